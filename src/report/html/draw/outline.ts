import { readFileSync } from 'node:fs';
import { type ExtendedFeature, geoBounds, geoEquirectangular, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { ATLAS } from '../asset.ts';
import { html, type Html, trusted } from '../../../lib/html/markup.ts';

type Detail = '50m' | '110m';

interface Country {
  readonly shape: ExtendedFeature;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const atlas = new Map<Detail, readonly Country[]>();

/** The package ships no types; its README names this layout. */
function isAtlas(value: unknown): value is Topology<{ countries: GeometryCollection }> {
  if (typeof value !== 'object' || value === null || !('objects' in value)) return false;
  return typeof value.objects === 'object' && value.objects !== null && 'countries' in value.objects;
}

function countries(detail: Detail): readonly Country[] {
  const known = atlas.get(detail);
  if (known !== undefined) return known;
  const topology: unknown = JSON.parse(readFileSync(ATLAS[detail](), 'utf8'));
  if (!isAtlas(topology)) throw new TypeError('the world-atlas package does not hold countries');
  const read = feature(topology, topology.objects.countries).features.map((shape) => {
    const [[west, south], [east, north]] = geoBounds(shape);
    return {
      shape: { type: 'Feature' as const, properties: null, geometry: shape.geometry },
      west,
      south,
      east,
      north,
    };
  });
  atlas.set(detail, read);
  return read;
}

function turn(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180;
}

/** Countries that come within `reach` degrees of a point; their names are not used, only their lines. */
export function outlinesNear(longitude: number, latitude: number, reach: number): readonly ExtendedFeature[] {
  const near: ExtendedFeature[] = [];
  const wide = reach / Math.max(0.2, Math.cos((latitude * Math.PI) / 180));
  for (const country of countries(reach > 25 ? '110m' : '50m')) {
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

/** The world once, small, for every map's locator. */
export function worldSymbol(): Html {
  const projection = geoEquirectangular()
    .translate([WORLD_WIDTH / 2, WORLD_HEIGHT / 2])
    .scale(WORLD_WIDTH / (2 * Math.PI))
    .precision(1);
  const path = geoPath(projection).digits(1);
  const shapes = countries('110m')
    .map((country) => path(country.shape) ?? '')
    .join('');
  return html`<svg class="unseen" aria-hidden="true">
    <symbol id="world" viewBox="0 0 ${WORLD_WIDTH} ${WORLD_HEIGHT}"><path d="${trusted(shapes)}" /></symbol>
  </svg>`;
}
