import { createReadStream } from 'node:fs';
import { messageOf, TrueseatError } from './error.ts';

/** One member of the object in a file, or one element of a member that is an array. */
export interface JsonPart {
  readonly key: string;
  readonly value: unknown;
  /** Line where it starts, from 1. */
  readonly line: number;
}

interface Cut {
  readonly text: string;
  readonly line: number;
  /** The array that it is an element of; null for a whole member. */
  readonly key: string | null;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;

function bad(file: string, line: number, what: string, cause?: unknown): TrueseatError {
  return new TrueseatError('BAD_INPUT', what, {
    place: { file, line },
    wayOut: 'The file must be one complete JSON object.',
    ...(cause === undefined ? {} : { cause }),
  });
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

/** Parses one part. An error's line comes from the parser's position if it has one, else it is the line where the part starts. */
function parse(file: string, text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const at = Number(/position (\d+)/.exec(messageOf(thrown))?.[1] ?? 0);
    throw bad(file, line + linesIn(text.slice(0, at)), `not valid JSON: ${messageOf(thrown)}`, thrown);
  }
}

/** Takes text in pieces and yields members and elements as soon as they end. Depth 1 is inside the object. */
function cutter(file: string): { readonly take: (chunk: string) => Cut[]; readonly end: () => void } {
  let depth = 0;
  let quoted = false;
  let escaped = false;
  let array: string | null = null;
  let held = '';
  let line = 1;
  let began = 1;
  let over = false;

  function cut(text: string, out: Cut[]): void {
    const lead = /^\s*/.exec(text)?.[0] ?? '';
    if (lead.length < text.length) out.push({ text: text.slice(lead.length), line: began + linesIn(lead), key: array });
    began = line;
  }

  function keyOf(text: string): string {
    const found = /^\s*("(?:[^"\\]|\\.)*")\s*:\s*$/.exec(text)?.[1];
    if (found === undefined) throw bad(file, line, 'a list without a name');
    return String(parse(file, found, line));
  }

  function take(chunk: string): Cut[] {
    const out: Cut[] = [];
    let start = 0;
    const upTo = (at: number): string => {
      const text = held + chunk.slice(start, at);
      held = '';
      start = at + 1;
      return text;
    };
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (code === NEWLINE) line++;
      if (quoted) {
        if (escaped) escaped = false;
        else if (code === BACKSLASH) escaped = true;
        else if (code === QUOTE) quoted = false;
        continue;
      }
      if (code === QUOTE) quoted = true;
      const sign = chunk[at];
      const level = array === null ? 1 : 2;
      if (depth === 0 && sign !== undefined && !/[\s\uFEFF]/.test(sign)) {
        if (over || sign !== '{')
          throw bad(file, line, over ? 'text after the object' : 'the file holds no JSON object');
        upTo(at);
        began = line;
        depth = 1;
      } else if (sign === '[' && depth === 1 && array === null) {
        array = keyOf(upTo(at));
        began = line;
        depth = 2;
      } else if (sign === '{' || sign === '[') depth++;
      else if (sign === ',' && depth === level) {
        cut(upTo(at), out);
      } else if (sign === '}' || sign === ']') {
        if (depth === level) cut(upTo(at), out);
        depth--;
        if (depth === 1 && level === 2) array = null;
        if (depth === 0) over = true;
      }
    }
    held += chunk.slice(start);
    return out;
  }

  function end(): void {
    if (!over) throw bad(file, line, depth === 0 ? 'the file is empty' : 'the file ends in the middle of its object');
  }
  return { take, end };
}

/**
 * Reads a file with one JSON object without loading it whole: members one by one, and arrays element by element. Throws BAD_INPUT with
 * the line.
 */
export async function* jsonParts(
  file: string,
  onChunk: (chunk: Buffer) => void = () => undefined,
): AsyncIterable<JsonPart> {
  const cuts = cutter(file);
  const decoder = new TextDecoder();
  function* parts(found: readonly Cut[]): Iterable<JsonPart> {
    for (const { text, line, key } of found) {
      if (key !== null) yield { key, value: parse(file, text, line), line };
      else
        for (const [name, value] of Object.entries(parse(file, `{${text}}`, line) as object))
          yield { key: name, value, line }; // the braces make it one
    }
  }
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      onChunk(chunk);
      yield* parts(cuts.take(decoder.decode(chunk, { stream: true })));
    }
  } catch (thrown) {
    if (thrown instanceof TrueseatError) throw thrown;
    throw new TrueseatError('BAD_ARGUMENT', messageOf(thrown), { place: { file }, cause: thrown });
  }
  cuts.end();
}
