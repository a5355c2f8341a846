import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { house } from '../../src/app.ts';
import { openLake } from '../../src/use/lake.ts';
import { company, fileOf } from '../properties/company.ts';
import { writeTree } from '../hostile/make.ts';
import { refusal as refused } from '../faults/refusal.ts';
import { cli } from './fake-io.ts';

let sandbox: string;
let folder: string;
beforeAll(() => {
  sandbox = mkdtempSync(join(tmpdir(), 'cli-error-'));
  folder = join(sandbox, 'in');
  writeTree(folder, { 'assets.csv': fileOf(company()['assets.csv'] ?? { head: '', rows: [] }) });
});
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

describe('a known error is one line with code, place and way out', () => {
  it.each([
    [
      'an unknown path',
      ['investigate', '/no/such/path'],
      /^trueseat: BAD_ARGUMENT \/no\/such\/path: .*Name a file or folder/,
    ],
    [
      'too little memory',
      ['investigate', '.', '--memory', '3'],
      /^trueseat: BAD_ARGUMENT --memory: "3".*For example: 4GB/,
    ],
    ...['seed', 'workers', 'days', 'events', 'threads'].map(
      (name) =>
        [
          `no number after --${name}`,
          ['simulate', '--out', 'x', `--${name}`, 'many'],
          new RegExp(`^trueseat: BAD_ARGUMENT --${name}: "many"`),
        ] as const,
    ),
    [
      'a list that is mistyped',
      ['simulate', '--out', 'x', '--without', 'travel,netwroks'],
      /^trueseat: BAD_ARGUMENT --without: no optional list "netwroks", did you mean networks\? Lists, .*"lists" for all/,
    ],
    [
      'a list that is always written',
      ['simulate', '--out', 'x', '--without', 'workers'],
      /^trueseat: BAD_ARGUMENT --without: no optional list "workers"/,
    ],
    ['no number of threads', ['investigate', '.', '--threads', 'all'], /^trueseat: BAD_ARGUMENT --threads: "all"/],
    [
      'an end that is not after the start',
      ['investigate', '.', '--since', '2026-03-01', '--until', '2026-03-01'],
      /^trueseat: BAD_ARGUMENT --until: the span between .*later than --since/,
    ],
    [
      'OCSF as Parquet',
      ['normalise', '.', '--out', 'x', '--to', 'ocsf', '--parquet'],
      /^trueseat: BAD_ARGUMENT --parquet: OCSF .*--to tables/,
    ],
    [
      'no date',
      ['investigate', '.', '--since', 'soon'],
      /^trueseat: BAD_ARGUMENT --since: "soon" is not a date.*For example/,
    ],
    ['no date either', ['investigate', '.', '--until', '2026-13-45'], /^trueseat: BAD_ARGUMENT --until/],
    [
      'an unknown stage',
      ['investigate', '.', '--explain', 'magic'],
      /^trueseat: BAD_ARGUMENT --explain: .*Stages: read, /,
    ],
    [
      'no content folder',
      ['investigate', '.', '--content', '/no/such/content'],
      /^trueseat: BAD_ARGUMENT \/no\/such\/content/,
    ],
    [
      'an unknown detection',
      ['detections', 'show', 'nope'],
      /^trueseat: BAD_ARGUMENT .*"nope".*trueseat detections list/,
    ],
    ['an unknown detection to test', ['detections', 'test', 'nope'], /^trueseat: BAD_ARGUMENT .*"nope"/],
    ['an unknown path to scan', ['detections', 'scan', '/no/such/path'], /^trueseat: BAD_ARGUMENT \/no\/such\/path/],
  ] as const)('%s', async (_name, argv, line) => {
    expect(await refused(argv)).toMatch(line);
  });

  it('--out that cannot be', async () => {
    const file = join(sandbox, 'file');
    writeFileSync(file, '');
    for (const argv of [
      ['investigate', folder, '--out', file],
      ['investigate', folder, '--out', join(file, 'deep')],
      ['normalise', folder, '--out', join(file, 'deep')],
    ]) {
      expect(await refused(argv)).toMatch(/^trueseat: OUTPUT_NOT_WRITABLE .+Name another folder with --out/);
    }
  });

  it('address data that are not there', async () => {
    vi.stubEnv('TRUESEAT_GEO', '/no/such.mmdb');
    for (const argv of [
      ['investigate', folder],
      ['detections', 'scan', folder],
    ])
      expect(await refused(argv)).toMatch(/^trueseat: BAD_ARGUMENT \/no\/such\.mmdb: .*TRUESEAT_GEO/);
    vi.unstubAllEnvs();
  });

  it('a folder of which nothing can be read, with the reasons, and one without files', async () => {
    const foreign = join(sandbox, 'foreign');
    writeTree(foreign, { 'a.txt': 'nothing' });
    const empty = join(sandbox, 'empty');
    mkdirSync(empty);
    for (const command of [['investigate'], ['normalise'], ['detections', 'scan']]) {
      const out = command[0] === 'detections' ? [] : ['--out', join(sandbox, 'out')];
      expect(await refused([...command, foreign, ...out])).toMatch(
        /^trueseat: NOTHING_READ .*a\.txt: neither JSON, CSV nor.*trueseat sources list/,
      );
      expect(await refused([...command, empty, ...out])).toMatch(/^trueseat: NOTHING_READ .*no files found/);
    }
  });

  it('a lake whose key is empty or missing', async () => {
    const lake = join(sandbox, 'keyless.db');
    const run = ['investigate', folder, '--out', join(sandbox, 'out'), '--db', lake];
    writeFileSync(`${lake}.key`, '\n');
    expect(await refused(run)).toMatch(
      /^trueseat: LAKE_UNUSABLE .*keyless\.db: .*keyless\.db\.key is empty.*TRUESEAT_KEY/,
    );
    rmSync(`${lake}.key`);
    expect((await cli(run)).status).toBeLessThan(2);
    rmSync(`${lake}.key`);
    expect(await refused(run)).toMatch(/^trueseat: LAKE_UNUSABLE .*keyless\.db\.key is missing.*restore the file/);
  });

  it('--db that is a folder, under a file, another file, or in use', async () => {
    const csv = join(folder, 'assets.csv');
    for (const path of [folder, join(csv, 'lake.db'), csv]) {
      expect(await refused(['investigate', folder, '--out', join(sandbox, 'out'), '--db', path])).toMatch(
        /^trueseat: LAKE_UNUSABLE .*--db/,
      );
    }
    const damaged = join(sandbox, 'damaged.db');
    writeFileSync(damaged, Buffer.concat([Buffer.alloc(8), Buffer.from('DUCK'), Buffer.alloc(20_000)]));
    expect(await refused(['investigate', folder, '--out', join(sandbox, 'out'), '--db', damaged])).toMatch(
      /^trueseat: LAKE_UNUSABLE .*damaged\.db: .*--db/,
    );
  });

  it('broken content names file and line', async () => {
    const content = join(sandbox, 'content');
    mkdirSync(join(content, 'detections', 'access'), { recursive: true });
    writeFileSync(join(content, 'detections', 'access', 'mine.yml'), 'id: mine\ntitle: "open\nsql: [\n');
    for (const argv of [
      ['investigate', folder, '--content', content],
      ['detections', 'list', '--content', content],
      ['lists', 'age', '--content', content],
    ]) {
      expect(await refused(argv)).toMatch(/^trueseat: BAD_CONTENT .*mine\.yml:\d+: /);
    }
  });
});

describe('an unknown error', () => {
  it('is one line too, exits 2, and shows its trace and SQL with --debug only', async () => {
    const out = (): never => {
      throw new TypeError('our own mistake', { cause: new Error('no such column\nin: SELECT nothing') });
    };
    const { status, err } = await cli(['sources', 'list'], { out });
    expect(status).toBe(2);
    expect(err).toMatch(/^trueseat: unexpected error: TypeError: our own mistake\. [^\n]+--debug[^\n]+\n$/);
    const told = (await cli(['sources', 'list', '--debug'], { out })).err;
    expect(told.startsWith(err)).toBe(true);
    expect(told).toMatch(
      /\nTypeError: our own mistake\n {4}at .*\ncaused by: Error: no such column\nin: SELECT nothing/s,
    );
  });
});

it('a lake held by another process is refused with a way out', async () => {
  // DuckDB lets one process open a file twice; only another process is locked out.
  const lake = join(sandbox, 'held.db');
  const { engine } = await openLake(house, { db: lake, memoryBytes: 3e8, threads: 1 });
  const { spawnSync } = await import('node:child_process');
  const open = `import { house } from ${JSON.stringify(new URL('../../src/app.ts', import.meta.url).href)}; import { openLake } from ${JSON.stringify(new URL('../../src/use/lake.ts', import.meta.url).href)}; try { await openLake(house, { db: ${JSON.stringify(lake)}, memoryBytes: 3e8, threads: 1 }); } catch (e) { console.log(e.code, e.wayOut); }`;
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', open], {
    encoding: 'utf8',
    cwd: new URL('../..', import.meta.url).pathname,
  });
  await engine.close();
  expect(stdout).toMatch(/^LAKE_UNUSABLE Close the program that is using it/);
});
