// Slow: simulates six organisations and reads what they wrote.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { house, sources } from '../../src/app.ts';
import { openLake } from '../../src/use/lake.ts';
import { presets } from '../../src/use/simulate.ts';
import { EMITTERS } from '../../src/lab/simulate/emit/index.ts';
import { simulate } from '../../src/lab/simulate/index.ts';
import { settingOf } from '../../src/lab/simulate/presets.ts';
import type { Tool } from '../../src/lab/simulate/world.ts';
import { readFixture } from '../../src/sources/contract.ts';

/** Datasets that the files of a tool must be read as. */
const DATASETS: Readonly<Record<Tool, readonly string[]>> = {
  okta: ['okta_system_log'],
  entra: ['entra_audit', 'entra_risk', 'entra_sign_in', 'entra_sign_in_monitor'],
  defender: [
    'defender_cloud_app_events',
    'defender_device_events',
    'defender_device_file_events',
    'defender_device_info',
    'defender_device_logon_events',
    'defender_device_network_events',
    'defender_device_network_info',
    'defender_device_process_events',
    'defender_software_inventory',
  ],
  intune: ['intune_detected_apps', 'intune_managed_devices'],
  osquery: ['osquery_results', 'osquery_snapshots'],
  anydesk: ['anydesk_connection_trace', 'anydesk_trace'],
  teamviewer: ['teamviewer_connections_incoming'],
};

const TOOLS = EMITTERS.map((one) => one.tool);
/** A little of everything that leaves a trace in a log. */
const SCHEMES = { 'farm-by-remote-tool': 1, 'rented-identity': 1 };
const LOOK_ALIKES = ['vpn-habit', 'visiting-family-unrecorded', 'it-support', 'holiday-sign-in', 'account-takeover'];
const root = mkdtempSync(join(tmpdir(), 'emit-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Writes a small organisation that has these tools, and gives the folder of its files. */
async function write(name: string, tools: readonly Tool[], seed: number, threads = 2): Promise<string> {
  const { engine } = await openLake(house, { memoryBytes: 6e8, threads });
  const preset = { ...presets['enterprise']!, tools, schemes: SCHEMES };
  const setting = settingOf('enterprise', preset, LOOK_ALIKES, { seed, workers: 14, days: 9 });
  await simulate(engine, setting, join(root, name), () => undefined);
  await engine.close();
  return join(root, name, 'data');
}

/** Hash of every file below a folder. */
function hashes(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    files
      .map((one) => join(one.parentPath, one.name))
      .sort()
      .map((path) => [path.slice(folder.length), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

it('the story beside the files names offices, agencies and what each scheme left', async () => {
  if (!readdirSync(root).includes('all')) await write('all', TOOLS, 1);
  const story = readFileSync(join(root, 'all', 'README.md'), 'utf8');
  expect(story).toMatch(/with offices in \p{Lu}/u);
  expect(story).toMatch(/It hires through \p{Lu}/u);
  for (const kind of Object.keys(SCHEMES)) expect(story).toMatch(new RegExp(`- \`${kind}-1\`.*\\n.*\\n  - left: \\w`));
});

describe.each(EMITTERS.map((one) => [one.tool] as const))('%s', (tool) => {
  const folder = join(root, 'all', 'data', tool);
  let read: Awaited<ReturnType<typeof readFixture>> | undefined;
  beforeAll(async () => {
    if (!readdirSync(root).includes('all')) await write('all', TOOLS, 1);
    read = await readFixture(await sources(), [folder]);
  });
  afterAll(() => read?.close());

  it('is read whole: every file is known, every record parses, every field is used or left on purpose', () => {
    const coverage = read?.result.coverage;
    expect(coverage?.files.filter((file) => file.status !== 'read')).toEqual([]);
    expect(coverage?.unparsed).toEqual([]);
    expect(coverage?.unusedFields).toEqual([]);
  });

  it('fills every dataset of the tool, each record once', () => {
    const datasets = read?.result.coverage.datasets;
    expect(datasets?.map((one) => one.id).sort()).toEqual(DATASETS[tool]);
    expect(datasets?.filter((one) => one.duplicates > 0 || one.rows === 0)).toEqual([]);
  });
});

describe('files', () => {
  it('are the same for one seed, whatever the threads, and others for another', async () => {
    const [first, again, other] = [
      hashes(await write('first', TOOLS, 7)),
      hashes(await write('again', TOOLS, 7, 1)),
      hashes(await write('other', TOOLS, 8)),
    ];
    expect([...again].filter(([path, hash]) => first.get(path) !== hash)).toEqual([]);
    expect(again.size).toBe(first.size);
    expect([...other].filter(([path, hash]) => first.get(path) === hash && !path.includes('roster'))).toEqual([]);
  });

  it('of identity providers are in the order of time', async () => {
    const folder = await write('order', ['okta', 'entra'], 3);
    const time = /"(?:published|createdDateTime|written|activityDateTime)":"([^"]+)"/;
    for (const path of hashes(folder).keys()) {
      if (!/^.(okta|entra)/.test(path)) continue;
      const times = readFileSync(join(folder, path), 'utf8').split('\n').flatMap((line) => time.exec(line)?.[1] ?? []); // prettier-ignore
      expect([path, times]).toEqual([path, [...times].sort()]);
    }
  });

  it('follow from one sitting: who signs in to Okta renews tokens of Entra from there', async () => {
    const { rows, close } = await readFixture(await sources(), [
      join(root, 'order', 'data', 'okta'),
      join(root, 'order', 'data', 'entra'),
    ]);
    const found = await rows('sign_in');
    await close();
    const addresses = (source: string): Set<unknown> =>
      new Set(found.filter((row) => row['source'] === source).map((row) => row['address']));
    const [okta, entra] = [addresses('okta'), addresses('entra')];
    const shared = [...entra].filter((address) => okta.has(address));
    expect(shared.length).toBeGreaterThan(0.8 * entra.size);
  });
});
