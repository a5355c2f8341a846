import { describe, expect, it } from 'vitest';
import { Truth } from '../../../model/truth.ts';
import { laptopsOf, putStays } from '../population/laptop.ts';
import { addOffice } from '../population/office.ts';
import { runsOn } from '../population/programs.ts';
import { TOWNS } from '../population/towns.ts';
import { PLAN_TABLES } from '../tables.ts';
import { newWorld, truthOf, type Difficulty, type World } from '../world.ts';
import { SCHEMES } from './index.ts';
import { ringsOf } from './ring.ts';

const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
const TIMES = 6;
const DAYS = 90;

function planted(kind: string, difficulty: Difficulty, seed = 1, times = TIMES): World {
  const world = newWorld({ preset: 'test', seed, workers: 0, days: DAYS, from: '2026-01-05', difficulty, tools: [], schemes: {}, lookAlikes: {}, accounts: 0, rate: 1 }); // prettier-ignore
  addOffice(world, TOWNS[1] as (typeof TOWNS)[number]); // there are forty
  for (let n = 0; n < times; n++) SCHEMES.find((one) => one.kind === kind)?.plant(world, n);
  putStays(world);
  return world;
}

/** Everything a plan says, as text. */
function written(world: World): string {
  return JSON.stringify([[...world.plan], [...world.roster], [...world.files], truthOf(world)]);
}

/** Traces a ring left, for each of its people. */
function traces(world: World): number[] {
  return ringsOf(world).map((ring) => ring.left.length / Math.max(1, ring.seats.length));
}

/** An account farm has no workers; platform/ tells its truth. */
const OF_PEOPLE = SCHEMES.filter((one) => one.kind !== 'account-farm');
const CASES = OF_PEOPLE.flatMap(({ kind }) => DIFFICULTIES.map((difficulty) => ({ kind, difficulty })));

describe.each(CASES)('$kind, $difficulty', ({ kind, difficulty }) => {
  const world = planted(kind, difficulty);
  const text = written(world); // compared by ===, for a difference of megabytes tells nobody anything

  it('tells a truth that holds', () => {
    const truth = Truth.parse(truthOf(world));
    expect(truth.schemes.filter((one) => one.kind === kind)).toHaveLength(TIMES);
    const known = new Set(truth.subjects.map((one) => `${one.kind}:${one.id}`));
    for (const scheme of truth.schemes) {
      expect(scheme.first_trace_at >= world.startAt && scheme.first_trace_at <= world.endAt).toBe(true);
      for (const member of scheme.members) expect(known).toContain(`${member.kind}:${member.id}`);
    }
  });

  it('leaves at least one trace, also when it is quiet', () => {
    for (const ring of ringsOf(world)) expect(ring.left, ring.id).not.toHaveLength(0);
  });

  it('plants the same again, and something else from another seed', () => {
    expect(written(planted(kind, difficulty)) === text).toBe(true);
    expect(written(planted(kind, difficulty, 2, 1)) === written(planted(kind, difficulty, 1, 1))).toBe(false);
  });

  it('names only workers, devices and networks that there are, in columns that there are', () => {
    const numbers = (table: string, column: string): Set<unknown> =>
      new Set((world.plan.get(table) ?? []).map((row) => row[column]));
    const known: Record<string, Set<unknown>> = {
      w: numbers('sim_worker', 'w'),
      d: numbers('sim_device', 'd'),
      net: numbers('sim_network', 'net'),
    };
    const wrong = new Set<string>();
    for (const [name, rows] of world.plan) {
      const columns = new Set(Object.keys(PLAN_TABLES.find((table) => table.name === name)?.columns ?? {}));
      for (const row of rows)
        for (const [column, value] of Object.entries(row)) {
          const to = /(^|_)net$/.test(column) ? 'net' : column;
          if (!columns.has(column)) wrong.add(`${name} has no column ${column}`);
          if (value !== null && known[to]?.has(value) === false) wrong.add(`${name}.${column} names ${String(value)}`);
        }
    }
    expect([...wrong]).toEqual([]);
  });

  it('runs only programs that there are for the system', () => {
    const systems = new Map(laptopsOf(world).map((one) => [one.d, one.plan['os'] === 'macos' ? 'macos' : 'windows'] as const)); // prettier-ignore
    for (const { d, program } of world.plan.get('sim_tool_use') ?? [])
      expect(runsOn(String(program), systems.get(Number(d)) ?? 'windows'), String(program)).toBe(true);
  });

  it('lets nothing begin after its end or lie outside the data', () => {
    const wrong: string[] = [];
    for (const table of ['sim_direct', 'sim_tool_use', 'sim_session', 'sim_peripheral', 'sim_transfer', 'sim_visit'])
      for (const row of world.plan.get(table) ?? []) {
        const [from, to] = [String(row['from_at']), String(row['to_at'])];
        if (from >= to || from >= world.endAt || to <= world.startAt) wrong.push(`${table} ${from} ${to}`);
      }
    expect(wrong).toEqual([]);
    for (const row of world.plan.get('sim_change') ?? []) {
      if (ringsOf(world).some((ring) => ring.seats.some((seat) => seat.person.w === row['w'])))
        expect(String(row['happened_at']) < world.endAt).toBe(true);
    }
  });
});

it.each(OF_PEOPLE.map((one) => one.kind))(
  'an easy %s leaves more than a medium one, and that more than a hard one',
  (kind) => {
    const mean = (difficulty: Difficulty): number => {
      const all = traces(planted(kind, difficulty, 3, 12));
      return all.reduce((sum, one) => sum + one, 0) / all.length;
    };
    const [easy, medium, hard] = DIFFICULTIES.map(mean) as [number, number, number];
    expect(easy).toBeGreaterThan(medium);
    expect(medium).toBeGreaterThan(hard);
  },
);

it('leaves no trace in every scheme', () => {
  const rings = OF_PEOPLE.flatMap(({ kind }) => [...ringsOf(planted(kind, 'easy'))]);
  const names = new Set(rings.flatMap((ring) => ring.left.map((one) => one.trace)));
  for (const name of names)
    expect(
      rings.every((ring) => ring.left.some((one) => one.trace === name)),
      name,
    ).toBe(false);
});

describe('a verdict is expected only where what it needs was left', () => {
  const expected = (world: World, id: string): string | null | undefined =>
    truthOf(world).schemes.find((one) => one.id === id)?.verdict;

  it('of a relocated laptop, that most parcels went elsewhere than home or were sent on', () => {
    const world = planted('relocated-laptop', 'hard', 5, 30);
    const rows = world.roster.get('shipments') ?? [];
    const homes = new Map((world.roster.get('workers') ?? []).map((row) => [row['worker_id'], row['home_street']]));
    const astray = new Set(rows.filter((row) => row['ship_to_street'] !== homes.get(row['worker_id'] ?? '')).map((row) => row['worker_id'])); // prettier-ignore
    for (const { id, seats } of ringsOf(world)) {
      const most = seats.filter((one) => astray.has(one.person.id)).length * 2 > seats.length;
      expect(expected(world, id), id).toBe(most ? 'relocated-laptop' : null);
    }
    expect(new Set(ringsOf(world).map((one) => expected(world, one.id))).size).toBe(2);
  });

  it('of a farm, a place or a parcel address in common; of one operator, what only one person holds and a second thing', () => {
    const told = new Set<string | null | undefined>();
    for (const kind of ['farm-by-kvm', 'shared-operator']) {
      const world = planted(kind, 'hard', 5, 30);
      for (const ring of ringsOf(world)) {
        const left = new Set(ring.left.map((one) => one.trace));
        const verdict = expected(world, ring.id);
        told.add(verdict);
        if (verdict === 'laptop-farm') expect(['one_line', 'one_ship_to', 'sent_to_farm'].some((one) => left.has(one))).toBe(true); // prettier-ignore
        if (verdict === 'shared-operator') expect(['one_controller', 'one_phone', 'one_browser', 'one_display'].some((one) => left.has(one))).toBe(true); // prettier-ignore
        if (verdict === 'shared-operator') expect(left.size).toBeGreaterThan(1);
      }
    }
    expect(told).toEqual(new Set(['laptop-farm', 'shared-operator', null]));
  });
});
