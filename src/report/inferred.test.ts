import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { csvLine } from './csv.ts';
import { INFERRED, inferredRow } from './inferred.ts';

const fact = { people: 4, first_at: null, last_at: null, why: 'by its use' };

function read(given: Parameters<typeof inferredRow>[0]): { dataset: string; cells: string[] } {
  const row = inferredRow({ ...fact, ...given });
  const [written] = parse(csvLine(INFERRED.map((id) => row[id])));
  const [dataset = '', pasted = ''] = (written ?? []).slice(-2);
  return { dataset, cells: parse(pasted)[0] ?? [] };
}

it.each([
  ['office', '192.0.2.7', 'address', 'networks', ['192.0.2.7/32', 'office', 'inferred']],
  ['vpn_exit', '2001:db8:1:2::/64', 'address', 'networks', ['2001:db8:1:2::/64', 'corporate_vpn', 'inferred']],
  ['help_desk', 'anydesk 123 456', 'remote_peer', 'approved_tools', ['anydesk', 'all', '123 456', 'help desk']],
  [
    'delivery_point',
    '40 freight rd|||43207|us',
    'ship_to',
    'sites',
    ['40 freight rd 43207', '', '40 freight rd', '', '', '43207', 'US', '', ''],
  ],
  ['kiosk', 'abc', 'browser_fingerprint', '', []],
])('%s is a row to paste', (kind, raw, identifier_kind, dataset, cells) => {
  expect(read({ kind, value: raw, raw, identifier_kind })).toEqual({ dataset, cells });
});

it('a formula is text, in the row to paste as well', () => {
  const raw = '=cmd|x|"a, b"|\n|us';
  const { cells } = read({ kind: 'delivery_point', value: raw, raw, identifier_kind: 'ship_to' });
  expect(cells[0]).toBe("'=cmd");
  expect(cells).toHaveLength(9);
  const row = inferredRow({
    ...fact,
    kind: 'kiosk',
    value: '=1+1',
    raw: '=1+1',
    identifier_kind: 'browser_fingerprint',
  });
  expect(csvLine(INFERRED.map((id) => row[id]))).toContain("'=1+1");
});
