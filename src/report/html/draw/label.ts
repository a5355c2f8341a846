import { type Box, crosses, inside, overlaps, type Point } from './box.ts';

export interface LabelWish {
  readonly at: Point;
  /** Half the size of the mark that the label belongs to. */
  readonly radius: number;
  readonly width: number;
  readonly height: number;
  /** A required label may be placed far from its mark, with a leader line; others are left out if there is no room. */
  readonly must: boolean;
}

export interface Placed {
  readonly box: Box;
  readonly far: boolean;
}

export interface Surroundings {
  readonly bounds: Box;
  readonly marks: readonly Box[];
  readonly lines: readonly (readonly [Point, Point])[];
}

/** Compass points, most readable first. */
const SIDES: readonly (readonly [number, number])[] = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
  [0.5, 1],
  [-0.5, 1],
  [0.5, -1],
  [-0.5, -1],
  [1, 0.5],
  [-1, 0.5],
  [1, -0.5],
  [-1, -0.5],
];
const NEAR = [3, 9];
const FAR = [18, 28, 40, 54, 70, 90, 115, 145, 180, 220, 270, 330, 400];

function boxAt(wish: LabelWish, side: readonly [number, number], distance: number): Box {
  const [sx, sy] = side;
  const reach = wish.radius + distance;
  const x = wish.at.x + sx * reach - (sx > 0 ? 0 : sx < 0 ? wish.width : wish.width / 2);
  const y = wish.at.y + sy * reach - (sy > 0 ? 0 : sy < 0 ? wish.height : wish.height / 2);
  const level =
    sy === 0 ? wish.at.y - wish.height / 2 : Math.abs(sy) < 1 ? y + (sy > 0 ? -1 : 1) * wish.height * 0.25 : y;
  return { x, y: level, width: wish.width, height: wish.height };
}

function cost(box: Box, order: number, around: Surroundings): number {
  let crossed = 0;
  for (const [from, to] of around.lines) if (crosses(from, to, box)) crossed += 1;
  return crossed * 3 + order;
}

function best(
  wish: LabelWish,
  distance: number,
  taken: readonly Box[],
  around: Surroundings,
): { box: Box; cost: number } | null {
  let found: { box: Box; cost: number } | null = null;
  for (const [order, side] of SIDES.entries()) {
    const box = boxAt(wish, side, distance);
    if (!inside(box, around.bounds)) continue;
    if (around.marks.some((mark) => overlaps(mark, box)) || taken.some((other) => overlaps(other, box, 2))) continue;
    const price = cost(box, order * 0.25, around);
    if (found === null || price < found.cost) found = { box, cost: price };
  }
  return found;
}

/** Places labels in the given order (heaviest first), so that none covers another or a mark. `null`: left out. */
export function placeLabels(
  wishes: readonly LabelWish[],
  around: Surroundings,
  before: readonly Box[] = [],
): readonly (Placed | null)[] {
  const taken: Box[] = [...before];
  return wishes.map((wish) => {
    let near: { box: Box; cost: number } | null = null;
    for (const distance of NEAR) {
      const here = best(wish, distance, taken, around);
      if (here !== null && (near === null || here.cost < near.cost)) near = here;
    }
    let far: { box: Box; cost: number } | null = null;
    if (near === null && wish.must) {
      for (const distance of FAR) far ??= best(wish, distance, taken, around);
    }
    const chosen = near ?? far;
    if (chosen === null) return null;
    taken.push(chosen.box);
    return { box: chosen.box, far: near === null };
  });
}
