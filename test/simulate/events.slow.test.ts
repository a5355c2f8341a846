// Slow: simulates organisations that write 160,000 records.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { house } from '../../src/app.ts';
import { openLake } from '../../src/use/lake.ts';
import { presets } from '../../src/use/simulate.ts';
import { chunksOf, simulate } from '../../src/lab/simulate/index.ts';
import { rateOf, settingOf } from '../../src/lab/simulate/presets.ts';
import { newWorld } from '../../src/lab/simulate/world.ts';

const root = mkdtempSync(join(tmpdir(), 'events-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Records of the tools that an organisation of 60 writes when so many are asked for. */
async function written(events: number): Promise<number> {
  const { engine } = await openLake(house, { memoryBytes: 6e8, threads: 2 });
  const preset = { ...presets['enterprise']!, schemes: {} };
  const out = join(root, String(events));
  await simulate(
    engine,
    settingOf('enterprise', preset, [], { seed: 4, workers: 60, days: 14, events }),
    out,
    () => {},
  );
  await engine.close();
  const logs = readdirSync(join(out, 'data'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^(okta|entra|defender|osquery).*(ndjson|log)$/.test(path),
  );
  return logs.reduce((sum, path) => sum + readFileSync(join(out, 'data', path), 'utf8').split('\n').length - 1, 0);
}

it.each([40_000, 120_000])('writes about %i records when so many are asked for', async (events) => {
  const records = await written(events);
  expect(records).toBeGreaterThan(0.85 * events);
  expect(records).toBeLessThan(1.15 * events);
});

it('never thins ordinary records so far that only traces are left', () => {
  const setting = settingOf('enterprise', presets['enterprise']!, [], { seed: 1, events: 10 });
  expect(rateOf(setting, 1_000)).toBeGreaterThan(0);
});

it.each([
  ['startup', {}, 7],
  ['seed-case', {}, 3],
  ['enterprise', { workers: 100_000 }, 1],
])('sorts as many days of %s at once as fit into memory, and leaves none out', (preset, options, days) => {
  const setting = settingOf(preset, presets[preset]!, [], { seed: 1, ...options });
  const chunks = chunksOf(newWorld(setting));
  expect(chunks[0]?.days).toBe(days);
  expect(chunks.reduce((sum, one) => sum + one.days, 0)).toBe(setting.days);
  for (const [index, one] of chunks.slice(1).entries()) expect(one.from).toBe(chunks[index]?.to);
});
