import { csv } from '../records.ts';
import { partly, read, unknown, type HostileCase } from '../case.ts';

const HEAD = ['worker_id', 'from_date', 'to_date', 'country'];
const ROW = ['W1', '2026-01-01', '2026-01-02', 'FR'];

export const TABLE: readonly HostileCase[] = [
  {
    path: 'table/ragged.csv',
    content: `${csv([HEAD, ROW])}W1,2026-01-01\n\n${csv([
      [...ROW, ''],
      [...ROW, 'more'],
    ])}W2,2026-02-30,2026-02-30,FR\nW3,2026-03-01,2026-03-02,DE\n`,
    gives: [partly(3, [3, 6, 7])],
  },
  {
    path: 'table/quoted-newlines.csv',
    content: csv(
      [
        [...HEAD, 'city'],
        [...ROW, 'two\nlines'],
        ['', '', '', '', 'lost\n\n'],
        [...ROW, 'Lyon'],
      ],
      ',',
      '\r\n',
    ),
    gives: [partly(2, [4])],
  },
  {
    path: 'table/open-quote.csv',
    content: `${csv([HEAD, ROW])}W2,"2026-01-01,2026-01-02,FR\nW3,2026-01-01,2026-01-02,FR\n`,
    gives: [{ status: 'partly', rows: 1, unparsed: 1, lines: [3] }],
  },
  { path: 'table/stray-quote.csv', content: `${csv([HEAD, ROW])}W"2",2026-01-01,2026-01-02,FR\n`, gives: [read(2)] },
  { path: 'table/header-only.csv', content: csv([HEAD]), gives: [read(0)] },
  {
    path: 'table/same-header.csv',
    content: csv([
      [...HEAD, 'country', '__proto__', 'constructor'],
      [...ROW, 'DE', 'x', 'y'],
    ]),
    gives: [read(1)],
  },
  {
    path: 'table/extra.ndjson',
    content: '{"site":"Extra","kind":"office","city":"Lund","floors":7,"lift":{"fast":true}}\n',
    gives: [read(1)],
  },
  {
    path: 'table/numbers.csv',
    content: csv([
      ['site', 'kind', 'city', 'latitude', 'longitude'],
      ['Absurd', 'office', 'x', '-1e308', 'NaN'],
      ['Worse', 'office', 'x', '99999999999999999999', '--1'],
    ]),
    gives: [read(2)],
  },
  { path: 'table/list.txt', content: 'a note\nabout nothing\n', gives: [unknown(/neither JSON, CSV nor/)] },
  { path: 'table/foreign.csv', content: 'colour,price\nred,5\n', gives: [unknown(/no source recognises a table/)] },
];
