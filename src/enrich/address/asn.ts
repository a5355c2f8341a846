import { readFileSync } from 'node:fs';
import type { Response } from 'maxmind';
import { ownFile, packageFile } from './data.ts';
import { number, text } from './record.ts';
import { parseIp, type Family, type Words } from './ip.ts';
import { openMmdb } from './mmdb.ts';
import { findRange, type Ranges } from './range.ts';

export interface AsOwner {
  readonly asn: number;
  readonly organisation: string;
}

const NEWLINE = 10;
const COMMA = 44;

/** Reads decimal digits from `at`; leaves the position of the first other byte in `cursor`. */
function readNumber(bytes: Buffer, from: number, cursor: { at: number }): number {
  let value = 0;
  let at = from;
  for (; ; at += 1) {
    const digit = (bytes[at] ?? NEWLINE) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  cursor.at = at;
  return value;
}

function organisationOf(bytes: Buffer, from: number, to: number): string {
  const name = bytes.toString('utf8', from, to).trim();
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines + (bytes.at(-1) === NEWLINE ? 0 : 1);
}

type ReadBounds = (bytes: Buffer, from: number, cursor: { at: number }, index: number) => void;

/** Lines `start,end,asn,organisation`, ordered by address. Organisations are stored once for each number. */
function readTable(bytes: Buffer, ranges: Ranges, organisations: Map<number, string>, readBounds: ReadBounds): void {
  const cursor = { at: 0 };
  let index = 0;
  for (let from = 0; from < bytes.length; index += 1) {
    const found = bytes.indexOf(NEWLINE, from);
    const end = found < 0 ? bytes.length : found;
    readBounds(bytes, from, cursor, index);
    const asn = readNumber(bytes, cursor.at + 1, cursor);
    ranges.values[index] = asn;
    if (!organisations.has(asn)) organisations.set(asn, organisationOf(bytes, cursor.at + 1, end));
    from = end + 1;
  }
}

function emptyRanges(count: number, width: 1 | 4): Ranges {
  return {
    width,
    starts: new Uint32Array(count * width),
    ends: new Uint32Array(count * width),
    values: new Uint32Array(count),
  };
}

function readV4(file: string, organisations: Map<number, string>): Ranges {
  const bytes = readFileSync(file);
  const ranges = emptyRanges(countLines(bytes), 1);
  readTable(bytes, ranges, organisations, (line, from, cursor, index) => {
    ranges.starts[index] = readNumber(line, from, cursor);
    ranges.ends[index] = readNumber(line, cursor.at + 1, cursor);
  });
  return ranges;
}

function readV6(file: string, organisations: Map<number, string>): Ranges {
  const bytes = readFileSync(file);
  const ranges = emptyRanges(countLines(bytes), 4);
  const words = new Uint32Array(4);
  readTable(bytes, ranges, organisations, (line, from, cursor, index) => {
    const comma = line.indexOf(COMMA, from);
    const second = line.indexOf(COMMA, comma + 1);
    parseIp(line.toString('latin1', from, comma), words);
    ranges.starts.set(words, index * 4);
    parseIp(line.toString('latin1', comma + 1, second), words);
    ranges.ends.set(words, index * 4);
    cursor.at = second;
  });
  return ranges;
}

type FindOwner = (family: Family, words: Words, address: string) => AsOwner | undefined;

/**
 * Autonomous system of an address, from the comma-separated files of @ip-location-db/asn (IPv4 as numbers, IPv6 as text). A file is read
 * when the first address of its family is looked up; its bytes are not kept.
 */
function asnFinder(files: { readonly v4: string; readonly v6: string }): FindOwner {
  const organisations = new Map<number, string>();
  let four: Ranges | undefined;
  let six: Ranges | undefined;
  return (family, words) => {
    if (family === 0) return undefined;
    if (family === 4) four ??= readV4(files.v4, organisations);
    else six ??= readV6(files.v6, organisations);
    const ranges = family === 4 ? four : six;
    const asn = ranges === undefined ? -1 : findRange(ranges, words);
    return asn <= 0 ? undefined : { asn, organisation: organisations.get(asn) ?? '' };
  };
}

/** A record as written by MaxMind and DB-IP, or by IPinfo (`"asn": "AS64500"`). */
function ownerOf(record: Response | null): AsOwner | null {
  const asn =
    number(record, 'autonomous_system_number') ?? Number(/^AS(\d+)$/i.exec(text(record, 'asn') ?? '')?.[1] ?? 0);
  return asn > 0
    ? { asn, organisation: text(record, 'autonomous_system_organization', 'as_name', 'name') ?? '' }
    : null;
}

/** Look-up in the user's own database (TRUESEAT_ASN), else in the package; without both, nothing is known. */
export function ownerFinder(): FindOwner {
  const own = ownFile('networks');
  if (own !== undefined) {
    const { find } = openMmdb(own, ownerOf);
    return (family, words, address) => (family === 0 ? undefined : (find(words, address) ?? undefined));
  }
  const [v4, v6] = ['asn-ipv4-num.csv', 'asn-ipv6.csv'].map((file) => packageFile(`@ip-location-db/asn/${file}`));
  return v4 === undefined || v6 === undefined ? () => undefined : asnFinder({ v4, v6 });
}
