import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { content, sources } from '../../src/app.ts';
import { company, fileOf } from '../properties/company.ts';
import { writeTree } from '../hostile/make.ts';
import { cli } from './fake-io.ts';

const HIRED = JSON.stringify({ worker_id: 'w1', kind: 'hired', at: '2025-01-01' });
let sandbox: string;
beforeAll(() => {
  sandbox = mkdtempSync(join(tmpdir(), 'cli-commands-'));
  writeTree(
    join(sandbox, 'in'),
    Object.fromEntries(Object.entries(company()).map(([name, table]) => [name, fileOf(table)])),
  );
});
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

describe('trueseat detections', () => {
  it('list: every detection and verdict, as lines and as JSON', async () => {
    const ids = content().detections.map((one) => one.id);
    const plain = await cli(['detections', 'list']);
    expect(plain.status).toBe(0);
    expect(
      plain.out
        .split('\n')
        .slice(0, ids.length)
        .map((line) => line.split(' ')[0]),
    ).toEqual(ids);
    expect(plain.out).toMatch(/^laptop-farm +verdict +Laptop farm$/m);
    const json = await cli(['detections', 'list', '--json']);
    expect((JSON.parse(json.out) as { id: string }[]).map((one) => one.id)).toEqual(ids);
  });

  it('show: logic, words and tests', async () => {
    const { status, out } = await cli(['detections', 'show', 'shared-mfa-device']);
    expect(status).toBe(0);
    for (const part of [
      'shared-mfa-device: ',
      'conclusive, 8 bits',
      'innocent',
      'settle',
      ':window_days',
      "SELECT 'mfa_device' AS kind",
    ])
      expect(out).toContain(part);
    const verdict = await cli(['detections', 'show', 'laptop-farm']);
    expect(verdict.status).toBe(0);
    for (const part of ['laptop-farm: ', 'says ', 'innocent ', 'settle ', 'SELECT'])
      expect(verdict.out).toContain(part);
  });

  it('show: what evidence against lowers or strikes out, and its limits', async () => {
    const lowers = await cli(['detections', 'show', 'badge-photo']);
    expect(lowers.out).toMatch(/^lowers +hiring, interview$/m);
    expect(lowers.out).toMatch(/^limits +\S/m);
    const clears = await cli(['detections', 'show', 'corporate-egress']);
    expect(clears.out).toMatch(/^strikes out +shared-home-network$/m);
    expect(clears.out).not.toMatch(/^strength/m);
  });

  it('show: a verdict', async () => {
    const { status, out } = await cli(['detections', 'show', 'laptop-farm']);
    expect(status).toBe(0);
    for (const part of ['laptop-farm: Laptop farm', 'innocent', 'settle', ':strong_bits', 'reads', 'WITH placed AS'])
      expect(out).toContain(part);
  });

  it('show: an id that does not exist is an error', async () => {
    const { status, err } = await cli(['detections', 'show', 'no-such-rule']);
    expect({ status, err }).toEqual({
      status: 2,
      err: 'trueseat: BAD_ARGUMENT no detection or verdict "no-such-rule". See `trueseat detections list`.\n',
    });
  });

  it('test: runs the tests inside one detection, exits 0 when all pass', async () => {
    const { status, out } = await cli(['detections', 'test', 'shared-mfa-device']);
    expect({ status, out }).toEqual({ status: 0, out: expect.stringMatching(/^\d+ passed, 0 failed\n$/) });
  });

  it('test: a test that fails is named, exits 1', async () => {
    const own = join(sandbox, 'own');
    const text = readFileSync(
      new URL('../../content/detections/access/shared-mfa-device.yml', import.meta.url),
      'utf8',
    );
    writeTree(own, {
      'detections/access/shared-mfa-device-too.yml': text
        .replace('id: shared-mfa-device', 'id: shared-mfa-device-too')
        .replace('expect:\n      - {subject_id: w1, n_workers: 2', 'expect:\n      - {subject_id: w1, n_workers: 7'),
    });
    const { status, out } = await cli(['detections', 'test', 'shared-mfa-device-too', '--content', own]);
    expect(status).toBe(1);
    expect(out).toMatch(/^FAILED shared-mfa-device-too: one authenticator of two workers\n {2}.+/);
  });

  it('scan: one line for each record a detection rests on, with its place', async () => {
    const { status, out } = await cli(['detections', 'scan', join(sandbox, 'in'), '--json', '--threads', '2']);
    expect(status).toBe(1);
    const matches = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const factor = matches.filter((one) => one['id'] === 'shared-mfa-device');
    expect(factor.map((one) => one['raw_line'])).toEqual([1, 2]);
    for (const one of matches) {
      expect(Object.keys(one)).toEqual(['id', 'title', 'table', 'event_id', 'raw_file', 'raw_line']);
      expect(one['raw_file']).toMatch(/^[0-9a-f]{64}$/);
    }
    const plain = await cli(['detections', 'scan', join(sandbox, 'in'), '--threads', '2']);
    expect(plain.out.trim().split('\n')).toHaveLength(matches.length);
  });
});

describe('trueseat sources list', () => {
  it('names every source and dataset, as lines and as JSON', async () => {
    const all = await sources();
    const { status, out } = await cli(['sources', 'list']);
    expect(status).toBe(0);
    for (const source of all) for (const dataset of source.datasets) expect(out).toContain(`  ${dataset.id} `);
    const json = JSON.parse((await cli(['sources', 'list', '--json'])).out) as { id: string; datasets: unknown[] }[];
    expect(json.map((one) => [one.id, one.datasets.length])).toEqual(all.map((one) => [one.id, one.datasets.length]));
  });
});

describe('trueseat lists age', () => {
  it('tells the age of every list by the clock, exits 1 when one is old', async () => {
    const names = [...content().lists.keys()].sort();
    const young = await cli(['lists', 'age', '--json'], { now: () => new Date('2020-01-01T00:00:00Z') });
    expect(young.status).toBe(0);
    expect((JSON.parse(young.out) as { name: string }[]).map((one) => one.name)).toEqual(names);
    const old = await cli(['lists', 'age'], { now: () => new Date('2050-01-01T00:00:00Z') });
    expect(old.status).toBe(1);
    expect(old.out.match(/ OLD /g)?.length).toBe(names.length);
  });
});

describe('commands without a report', () => {
  it('say what was not read, on the other stream', async () => {
    const folder = join(sandbox, 'damaged');
    const table = gzipSync(`worker_id,kind,at\n${'w1,hired,2025-01-01\n'.repeat(9000)}`, { level: 0 });
    writeTree(folder, { 'a.txt': 'nothing', 'w.csv.gz': table.subarray(0, 60_000), 'b.ndjson': `${HIRED}\nbroken\n` });
    for (const command of [
      ['detections', 'scan', folder],
      ['normalise', folder, '--out', join(sandbox, 'of-damaged')],
      ['investigate', folder, '--out', join(sandbox, 'report-of-damaged')],
    ]) {
      const { out, err } = await cli([...command, '--threads', '2']);
      const told = command[0] === 'investigate' ? out : err;
      expect(told).toContain('not read: a.txt (neither JSON, CSV nor');
      expect(told.replaceAll(/\s+/g, ' ')).toMatch(
        /read in part: w\.csv\.gz \(.*gzip data: .*the part before it was read\)/,
      );
      expect(told.replaceAll(/\s+/g, ' ')).toMatch(/2 records did not parse, the first at b\.ndjson:2/);
    }
  });
});

describe('trueseat normalise', () => {
  it('writes one NDJSON a table', async () => {
    const out = join(sandbox, 'tables');
    const { status, out: told } = await cli(['normalise', join(sandbox, 'in'), '--out', out]);
    expect(status).toBe(0);
    const files = readdirSync(out);
    expect(files).toEqual(expect.arrayContaining(['sign_in.ndjson', 'account_change.ndjson', 'workers.ndjson']));
    for (const file of files) expect(told).toContain(file);
    const row = JSON.parse(readFileSync(join(out, 'sign_in.ndjson'), 'utf8').split('\n')[0] ?? '') as Record<
      string,
      unknown
    >;
    expect(row['raw_file']).toMatch(/^[0-9a-f]{64}$/);
    expect(row['raw_line']).toBeGreaterThan(0);
  });
});
