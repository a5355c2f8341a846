import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, assert, asyncProperty, dictionary, jsonValue, string } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonParts, type JsonPart } from './json-parts.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'json-parts-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(text: string): Promise<JsonPart[]> {
  const file = join(folder, 'one.json');
  writeFileSync(file, text);
  const parts: JsonPart[] = [];
  for await (const part of jsonParts(file)) parts.push(part);
  return parts;
}

it('gives members whole and lists element by element, with their lines', async () => {
  expect(await read('{"a": 1,\n "list": [\n  {"x": "]},{"},\n  [2, 3]\n ],\n "b": {"c": [4]}, "none": [ ]}')).toEqual([
    { key: 'a', value: 1, line: 1 },
    { key: 'list', value: { x: ']},{' }, line: 3 },
    { key: 'list', value: [2, 3], line: 4 },
    { key: 'b', value: { c: [4] }, line: 6 },
  ]);
});

it('gives back what any object holds', async () => {
  await assert(
    asyncProperty(dictionary(string(), jsonValue()), array(jsonValue()), async (members, list) => {
      const given = { ...members, list };
      const wanted = Object.entries(JSON.parse(JSON.stringify(given)) as object).flatMap(([key, value]) =>
        Array.isArray(value) ? value.map((one: unknown) => [key, one]) : [[key, value as unknown]],
      );
      for (const text of [JSON.stringify(given), JSON.stringify(given, null, 2)]) {
        expect((await read(text)).map((one) => [one.key, one.value])).toEqual(wanted);
      }
    }),
    { numRuns: 60 },
  );
});

describe('what is no complete object is refused with its line', () => {
  it.each([
    ['', 1, /empty/],
    ['[1]', 1, /no JSON object/],
    ['{"a": 1}\n{"b": 2}', 2, /after the object/],
    ['{"a": [1,\n2', 2, /ends in the middle/],
    ['{"a": [\n{"b": 1},\n{"b": oops}\n]}', 3, /no JSON/],
    ['{"a": 1,\n "b" 2}', 2, /no JSON/],
    ['{"a": {\n"b": 1,\n"c" 3}}', 3, /no JSON/],
    ['{[1]}', 1, /without a name/],
  ])('%j', async (text, line, message) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'BAD_INPUT', place: { line }, message });
  });

  it('a file that is not there', async () => {
    const parts = jsonParts(join(folder, 'none.json'));
    await expect(parts[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'BAD_ARGUMENT' });
  });
});
