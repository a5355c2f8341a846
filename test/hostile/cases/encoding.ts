import { csv, named, ndjson, okta, oktas } from '../records.ts';
import { read, type HostileCase } from '../case.ts';

function utf16(text: string, order: 'le' | 'be', mark: boolean): Buffer {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

const NAME = named('Zoë Kjær');
const SITES = [
  ['site', 'kind', 'street', 'city'],
  ['Håndværk', 'office', 'Æblevej 1', 'Ærø'],
  ['Zürich "Süd"', 'office', 'two\nlines; one street', 'Zürich'],
];

export const ENCODING: readonly HostileCase[] = [
  { path: 'encoding/utf8-bom.ndjson', content: `\uFEFF${ndjson(oktas('bom', 2, NAME))}`, gives: [read(2)] },
  { path: 'encoding/utf8-bom.json', content: `\uFEFF${JSON.stringify(oktas('bom-array', 2, NAME))}`, gives: [read(2)] },
  { path: 'encoding/utf16le.ndjson', content: utf16(ndjson(oktas('le', 3, NAME)), 'le', true), gives: [read(3)] },
  {
    path: 'encoding/utf16be.json',
    content: utf16(JSON.stringify(oktas('be', 3, NAME), null, 2), 'be', true),
    gives: [read(3)],
  },
  {
    path: 'encoding/utf16le-no-mark.ndjson',
    content: utf16(ndjson(oktas('no-mark', 3, NAME)), 'le', false),
    gives: [read(3)],
  },
  { path: 'encoding/latin1.ndjson', content: Buffer.from(ndjson(oktas('latin', 2, NAME)), 'latin1'), gives: [read(2)] },
  {
    path: 'encoding/latin1-after-much-utf8.ndjson',
    content: Buffer.concat([
      Buffer.from(ndjson([okta('mixed-1', NAME), okta('mixed-2', { displayMessage: 'é'.repeat(700_000) })])),
      Buffer.from(ndjson([okta('mixed-3', NAME)]), 'latin1'),
    ]),
    gives: [read(3)],
  },
  { path: 'encoding/crlf.ndjson', content: ndjson(oktas('crlf', 3)).replaceAll('\n', '\r\n'), gives: [read(3)] },
  {
    path: 'encoding/sites-semicolon-latin1.csv',
    content: Buffer.from(csv(SITES, ';', '\r\n'), 'latin1'),
    gives: [read(2)],
  },
  {
    path: 'encoding/sites-tab-bom.csv',
    content: `\uFEFF${csv(
      [
        ['site', 'kind', 'city'],
        ['Tab town', 'office', 'Lund'],
      ],
      '\t',
    )}`,
    gives: [read(1)],
  },
  {
    path: 'encoding/sites-utf16.csv',
    content: utf16(
      csv([
        ['site', 'kind', 'city'],
        ['Wide', 'office', 'Ærø'],
      ]),
      'le',
      true,
    ),
    gives: [read(1)],
  },
];
