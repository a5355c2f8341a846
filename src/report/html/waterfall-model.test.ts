import { expect, it } from 'vitest';
import { sampleModel } from './fixtures/sample.ts';
import { waterfallOf } from './waterfall-model.ts';

const [heron] = sampleModel().subjects;

it('starts at the prior, joins bar to bar, and ends at prior + for - against', () => {
  if (heron === undefined) throw new Error('the sample has no subject');
  const fall = waterfallOf(heron);
  let running = -11;
  for (const group of fall.groups) {
    for (const step of group.steps) {
      expect(step.from).toBeCloseTo(running);
      running = step.to;
    }
  }
  expect(running + fall.adjustment).toBeCloseTo(-11 + 29 - 3);
  expect(fall.total).toBeCloseTo(15);
  expect(fall.adjustment).toBe(0);
});

it('stops a family at its cap and leaves out what was cleared', () => {
  if (heron === undefined) throw new Error('the sample has no subject');
  const { groups } = waterfallOf(heron);
  expect(groups.find((one) => one.family === 'remote-control')).toMatchObject({
    direction: 'for',
    raw: 10.5,
    counted: 8,
  });
  const shown = groups.flatMap((group) => group.steps.map((step) => heron.findings[step.finding]?.detection));
  expect(shown).not.toContain('clock-disagrees');
  const directions = groups.map((one) => one.direction).join(' ');
  expect(directions).toMatch(/^(?:for )*(?:against ?)*$/);
});

it('says so when the score is not the sum of the families', () => {
  if (heron === undefined) throw new Error('the sample has no subject');
  expect(waterfallOf({ ...heron, bitsFor: 27 }).adjustment).toBeCloseTo(-2);
});
