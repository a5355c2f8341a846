import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Row = { readonly [key: string]: string | number | boolean };

const DATA = join(import.meta.dirname, '..', 'data');
const SIZES: { path: string; raw: number; stored: number }[] = [];

export function clear(): void {
  rmSync(DATA, { recursive: true, force: true });
}

export function sizes(): readonly { path: string; raw: number; stored: number }[] {
  return SIZES;
}

/** `.gz` names are compressed; the header carries no time, so equal text gives equal bytes. */
export function put(path: string, text: string, encoding: 'utf8' | 'utf16le' = 'utf8'): void {
  const target = join(DATA, path);
  mkdirSync(dirname(target), { recursive: true });
  const plain = encoding === 'utf8' ? Buffer.from(text) : Buffer.from(`\uFEFF${text}`, encoding);
  const bytes = path.endsWith('.gz') ? gzipSync(plain, { level: 9 }) : plain;
  writeFileSync(target, bytes);
  SIZES.push({ path, raw: plain.length, stored: bytes.length });
}

export function putLines(path: string, records: readonly Json[]): void {
  put(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
}

export function csv(rows: readonly Row[], fields: readonly string[]): string {
  const cell = (value: Row[string] | undefined): string => {
    const text = value === undefined ? '' : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [fields.join(','), ...rows.map((row) => fields.map((field) => cell(row[field])).join(','))]
    .map((line) => `${line}\r\n`)
    .join('');
}

/** Columns in the order in which the rows first name them. */
export function putCsv(path: string, rows: readonly Row[]): void {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  put(path, csv(rows, fields));
}
