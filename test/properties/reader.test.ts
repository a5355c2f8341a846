import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sources } from '../../src/app.ts';
import type { Source } from '../../src/model/source.ts';
import { readFixture } from '../../src/sources/contract.ts';
import { okta } from '../hostile/records.ts';

let sandbox: string;
let all: readonly Source[];
let count = 0;
beforeAll(async () => {
  sandbox = mkdtempSync(join(tmpdir(), 'reader-'));
  all = await sources();
});
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

function folderOf(files: readonly (Uint8Array | string)[]): string {
  const folder = join(sandbox, String(++count));
  mkdirSync(folder);
  for (const [index, bytes] of files.entries()) writeFileSync(join(folder, String(index)), bytes);
  return folder;
}

const MAGIC = [
  [],
  [0x1f, 0x8b, 8],
  [0x50, 0x4b, 3, 4],
  [0x50, 0x4b, 5, 6],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x50, 0x41, 0x52, 0x31],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0xef, 0xbb, 0xbf],
  [0x5b, 0x7b],
  [0x7b, 0x22],
];
const randomFile = fc
  .tuple(fc.constantFrom(...MAGIC), fc.uint8Array({ maxLength: 2000 }))
  .map(([head, rest]) => Buffer.concat([Buffer.from(head), rest]));
const jsonFile = fc.array(fc.json(), { minLength: 1, maxLength: 10 }).map((texts) => texts.join('\n'));

/** A good text with a few bytes overwritten. */
function mutated(text: string): fc.Arbitrary<Buffer> {
  return fc
    .array(fc.tuple(fc.nat({ max: Math.max(0, text.length - 1) }), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    })
    .map((edits) => {
      const bytes = Buffer.from(text);
      for (const [at, byte] of edits) bytes[at] = byte;
      return bytes;
    });
}

const GOOD = Array.from({ length: 6 }, (_unused, index) => JSON.stringify(okta(`m-${index}`)));
const CSV = 'worker_id,from_date,to_date,country\nW1,2026-01-01,2026-01-02,"a\nb"\nW2,2026-01-01,2026-01-02,FR\n';
const SEEDS = [
  GOOD.join('\n'),
  `[${GOOD.join(',')}]`,
  `{"value":[${GOOD.join(',')}]}`,
  CSV,
  JSON.stringify(okta('pretty'), null, 2),
];
const anyFile = fc.oneof(
  randomFile,
  jsonFile,
  ...SEEDS.map(mutated),
  mutated(GOOD.join('\n')).map((bytes) => gzipSync(bytes)),
  mutated(gzipSync(SEEDS[1] ?? '').toString('latin1')),
);

describe('the reader', () => {
  it('never throws, whatever the bytes, and says something of every file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyFile, { minLength: 20, maxLength: 20 }), async (files) => {
        const read = await readFixture(all, [folderOf(files)]);
        await read.close();
        expect(read.result.coverage.files.length).toBeGreaterThanOrEqual(files.length);
        expect(read.result.coverage.files.filter((file) => file.status !== 'read' && file.reason === '')).toEqual([]);
        expect(read.result.coverage.files.filter((file) => file.unparsed < 0 || file.rows < 0)).toEqual([]);
        expect(read.result.coverage.unparsed.filter((one) => one.line < 1)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  }, 300_000);

  it('gives every good line its own number among any bad ones', async () => {
    const bad = fc
      .oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.json(),
        fc.constantFrom(
          '{',
          '[',
          '}',
          ']',
          '"',
          '{"a":[',
          '',
          ' ',
          '\r',
          '[[{',
          '{"a":"',
          GOOD[0]?.slice(0, 80) ?? '',
          'null',
        ),
      )
      .map((text) => text.replaceAll('\n', ' '));
    const lines = fc.array(fc.option(bad, { freq: 3 }), { minLength: 3, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.array(lines, { minLength: 8, maxLength: 8 }), async (files) => {
        const texts = files.map((file, no) =>
          [okta(`first-${no}`), ...file]
            .map((bad, index) => (typeof bad === 'string' ? bad : JSON.stringify(okta(`${no}:${index + 1}`))))
            .join('\n'),
        );
        const read = await readFixture(all, [folderOf(texts)]);
        const rows = await read.rows('sign_in');
        await read.close();
        const places = rows.map((row) => `${String(row['user_key']).split(':')[1]}`);
        expect(rows.map((row) => String(row['raw_line']))).toEqual(places);
        const good = texts.reduce(
          (sum, text) =>
            sum + text.split('\n').filter((line) => /^\{"uuid":"\d+:\d+"/.test(line) && line.endsWith('}')).length,
          0,
        );
        expect(rows.length).toBe(good);
      }),
      { numRuns: 8 },
    );
  }, 300_000);
});
