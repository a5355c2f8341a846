import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sources } from '../../src/app.ts';
import type { Coverage } from '../../src/model/report.ts';
import { readFixture } from '../../src/sources/contract.ts';
import { cli, type Ran } from '../cli/fake-io.ts';
import { TIMES } from './cases/time.ts';
import { HONEST, NASTY, SHARED_FACTOR } from './core.ts';
import { CASES, makeHostile } from './make.ts';
import { REPORT_FILES } from '../files.ts';

const CHECK = fileURLToPath(new URL('../../../shared/check/report.mjs', import.meta.url));

let sandbox: string;
let out: string;
let ran: Ran;
let coverage: Coverage;
let before: string[];
const temp = process.env['TMPDIR'];

beforeAll(async () => {
  sandbox = mkdtempSync(join(tmpdir(), 'hostile-'));
  const folder = join(sandbox, 'deep', 'in');
  out = join(sandbox, 'out');
  makeHostile(folder);
  mkdirSync(join(sandbox, 'tmp'));
  process.env['TMPDIR'] = join(sandbox, 'tmp');
  before = tree();
  ran = await cli(['investigate', folder, '--out', out, '--threads', '2', '--memory', '1GB']);
  coverage = JSON.parse(readFileSync(join(out, 'coverage.json'), 'utf8')) as Coverage;
}, 120_000);

afterAll(() => {
  if (temp === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = temp;
  rmSync(sandbox, { recursive: true, force: true });
});

/** Everything in the sandbox but the report. */
function tree(): string[] {
  const { stdout } = spawnSync('find', ['.', '-path', './out', '-prune', '-o', '-print0'], {
    cwd: sandbox,
    encoding: 'latin1',
  });
  return stdout.split('\0').sort();
}

function rows(file: string): Record<string, string>[] {
  return parse(readFileSync(join(out, file)), { columns: true });
}

const CONTROL = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028-\u202E]/;

describe('a hostile folder', () => {
  it('is investigated to the end', () => {
    expect(ran.err).not.toContain('unexpected error');
    expect(ran.status).toBe(1);
  });

  it.each(
    CASES.flatMap((one) =>
      one.gives.map((given) => ({ name: `${one.path}${given.path ?? ''}`.replaceAll(/[^ -~]/g, '.'), one, given })),
    ),
  )('is told honestly of $name', ({ one, given }) => {
    const path = `${one.path}${given.path ?? ''}`;
    const file = coverage.files.find((each) => each.path === path);
    expect(file, 'is named in coverage.json').toBeDefined();
    expect({
      status: file?.status,
      ...(given.rows === undefined ? {} : { rows: file?.rows }),
      ...(given.unparsed === undefined ? {} : { unparsed: file?.unparsed }),
      reason: file?.reason,
    }).toEqual({
      status: given.status,
      ...(given.rows === undefined ? {} : { rows: given.rows }),
      ...(given.unparsed === undefined ? {} : { unparsed: given.unparsed }),
      reason: given.reason === undefined ? expect.any(String) : expect.stringMatching(given.reason),
    });
    if (given.lines !== undefined)
      expect(coverage.unparsed.filter((each) => each.path === path).map((each) => each.line)).toEqual(given.lines);
    if (given.status !== 'read') expect(file?.reason).not.toBe('');
  });

  it('names every unparsed row with a line and a reason, and counts all of them', () => {
    for (const one of coverage.unparsed) {
      expect(one.line, one.path).toBeGreaterThan(0);
      expect(one.reason).not.toBe('');
    }
    expect(coverage.unparsed.length).toBe(coverage.files.reduce((sum, file) => sum + file.unparsed, 0));
  });

  it('counts rows by dataset as by file', () => {
    const files = coverage.files
      .filter((file) => file.status !== 'duplicate')
      .reduce((sum, file) => sum + file.rows, 0);
    expect(coverage.datasets.reduce((sum, one) => sum + one.events + one.duplicates, 0)).toBe(files);
  });

  it('names fields that no mapping used, with count, file and line', () => {
    const field = coverage.unusedFields.find((one) => one.field === 'brandNew.inner');
    expect(field).toMatchObject({ dataset: 'okta_system_log', records: 2, path: 'line/new-field.ndjson', line: 2 });
  });

  it('finds what is there and nobody else', () => {
    const found = Object.fromEntries(rows('subjects.csv').map((row) => [row['subject_id'], row]));
    for (const [id] of NASTY)
      expect(found[/^[=@-]/.test(id) ? `'${id}` : id]).toMatchObject({ tier: 'review', verdicts: 'payout-hub' });
    for (const id of SHARED_FACTOR) expect(['review', 'case']).toContain(found[id]?.['tier']);
    for (const id of HONEST) expect([undefined, 'clear']).toContain(found[id]?.['tier']);
  });

  it.skipIf(!existsSync(CHECK))('keeps the output contract', () => {
    const check = spawnSync(process.execPath, [CHECK, out], { encoding: 'utf8' });
    expect(check.stdout.trim()).toBe('the report keeps the contract');
  });

  it('lets nothing of the input run in a spreadsheet, a browser or a terminal', () => {
    for (const file of ['subjects.csv', 'clusters.csv', 'links.csv', 'timeline.csv', 'inferred.csv']) {
      for (const cell of rows(file).flatMap((row) => Object.values(row)))
        expect(cell).not.toMatch(/^[=@\t\r]|^[+-](?!\d+(\.\d+)?$)|\u001B/);
    }
    const html = readFileSync(join(out, 'report.html'), 'utf8');
    for (const text of ['<script>alert', '<img src=x', '\u001B', '\u0007'])
      expect(html.includes(text), JSON.stringify(text)).toBe(false);
    expect(html).toContain('alert(1)');
    expect(ran.out).not.toMatch(CONTROL);
    expect(ran.err).not.toMatch(CONTROL);
    for (const line of readFileSync(join(out, 'findings.ndjson'), 'utf8').split('\n').filter(Boolean))
      expect(line).not.toMatch(/[\u0000-\u001F]/);
  });

  it('keeps account numbers to itself', () => {
    for (const file of readdirSync(out))
      expect(readFileSync(join(out, file), 'utf8').includes('123456784417'), file).toBe(false);
  });

  it('writes nothing outside its folder and leaves no temporary file', () => {
    expect(tree()).toEqual(before);
    expect(existsSync('/tmp/evil-absolute.ndjson')).toBe(false);
    expect(readdirSync(sandbox).sort()).toEqual(['deep', 'out', 'tmp']);
    expect(readdirSync(out).sort()).toEqual(REPORT_FILES);
  });
});

describe('what was read of a hostile folder', () => {
  let read: Awaited<ReturnType<typeof readFixture>>;
  beforeAll(async () => {
    const folder = join(sandbox, 'deep', 'in');
    read = await readFixture(
      await sources(),
      [
        'encoding',
        'time',
        'table',
        'core',
        'line/own-key.ndjson',
        'line/keys.ndjson',
        'line/surrogate.ndjson',
        'name/uuid=hive',
      ].map((path) => join(folder, path)),
    );
  }, 60_000);
  afterAll(() => read.close());

  it('has its letters right in every encoding', async () => {
    const names = new Set((await read.rows('sign_in')).map((row) => row['user_agent']));
    expect(names).toEqual(new Set(['Mozilla/5.0', 'Zoë Kjær']));
    expect((await read.rows('sites')).map((row) => row['city'])).toEqual(
      expect.arrayContaining(['Ærø', 'Zürich', 'Lund']),
    );
  });

  it('has times in UTC', async () => {
    const folder = join(sandbox, 'deep', 'in', 'time');
    const times = await readFixture(await sources(), [folder]);
    const found = new Map((await times.rows('sign_in')).map((row) => [row['raw_line'], row['occurred_at']]));
    expect(TIMES.map((_unused, index) => found.get(index + 1))).toEqual(TIMES.map(([, utc]) => utc));
    await times.close();
  });

  it('has the true line of each row, whatever a record says of itself', async () => {
    const lines = (await read.rows('sign_in'))
      .filter((row) => String(row['user_key']).startsWith('00u-w-'))
      .map((row) => [row['user_key'], row['raw_line']]);
    expect(lines.sort()).toEqual([
      ['00u-w-1', 1],
      ['00u-w-2', 2],
      ['00u-w-3', 3],
    ]);
    const travel = (await read.rows('travel')).filter((row) => row['city'] === 'Lyon').map((row) => row['raw_line']);
    expect(travel).toEqual([7]);
  });

  it('takes the first of duplicate keys and no column from a folder name', async () => {
    const ids = (await read.rows('sign_in')).map((row) => row['event_id']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      (await read.rows('sign_in'))
        .filter((row) => String(row['user_key']).startsWith('00u-hive'))
        .map((row) => row['occurred_at']),
    ).toEqual(['2026-02-03T10:00:00Z', '2026-02-03T10:00:00Z']);
  });

  it('keeps what the contract does not name, and one row for each worker', async () => {
    const workers = await read.rows('workers');
    expect(workers.filter((row) => row['worker_id'] === 'W-honest-1').map((row) => row['extra'])).toEqual([
      { shoe_size: '42' },
    ]);
    expect((await read.rows('sites')).find((row) => row['site'] === 'Extra')?.['extra']).toEqual({
      floors: 7,
      lift: { fast: true },
    });
  });
});
