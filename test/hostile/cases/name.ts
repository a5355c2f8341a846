import { symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ndjson, oktas } from '../records.ts';
import { read, unknown, type HostileCase } from '../case.ts';

/** Files whose names, places or kind are the trouble. */
export const NAME: readonly HostileCase[] = [
  { path: 'name/logs [1] *?{a,b}.ndjson', content: ndjson(oktas('glob', 2)), gives: [read(2)] },
  { path: 'name/uuid=hive/published=2020/x.ndjson', content: ndjson(oktas('hive', 2)), gives: [read(2)] },
  { path: "name/it's; DROP TABLE input_file; --.ndjson", content: ndjson(oktas('quote', 2)), gives: [read(2)] },
  { path: 'name/<script>alert(1)<\\script>.txt', content: 'nothing', gives: [unknown(/neither/)] },
  { path: 'name/\u001B[31mred\u001B]0;owned\u0007\n.txt', content: 'nothing to see', gives: [unknown(/neither/)] },
  { path: 'name/loop', content: (file) => symlinkSync(dirname(file), file), gives: [] },
  {
    path: 'name/itself',
    content: (file) => symlinkSync(file, file),
    gives: [{ status: 'failed', reason: /link points to itself/ }],
  },
  {
    path: 'name/nowhere',
    content: (file) => symlinkSync(join(dirname(file), 'gone'), file),
    gives: [{ status: 'failed', reason: /no such file or folder/ }],
  },
  {
    path: 'name/device',
    content: (file) => symlinkSync('/dev/zero', file),
    gives: [{ status: 'failed', reason: /not a regular file/ }],
  },
  {
    path: 'name/memory',
    content: (file) => symlinkSync('/proc/self/mem', file),
    gives: [{ status: 'failed', reason: /cannot be read/ }],
  },
  {
    path: 'name/not-utf8-\uFFFD',
    content: (file) => writeFileSync(Buffer.concat([Buffer.from(file.slice(0, -1)), Buffer.from([0xff])]), 'x'),
    gives: [{ status: 'failed', reason: /no such file or folder/ }],
  },
];
