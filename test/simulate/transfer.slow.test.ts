// Slow: simulates an organisation of 60 for two months.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { house } from '../../src/app.ts';
import { openLake } from '../../src/use/lake.ts';
import { presets } from '../../src/use/simulate.ts';
import { simulate } from '../../src/lab/simulate/index.ts';
import { settingOf } from '../../src/lab/simulate/presets.ts';
import type { World } from '../../src/lab/simulate/world.ts';

type Properties = Readonly<Record<string, unknown>>;

const root = mkdtempSync(join(tmpdir(), 'transfer-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let world: World;

function records(name: string): Properties[] {
  const folder = join(root, 'out', 'data', 'defender');
  return readdirSync(folder)
    .filter((file) => file.startsWith(`${name}-`))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n'))
    .map((line) => (JSON.parse(line) as { properties: Properties }).properties);
}

/** The most that each account did of an action on one day. */
function most(action: string): Map<string, number> {
  const days = new Map<string, number>();
  for (const one of records('CloudAppEvents').filter((row) => row['ActionType'] === action)) {
    const key = `${String((one['RawEventData'] as Properties)['UserId'])} ${String(one['Timestamp']).slice(0, 10)}`;
    days.set(key, (days.get(key) ?? 0) + 1);
  }
  const accounts = new Map<string, number>();
  for (const [key, n] of days) {
    const [account = ''] = key.split(' ');
    accounts.set(account, Math.max(n, accounts.get(account) ?? 0));
  }
  return accounts;
}

function loginsOf(of: (subject: { look_alike: string | null; label: string }) => boolean): string[] {
  const ids = [...world.truth.subjects.values()].filter((one) => one.kind === 'worker' && of(one)).map((one) => one.id);
  const workers = world.plan.get('sim_worker') ?? [];
  return workers.filter((row) => ids.includes(String(row['worker_id']))).map((row) => String(row['login']));
}

describe('files and source code that people fetch', () => {
  beforeAll(async () => {
    const { engine } = await openLake(house, { memoryBytes: 6e8, threads: 2 });
    const preset = { ...presets['enterprise']!, tools: ['defender'] as const, schemes: { 'exfiltration-at-exit': 4 } };
    const options = { seed: 5, workers: 60, days: 60, difficulty: 'easy' } as const;
    const setting = settingOf('enterprise', preset, ['handover', 'onboarding-clones', 'open-source'], options);
    ({ world } = await simulate(engine, setting, join(root, 'out'), () => undefined));
    await engine.close();
  });

  it('tell in their number of who takes them along, and of a handover too', () => {
    const downloads = most('FileDownloaded');
    for (const login of loginsOf((one) => one.label === 'fraud')) expect(downloads.get(login)).toBeGreaterThan(100);
    const handed = loginsOf((one) => one.look_alike === 'handover').map((login) => downloads.get(login) ?? 0);
    expect(handed.filter((n) => n > 50).length).toBeGreaterThan(0);
  });

  it('come from a set-up script and from a new laptop of honest people as well', () => {
    const clones = most('git.clone');
    for (const login of loginsOf((one) => one.look_alike === 'onboarding-clones')) expect(clones.get(login)).toBeGreaterThan(10); // prettier-ignore
    expect([...most('FileSyncDownloadedFull').values()].filter((n) => n >= 40).length).toBeGreaterThan(0);
  });

  it('are put down on the laptop by the browser, the client of the shared drive or git', () => {
    const programs = new Set(records('DeviceFileEvents').map((row) => String(row['InitiatingProcessFileName']).toLowerCase())); // prettier-ignore
    for (const program of ['chrome.exe', 'onedrive.exe', 'git.exe']) expect(programs).toContain(program);
  });

  it('are pushed to a repository of one’s own by some who take them along, to a public project by honest people', () => {
    const pushing = (remote: RegExp): Set<string> =>
      new Set(
        records('DeviceProcessEvents')
          .filter((row) => remote.test(String(row['ProcessCommandLine'])))
          .map((row) => String(row['AccountUpn'])),
      );
    const away = pushing(/git(\.exe)?"? push https:\/\/git\.example\.net\/\w+\/[\w-]+\.git main$/);
    expect(away.size).toBeGreaterThan(0);
    expect(loginsOf((one) => one.label === 'fraud')).toEqual(expect.arrayContaining([...away]));
    const fork = pushing(/git(\.exe)?"? push git@github\.com:/);
    for (const login of loginsOf((one) => one.look_alike === 'open-source')) expect(fork).toContain(login);
  });
});
