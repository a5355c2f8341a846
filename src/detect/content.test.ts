import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { loadContent } from './content.ts';
import { loadLists } from './lists.ts';
import { tryRule } from './try.ts';

const content = loadContent([fileURLToPath(new URL('../../content', import.meta.url))]);

describe('the tests inside detections and verdicts', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDuckdb({ memoryBytes: 1e9, threads: 1, key: 'test' });
    await loadLists(engine, content.lists);
  });
  afterAll(() => engine.close());

  for (const rule of [...content.detections, ...content.verdicts]) {
    it(rule.id, async () => {
      expect((await tryRule(engine, rule)).filter((one) => one.problem !== '')).toEqual([]);
    });
  }
});

describe('every detection', () => {
  for (const detection of content.detections) {
    it(`${detection.id} has a test that fires and a look-alike that does not`, () => {
      expect(detection.tests.some((test) => test.expect.length > 0)).toBe(true);
      expect(detection.tests.some((test) => test.expect.length === 0)).toBe(true);
    });
  }
});

it('takes every serial that a remote-keyboard device shows as a preset for a default, which joins nobody', () => {
  const { lists } = content;
  const defaults = (lists.get('default-hardware')?.rows ?? []).map((row) => row.slice(0, 2).join(' '));
  const presets = (lists.get('ip-kvm-displays')?.rows ?? []).filter((row) => row.at(-1) === 'true');
  expect(presets.length).toBeGreaterThan(0);
  for (const [, , , number, , serial] of presets)
    for (const one of [number, serial]) expect(defaults).toContain(`display_serial ${String(one).toLowerCase()}`);
});
