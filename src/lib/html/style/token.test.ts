import { expect, it } from 'vitest';
import { DARK, LIGHT } from './token.ts';

function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (parts[0] ?? 0) + 0.7152 * (parts[1] ?? 0) + 0.0722 * (parts[2] ?? 0);
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const TEXTS = ['text', 'quiet', 'for', 'against', 'clear', 'watch', 'review', 'case'] as const;
const GROUNDS = ['ground', 'surface', 'sunk', 'land', 'sea'] as const;

it.each([
  ['light', LIGHT],
  ['dark', DARK],
] as const)('every text of the %s theme reads at 4.5:1 on every ground', (_, theme) => {
  for (const text of TEXTS)
    for (const ground of GROUNDS)
      expect.soft(contrast(theme[text], theme[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
});
