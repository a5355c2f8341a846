import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { runStage } from '../engine/run-stage.ts';
import { rawSql } from '../lib/sql.ts';
import type { Row } from '../model/stage.ts';
import { fillTable } from './fixtures/fill.ts';
import { finding as findingStage } from './finding.ts';
import { tableRows } from './table-rows.ts';

let engine: Engine;

/** Findings of one detection about the first so many of 400 workers. */
function about(
  detection: string,
  people: number,
  bits: number,
  more: Row | ((index: number) => Row) = {},
): { detection: string; rows: Row[] } {
  const rows = Array.from({ length: people }, (_unused, index) => ({
    finding_id: `${detection}-${index}`,
    detection,
    direction: 'for',
    effect: 'evidence',
    subject_kind: 'worker',
    subject_id: `w${index}`,
    identifier: null,
    stated_bits: bits,
    bits,
    why_capped: '',
    shows: [],
    clears: [],
    details: '{}',
    ...(typeof more === 'function' ? more(index) : more),
  }));
  return { detection, rows };
}

beforeAll(async () => {
  ({ engine } = await openDuckdb({ memoryBytes: 1e9, threads: 2, key: 'test' }));
  const workers = Array.from({ length: 400 }, (_unused, index) => ({ worker_id: `w${index}` }));
  await fillTable(engine, 'workers', workers);
  await fillTable(
    engine,
    'assets',
    workers.slice(0, 40).map((one) => ({ ...one, asset_serial: `S-${one.worker_id}` })),
  );
  for (const table of ['applicants', 'accounts', 'device', 'vendors']) await fillTable(engine, table, []);
  const given = [
    about('rare', 3, 8),
    about('common', 100, 5),
    about('few-have-the-data', 10, 5),
    about('one-panel', 82, 2.5, { identifier: 'display_serial:FD626D62' }),
    about('two-things', 64, 8, (index: number) => ({ other_id: 'w9', identifier: `gateway_mac:${index % 2}` })),
    about('against-many', 300, 5, { direction: 'against', effect: 'offset' }),
  ];
  await runStage(engine, tableRows(['workers', 'assets']));
  await runStage(
    engine,
    findingStage(
      given.map(({ detection, rows }) => ({
        id: detection,
        title: 'A detection',
        needs: [detection === 'few-have-the-data' ? 'assets' : 'workers'],
        reads: [],
        sql: rawSql('SELECT worker_id FROM workers'),
        findings: () => ({ found: rows.map((finding) => ({ finding, events: [] })), note: '' }),
      })),
    ),
  );
});
afterAll(() => engine.close());

it.each([
  [
    'what few show counts in full',
    'rare',
    7.77,
    '3 of the 400 people here show this: it is less surprising than elsewhere',
  ],
  [
    'what a quarter shows says little',
    'common',
    Math.log2(656 / 100),
    '100 of the 400 people here show this: it is less surprising than elsewhere',
  ],
  [
    'of the people who have the data',
    'few-have-the-data',
    Math.log2(296 / 10),
    '10 of the 40 people here show this: it is less surprising than elsewhere',
  ],
  ['a thing that many share', 'one-panel', 2.5, ''],
  [
    'of many who share one thing two count for the kind, and all for the thing',
    'two-things',
    Math.log2(656 / 32),
    '32 people share this one thing: it says little about each',
  ],
  ['evidence against is never less', 'against-many', 5, ''],
])('%s', async (_what, detection, bits, why) => {
  const [row, ...others] = await engine.rows(
    rawSql(`SELECT DISTINCT bits, why_capped FROM finding WHERE detection = '${detection}'`),
  );
  expect(others).toEqual([]);
  expect(row?.['bits']).toBeCloseTo(bits, 2);
  expect(row?.['why_capped']).toBe(why);
});

it('is a table that says how many show it and how many could', async () => {
  const rows = await engine.rows(
    rawSql(`SELECT shown, could_show FROM surprise WHERE detection = 'few-have-the-data'`),
  );
  expect(rows).toEqual([{ shown: 10, could_show: 40 }]);
});
