import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { runStage } from '../engine/run-stage.ts';
import { rawSql } from '../lib/sql.ts';
import { address } from './address.ts';
import { fillTable } from './fixtures/fill.ts';
import { inferredNetwork } from './inferred-network.ts';
import { inferredRouter } from './inferred-router.ts';
import { presence } from './presence.ts';

type Row = Record<string, string | number | boolean | null>;

/** Monday. */
const START = Date.parse('2026-03-02T00:00:00Z');
const HOUR = 3_600_000;
const DAYS = Array.from({ length: 28 }, (_one, day) => day);
const [TUESDAY, THURSDAY, SATURDAY] = [1, 3, 5];
const weekday = (day: number): number => day % 7;
const iso = (at: number): string => new Date(at).toISOString();
const range = (n: number): number[] => Array.from({ length: n }, (_one, index) => index);

/** Some minutes that differ by person and day. */
const stray = (person: number, day: number): number => ((person * 37 + day * 53) % 90) / 60;

/** Somebody was at an address (or router) on a day from one hour to another. */
function stay(worker_id: string, place: string, day: number, from: number, to: number, more: Row = {}): Row {
  const own = { kind: 'device', entity_id: `lap-${worker_id}`, n: 2, event_id: `${worker_id} ${place} ${day}` };
  const times = {
    first_at: iso(START + day * 24 * HOUR + from * HOUR),
    last_at: iso(START + day * 24 * HOUR + to * HOUR),
  };
  return { worker_id, ...own, address: place, day: iso(START + day * 24 * HOUR).slice(0, 10), ...times, ...more };
}

const SIGN_IN: Row = { kind: 'sign_in', managed: false };

/** Tuesday to Thursday at a place of work, else at home, in the evening of Saturday too. */
function commutes(person: number, worker: string, office: string, home: string, ...more: Row[]): Row[] {
  const [late, extra] = [stray(person, 1), more[0] ?? {}];
  return DAYS.flatMap((day) => {
    if (weekday(day) >= TUESDAY && weekday(day) <= THURSDAY)
      return [stay(worker, office, day, 8 + stray(person, day), 16 + stray(person, day + 1), extra)];
    return [stay(worker, home, day, 9 + late, weekday(day) === SATURDAY ? 21.5 : 17, extra)];
  });
}

let engine: Engine;
const workers: Row[] = [];
const sightings: Row[] = [];
const gear: Row[] = [];
const classes = new Map<string, string>();

function hire(worker_id: string, index: number, more: Row = {}): string {
  workers.push({
    worker_id,
    timezone: 'America/Chicago',
    work_country: 'US',
    department: `d${index % 3}`,
    manager_id: `m${index % 4}`,
    start_date: `20${20 + (index % 6)}-01-10`,
    ...more,
  });
  return worker_id;
}

/** The worker's clock is six hours behind: hours here are local. */
function local(rows: readonly Row[]): Row[] {
  const utc = (at: unknown): string => iso(Date.parse(String(at)) + 6 * HOUR);
  return rows.map((row) => ({ ...row, first_at: utc(row['first_at']), last_at: utc(row['last_at']) }));
}

/** Runs both stages on what was planted. */
async function infer(): Promise<void> {
  const [days, met] = [local(sightings), local(gear)];
  const hours = new Set(
    [...days, ...met].flatMap((row) =>
      [row['first_at'], row['last_at']].map((at) => `${String(at).slice(0, 13)}:00:00.000Z`),
    ),
  );
  const addresses = [...new Set(days.map((row) => String(row['address'])))];
  ({ engine } = await openDuckdb({ memoryBytes: 1e9, threads: 2, key: 'test' }));
  await fillTable(engine, 'workers', workers);
  await fillTable(engine, 'sighting_day', days);
  await fillTable(engine, 'device_sighting', met);
  await fillTable(
    engine,
    'local_day',
    [...hours].map((hour_at) => {
      const local_at = iso(Date.parse(hour_at) - 6 * HOUR);
      return { zone: 'America/Chicago', hour_at, local_at, local_day: local_at.slice(0, 10) };
    }),
  );
  await fillTable(
    engine,
    'address_lookup',
    addresses.map((one) => ({
      address: one,
      network_class: classes.get(one) ?? 'residential',
      household: classes.has(one) ? null : one,
      own_egress: one === '192.0.2.99' ? 'office' : null,
      country: one === '192.0.2.70' ? 'PK' : 'US',
    })),
  );
  await runStage(engine, inferredNetwork);
  const [addressTable] = address.steps;
  if (addressTable !== undefined) await runStage(engine, { ...address, steps: [addressTable] });
  await runStage(engine, presence);
  await runStage(engine, inferredRouter);
}

async function found(table: string, columns: string): Promise<string[]> {
  const rows = await engine.rows(rawSql(`SELECT DISTINCT ${columns} FROM ${table} ORDER BY ${columns}`));
  return rows.map((row) => Object.values(row).map(String).join(' '));
}

function forget(): void {
  for (const rows of [workers, sightings, gear]) rows.length = 0;
  classes.clear();
}

describe('a company whose lines are seen', () => {
  beforeAll(async () => {
    forget();
    for (const index of range(10))
      sightings.push(...commutes(index, hire(`office-${index}`, index), '192.0.2.10', `203.0.113.${index}`));
    for (const index of range(9))
      sightings.push(...commutes(index, hire(`listed-${index}`, index), '192.0.2.99', `203.0.113.${10 + index}`));
    for (const index of range(9))
      sightings.push(...commutes(index, hire(`abroad-${index}`, index), '192.0.2.70', `203.0.113.${20 + index}`));
    for (const index of range(3)) {
      const flat = hire(`flat-${index}`, index);
      for (const day of DAYS)
        sightings.push(
          stay(flat, '192.0.2.20', day, 8 + stray(index, day), 21.5),
          ...(weekday(day) === 4 ? [stay(flat, '192.0.2.10', day, 9, 15)] : []),
        );
    }
    for (const index of range(8)) {
      const [farmed, driven, moved] = [
        hire(`farm-${index}`, index),
        hire(`driven-${index}`, index),
        hire(`moved-${index}`, index),
      ];
      for (const day of DAYS) {
        sightings.push(stay(farmed, '192.0.2.30', day, stray(index, day), 23.5));
        // Switched on in working hours; the operator signs in from a residential proxy for each persona, at all times.
        if (weekday(day) < SATURDAY)
          sightings.push(stay(driven, '192.0.2.40', day, 8 + stray(index, day), 16 + stray(index, day)));
        sightings.push(stay(driven, `203.0.113.${60 + index}`, day, 17.5, 22, SIGN_IN));
        // In the lender's home for two weeks, at the farm since.
        if (day < 14) sightings.push(stay(moved, `203.0.113.${70 + index}`, day, 9, 21.5));
        else if (weekday(day) < SATURDAY)
          sightings.push(stay(moved, '192.0.2.50', day, 8 + stray(index, day), 16 + stray(index, day)));
      }
    }
    classes
      .set('198.51.100.1', 'hosting')
      .set('198.51.100.2', 'vpn')
      .set('198.51.100.9', 'hosting')
      .set('198.51.100.8', 'hosting');
    for (const index of range(12)) {
      const user = hire(`vpn-${index}`, index);
      const ring = hire(`ring-${index}`, index, {
        department: 'd1',
        manager_id: 'm1',
        start_date: `2025-0${1 + (index % 3)}-01`,
      });
      for (const day of DAYS) {
        sightings.push(
          stay(user, `203.0.113.${80 + index}`, day, 9, 17),
          stay(user, '198.51.100.1', day, 10, 16, { ...SIGN_IN, managed: true }),
        );
        sightings.push(stay(user, '198.51.100.2', day, 18, 19, SIGN_IN));
        sightings.push(
          stay(ring, `203.0.113.${100 + index}`, day, 9, 17),
          stay(ring, '198.51.100.8', day, 10, 16, { ...SIGN_IN, managed: true }),
        );
        if (index < 3) sightings.push(stay(user, '198.51.100.9', day, 20, 21, SIGN_IN));
      }
    }
    await infer();
  }, 60_000);
  afterAll(() => engine.close());

  it('has an office where people come from homes of their own: no flat, no farm at any hour, nothing abroad or on the list', async () => {
    expect(await found(`inferred_network WHERE kind = 'office'`, 'address, workers, days, others_main')).toEqual([
      '192.0.2.10 13 16 13',
    ]);
  });

  it('has an exit that many of several teams and years use from home: no service that all can buy, of three, or of one team', async () => {
    expect(await found(`inferred_network WHERE kind = 'vpn'`, 'address, workers, evidence')).toEqual([
      '198.51.100.1 12 12 of 32 people signed in from here on 28 days; laptops of 12 of them were in 12 homes of their own meanwhile.',
    ]);
  });

  it('says of days there that they are at an own network, and that nobody declared it', async () => {
    expect(
      await found(
        'presence WHERE own_egress IS NOT NULL',
        'address, own_egress, own_egress_inferred, network_class, household, anonymous',
      ),
    ).toEqual([
      '192.0.2.10 office true business null false',
      '192.0.2.99 office false residential 192.0.2.99 false',
      '198.51.100.1 corporate_vpn true business null false',
    ]);
  });
});

describe('a company whose traffic all leaves by one service', () => {
  const EXIT = '198.51.100.20';
  beforeAll(async () => {
    forget();
    classes.set(EXIT, 'hosting');
    const router = (n: number): string => `00:11:22:33:44:${String(n).padStart(2, '0')}`;
    const at = (rows: readonly Row[]): Row[] => rows.map(({ worker_id = '', address: value = '', day = '', first_at = '', last_at = '', event_id = '' }) => ({ worker_id, device_id: `lap-${String(worker_id)}`, day, what: 'gateway', value, first_at, last_at, event_id })); // prettier-ignore
    for (const index of range(15)) {
      const worker = hire(`w-${index}`, index);
      gear.push(
        ...at(
          index < 9
            ? commutes(index, worker, router(90), router(index))
            : DAYS.map((day) => stay(worker, router(index), day, 9, 17)),
        ),
      );
      for (const day of DAYS)
        sightings.push(stay(worker, EXIT, day, 9, 17), stay(worker, EXIT, day, 9, 17, { ...SIGN_IN, managed: true }));
    }
    for (const index of range(8)) {
      const [farmed, driven] = [hire(`farm-${index}`, index), hire(`driven-${index}`, index)];
      for (const day of DAYS) {
        gear.push(...at([stay(farmed, router(91), day, stray(index, day), 23.5)]));
        // Each behind a travel router of its own, which is behind the router of the house.
        if (weekday(day) < SATURDAY)
          gear.push(
            ...at(
              [router(92), router(30 + index)].map((one) =>
                stay(driven, one, day, 8 + stray(index, day), 16 + stray(index, day)),
              ),
            ),
          );
      }
    }
    await infer();
  }, 60_000);
  afterAll(() => engine.close());

  it('has an office by its router, and no farm', async () => {
    expect(await found('inferred_router', 'gear, workers, others_main')).toEqual(['00:11:22:33:44:90 9 9']);
    expect(await found('inferred_network', 'address, kind, workers')).toEqual([`${EXIT} vpn 15`]);
  });
});
