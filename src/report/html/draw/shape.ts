import { html, type Html } from '../../../lib/html/markup.ts';
import { px } from '../../../lib/html/scale.ts';
import type { Point } from './box.ts';

export const SHAPES = [
  'person',
  'applicant',
  'account',
  'device',
  'place',
  'payout',
  'document',
  'website',
  'vendor',
  'thing',
] as const;
export type Shape = (typeof SHAPES)[number];

export const SHAPE_MEANS: Readonly<Record<Shape, string>> = {
  person: 'worker',
  applicant: 'applicant',
  account: 'account',
  device: 'device',
  place: 'place or network',
  payout: 'payout',
  document: 'document',
  website: 'website',
  vendor: 'vendor',
  thing: 'other thing',
};

const BY_WORD: readonly (readonly [RegExp, Shape])[] = [
  [/^worker/, 'person'],
  [/^applicant/, 'applicant'],
  [/^vendor/, 'vendor'],
  [/payout|bank|payroll|wallet|iban|payment|account_holder/, 'payout'],
  [/^account|e-?mail|phone|recovery|login|mailbox/, 'account'],
  [/resume|document|photo|file|referee/, 'document'],
  [/domain|website|name_server|analytics|page/, 'website'],
  [/site|address|network|bssid|gateway|place|home|ship|egress|wifi/, 'place'],
  [/device|adapter|serial|display|mfa|factor|fingerprint|hardware|peer|kvm|browser/, 'device'],
];

/** The shape for a kind of subject or identifier. */
export function shapeOf(kind: string): Shape {
  const key = kind.toLowerCase().replaceAll('-', '_');
  return BY_WORD.find(([pattern]) => pattern.test(key))?.[1] ?? 'thing';
}

function polygon(center: Point, radius: number, count: number, turn: number): string {
  const points: string[] = [];
  for (let corner = 0; corner < count; corner += 1) {
    const angle = turn + (corner * 2 * Math.PI) / count;
    points.push(`${px(center.x + radius * Math.cos(angle))},${px(center.y + radius * Math.sin(angle))}`);
  }
  return points.join(' ');
}

function square(at: Point, half: number, corner: number, name: string): Html {
  return html`<rect
    class="${name}"
    x="${px(at.x - half)}"
    y="${px(at.y - half)}"
    width="${px(half * 2)}"
    height="${px(half * 2)}"
    rx="${corner}"
  />`;
}

function page(at: Point, radius: number, name: string): Html {
  const left = at.x - radius * 0.72;
  const right = at.x + radius * 0.72;
  const top = at.y - radius * 0.95;
  const fold = radius * 0.5;
  return html`<path
    class="${name}"
    d="M${px(left)} ${px(top)}H${px(right - fold)}L${px(right)} ${px(top + fold)}V${px(at.y + radius * 0.95)}H${px(left)}Z"
  />`;
}

function corners(at: Point, radius: number, count: number, turn: number, name: string): Html {
  return html`<polygon class="${name}" points="${polygon(at, radius, count, turn)}" />`;
}

/** One mark; `name` is its class list. */
export function drawShape(shape: Shape, at: Point, radius: number, name: string): Html {
  if (shape === 'device') return square(at, radius * 0.82, 1, name);
  if (shape === 'website') return square(at, radius * 0.85, 5, name);
  if (shape === 'document') return page(at, radius, name);
  if (shape === 'place') return corners(at, radius, 6, 0, name);
  if (shape === 'payout') return corners(at, radius * 1.12, 4, 0, name);
  if (shape === 'vendor') return corners({ x: at.x, y: at.y + radius * 0.15 }, radius * 1.1, 3, -Math.PI / 2, name);
  const size = shape === 'account' ? radius * 0.6 : radius;
  return html`<circle class="${name}" cx="${px(at.x)}" cy="${px(at.y)}" r="${px(size)}" />`;
}

/** A small drawing of a shape for a legend or a table cell. */
export function shapeIcon(shape: Shape, hollow = false): Html {
  return html`<svg class="shape" viewBox="0 0 14 14" aria-hidden="true">
    ${drawShape(shape, { x: 7, y: 7 }, 5, `node ${shape}${hollow ? ' hollow' : ''}`)}
  </svg>`;
}
