import type { Row } from '../engine/engine.ts';

/** A value as written in a sentence: lists joined, times without seconds, numbers with at most one decimal. */
function inWords(value: unknown): string {
  if (value === null || value === undefined) return 'unknown';
  if (Array.isArray(value)) {
    const words = value.map(inWords);
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
  }
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(1);
  if (typeof value === 'string') return value.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(\.\d+)?Z$/, '$1 $2 UTC');
  return String(value);
}

/** Fills in `{column}` in a sentence; `{n|one word|many words}` picks by number. */
export function explain(template: string, row: Row): string {
  return template.replaceAll(
    /\{([a-z_0-9]+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (_whole, id: string, one?: string, many?: string) => {
      if (one === undefined || many === undefined) return inWords(row[id]);
      return Number(row[id]) === 1 ? one : many;
    },
  );
}
