import { geoGraticule, geoPath } from 'd3-geo';
import type { ReportPlace } from '../../../model/report.ts';
import { html, nothing, type Html, trusted } from '../../../lib/html/markup.ts';
import { px } from '../../../lib/html/scale.ts';
import { count, plural, truncateMiddle } from '../../../lib/html/text.ts';
import { type Point, textWidth } from './box.ts';
import { placeLabels } from './label.ts';
import { circleOf, groupsOf, scaleBar, type View, viewOf } from './map-view.ts';
import { outlinesNear, WORLD_HEIGHT, WORLD_WIDTH } from './outline.ts';
import { drawShape, type Shape } from './shape.ts';
import { spotsOf } from './spot.ts';

const SHAPE: Readonly<Record<ReportPlace['kind'], Shape>> = {
  network: 'place',
  home: 'person',
  delivery: 'document',
  device: 'device',
};
const MOST_CLOSE = 3;
const SIZE = 11.5;

function radiusText(km: number): string {
  return km < 1 ? `within ${Math.round(km * 1000)} m` : `within ${count(km)} km`;
}

function coordinate(value: number, positive: string, negative: string): string {
  return `${Math.abs(value).toFixed(2)}° ${value < 0 ? negative : positive}`;
}

export function coordinates(place: { readonly latitude: number; readonly longitude: number }): string {
  return `${coordinate(place.latitude, 'N', 'S')}, ${coordinate(place.longitude, 'E', 'W')}`;
}

function secondLine(place: ReportPlace, known: ReadonlyMap<string, string>): string {
  const only = place.members.length === 1 ? place.members[0] : undefined;
  if (only === undefined) return radiusText(place.radiusKm);
  return `${truncateMiddle(known.get(only) ?? only.slice(only.indexOf(':') + 1), 18)}, ${radiusText(place.radiusKm)}`;
}

function locator(view: View): Html {
  if (view.reach > 50) return nothing;
  const x = ((view.longitude + 180) / 360) * WORLD_WIDTH;
  const y = ((90 - view.latitude) / 180) * WORLD_HEIGHT;
  const half = Math.max(3, (view.reach / 360) * WORLD_WIDTH);
  const left = view.width - WORLD_WIDTH - 8;
  const top = view.height - WORLD_HEIGHT - 8;
  return html`<g class="locator" transform="translate(${px(left)} ${px(top)})"
    ><rect class="sea" width="${WORLD_WIDTH}" height="${WORLD_HEIGHT}" rx="3" /><use
      href="#world"
      width="${WORLD_WIDTH}"
      height="${WORLD_HEIGHT}" /><rect
      class="here"
      x="${px(x - half)}"
      y="${px(y - half)}"
      width="${px(half * 2)}"
      height="${px(half * 2)}"
  /></g>`;
}

function ruler(view: View): Html {
  const bar = scaleBar(view);
  if (bar === null) return nothing;
  const y = view.height - 12;
  const text = bar.km < 1 ? `${Math.round(bar.km * 1000)} m` : `${count(bar.km)} km`;
  return html`<g class="ruler"
    ><path d="M10 ${px(y - 5)}V${px(y)}H${px(10 + bar.px)}V${px(y - 5)}" /><text x="${px(16)}" y="${px(y - 5)}"
      >${text}</text
    ></g
  >`;
}

function graticule(view: View): string {
  const step = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30].find((one) => (view.reach * 2) / one <= 7) ?? 30;
  const path = geoPath(view.projection).digits(1);
  const span = Math.max(step * 4, view.reach * 3);
  const grid = geoGraticule()
    .step([step, step])
    .precision(Math.max(0.1, step / 2));
  const low = Math.max(-90, Math.floor((view.latitude - span) / step) * step);
  const high = Math.min(90, Math.ceil((view.latitude + span) / step) * step);
  const wide = Math.min(180, span / Math.max(0.2, Math.cos((view.latitude * Math.PI) / 180)));
  const west = Math.floor((view.longitude - wide) / step) * step;
  const east = Math.ceil((view.longitude + wide) / step) * step;
  if (view.reach <= 50)
    grid.extent([
      [west, low],
      [east, high],
    ]);
  return path(grid()) ?? '';
}

function drawPlace(place: ReportPlace, at: Point, circle: string): Html {
  const title = `${place.label}, ${coordinates(place)}, ${radiusText(place.radiusKm)}`;
  return html`<g class="place"
    ><title>${title}</title
    ><path
      class="round ${place.kind}"
      d="${trusted(circle)}"
    />${drawShape(SHAPE[place.kind], at, 6, `node ${place.kind}`)}</g
  >`;
}

function panel(view: View, caption: string, known: ReadonlyMap<string, string>): Html {
  const path = geoPath(view.projection).digits(1);
  const points = view.places.map((place) => {
    const at = view.projection([place.longitude, place.latitude]);
    return { x: at?.[0] ?? 0, y: at?.[1] ?? 0 };
  });
  const land = outlinesNear(view.longitude, view.latitude, view.reach)
    .map((shape) => path(shape) ?? '')
    .join('');
  const marks = points.map((at) => ({ x: at.x - 7, y: at.y - 7, width: 14, height: 14 }));
  const names = view.places.map((place) => ({
    first: truncateMiddle(place.label, 52),
    second: secondLine(place, known),
  }));
  const wishes = points.map((at, index) => ({
    at,
    radius: 7,
    width: Math.max(textWidth(names[index]?.first ?? '', SIZE), textWidth(names[index]?.second ?? '', SIZE)) + 4,
    height: 28,
    must: index < 30,
  }));
  const corner = {
    x: view.width - WORLD_WIDTH - 10,
    y: view.height - WORLD_HEIGHT - 10,
    width: WORLD_WIDTH + 10,
    height: WORLD_HEIGHT + 10,
  };
  const foot = { x: 0, y: view.height - 30, width: 140, height: 30 };
  const placed = placeLabels(
    wishes,
    { bounds: { x: 4, y: 4, width: view.width - 8, height: view.height - 8 }, marks, lines: [] },
    [corner, foot],
  );
  const labels = placed.map((spot, index) => {
    const at = points[index];
    if (spot === null || at === undefined) return nothing;
    const leader = spot.far
      ? html`<line
          class="leader"
          x1="${px(at.x)}"
          y1="${px(at.y)}"
          x2="${px(spot.box.x + spot.box.width / 2)}"
          y2="${px(spot.box.y + 14)}"
        />`
      : nothing;
    return html`${leader}<text class="label" x="${px(spot.box.x + 2)}" y="${px(spot.box.y + 11)}"
        >${names[index]?.first}<tspan class="second" x="${px(spot.box.x + 2)}" dy="14"
          >${names[index]?.second}</tspan
        ></text
      >`;
  });
  const about = `Map: ${caption}`;
  return html`<div class="panel">
    <svg viewBox="0 0 ${view.width} ${view.height}" role="img" aria-label="${about}">
      <rect class="sea" width="${view.width}" height="${view.height}" />
      <path class="land" d="${trusted(land)}" />
      <path class="graticule" d="${trusted(graticule(view))}" />
      ${view.places.map((place, index) => drawPlace(place, points[index] ?? { x: 0, y: 0 }, path(circleOf(place, Math.max(0.05, place.radiusKm))) ?? ''))}${labels}${ruler(view)}${locator(view)}
    </svg>
    <p class="quiet">${caption}</p>
  </div>`;
}

const KINDS: readonly (readonly [ReportPlace['kind'], string])[] = [
  ['network', 'network'],
  ['home', 'home on file'],
  ['delivery', 'delivery'],
  ['device', 'device'],
];

function keyOf(places: readonly ReportPlace[]): Html {
  const used = KINDS.filter(([kind]) => places.some((place) => place.kind === kind));
  return html`<ul class="legend">
    ${used.map(([kind, name]) => html`<li><svg class="shape" viewBox="0 0 14 14" aria-hidden="true">${drawShape(SHAPE[kind], { x: 7, y: 7 }, 5, `node ${kind}`)}</svg>${name}</li>`)}
    <li>circle: radius of uncertainty, to scale</li>
  </ul>`;
}

/** Places only, no heat map: one map if they are close together, else an overview and a closer look at each part. */
export function placesMap(all: readonly ReportPlace[], names: ReadonlyMap<string, string>): Html {
  const known = all.filter((place) => Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180);
  const places = spotsOf(known);
  if (places.length === 0) return html`<p class="quiet">No known place for this cluster.</p>`;
  const groups = groupsOf(places);
  if (groups.length === 1)
    return html`<figure class="map">
      ${panel(viewOf(places, 640, 340), plural(known.length, 'place'), names)}${keyOf(places)}
    </figure>`;
  const close = groups.filter((group) => group.length > 1).slice(0, MOST_CLOSE);
  const panels = close.map((group) => panel(viewOf(group, 560, 340), `Closer: ${plural(group.length, 'spot')}`, names));
  const whole = panel(
    viewOf(places, 560, 340),
    `${plural(known.length, 'place')} in ${plural(groups.length, 'area')}`,
    names,
  );
  return html`<figure class="map">
    <div class="panels">${whole}${panels}</div>
    ${keyOf(places)}
  </figure>`;
}
