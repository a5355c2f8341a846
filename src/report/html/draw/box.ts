/** An axis-parallel box in a drawing. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function overlaps(a: Box, b: Box, gap = 1): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

export function inside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Whether a line passes through a box (Liang-Barsky). */
export function crosses(from: Point, to: Point, box: Box): boolean {
  let enter = 0;
  let leave = 1;
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const sides = [
    [-dx, from.x - box.x],
    [dx, box.x + box.width - from.x],
    [-dy, from.y - box.y],
    [dy, box.y + box.height - from.y],
  ] as const;
  for (const [p, q] of sides) {
    if (p === 0 && q < 0) return false;
    if (p === 0) continue;
    const t = q / p;
    if (p < 0) enter = Math.max(enter, t);
    else leave = Math.min(leave, t);
    if (enter > leave) return false;
  }
  return true;
}

const NARROW = /[ijltfrI1.,:;'|!() ]/;
const WIDE = /[mwMW@%—]/;

/** Width of a text in Inter, close enough to keep labels apart; other scripts count as square. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) {
    if ((character.codePointAt(0) ?? 0) > 0x2e7f) width += 1.02;
    else if (NARROW.test(character)) width += 0.34;
    else if (WIDE.test(character)) width += 0.92;
    else if (character >= 'A' && character <= 'Z') width += 0.7;
    else width += 0.6;
  }
  return width * size;
}
