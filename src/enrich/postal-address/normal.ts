import { COUNTRY_WORDS, DIRECTIONS, STREET_WORDS, UNIT_WORDS } from './words.ts';

/** Separates the parts of a raw key: street, city, region, postal code, country. */
export const SEPARATOR = '\u001F';

/** Lower case, sharp s and accents resolved, everything but letters, digits and # becomes a blank. */
function bare(text: string): string {
  const folded = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
  return folded.replaceAll(/[^\p{L}\p{N}#]+/gu, ' ').trim();
}

/** German street names include the type: `hauptstrasse`, `hauptstr` -> `haupt st`. */
function unglue(word: string): string {
  const street = /^(.{3,}?)(?:strasse|str)$/.exec(word);
  return street?.[1] === undefined ? word : `${street[1]} st`;
}

interface Street {
  readonly line: string;
  readonly unit: string;
}

function abbreviate(word: string): string {
  if (word === 'strasse') return 'st';
  return STREET_WORDS.get(word) ?? DIRECTIONS.get(word) ?? word;
}

/** Takes the unit out of a street line: `12 Main St Apt #4B` -> line `12 main st`, unit `4b`; a floor keeps its word. */
function readStreet(text: string): Street {
  const words = bare(text)
    .replaceAll('#', ' # ')
    .split(' ')
    .flatMap((word) => unglue(word).split(' '));
  const line: string[] = [];
  const unit: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const kind = word === '#' ? 'unit' : UNIT_WORDS.get(word);
    const ordinal = /^(\d+)(?:st|nd|rd|th|er|eme|e)$/.exec(word)?.[1];
    const next = words[at + 1] ?? '';
    const isFloor = ordinal !== undefined && UNIT_WORDS.get(next) === 'fl';
    if (isFloor) {
      unit.push(`fl${ordinal}`);
      at += 1;
    } else if (kind !== undefined && line.length > 0) {
      let value = next;
      if (value === '#') {
        at += 1;
        value = words[at + 1] ?? '';
      }
      const numbered = value !== '' && (/\d/.test(value) || value.length <= 2);
      if (!numbered && kind !== 'unit') line.push(word);
      else if (numbered) {
        at += 1;
        // `4-B` and `4 B` become `4b`.
        if (
          /^\d+$/.test(value) &&
          /^[a-z]$/.test(words[at + 1] ?? '') &&
          DIRECTIONS.get(words[at + 1] ?? '') === undefined
        ) {
          at += 1;
          value += words[at] ?? '';
        }
        unit.push(kind === 'unit' ? value : `${kind}${value}`);
      }
    } else if (word !== '' && word !== '#') line.push(abbreviate(word));
  }
  return { line: line.join(' '), unit: unit.join(' ') };
}

function postalCode(text: string, country: string): string {
  const code = bare(text).replaceAll(/[^a-z0-9]/g, '');
  return country === 'us' || /^\d{9}$/.test(code) ? code.slice(0, 5) : code;
}

function countryOf(text: string): string {
  const name = bare(text);
  return COUNTRY_WORDS.get(name) ?? name;
}

/**
 * Normal form of a postal address from its five raw parts (street, city, region, postal code, country) joined by U+001F:
 * `street|unit|city or nothing|postal code|country`. With a postal code the city is left out; without one, city and region take its place. The
 * unit is part of the form: two flats in one building differ. Null without a street, or with neither postal code nor city.
 */
export function normalPostalAddress(raw: string): string | null {
  const [streetText = '', cityText = '', regionText = '', codeText = '', countryText = ''] = raw.split(SEPARATOR);
  const country = countryOf(countryText);
  const { line, unit } = readStreet(streetText);
  const code = postalCode(codeText, country);
  const city = bare(cityText);
  if (line === '' || (code === '' && city === '')) return null;
  const town = code === '' ? `${city} ${bare(regionText)}`.trim() : '';
  return [line, unit, town, code, country].join('|');
}
