import { html, type Html } from '../../../lib/html/markup.ts';
import { niceTicks, px } from '../../../lib/html/scale.ts';

const WIDTH = 460;
const HEIGHT = 320;
const LEFT = 52;
const RIGHT = 14;
const TOP = 12;
const BOTTOM = 44;

export interface Axis {
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly text: (tick: number) => string;
}

/** Positions in a plot, from values of its axes. */
export interface Frame {
  readonly x: (value: number) => string;
  readonly y: (value: number) => string;
}

function frameOf(x: Axis, y: Axis): Frame {
  const part = (value: number, axis: Axis): number => (value - axis.low) / (axis.high - axis.low || 1);
  return {
    x: (value) => px(LEFT + part(value, x) * (WIDTH - LEFT - RIGHT)),
    y: (value) => px(HEIGHT - BOTTOM - part(value, y) * (HEIGHT - TOP - BOTTOM)),
  };
}

/** One plot with its axes; `draw` adds the marks, the caption explains them. */
export function plot(title: string, x: Axis, y: Axis, draw: (frame: Frame) => Html, caption: Html): Html {
  const frame = frameOf(x, y);
  const columns = niceTicks(x.low, x.high, 6).map(
    (tick) =>
      html`<path class="grid" d="M${frame.x(tick)} ${TOP}V${HEIGHT - BOTTOM}" /><text
          class="tick middle"
          x="${frame.x(tick)}"
          y="${HEIGHT - BOTTOM + 16}"
          >${x.text(tick)}</text
        >`,
  );
  const rows = niceTicks(y.low, y.high, 6).map(
    (tick) =>
      html`<path class="grid" d="M${LEFT} ${frame.y(tick)}H${WIDTH - RIGHT}" /><text
          class="tick end"
          x="${LEFT - 6}"
          y="${Number(frame.y(tick)) + 3.5}"
          >${y.text(tick)}</text
        >`,
  );
  return html`<figure class="plot">
    <h3>${title}</h3>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
      ${columns}${rows}
      <text class="axis middle" x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 6}">${x.label}</text>
      <text class="axis middle" transform="translate(12 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)">${y.label}</text>
      ${draw(frame)}
    </svg>
    <figcaption class="quiet">${caption}</figcaption>
  </figure>`;
}

/** Points as path data. */
export function pathOf(points: readonly (readonly [x: string, y: string])[]): string {
  return points.map(([x, y], nth) => `${nth === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}
