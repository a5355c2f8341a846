// Slow: the whole program runs against small disks.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCase } from '../../src/lab/evaluate/fixtures/make.ts';
import { smallCase } from '../../src/lab/evaluate/fixtures/small.ts';
import { zip, zstd } from '../hostile/archive.ts';
import { writeTree } from '../hostile/make.ts';
import { okta } from '../hostile/records.ts';
import { bytesOf, company, fileOf, investigateInto, KEY } from '../properties/company.ts';
import { CAN_MOUNT, onDisk } from './disk.ts';
import { cli } from '../cli/fake-io.ts';
import { lineOf, refusal } from './refusal.ts';

let sandbox: string;
let folder: string;
const { TMPDIR, TRUESEAT_KEY } = process.env;
beforeAll(() => {
  sandbox = mkdtempSync(join(tmpdir(), 'full-disk-'));
  folder = join(sandbox, 'in');
  writeTree(folder, Object.fromEntries(Object.entries(company()).map(([name, table]) => [name, fileOf(table)])));
  process.env['TRUESEAT_KEY'] = KEY;
});
afterAll(() => {
  rmSync(sandbox, { recursive: true, force: true });
  for (const [name, value] of Object.entries({ TMPDIR, TRUESEAT_KEY }))
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
});

describe.skipIf(!CAN_MOUNT)('a full disk', () => {
  it.each([
    ['nothing', '16k'],
    ['all but the page', '160k'],
  ])('under --out, with room for %s: exit 2, and the earlier report as it was', async (_what, size) => {
    await onDisk(size, async ({ path }) => {
      const line = await refusal(['investigate', folder, '--out', join(path, 'a', 'report')]);
      expect(line).toMatch(
        /^trueseat: OUTPUT_NOT_WRITABLE \S+\/a\/report: .*no space left.*Free space there, or .*--out/,
      );
      expect(readdirSync(path)).toEqual([]);
      mkdirSync(join(path, 'report'), { mode: 0o700 });
      writeFileSync(join(path, 'report', 'subjects.csv'), 'of an earlier run\n');
      await refusal(['investigate', folder, '--out', join(path, 'report')]);
      expect(readdirSync(join(path, 'report'))).toEqual(['subjects.csv']);
      expect(readFileSync(join(path, 'report', 'subjects.csv'), 'utf8')).toBe('of an earlier run\n');
    });
  });

  it.each([
    ['normalise', ['--to', 'tables']],
    ['normalise', ['--parquet']],
    ['normalise', ['--to', 'ocsf']],
    ['simulate', ['--preset', 'startup', '--workers', '20', '--days', '5']],
  ])('under --out of %s %j', async (command, options) => {
    await onDisk('16k', async ({ path }) => {
      const input = command === 'simulate' ? [] : [folder];
      const line = await refusal([command, ...input, '--out', join(path, 'out'), ...options]);
      expect(line).toMatch(/^trueseat: OUTPUT_NOT_WRITABLE \S+\/out: .*no space left/i);
      expect(line).not.toContain('partial');
      expect(readdirSync(path)).toEqual([]);
    });
  });

  it('under --out of evaluate', async () => {
    const { truth, report } = writeCase(join(sandbox, 'evaluate'), smallCase());
    await onDisk('16k', async ({ path }) => {
      const line = await refusal(['evaluate', '--truth', truth, '--report', report, '--out', join(path, 'out')]);
      expect(line).toMatch(/^trueseat: OUTPUT_NOT_WRITABLE \S+\/out: .*no space left/);
      expect(readdirSync(path)).toEqual([]);
    });
  });

  it('under --db, at any point: exit 2, no report, and a lake that goes on once there is room', async () => {
    const out = join(sandbox, 'of-lake');
    const clean: unknown[] = [];
    for (const part of ['clean', 'again']) {
      await investigateInto(folder, join(sandbox, part), ['--db', join(sandbox, 'clean.db')]);
      clean.push(bytesOf(join(sandbox, part)));
    }
    let refused = 0;
    for (const size of ['12k', '400k', '1500k']) {
      await onDisk(size, async ({ path, resize }) => {
        const db = join(path, 'lake.db');
        const { status, err } = await cli(['investigate', folder, '--out', out, '--db', db, '--threads', '2']);
        if (status === 2) {
          expect(lineOf(err)).toMatch(/^trueseat: LAKE_UNUSABLE \S+\/lake\.db\S*: .*(no space left|too small).*--db/i);
          expect(readdirSync(sandbox)).not.toContain('of-lake');
          refused++;
        } else expect(clean, size).toContainEqual(bytesOf(out)); // there was just room enough
        resize('200m');
        await investigateInto(folder, out, ['--db', db]);
        expect(clean, size).toContainEqual(bytesOf(out));
        rmSync(out, { recursive: true });
      });
    }
    expect(refused).toBeGreaterThan(1);
  });

  it('of temporary files is no fault of the files that are read', async () => {
    const lines = Array.from({ length: 4000 }, (_unused, index) => JSON.stringify(okta(`e${index}`)));
    const array = Buffer.from(`[${lines.join(',')}]`);
    const parts: Record<string, Buffer> = {
      'array.json': array,
      'blank.ndjson': Buffer.from(`\n${lines.join('\n\n')}`),
      'wide.ndjson': Buffer.from(lines.join('\n'), 'utf16le'),
      'all.zip': zip([{ name: 'array.json', bytes: array }]),
      'array.json.gz': gzipSync(array),
      'array.zst': zstd(array),
      'workers.csv': Buffer.from(
        `worker_id,legal_name,work_email,start_date\n${Array.from({ length: 9000 }, (_unused, n) => `W${n},Ada Vale ${n},ada${n}@example.com,2025-01-01\n`).join('')}`,
      ),
    };
    for (const [name, bytes] of Object.entries(parts)) {
      const input = join(sandbox, `of-${name}`);
      writeTree(input, { [name]: bytes });
      await onDisk('300k', async ({ path }) => {
        process.env['TMPDIR'] = path;
        try {
          const line = await refusal(['normalise', input, '--out', join(sandbox, 'normalised')]);
          expect(line, name).toMatch(/^trueseat: TEMPORARY_NOT_WRITABLE \S+: .*no space left.*TMPDIR/i);
          expect(readdirSync(path)).toEqual([]);
        } finally {
          process.env['TMPDIR'] = TMPDIR ?? '/tmp';
        }
      });
    }
  });
});

describe('an output folder', () => {
  it('that cannot be made is told before any work', async () => {
    for (const out of ['/proc/report', '/proc/a/b']) {
      const { status, err } = await cli(['investigate', folder, '--out', out]);
      expect(status, err).toBe(2);
      expect(err).toMatch(/^trueseat: OUTPUT_NOT_WRITABLE \/proc\/\S+: [^\n]+--out\.?\n$/);
    }
  });

  it.skipIf(!CAN_MOUNT)('that is a file system of its own takes the report', async () => {
    await onDisk('4m', async ({ path }) => {
      await investigateInto(folder, path);
      expect(readdirSync(path)).toContain('report.html');
      expect(readdirSync(path).filter((name) => name.startsWith('.'))).toEqual([]);
    });
  });

  it.skipIf(!CAN_MOUNT)('on a disk that is only to be read is told before any work', async () => {
    await onDisk(
      '64k',
      async ({ path }) => {
        const line = await refusal(['investigate', folder, '--out', join(path, 'report')]);
        expect(line).toMatch(/^trueseat: OUTPUT_NOT_WRITABLE .*read-only/);
      },
      'ro',
    );
  });
});
