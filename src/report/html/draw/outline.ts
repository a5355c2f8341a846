import { readFileSync } from 'node:fs';
import { type ExtendedFeature, geoEquirectangular, geoPath } from 'd3-geo';
import { html, type Html, trusted } from '../../../lib/html/markup.ts';

type Detail = 'fine' | 'coarse';
type Point = [number, number];

interface Country {
  readonly shape: ExtendedFeature;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Written by scripts/outlines.ts: rings are steps from point to point in hundredths of a degree. */
type Outlines = Readonly<
  Record<
    Detail,
    readonly { readonly box: readonly number[]; readonly polygons: readonly (readonly (readonly number[])[])[] }[]
  >
>;

const OUTLINES = new URL('../../../../assets/outlines.json', import.meta.url);
const read = new Map<Detail, readonly Country[]>();

function ringOf(steps: readonly number[]): Point[] {
  const points: Point[] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < steps.length; at += 2) {
    x += steps[at] ?? 0;
    y += steps[at + 1] ?? 0;
    points.push([x / 100, y / 100]);
  }
  return points;
}

function countries(detail: Detail): readonly Country[] {
  const known = read.get(detail);
  if (known !== undefined) return known;
  const outlines = JSON.parse(readFileSync(OUTLINES, 'utf8')) as Outlines; // our own file
  const made = outlines[detail].map(({ box: [west = 0, south = 0, east = 0, north = 0], polygons }) => {
    const geometry = { type: 'MultiPolygon' as const, coordinates: polygons.map((rings) => rings.map(ringOf)) };
    return { shape: { type: 'Feature' as const, properties: null, geometry }, west, south, east, north };
  });
  read.set(detail, made);
  return made;
}

function turn(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180;
}

/** Countries within `reach` degrees of a point; only their outlines are used, not their names. */
export function outlinesNear(longitude: number, latitude: number, reach: number): readonly ExtendedFeature[] {
  const near: ExtendedFeature[] = [];
  const wide = reach / Math.max(0.2, Math.cos((latitude * Math.PI) / 180));
  for (const country of countries(reach > 25 ? 'coarse' : 'fine')) {
    if (country.south > latitude + reach || country.north < latitude - reach) continue;
    const span = (country.east - country.west + 360) % 360;
    const offset = turn(longitude - (country.west + span / 2));
    if (wide < 180 && Math.abs(offset) > span / 2 + wide) continue;
    near.push(country.shape);
  }
  return near;
}

export const WORLD_WIDTH = 144;
export const WORLD_HEIGHT = 72;

/** The world, small, once for every map's locator. */
export function worldSymbol(): Html {
  const projection = geoEquirectangular()
    .translate([WORLD_WIDTH / 2, WORLD_HEIGHT / 2])
    .scale(WORLD_WIDTH / (2 * Math.PI))
    .precision(1);
  const path = geoPath(projection).digits(1);
  const shapes = countries('coarse')
    .map((country) => path(country.shape) ?? '')
    .join('');
  return html`<svg class="unseen" aria-hidden="true">
    <symbol id="world" viewBox="0 0 ${WORLD_WIDTH} ${WORLD_HEIGHT}"><path d="${trusted(shapes)}" /></symbol>
  </svg>`;
}
