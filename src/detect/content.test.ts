import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { HELPERS } from '../pipeline.ts';
import { loadContent } from './content.ts';
import { loadLists } from './lists.ts';
import { tryRule } from './try.ts';

const SHIPPED = fileURLToPath(new URL('../../content', import.meta.url));
const content = loadContent([SHIPPED]);

describe('the tests inside rules', () => {
  let engine: Engine;
  beforeAll(async () => {
    ({ engine } = await openDuckdb({ memoryBytes: 1e9, threads: 1, key: 'test' }));
    await loadLists(engine, content.lists);
  });
  afterAll(() => engine.close());

  for (const rule of content.written) {
    it(rule.id, async () => {
      expect((await tryRule(engine, rule, HELPERS)).filter((one) => one.problem !== '')).toEqual([]);
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

it('refuses a clear of what no detection shows, by the name of the clear', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trueseat-content-'));
  const clear = content.detections.find((one) => one.effect?.kind === 'clear');
  mkdirSync(join(folder, 'detections', 'place'), { recursive: true });
  const own = { ...clear, id: 'own-clear', family: 'place', effect: { kind: 'clear', shows: ['mispelt'] } };
  writeFileSync(join(folder, 'detections', 'place', 'own-clear.yml'), JSON.stringify(own));
  try {
    expect(() => loadContent([SHIPPED, folder])).toThrow(
      expect.objectContaining({ message: expect.stringContaining('"mispelt"'), place: { part: 'own-clear' } }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
