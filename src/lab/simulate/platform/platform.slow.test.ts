// Slow: simulates platforms of up to 60,000 accounts.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../../../engine/duckdb/index.ts';
import { Truth } from '../../../model/truth.ts';
import { simulate } from '../index.ts';
import type { Difficulty, Setting, World } from '../world.ts';
import { GROUPS } from './kinds.ts';

interface Account {
  readonly account_id: string;
  readonly created_at: string;
  readonly email: string;
  readonly recovery_email: string | null;
  readonly phone: string | null;
  readonly signup_ip: string;
  readonly device_fingerprint: string | null;
  readonly payout_account: string | null;
}
interface Made {
  readonly files: ReadonlyMap<string, string>;
  readonly accounts: readonly Account[];
  readonly truth: Truth;
  readonly world: World;
}

const folder = mkdtempSync(join(tmpdir(), 'platform-'));
const made = new Map<Difficulty, Made>();
const HONEST = 8_000;

function setting(difficulty: Difficulty, accounts: number): Setting {
  return { preset: 'test', seed: 5, workers: 5, days: 30, from: '2026-01-05', difficulty, tools: [], schemes: { 'account-farm': 2 }, lookAlikes: {}, accounts, rate: 1 }; // prettier-ignore
}

async function make(difficulty: Difficulty, accounts: number, memoryBytes = 5e8): Promise<Made> {
  const out = mkdtempSync(join(folder, 'data-'));
  const { engine } = await openDuckdb({ memoryBytes, threads: 2, key: 'k' });
  const { world } = await simulate(engine, setting(difficulty, accounts), out, () => undefined);
  await engine.close();
  const names = readdirSync(join(out, 'data', 'platform')).sort();
  const files = new Map(names.map((name) => [name, readFileSync(join(out, 'data', 'platform', name), 'utf8')]));
  return {
    files,
    accounts: [...files.values()].flatMap((text) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Account),
    ),
    truth: Truth.parse(JSON.parse(readFileSync(join(out, 'truth.json'), 'utf8'))),
    world,
  };
}

beforeAll(async () => {
  for (const one of ['easy', 'medium', 'hard'] as const) made.set(one, await make(one, HONEST));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function get(difficulty: Difficulty): Made {
  const one = made.get(difficulty);
  if (one === undefined) throw new RangeError('not made');
  return one;
}

/** Share of accounts of a label that have a value which another account has too. */
function sharing({ accounts, truth }: Made, field: keyof Account, label: 'fraud' | 'honest'): number {
  const of = new Map(truth.subjects.filter((one) => one.kind === 'account').map((one) => [one.id, one.label]));
  const counts = new Map<string, number>();
  for (const one of accounts) if (one[field] !== null) counts.set(one[field], (counts.get(one[field]) ?? 0) + 1);
  const own = accounts.filter((one) => of.get(one.account_id) === label);
  return own.filter((one) => one[field] !== null && (counts.get(one[field]) ?? 0) > 1).length / own.length;
}

describe('a platform', () => {
  it('has the honest accounts asked for and the farms, each with one label', () => {
    const { accounts, truth } = get('medium');
    const labels = truth.subjects.filter((one) => one.kind === 'account' && !one.id.includes('@'));
    const farms = truth.schemes.flatMap((one) => one.members);
    expect(accounts).toHaveLength(HONEST + farms.length);
    expect(new Set(labels.map((one) => one.id))).toEqual(new Set(accounts.map((one) => one.account_id)));
    expect(labels).toHaveLength(accounts.length);
    expect(labels.filter((one) => one.label === 'fraud')).toHaveLength(farms.length);
    expect(truth.schemes.map((one) => [one.kind, one.verdict, one.open])).toEqual([
      ['account-farm', 'account-farm', false],
      ['account-farm', 'account-farm', false],
    ]);
    const kinds = new Set(labels.flatMap((one) => one.look_alike ?? []));
    expect(kinds).toEqual(new Set(GROUPS.map((one) => one.kind)));
  });

  it.each(['easy', 'medium', 'hard'] as const)('%s: no two accounts have one id or one mailbox', (difficulty) => {
    const { accounts } = get(difficulty);
    for (const field of ['account_id', 'email'] as const)
      expect(new Set(accounts.map((one) => one[field])).size).toBe(accounts.length);
    const gmail = accounts.filter((one) => one.email.endsWith('@gmail.com'));
    const plain = gmail.filter((one) => !one.email.includes('+') && !/^[a-z]\./.test(one.email));
    expect(new Set(plain.map((one) => one.email.replaceAll('.', ''))).size).toBe(plain.length);
  });

  it('writes sign-ups in the order of time, each in the file of its week', () => {
    for (const [name, text] of get('medium').files) {
      const times = text.trim().split('\n').map((line) => (JSON.parse(line) as Account).created_at); // prettier-ignore
      expect(times).toEqual([...times].sort());
      const first = Date.parse(`${name.slice(9, 19)}T00:00:00Z`);
      expect(Date.parse(times[0] ?? '')).toBeGreaterThanOrEqual(first);
      expect(Date.parse(times.at(-1) ?? '')).toBeLessThan(first + 7 * 86_400_000);
    }
  });

  it('gives ids that say nothing: sorted, those of farms stand anywhere', () => {
    const { accounts, truth } = get('medium');
    const fraud = new Set(truth.schemes.flatMap((one) => one.members.map((member) => member.id)));
    const places = accounts.map((one) => one.account_id).sort().flatMap((id, place) => (fraud.has(id) ? [place / accounts.length] : [])); // prettier-ignore
    const mean = places.reduce((sum, place) => sum + place, 0) / places.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(3 * Math.sqrt(1 / 12 / places.length));
  });

  it.each(['device_fingerprint', 'recovery_email', 'phone', 'payout_account'] as const)(
    'farms share %s less the harder they are, and more than honest people',
    (field) => {
      // prettier-ignore
      const [easy, medium, hard] = (['easy', 'medium', 'hard'] as const).map((one) => sharing(get(one), field, 'fraud'));
      expect(easy ?? 0).toBeGreaterThan(medium ?? 1);
      expect(medium ?? 0).toBeGreaterThan(hard ?? 1);
      expect(hard ?? 0).toBeGreaterThan(sharing(get('hard'), field, 'honest'));
    },
  );

  it('comes again from the same seed', async () => {
    expect((await make('hard', HONEST)).files).toEqual(get('hard').files);
  }, 60_000);

  it('holds no honest account in JavaScript, and fits into a small memory', async () => {
    const { world, accounts } = await make('medium', 60_000, 2e8);
    expect(accounts.length).toBeGreaterThan(60_000);
    const held = [...world.truth.subjects.values()].filter((one) => one.kind === 'account' && !one.id.includes('@'));
    expect(held.length).toBeGreaterThan(0);
    expect(held.filter((one) => one.label !== 'fraud')).toEqual([]);
    const sizes = (one: World): unknown => [...one.plan, ...one.roster].map(([name, rows]) => [name, rows.length]);
    expect(sizes(world)).toEqual(sizes(get('medium').world));
  }, 120_000);
});
