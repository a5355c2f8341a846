import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../../engine/duckdb/index.ts';
import type { Engine } from '../../engine/engine.ts';
import { loadContent } from '../content.ts';
import { ownDetection, ownFolder } from '../fixtures/own-content.ts';
import { checkContent } from './check.ts';

const FINE = `SELECT worker_id AS subject_id, split(event_id, ';') AS evidence\nFROM workers`;
const FILE = 'detections/hiring/ours.yml';

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await openDuckdb({ memoryBytes: 1e9, threads: 2, key: 'test' }));
});
afterAll(() => engine.close());

async function check(files: Readonly<Record<string, string>>): Promise<void> {
  const own = ownFolder(files);
  try {
    await checkContent(engine, loadContent([own.folder]));
  } finally {
    own.remove();
  }
}

it('takes a rule of the user that keeps the law', async () => {
  await check({ [FILE]: ownDetection('ours', FINE) });
});

/** Ways out of the lake, each as a detection of the user's own. */
const TRIES: readonly [sql: string, told: string][] = [
  [`SELECT content AS subject_id, 'e' AS evidence FROM read_text('/etc/hostname')`, 'read_text is no function'],
  [`SELECT 1 AS x FROM read_csv('/etc/passwd')`, 'read_csv is no function'],
  [`SELECT file AS x FROM glob('/etc/*')`, 'glob is no function'],
  [`SELECT 1 AS x FROM '/etc/passwd'`, 'there is no table /etc/passwd'],
  [`FROM '/etc/passwd'`, 'there is no table /etc/passwd'],
  [`SELECT 1 AS x FROM 'https://example.com/x.csv'`, 'there is no table https://example.com/x.csv'],
  [`SELECT getenv('HOME') AS x FROM workers`, 'getenv is no function'],
  [`SELECT current_setting('temp_directory') AS x FROM workers`, 'current_setting is no function'],
  [`COPY workers TO '/tmp/x.csv'`, 'this is no SELECT'],
  [`ATTACH '/tmp/x.db' AS x`, 'this is no SELECT'],
  ['INSTALL httpfs', 'this is no SELECT'],
  ['LOAD httpfs', 'this is no SELECT'],
  ['SET threads = 1', 'this is no SELECT'],
  ['PRAGMA database_list', 'this is no SELECT'],
  [`EXPORT DATABASE '/tmp/x'`, 'this is no SELECT'],
  ['INSERT INTO workers SELECT 1', 'this is no SELECT'],
  ['DELETE FROM workers', 'this is no SELECT'],
  ['DROP TABLE workers', 'this is no SELECT'],
  [`${FINE}; DROP TABLE workers`, 'this is no SELECT'],
  [`${FINE}; SELECT 1 AS x`, 'several statements'],
  [`${FINE}) AS x; DROP TABLE workers; SELECT 1 FROM (SELECT 1`, 'syntax error'],
  [`SELECT * FROM query('DROP TABLE workers')`, 'query is no function'],
  ['SHOW TABLES', 'SHOW_REF is no grammar'],
];

describe('refuses, with file and line', () => {
  it.each(TRIES)('%s', async (sql, told) => {
    await expect(check({ [FILE]: ownDetection('ours', sql) })).rejects.toMatchObject({
      code: 'BAD_CONTENT',
      message: expect.stringContaining(told),
      place: { file: expect.stringMatching(/detections.hiring.ours\.yml$/), line: expect.any(Number), part: 'ours' },
      wayOut: expect.stringMatching(/./),
    });
  });

  it('the line in the file, also behind blank lines', async () => {
    const sql = `SELECT worker_id AS subject_id,\n  event_id AS evidence\nFROM workers\nWHERE substr(legal_name, 1, 1) = :letter`;
    const params = { letter: { default: 'k', about: 'x' } };
    for (const [text, line] of [
      [sql, 13],
      [`\n\n${sql}`, 15],
      [`${FINE}\nWHERE`, 12],
    ] as const)
      await expect(check({ [FILE]: ownDetection('ours', text, { params }) })).rejects.toMatchObject({
        place: { line },
      });
  });

  it.each([
    ['a parameter that is not there', { sql: `${FINE} WHERE worker_id = :who` }, 'parameter :who has no value'],
    [
      'a parameter with a country',
      { sql: `${FINE} WHERE home_country = :c`, params: { c: { default: 'KP', about: 'x' } } },
      `holds home_country against 'KP'`,
    ],
    ['a table that does not exist', { needs: ['wrokers'] }, 'there is no table wrokers, did you mean workers?'],
    ['a table that is not declared', { needs: ['assets'] }, 'it reads workers and does not say so'],
    [
      'tests that never fire',
      { tests: [1, 2].map((n) => ({ name: `${n}`, given: {}, expect: [] })) },
      'no test in which it fires',
    ],
    [
      'tests that always fire',
      { tests: [1, 2].map((n) => ({ name: `${n}`, given: {}, expect: [{ subject_id: 'w1' }] })) },
      'no test in which it does not fire',
    ],
  ])('%s', async (_what, { sql = FINE, ...more }: { sql?: string } & Record<string, unknown>, told) => {
    await expect(check({ [FILE]: ownDetection('ours', sql, more) })).rejects.toMatchObject({
      code: 'BAD_CONTENT',
      message: expect.stringContaining(told),
      place: { file: expect.stringContaining('ours.yml'), line: expect.any(Number) },
    });
  });

  it('a verdict as well', async () => {
    const parts = { reads: ['cluster', 'workers'], params: {}, innocent: 'x', settle: 'x', sources: ['ours'], tests: [{ name: 'a', given: {}, expect: [] }, { name: 'b', given: {}, expect: [{ cluster_id: 'c' }] }] }; // prettier-ignore
    const sql = `SELECT c.cluster_id, c.member_kind, c.member_id, 'member' AS role, w.legal_name AS why, '' AS missing FROM cluster AS c JOIN workers AS w ON w.worker_id = c.member_id`;
    const yaml = `id: laptop-farm\ntitle: x\nabout: x\nsql: "${sql}"\n${Object.entries(parts).map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join('\n')}\n`; // prettier-ignore
    await expect(check({ 'verdicts/laptop-farm.yml': yaml })).rejects.toMatchObject({
      message: 'its result shows legal_name as why',
      place: { line: 4, part: 'laptop-farm' },
    });
  });

  it('a parameter that settings.yml sets to a country', async () => {
    const sql = `${FINE}\nWHERE home_country = :c`;
    const params = { c: { default: '', about: 'x' } };
    await check({ [FILE]: ownDetection('ours', sql, { params }) });
    const set = { [FILE]: ownDetection('ours', sql, { params }), 'settings.yml': 'detections: {ours: {c: KP}}\n' };
    await expect(check(set)).rejects.toMatchObject({
      message: `it holds home_country against 'KP'`,
      place: { line: 12 },
    });
  });
});

it('our folder and a folder of the user together', async () => {
  const ours = fileURLToPath(new URL('../../../content', import.meta.url));
  const own = ownFolder({
    [FILE]: ownDetection('ours', 'SELECT legal_name AS subject_id, event_id AS evidence FROM workers'),
  });
  await expect(checkContent(engine, loadContent([ours, own.folder]))).rejects.toMatchObject({
    place: { file: join(own.folder, FILE), line: 10 },
  });
  own.remove();
});

describe('a kind of shared thing', () => {
  const KIND = 'identifiers/badge.yml';
  const COLUMNS = `'worker' AS subject_kind, worker_id AS subject_id, event_id AS value, event_id AS masked, occurred_at AS first_at,
    occurred_at AS last_at, 1 AS n, event_id, '' AS via`;
  function kind(sql: string): string {
    const given = { workers: [{ worker_id: 'w1', event_id: 'e1' }] };
    const tests = [
      { name: 'held', given, expect: [{ subject_id: 'w1' }] },
      { name: 'not held', given: {}, expect: [] },
    ];
    return JSON.stringify({ id: 'badge', title: 'Badge', about: 'x', cause: 'place', link: 'both hold {}', reads: ['workers'], sql, tests }); // prettier-ignore
  }

  it('keeps the law like a detection', async () => {
    await check({ [KIND]: kind(`SELECT ${COLUMNS} FROM workers`) });
    const broken = check({ [KIND]: kind(`SELECT ${COLUMNS} FROM workers WHERE substr(legal_name, 1, 1) = 'K'`) });
    await expect(broken).rejects.toMatchObject({ code: 'BAD_CONTENT', place: { part: 'badge' } });
  });

  it.each([
    [`SELECT worker_id AS subject_id FROM workers`, 'its result lacks subject_kind, value'],
    [`SELECT ${COLUMNS}, worker_id AS more FROM workers`, 'its result has a column more'],
  ])('gives the columns of the table: %s', async (sql, message) => {
    await expect(check({ [KIND]: kind(sql) })).rejects.toMatchObject({ message: expect.stringContaining(message) });
  });
});
