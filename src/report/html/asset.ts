import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The world's outlines, coarse and fine (Natural Earth, public domain). */
export const ATLAS = {
  '110m': (): string => require.resolve('world-atlas/countries-110m.json'),
  '50m': (): string => require.resolve('world-atlas/countries-50m.json'),
} as const;
