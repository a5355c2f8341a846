import { describe, expect, it } from 'vitest';
import { finish } from '../population/finish.ts';
import { populate } from '../population/index.ts';
import { replaceLaptops } from '../population/laptop-replaced.ts';
import { putStays } from '../population/laptop.ts';
import { furnishAll } from '../population/peripheral.ts';
import { putPrograms } from '../population/programs.ts';
import { PRESETS } from '../presets.ts';
import { SCHEMES } from '../schemes/index.ts';
import { newWorld, truthOf, type Cell, type World } from '../world.ts';
import { LOOK_ALIKES } from './index.ts';

const DAYS = 60;
const DAY = 86_400_000;

function world(kinds: readonly string[], seed = 3): World {
  const made = newWorld({
    preset: 'test',
    seed,
    workers: 4,
    days: DAYS,
    from: '2026-01-05',
    difficulty: 'medium',
    tools: [],
    schemes: {},
    lookAlikes: Object.fromEntries(kinds.map((kind) => [kind, 2])),
    accounts: 0,
    rate: 1,
  });
  populate(made);
  furnishAll(made);
  replaceLaptops(made);
  putStays(made);
  finish(made);
  return made;
}

const PLAIN = world([]);
const KINDS = new Set([...SCHEMES.map(({ kind }) => kind), ...Object.values(PRESETS).flatMap(({ schemes }) => Object.keys(schemes))]); // prettier-ignore
/** Things that happen, and what runs or is plugged in: nothing of it lies outside the data or the employment. */
const HAPPENS = ['sim_direct', 'sim_tool_use', 'sim_session', 'sim_peripheral', 'sim_transfer', 'sim_visit'];

function rows(made: World, table: string): readonly Readonly<Record<string, Cell>>[] {
  return made.plan.get(table) ?? [];
}

function time(row: Readonly<Record<string, Cell>>, column: string): number {
  return Date.parse(String(row[column]));
}

it('has kinds with names of their own', () => {
  const kinds = LOOK_ALIKES.map(({ kind }) => kind);
  expect(new Set(kinds).size).toBe(kinds.length);
});

it('runs programs that exist', () => {
  expect(() => putPrograms(world(LOOK_ALIKES.map(({ kind }) => kind)))).not.toThrow();
});

describe.each(LOOK_ALIKES)('$kind', ({ kind, resembles }) => {
  const made = world([kind]);
  const workers = new Map(rows(made, 'sim_worker').map((row) => [row['w'], row]));
  const devices = new Map(rows(made, 'sim_device').map((row) => [row['d'], row]));

  it('plants honest people and says so', () => {
    const { subjects, schemes } = truthOf(made);
    expect(schemes).toEqual([]);
    expect(subjects.filter((one) => one.look_alike === kind).length).toBeGreaterThan(1);
    expect(subjects.filter((one) => one.label === 'fraud' || (one.look_alike ?? kind) !== kind)).toEqual([]);
  });

  it('resembles known schemes', () => {
    expect(resembles.length).toBeGreaterThan(0);
    expect(resembles.filter((scheme) => !KINDS.has(scheme))).toEqual([]);
  });

  it('is the same again, and another with another seed', () => {
    const again = world([kind]);
    expect([...again.plan, ...again.roster, ...again.files]).toEqual([...made.plan, ...made.roster, ...made.files]);
    expect(truthOf(again)).toEqual(truthOf(made));
    expect(world([kind], 4).roster).not.toEqual(made.roster);
  });

  it('leaves nothing of unknown people, laptops and networks, or outside their time', () => {
    const nets = new Set(rows(made, 'sim_network').map((row) => row['net']));
    const end = Date.parse(made.endAt);
    for (const table of HAPPENS)
      for (const row of rows(made, table)) {
        const device = row['d'] === null || row['d'] === undefined ? undefined : devices.get(row['d']);
        const owner = workers.get('w' in row ? row['w'] : device?.['w']);
        expect(owner, `${table} ${JSON.stringify(row)}`).toBeDefined();
        if (owner === undefined) continue;
        expect(time(row, 'from_at')).toBeLessThan(time(row, 'to_at'));
        expect(time(row, 'from_at')).toBeGreaterThan(time(owner, 'active_from') - DAY);
        expect(time(row, 'to_at')).toBeLessThan(time(owner, 'active_to') + 2 * DAY);
        if (typeof row['net'] === 'number') expect(nets).toContain(row['net']);
      }
    for (const row of rows(made, 'sim_change')) {
      expect(workers.has(row['w'] ?? null)).toBe(true);
      expect(time(row, 'happened_at')).toBeLessThan(end);
    }
  });

  it('tells of people as of everybody: the same lists with the same columns', () => {
    for (const dataset of ['workers', 'applicants', 'interviews', 'assets', 'payroll_accounts']) {
      const columns = Object.keys(PLAIN.roster.get(dataset)?.[0] ?? {});
      for (const row of made.roster.get(dataset) ?? []) expect(Object.keys(row)).toEqual(columns);
    }
    const ids = new Set((made.roster.get('workers') ?? []).map((row) => row['worker_id']));
    for (const [dataset, all] of made.roster)
      for (const row of all)
        for (const column of ['worker_id', 'other_worker_id'])
          if (typeof row[column] === 'string') expect(ids, dataset).toContain(row[column]);
  });
});
