import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { runStage } from '../engine/run-stage.ts';
import { rawSql } from '../lib/sql.ts';
import { columns } from '../model/column.ts';
import type { Row } from '../model/stage.ts';
import { cluster } from './cluster.ts';
import { fillTable } from './fixtures/fill.ts';
import { pair } from './pair.ts';

/** Names of clusters last from run to run, so `cluster` asks which run this is. */
const RUN = { name: 'input_run', about: '', columns: columns({ run: 'integer' }) };

let engine: Engine;

function link(left: string, right: string, identifier_kind: string, cause: string, weight_bits: number): Row {
  return {
    left_kind: 'worker',
    left_id: left,
    right_kind: 'worker',
    right_id: right,
    identifier_kind,
    cause,
    value: `${identifier_kind} of ${left}`,
    holders: 2,
    weight_bits,
  };
}

function strong(id: string, subject_id: string, more: Row = {}): Row {
  return {
    finding_id: id,
    subject_kind: 'worker',
    subject_id,
    direction: 'for',
    family: 'payment',
    cause: 'purse',
    bits: 5,
    location: false,
    network_privacy: false,
    ...more,
  };
}

beforeAll(async () => {
  ({ engine } = await openDuckdb({ memoryBytes: 1e9, threads: 2, key: 'test' }));
  await fillTable(engine, 'link', [
    // Two causes.
    link('a1', 'a2', 'home_network', 'place', 7),
    link('a1', 'a2', 'remote_peer', 'hand', 7),
    // One cause twice: a desk and its monitor.
    link('b1', 'b2', 'gateway_mac', 'place', 7),
    link('b1', 'b2', 'bssid', 'place', 8),
    // Two causes that many share here.
    link('c1', 'c2', 'display_serial', 'place', 3),
    link('c1', 'c2', 'browser_fingerprint', 'hand', 4),
    // A couple: one router, one account, one letter box.
    link('g1', 'g2', 'home_network', 'place', 7),
    link('g1', 'g2', 'bank_account', 'purse', 7),
    link('g1', 'g2', 'ship_to', 'custody', 7),
    // An assistant at home with the one for whom they work.
    link('i1', 'i2', 'home_network', 'place', 7),
    link('i1', 'i2', 'browser_fingerprint', 'hand', 7),
    // Five people are no household.
    { ...link('h1', 'h2', 'gateway_mac', 'place', 7), holders: 5 },
    { ...link('h1', 'h2', 'bank_account', 'purse', 7), holders: 5 },
    // One purse, and strong evidence about each that was not explained; about one; explained for one.
    link('d1', 'd2', 'bank_account', 'purse', 7),
    link('e1', 'e2', 'bank_account', 'purse', 7),
    link('f1', 'f2', 'bank_account', 'purse', 7),
  ] as Parameters<Engine['append']>[1]);
  await fillTable(engine, 'finding', [
    strong('d1', 'd1'),
    strong('d2', 'd2'),
    strong('e1', 'e1'),
    strong('f1', 'f1'),
    strong('f2', 'f2', { cleared_by: 'declared-household' }),
  ] as Parameters<Engine['append']>[1]);
  await fillTable(engine, 'assistant_pair', [{ worker_id: 'i1', other_worker_id: 'i2' }]);
  await engine.createTable(RUN);
  await engine.append(RUN, [{ run: 1 }]);
  await runStage(engine, pair);
  await runStage(engine, cluster);
});
afterAll(() => engine.close());

it('joins by two causes that are surprising together, or by one beside strong evidence about both', async () => {
  const rows = await engine.rows(rawSql('SELECT left_id, causes, bits, joins FROM pair ORDER BY left_id'));
  expect(rows).toEqual([
    { left_id: 'a1', causes: ['hand', 'home'], bits: 14, joins: true },
    { left_id: 'b1', causes: ['home'], bits: 8, joins: false },
    { left_id: 'c1', causes: ['hand', 'home'], bits: 7, joins: false },
    { left_id: 'd1', causes: ['home'], bits: 7, joins: true },
    { left_id: 'e1', causes: ['home'], bits: 7, joins: false },
    { left_id: 'f1', causes: ['home'], bits: 7, joins: false },
    { left_id: 'g1', causes: ['home'], bits: 7, joins: false },
    { left_id: 'h1', causes: ['place', 'purse'], bits: 14, joins: true },
    { left_id: 'i1', causes: ['home'], bits: 7, joins: false },
  ]);
});

it('makes clusters of what it joins, and leaves others alone', async () => {
  const rows = await engine.rows(
    rawSql(
      'SELECT min(member_id) AS first, count(*) AS n FROM cluster GROUP BY cluster_id HAVING count(*) > 1 ORDER BY first',
    ),
  );
  expect(rows).toEqual([
    { first: 'a1', n: 2 },
    { first: 'd1', n: 2 },
    { first: 'h1', n: 2 },
  ]);
});
