/** How records are arranged in a JSON text. */
export type JsonLayout = 'lines' | 'array' | 'wrapper' | 'objects';

/** Keys whose array holds the records of a vendor's page. */
const WRAPPER_KEYS = [
  'value',
  'records',
  'Results',
  'results',
  'items',
  'events',
  'data',
  'entries',
  'Resources',
  'resources',
];
const WRAPPER = new RegExp(`"(?:${WRAPPER_KEYS.join('|')})"\\s*:\\s*\\[`);

/** Decides by the first bytes; undefined if the text is not JSON. */
export function jsonLayout(head: string): JsonLayout | undefined {
  const text = head.trimStart();
  if (/^\[\s*(\{|\])/.test(text)) return 'array';
  if (!text.startsWith('{')) return laterLines(text);
  if (/^\{\s*\}?\s*$/.test(text)) return 'objects';
  const firstLine = text.split('\n', 1)[0] ?? '';
  const first = parse(firstLine);
  if (isWrapper(first)) return 'wrapper';
  if (first !== undefined) return 'lines';
  // A page too long for the first bytes, or one that spans lines: recognised by a record key at depth one.
  const opening = WRAPPER.exec(text);
  if (opening !== null && depthAt(text, opening.index) <= 2 && onlyScalarsBefore(text, opening.index)) return 'wrapper';
  if (!/^\{\s*"(?:[^"\\]|\\.)*"\s*:/.test(text)) return laterLines(text);
  return /\n\s*\{"/.test(text) ? 'lines' : 'objects';
}

/** NDJSON whose first line is damaged, such as a truncated log: a later line is an object. */
function laterLines(text: string): JsonLayout | undefined {
  const later = text.split('\n', 50).slice(1, -1);
  return later.some((line) => line.trimStart().startsWith('{') && typeof parse(line) === 'object')
    ? 'lines'
    : undefined;
}

/** A page: an object with one array of objects, under a known key, that holds the records. */
function isWrapper(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return WRAPPER_KEYS.some((key) => {
    const inner = (value as Record<string, unknown>)[key]; // an object by the line above
    if (Array.isArray(inner))
      return inner.every((one) => typeof one === 'object') && !('eventType' in value) && !('name' in value);
    return key === 'data' && isWrapper(inner);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function depthAt(text: string, end: number): number {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < end; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '\\') i++;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === '{' || c === '[') depth++;
    else if (c === '}' || c === ']') depth--;
  }
  return depth;
}

function onlyScalarsBefore(text: string, end: number): boolean {
  return depthAt(text, end) === 1 || /^\{\s*"data"\s*:\s*\{/.test(text);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;

export interface JsonRecord {
  readonly text: string;
  /** Line on which it starts (`objects`), or its position in the array or page. */
  readonly place: number;
  /** The record exceeds the limit; its text is only the beginning. */
  readonly cut: boolean;
}

/**
 * Extracts records from arrays, pages and objects that span lines; takes UTF-8 bytes in arbitrary pieces. A truncated text yields the
 * records before its end, and `unfinished`.
 */
export function jsonSplitter(
  layout: JsonLayout,
  limit = Number.POSITIVE_INFINITY,
): {
  push(chunk: Buffer): JsonRecord[];
  readonly unfinished: boolean;
} {
  let depth = 0;
  let quoted = false;
  let escaped = false;
  let line = 1;
  let place = 0;
  /** Depth of records; -1 while looking for the array. */
  let recordDepth = layout === 'objects' ? 0 : layout === 'array' ? 1 : -1;
  let open = false;
  let startLine = 1;
  let parts: Buffer[] = [];
  let length = 0;
  let token: number[] = [];
  let key = '';

  function keep(piece: Buffer): void {
    if (length <= limit) parts.push(piece);
    length += piece.length;
  }
  function push(chunk: Buffer): JsonRecord[] {
    const found: JsonRecord[] = [];
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk[i] ?? 0;
      if (c === NEWLINE) line++;
      if (quoted) {
        if (escaped) escaped = false;
        else if (c === BACKSLASH) escaped = true;
        else if (c === QUOTE) {
          quoted = false;
          if (recordDepth < 0) key = Buffer.from(token).toString();
        } else if (recordDepth < 0 && token.length < 32) token.push(c);
        continue;
      }
      if (c === QUOTE) {
        quoted = true;
        token = [];
      } else if (c === 0x7b || c === 0x5b) {
        if (!open && depth === recordDepth && c === 0x7b) {
          open = true;
          from = i;
          startLine = line;
        }
        depth++;
        if (recordDepth < 0 && c === 0x5b && (depth === 1 || WRAPPER_KEYS.includes(key))) recordDepth = depth;
      } else if (c === 0x7d || c === 0x5d) {
        depth = Math.max(0, depth - 1);
        if (open && depth === recordDepth) {
          open = false;
          place++;
          keep(chunk.subarray(from, i + 1));
          found.push({
            text: length > limit ? '' : Buffer.concat(parts).toString(),
            place: layout === 'objects' ? startLine : place,
            cut: length > limit,
          });
          parts = [];
          length = 0;
        } else if (layout === 'wrapper' && depth < recordDepth) {
          recordDepth = -1;
        }
      }
    }
    if (open) keep(Buffer.from(chunk.subarray(from)));
    return found;
  }
  return {
    push,
    get unfinished() {
      return open || (layout !== 'objects' && depth > 0);
    },
  };
}
