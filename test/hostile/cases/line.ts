import { ndjson, okta, oktas } from '../records.ts';
import { partly, read, unknown, type HostileCase } from '../case.ts';

function lines(...texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}

function event(id: string, fields: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify(okta(id, fields));
}

function deepObject(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

function withField(id: string, json: string): string {
  return event(id).replace(/\}$/, `,${json}}`);
}

export const LINE: readonly HostileCase[] = [
  {
    path: 'line/broken.ndjson',
    content: lines(event('b-1'), '{"uuid": "b-2", ', event('b-3'), 'no json', '{"a":1}', event('b-6'), '[1,2]', 'null'),
    gives: [partly(3, [2, 4, 5, 7, 8])],
  },
  {
    path: 'line/broken-first.ndjson',
    content: lines('"displayName":"cut"}]}', event('f-2'), event('f-3')),
    gives: [partly(2, [1])],
  },
  {
    path: 'line/open-bracket.ndjson',
    content: lines(event('o-1'), '['.repeat(20), event('o-3'), event('o-4')),
    gives: [partly(3, [2])],
  },
  {
    path: 'line/cut-before-value.ndjson',
    content: lines(
      event('c-1'),
      event('c-2').slice(0, event('c-2').indexOf('[') + 1),
      event('c-3'),
      '{"uuid": ',
      event('c-5'),
    ),
    gives: [partly(3, [2, 4])],
  },
  {
    path: 'line/blank.ndjson',
    content: lines(event('bl-1'), '', '   ', event('bl-4'), '\t', '{"broken', event('bl-7')),
    gives: [partly(3, [6])],
  },
  {
    path: 'line/two-in-one.ndjson',
    content: lines(event('t-1'), event('t-2') + event('t-2b'), event('t-3')),
    gives: [partly(2, [2])],
  },
  {
    path: 'line/nul.ndjson',
    content: lines(event('n-1'), event('n-2').replace('Nobody', 'No\0body'), event('n-3', { displayMessage: 'a\0b' })),
    gives: [partly(2, [2])],
  },
  {
    path: 'line/surrogate.ndjson',
    content: lines(event('s-1'), event('s-2', { displayMessage: '\uD83D cut' }), event('s-3', { brand: '😀' })),
    gives: [read(3)],
  },
  {
    path: 'line/separators.ndjson',
    content: lines(event('u-1', { displayMessage: 'a\u2028b\u2029c\u0085d' }), event('u-2')),
    gives: [read(2)],
  },
  {
    path: 'line/keys.ndjson',
    content: lines(
      event('k-1').replace('"uuid":"k-1"', '"uuid":"k-1","uuid":"other","UUID":"x","Uuid":"y"'),
      event('k-2'),
    ),
    gives: [read(2)],
  },
  {
    path: 'line/own-key.ndjson',
    content: lines(event('w-1'), withField('w-2', '"__line":777'), event('w-3')),
    gives: [read(3)],
  },
  {
    path: 'line/numbers.ndjson',
    content: lines(
      withField('h-1', '"size":1e999999'),
      withField('h-2', '"size":-123456789012345678901234567890.5'),
      event('h-3', {
        securityContext: { asNumber: -5e40 },
        client: { ipAddress: '198.18.7.7', geographicalContext: { geolocation: { lat: 1e300, lon: 'north' } } },
      }),
    ),
    gives: [read(3)],
  },
  {
    path: 'line/other-types.ndjson',
    content: lines(
      event('y-1', { actor: 'text', client: [1], outcome: 7, target: 'x' }),
      event('y-2', { target: { no: 'array' } }),
    ),
    gives: [read(2)],
  },
  {
    path: 'line/deep-brackets.ndjson',
    content: lines(
      event('d-1'),
      '['.repeat(10_000),
      withField('d-3', `"deep":${'['.repeat(10_000)}${']'.repeat(10_000)}`),
      event('d-4'),
    ),
    gives: [partly(3, [2])],
  },
  {
    path: 'line/deep-objects.ndjson',
    content: lines(event('p-1'), withField('p-2', `"deep":${deepObject(3000)}`), event('p-3')),
    gives: [read(3)],
  },
  {
    path: 'line/deepest-objects.ndjson',
    content: lines(
      event('q-1'),
      withField('q-2', `"deep":${deepObject(100_000)}`),
      withField('q-3', `"target":[${deepObject(100_000)}]`),
      event('q-4', { beside: 'the deep' }),
    ),
    gives: [read(4)],
  },
  {
    path: 'line/five-megabytes.ndjson',
    content: lines(event('l-1'), event('l-2', { displayMessage: 'x'.repeat(5e6) }), event('l-3')),
    gives: [read(3)],
  },
  {
    path: 'line/five-megabytes-first.ndjson',
    content: lines(event('m-1', { displayMessage: 'x'.repeat(5e6) }), event('m-2')),
    gives: [read(2)],
  },
  {
    path: 'line/array-on-one-line.json',
    content: JSON.stringify(oktas('array', 15_000, { displayMessage: 'x'.repeat(1700) })),
    gives: [read(15_000)],
  },
  {
    path: 'line/pages.json',
    content: lines(
      JSON.stringify({ value: oktas('page-a', 2) }),
      JSON.stringify({ value: [] }),
      JSON.stringify({ '@odata.nextLink': 'x', value: oktas('page-b', 3) }),
    ),
    gives: [read(5)],
  },
  { path: 'line/several.ndjson', content: several(), gives: [partly(6, [7])] },
  {
    path: 'line/later-dataset.ndjson',
    content:
      ndjson(oktas('later', 300)) +
      lines('{"worker_id":"W1","kind":"leave","at":"2026-01-05T00:00:00Z"}', '{"worker_id":"W1"}'),
    gives: [partly(301, [302])],
  },
  {
    path: 'line/new-field.ndjson',
    content: lines(event('g-1'), event('g-2', { brandNew: { inner: 1 } }), event('g-3', { brandNew: { inner: 2 } })),
    gives: [read(3)],
  },
  { path: 'line/brackets.json', content: '['.repeat(10_000), gives: [unknown(/neither JSON, CSV nor/)] },
  { path: 'line/lies.csv', content: ndjson(oktas('lies', 2)), gives: [read(2)] },
  {
    path: 'line/picture.json',
    content: Buffer.from([
      0x89,
      0x50,
      0x4e,
      0x47,
      0x0d,
      0x0a,
      0x1a,
      0x0a,
      ...Array.from({ length: 999 }, (_unused, index) => (index * 37) % 256),
    ]),
    gives: [unknown(/neither JSON, CSV nor|no source/)],
  },
  { path: 'line/empty.json', content: '', gives: [unknown(/the file is empty/)] },
  { path: 'line/white.json', content: ' \n\n\t\n', gives: [unknown(/neither JSON, CSV nor/)] },
];

function several(): string {
  const request = '{"worker_id":"W1","at":"2026-01-05T00:00:00Z","kind":"no_camera","detail":"x"}';
  const event7 = '{"worker_id":"W1","at":"2026-01-05T00:00:00Z","detail":"no kind"}';
  return lines(
    event('v-1'),
    '{"worker_id":"W1","kind":"leave","at":"2026-01-05T00:00:00Z"}',
    event('v-3'),
    request,
    '{"worker_id":"W2","kind":"leave","at":"2026-01-06T00:00:00Z"}',
    event('v-6'),
    event7,
  );
}
