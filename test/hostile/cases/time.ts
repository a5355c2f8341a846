import { ndjson, okta } from '../records.ts';
import { partly, type HostileCase } from '../case.ts';

/** Written time and what it is in UTC; undefined where it is none. */
export const TIMES: readonly (readonly [string, string | undefined])[] = [
  ['2026-02-03T10:00:00Z', '2026-02-03T10:00:00Z'],
  ['2026-02-03T10:00:00+02:00', '2026-02-03T08:00:00Z'],
  ['2026-02-03T10:00:00.123456-05:30', '2026-02-03T15:30:00.123456Z'],
  ['2026-02-03T10:00:00', '2026-02-03T10:00:00Z'],
  ['2026-02-03 10:00:00.5', '2026-02-03T10:00:00.5Z'],
  ['0001-01-01T00:00:00Z', undefined],
  ['9999-12-31T23:59:59Z', undefined],
  ['infinity', undefined],
  ['-290000-01-01T00:00:00Z', undefined],
  ['2026-03-29T02:30:00+01:00', '2026-03-29T01:30:00Z'],
  ['2026-03-29T02:30:00', '2026-03-29T02:30:00Z'],
  ['2026-10-25T02:30:00+02:00', '2026-10-25T00:30:00Z'],
  ['2026-02-30T00:00:00Z', undefined],
  ['yesterday', undefined],
  ['', undefined],
];

export const TIME: readonly HostileCase[] = [
  {
    path: 'time/times.ndjson',
    content: ndjson(TIMES.map(([published], index) => okta(`time-${index + 1}`, { published }))),
    gives: [
      partly(
        TIMES.filter(([, utc]) => utc !== undefined).length,
        TIMES.flatMap(([, utc], index) => (utc === undefined ? [index + 1] : [])),
      ),
    ],
  },
];
