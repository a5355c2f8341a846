import { describe, expect, it } from 'vitest';
import { lines } from './decode.ts';
import { jsonSplitter } from './json-text.ts';

async function* pieces(text: string, size: number): AsyncIterable<Buffer> {
  for (let from = 0; from < text.length; from += size) yield Buffer.from(text.slice(from, from + size));
}

describe('text longer than memory', () => {
  it.each([1, 3, 7, 1000])('a line over the limit is cut, and costs no line after it (pieces of %i)', async (size) => {
    const found = [];
    for await (const line of lines(pieces(`a\n${'x'.repeat(100)}\r\nb\n\n${'y'.repeat(50)}`, size), 'utf-8', 10))
      found.push(line);
    expect(found).toEqual([
      { line: 1, text: 'a', cut: false },
      { line: 2, text: 'x'.repeat(10), cut: true },
      { line: 3, text: 'b', cut: false },
      { line: 4, text: '', cut: false },
      { line: 5, text: 'y'.repeat(10), cut: true },
    ]);
  });

  it.each([1, 3, 7, 1000])(
    'a record over the limit is passed over, the next keeps its place (pieces of %i)',
    async (size) => {
      const splitter = jsonSplitter('array', 20);
      const found = [];
      for await (const piece of pieces(`[{"a":1},{"b":"${'x'.repeat(100)}"},{"c":3}]`, size))
        found.push(...splitter.push(piece));
      expect(found.map(({ text, place, cut }) => [text, place, cut])).toEqual([
        ['{"a":1}', 1, false],
        ['', 2, true],
        ['{"c":3}', 3, false],
      ]);
      expect(splitter.unfinished).toBe(false);
    },
  );
});
