import { geoContains } from 'd3-geo';
import { expect, it } from 'vitest';
import { outlinesNear } from './outline.ts';

it.each([
  ['Columbus', [-82.99, 39.96], 1],
  ['Nairobi', [36.82, -1.29], 1],
  ['a country that crosses the date line', [175, 66.5], 1],
  ['the middle of the Atlantic', [-40, 30], 0],
] as const)('draws %s on land or at sea, near by and from afar', (_where, [longitude, latitude], countries) => {
  for (const reach of [1, 60]) {
    const near = outlinesNear(longitude, latitude, reach);
    expect(near.filter((shape) => geoContains(shape, [longitude, latitude]))).toHaveLength(countries);
  }
});
