import { expect, it } from 'vitest';
import { random } from '../random.ts';
import { newWorld } from '../world.ts';
import { tenure } from './tenure.ts';

it('hires nobody before there was anything to record it in', () => {
  const world = newWorld({
    preset: 'test',
    seed: 1,
    workers: 1,
    days: 90,
    from: '2026-01-05',
    difficulty: 'medium',
    tools: ['okta'],
    schemes: {},
    lookAlikes: {},
    accounts: 0,
    rate: 1,
  });
  const draw = random(1, 'tenure');
  const hired = Array.from({ length: 20_000 }, () => tenure(world, draw).hired);
  expect(Math.min(...hired)).toBeGreaterThanOrEqual(-20 * 365);
  expect(Math.max(...hired)).toBeLessThan(90);
  expect(new Set(hired).size).toBeGreaterThan(2_000);
});
