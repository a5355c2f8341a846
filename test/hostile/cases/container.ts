import { gzipSync } from 'node:zlib';
import { zip, zstd, zstdBomb } from '../archive.ts';
import { ndjson, oktas } from '../records.ts';
import { partly, read, unknown, type HostileCase } from '../case.ts';

function events(prefix: string, count: number): Buffer {
  return Buffer.from(ndjson(oktas(prefix, count)));
}

const LONG = gzipSync(
  ndjson(
    Array.from({ length: 400 }, (_unused, index) => ({
      ...oktas(`long-${index}`, 1)[0],
      displayMessage: String(Math.sin(index)),
    })),
  ),
);

export const CONTAINER: readonly HostileCase[] = [
  { path: 'container/no-name-of-gzip', content: gzipSync(events('gz', 2)), gives: [read(2)] },
  {
    path: 'container/members.gz',
    content: Buffer.concat([gzipSync(events('member-a', 2)), gzipSync(events('member-b', 2))]),
    gives: [read(4)],
  },
  {
    path: 'container/padded.gz',
    content: Buffer.concat([gzipSync(events('padded', 2)), Buffer.alloc(512)]),
    gives: [{ status: 'partly', rows: 2, unparsed: 0, reason: /unexpected bytes after/ }],
  },
  { path: 'container/plain.gz', content: events('plain', 2), gives: [read(2)] },
  {
    path: 'container/cut.gz',
    content: LONG.subarray(0, LONG.length - 2000),
    gives: [{ status: 'partly', reason: /gzip data: unexpected end of file; the part before it was read/ }],
  },
  {
    path: 'container/repeats.ndjson.gz',
    content: gzipSync(ndjson(oktas('repeats', 25_000, { displayMessage: 'x'.repeat(2600) }))),
    gives: [read(25_000)],
  },
  { path: 'container/one.zst', content: zstd(events('zstd', 3)), gives: [read(3)] },
  {
    path: 'container/cut.zst',
    content: zstd(events('zstd-cut', 500)).subarray(0, -100),
    gives: [{ status: 'partly', unparsed: 1, reason: /zstd data: unexpected EOF/ }],
  },
  { path: 'container/bomb.zst', content: zstdBomb(2000), gives: [unknown(/unpacks to more than/)] },
  {
    path: 'container/LOGS.Zip',
    content: zip([
      { name: 'a/one.ndjson', bytes: events('zip', 2) },
      { name: 'a/', bytes: Buffer.alloc(0) },
    ]),
    gives: [read(2, '!a/one.ndjson')],
  },
  {
    path: 'container/leads-out.zip',
    content: zip([
      { name: '../../evil.ndjson', bytes: events('dots', 1) },
      { name: '/tmp/evil-absolute.ndjson', bytes: events('absolute', 1) },
      { name: 'C:\\evil.ndjson', bytes: events('drive', 1) },
      { name: 'good.ndjson', bytes: events('good-in-zip', 1) },
    ]),
    gives: [
      read(1, '!../../evil.ndjson'),
      read(1, '!/tmp/evil-absolute.ndjson'),
      read(1, '!C:\\evil.ndjson'),
      read(1, '!good.ndjson'),
    ],
  },
  {
    path: 'container/nested.zip',
    content: zip([
      { name: 'inner.zip', bytes: zip([{ name: 'x.ndjson', bytes: events('inner', 1) }]) },
      { name: 'x.ndjson.gz', bytes: gzipSync(events('gz-in-zip', 2)) },
      { name: 'y.zst', bytes: zstd(events('zst-in-zip', 2)) },
    ]),
    gives: [unknown(/archive inside an archive/, '!inner.zip'), read(2, '!x.ndjson.gz'), read(2, '!y.zst')],
  },
  {
    path: 'container/bomb.zip',
    content: zip([
      { name: 'zeros.ndjson', bytes: Buffer.alloc(100e6) },
      { name: 'after.ndjson', bytes: events('after-bomb', 1) },
    ]),
    gives: [unknown(/unpacks to more than/, '!zeros.ndjson'), read(1, '!after.ndjson')],
  },
  { path: 'container/empty.zip', content: zip([]), gives: [unknown(/the archive is empty/)] },
  {
    path: 'container/cut.zip',
    content: zip([{ name: 'x.ndjson', bytes: events('cut-zip', 9) }]).subarray(0, 200),
    gives: [unknown(/zip archive/)],
  },
  {
    path: 'container/broken.zip',
    content: brokenZip(),
    gives: [unknown(/zip data/, '!x.ndjson'), read(2, '!y.ndjson')],
  },
  {
    path: 'container/repeated.ndjson',
    content: events('plain', 2),
    gives: [{ status: 'duplicate', rows: 0, reason: /the same bytes as container\/plain.gz/ }],
  },
  { path: 'container/repeated-events.json', content: JSON.stringify({ value: oktas('plain', 2) }), gives: [read(2)] },
  { path: 'container/trailing-comma.json', content: `[${JSON.stringify(oktas('comma', 1)[0])},]`, gives: [read(1)] },
  {
    path: 'container/breaks-off.json',
    content: JSON.stringify(oktas('array-cut', 3)).slice(0, -60),
    gives: [partly(2, [3])],
  },
];

/** An archive whose first entry holds no deflate data. */
function brokenZip(): Buffer {
  const bytes = zip([
    { name: 'x.ndjson', bytes: events('broken', 9) },
    { name: 'y.ndjson', bytes: events('after-broken', 2) },
  ]);
  return bytes.fill(0xff, 30 + 'x.ndjson'.length, 30 + 'x.ndjson'.length + 20);
}
