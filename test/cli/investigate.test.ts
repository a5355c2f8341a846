import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { outsideNote } from '../../src/cli/investigate.ts';
import { processIo } from '../../src/cli/io.ts';
import { stageIds } from '../../src/pipeline.ts';
import { company, fileOf } from '../properties/company.ts';
import { writeTree } from '../hostile/make.ts';
import { cli, type Ran } from './fake-io.ts';

const TABLES = company();
const TIERS = ['clear', 'watch', 'review', 'case'];
let sandbox: string;
let count = 0;
/** Without a span. */
let every: string[] = [];
beforeAll(() => {
  sandbox = mkdtempSync(join(tmpdir(), 'cli-run-'));
  const files = (...names: readonly string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, fileOf(TABLES[name] ?? { head: '', rows: [] })]));
  writeTree(join(sandbox, 'all'), files(...Object.keys(TABLES)));
  writeTree(join(sandbox, 'factor'), files('workers.csv', 'okta.ndjson'));
  writeTree(join(sandbox, 'quiet'), files('workers.csv', 'assets.csv'));
});
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

async function investigate(
  folder: string,
  extra: readonly string[] = [],
  io: Parameters<typeof cli>[1] = {},
): Promise<Ran & { report: string }> {
  const out = join(sandbox, `out-${++count}`);
  return {
    ...(await cli(
      ['investigate', join(sandbox, folder), '--out', out, '--threads', '2', '--memory', '512MB', ...extra],
      io,
    )),
    report: out,
  };
}

function highest(out: string): number {
  const rows: Record<string, string>[] = parse(readFileSync(join(out, 'subjects.csv'), 'utf8'), { columns: true });
  return Math.max(0, ...rows.map((row) => TIERS.indexOf(row['tier'] ?? '')));
}

/** Times of the sign-in log's events behind findings. */
function eventsOf(out: string): string[] {
  const rows: Record<string, string>[] = parse(readFileSync(join(out, 'timeline.csv'), 'utf8'), { columns: true });
  const events = rows.filter((row) => row['what']?.startsWith('user.') === true);
  return events.map((row) => row['occurred_at'] ?? '').sort();
}

// eslint-disable-next-line no-control-regex -- that is the point
const CONTROL = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/;

describe('trueseat investigate', () => {
  it('exits 0 when nothing is there, and explains a stage', async () => {
    const { status, out } = await investigate('quiet', ['--explain', 'read']);
    expect(status).toBe(0);
    expect(out).toContain('0 cases, 0 to review');
    expect(out).toMatch(/\nstage +rows +seconds\nread +11 +\d+\.\d+\n/);
  });

  it('exits 0 where what is found stays below --tier', async () => {
    const ran = await investigate('factor', ['--tier', 'case']);
    expect(TIERS[highest(ran.report)]).toBe('review');
    expect(ran.status).toBe(0);
  });

  it('exits 1 where something is at or above it, is plain text when piped, and says where the report is', async () => {
    const { status, out, err, report } = await investigate('all');
    expect(status).toBe(1);
    expect(out).not.toMatch(CONTROL);
    expect(err).not.toMatch(CONTROL);
    expect(out).toContain(`Report: ${report}/report.html`);
    expect(err.split('\n').filter(Boolean)).toEqual([...stageIds().map((id) => `${id} …`), 'report …']);
    every = eventsOf(report);
    expect(every.length).toBeGreaterThan(0);
  });

  it('colours a terminal and nothing else, fits into 40 columns, and lets no name steer it', async () => {
    const until = ['--until', '2026-02-03T10:00:00Z'];
    const { out, err, report } = await investigate('all', until, { isTerminal: true, colour: true, width: 40 });
    expect(eventsOf(report)).toEqual([]);
    expect(out).toMatch(/\u001B\[1;33mREVIEW/);
    const plain = out.replaceAll(/\u001B\[[\d;]*m/g, '');
    expect(plain).not.toMatch(CONTROL);
    const short = (line: string): boolean => line.split(/\s+/).every((word) => word.length < 20);
    const breakable = plain.split('\n').filter((line) => short(line) && !line.startsWith('Report'));
    expect(breakable.filter((line) => line.length > 40)).toEqual([]);
    const live = err.split('\r\u001B[2K');
    for (const line of live) expect(line).not.toMatch(CONTROL);
    for (const line of live) expect(line.length).toBeLessThan(40);
  });

  it('prints JSON alone with --json, also with --explain, and looks only at events from --since until before --until', async () => {
    const span = ['--since', '2026-02-03T10:00:00Z', '--until', '2026-02-03T10:00:00.001Z'];
    const { out, err, report } = await investigate('all', ['--json', '--explain', 'link', ...span]);
    const result = JSON.parse(out) as { tiers: Record<string, number>; clusters: { verdicts: string[] }[] };
    expect(result.tiers['review']).toBeGreaterThan(0);
    expect(result.clusters.flatMap((one) => one.verdicts)).toContain('payout-hub');
    expect(err).toMatch(/\nlink +\d+ +\d+\.\d+\n {2}link +\d+ +\d+\.\d+\n/);
    expect(err).not.toContain('no event lies between');
    expect(eventsOf(report)).toEqual(every);
  });

  it('says that a span has no events', async () => {
    const { err, report } = await investigate('all', ['--since', '2035-01-01']);
    expect(err).toMatch(/no event lies between --since and --until: the data runs from 20\d\d-/);
    expect(eventsOf(report)).toEqual([]);
  });

  it.each([
    [{ since: '2026-03-01T00:00:00Z' }, true],
    [{ since: '2026-02-28T00:00:00Z' }, false],
    [{ until: '2026-02-01T00:00:00Z' }, true],
    [{ until: '2026-02-02T00:00:00Z' }, false],
    [{}, false],
  ])('tells of a span %j beside data of one February: %s', (span, told) => {
    const model = { dataFrom: '2026-02-01T00:00:00Z', dataUntil: '2026-02-28T12:00:00Z' };
    expect(outsideNote(model, span) !== '').toBe(told);
  });
});

describe('the io of the process', () => {
  it.each([
    [true, '', true],
    [true, '1', false],
    [false, '', false],
  ])('on a terminal (%s) with NO_COLOR "%s" has colour: %s; its width fits words', (isTTY, noColour, colour) => {
    const was = Object.getOwnPropertyDescriptor(process.stdout, 'isTTY');
    Object.defineProperty(process.stdout, 'isTTY', { value: isTTY, configurable: true });
    vi.stubEnv('NO_COLOR', noColour);
    vi.stubEnv('TERM', 'xterm');
    const io = processIo();
    vi.unstubAllEnvs();
    if (was === undefined) Reflect.deleteProperty(process.stdout, 'isTTY');
    else Object.defineProperty(process.stdout, 'isTTY', was);
    expect(io.colour).toBe(colour);
    expect(io.width).toBeGreaterThanOrEqual(40);
  });
});
