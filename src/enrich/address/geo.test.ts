import { expect, it } from 'vitest';
import { agreed, NO_PLACE } from './geo.ts';

const LYON = { country: 'FR', city: 'Lyon', latitude: 45.75, longitude: 4.85, accuracy_km: 25 };

it.each([
  ['both agree', LYON, 'FR', LYON],
  ['only one knows it', LYON, '', LYON],
  ['only the registry knows it', NO_PLACE, 'FR', { ...NO_PLACE, country: 'FR' }],
  ['they disagree', LYON, 'SC', NO_PLACE],
])('gives the place of an address where %s', (_case, place, registered, expected) => {
  expect(agreed(place, registered)).toEqual(expected);
});
