import {
  geoAzimuthalEquidistant,
  geoCentroid,
  geoCircle,
  geoDistance,
  geoEqualEarth,
  type GeoProjection,
} from 'd3-geo';
import type { ReportPlace } from '../../../model/report.ts';

const KM_PER_DEGREE = 111.195;
/** A map shows at least this much around a place, so that a coast or border may be visible. */
const LEAST_KM = 30;

export interface View {
  readonly places: readonly ReportPlace[];
  readonly projection: GeoProjection;
  readonly longitude: number;
  readonly latitude: number;
  /** Degrees from the middle to the farthest thing shown. */
  readonly reach: number;
  readonly width: number;
  readonly height: number;
}

function kmBetween(a: ReportPlace, b: ReportPlace): number {
  return geoDistance([a.longitude, a.latitude], [b.longitude, b.latitude]) * (180 / Math.PI) * KM_PER_DEGREE;
}

/** A circle on the ground as a shape; small ones keep enough corners to look round. */
export function circleOf(place: ReportPlace, km: number): ReturnType<ReturnType<typeof geoCircle>> {
  return geoCircle()
    .center([place.longitude, place.latitude])
    .radius(Math.min(90, km / KM_PER_DEGREE))
    .precision(4)();
}

/** Places that belong on one map: each within reach of another. */
export function groupsOf(places: readonly ReportPlace[]): readonly (readonly ReportPlace[])[] {
  const groups: ReportPlace[][] = [];
  for (const place of places) {
    const near = groups.filter((group) =>
      group.some((other) => kmBetween(place, other) <= Math.max(120, place.radiusKm + other.radiusKm)),
    );
    const merged = [...near.flat(), place];
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  const rank = (place: ReportPlace): number => places.indexOf(place);
  for (const group of groups) group.sort((a, b) => rank(a) - rank(b));
  return groups.sort((a, b) => b.length - a.length || rank(a[0] ?? places[0]!) - rank(b[0] ?? places[0]!));
}

/** The projection that shows these places, their circles and a little around them. */
export function viewOf(places: readonly ReportPlace[], width: number, height: number): View {
  const shapes = places.map((place) => circleOf(place, Math.max(LEAST_KM, place.radiusKm * 1.25)));
  const [longitude, latitude] = geoCentroid({
    type: 'MultiPoint',
    coordinates: places.map((place) => [place.longitude, place.latitude]),
  });
  const middle: [number, number] = Number.isFinite(longitude) ? [longitude, latitude] : [0, 0];
  let reach = 0;
  for (const place of places) {
    const away = geoDistance(middle, [place.longitude, place.latitude]) * (180 / Math.PI);
    reach = Math.max(reach, away + Math.max(LEAST_KM, place.radiusKm * 1.25) / KM_PER_DEGREE);
  }
  const world = reach > 50;
  const projection = world
    ? geoEqualEarth().rotate([-middle[0], 0])
    : geoAzimuthalEquidistant().rotate([-middle[0], -middle[1]]);
  const target = { type: 'GeometryCollection' as const, geometries: shapes };
  const pad = Math.min(width, height) * 0.14;
  projection.fitExtent(
    [
      [pad, pad],
      [width - pad, height - pad],
    ],
    target,
  );
  projection.clipExtent([
    [-4, -4],
    [width + 4, height + 4],
  ]);
  const corner = geoDistance(middle, projection.invert?.([0, 0]) ?? middle) * (180 / Math.PI);
  return {
    places,
    projection,
    longitude: middle[0],
    latitude: middle[1],
    reach: Math.max(reach, Number.isFinite(corner) ? corner : 180),
    width,
    height,
  };
}

/** A round length for the scale bar and its size in the drawing; `null` if there is no single scale. */
export function scaleBar(view: View): { readonly km: number; readonly px: number } | null {
  if (view.reach > 50) return null;
  const y = view.height / 2;
  const a = view.projection.invert?.([view.width / 2 - 50, y]);
  const b = view.projection.invert?.([view.width / 2 + 50, y]);
  if (a === null || b === null || a === undefined || b === undefined) return null;
  const kmPerPx = (geoDistance(a, b) * (180 / Math.PI) * KM_PER_DEGREE) / 100;
  if (!(kmPerPx > 0)) return null;
  const most = kmPerPx * 110;
  const power = 10 ** Math.floor(Math.log10(most));
  const km = [5, 2, 1].map((unit) => unit * power).find((one) => one <= most) ?? power;
  return { km, px: km / kmPerPx };
}
