import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import type { Encoding } from './container.ts';
import { wholeUtf8 } from './scan-thread.js';

/** Each line as UTF-8 if valid, else as Windows-1252: concatenated files mix both. */
export function decodeMixed(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString();
  const windows = new TextDecoder('windows-1252');
  let text = '';
  for (let from = 0; from < bytes.length;) {
    const newline = bytes.indexOf(0x0a, from);
    const end = newline === -1 ? bytes.length : newline + 1;
    const line = bytes.subarray(from, end);
    text += isUtf8(line) ? line.toString() : windows.decode(line);
    from = end;
  }
  return text;
}

/** A text in pieces, without byte order mark, from a file or from arriving bytes. */
export async function* textChunks(from: string | AsyncIterable<Buffer>, encoding: Encoding): AsyncIterable<string> {
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be' ? new TextDecoder(encoding) : undefined;
  let rest: Buffer = Buffer.alloc(0);
  let first = true;
  const bytesOf =
    typeof from === 'string' ? (createReadStream(from, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) : from;
  for await (const chunk of bytesOf) {
    let text: string;
    if (wide === undefined) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const end = wholeUtf8(bytes);
      rest = Buffer.from(bytes.subarray(end));
      text = decodeMixed(bytes.subarray(0, end));
    } else text = wide.decode(chunk, { stream: true });
    yield first ? text.replace(/^\uFEFF/, '') : text;
    first = false;
  }
  yield wide === undefined ? decodeMixed(rest) : wide.decode();
}

/** A longer line is not a record. */
export const MAX_TEXT = 64 * 1024 * 1024;

export interface Line {
  readonly line: number;
  readonly text: string;
  /** The line exceeds the limit, and `text` is only its beginning. */
  readonly cut: boolean;
}

/** Lines with their number from 1. What exceeds the limit is skipped, so that no line can exhaust memory. */
export async function* lines(
  from: string | AsyncIterable<Buffer>,
  encoding: Encoding,
  limit = MAX_TEXT,
): AsyncIterable<Line> {
  let parts: string[] = [];
  let length = 0;
  let line = 0;
  function keep(text: string): void {
    if (length < limit) parts.push(text.length > limit - length ? text.slice(0, limit - length) : text);
    length += text.length;
  }
  function take(): Line {
    const whole = { line: ++line, text: parts.join('').replace(/\r$/, ''), cut: length > limit };
    parts = [];
    length = 0;
    return whole;
  }
  for await (const chunk of textChunks(from, encoding)) {
    let start = 0;
    for (let newline = chunk.indexOf('\n'); newline !== -1; newline = chunk.indexOf('\n', start)) {
      keep(chunk.slice(start, newline));
      yield take();
      start = newline + 1;
    }
    if (start < chunk.length) keep(chunk.slice(start));
  }
  if (length > 0) yield take();
}
