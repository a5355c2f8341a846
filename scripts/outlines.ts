import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoArea, geoBounds } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** Makes assets/outlines.json: the borders of the world, rounded to a hundredth of a degree (1 km), as steps from point to point. */

const require = createRequire(import.meta.url);
type Ring = readonly (readonly number[])[];

function rounded(ring: Ring): number[][] {
  const points = ring.map((point) => point.slice(0, 2).map((degrees) => Math.round(degrees * 100)));
  return points.filter((point, at) => at === 0 || String(point) !== String(points[at - 1]));
}

/** Rings that rounding makes a line of, or turns inside out, are islets too small to be seen. */
function isSeen(points: readonly number[][]): boolean {
  if (points.length < 4) return false;
  const ring = points.map(([x = 0, y = 0]): [number, number] => [x / 100, y / 100]);
  return geoArea({ type: 'Polygon', coordinates: [ring] }) < 2 * Math.PI;
}

function steps(points: readonly number[][]): number[] {
  return points.flatMap(([x = 0, y = 0], at) => [x - (points[at - 1]?.[0] ?? 0), y - (points[at - 1]?.[1] ?? 0)]);
}

function countries(atlas: string): object[] {
  const topology = JSON.parse(readFileSync(atlas, 'utf8')) as Topology<{
    countries: GeometryCollection;
  }>; // its README names this layout
  return feature(topology, topology.objects.countries).features.map((shape) => {
    const { geometry } = shape;
    const polygons: readonly (readonly Ring[])[] =
      geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates
          : [];
    const kept = polygons.map((rings) => rings.map(rounded)).filter(([outer]) => isSeen(outer ?? []));
    return {
      box: geoBounds(shape)
        .flat()
        .map((degrees) => Math.round(degrees * 100) / 100),
      polygons: kept.map((rings) => rings.map(steps)),
    };
  });
}

const outlines = {
  source: 'Natural Earth (public domain), through world-atlas',
  coarse: countries(require.resolve('world-atlas/countries-110m.json')),
  fine: countries(require.resolve('world-atlas/countries-50m.json')),
};
writeFileSync(new URL('../assets/outlines.json', import.meta.url), `${JSON.stringify(outlines)}\n`);
