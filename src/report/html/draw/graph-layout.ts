import type { Point } from './box.ts';
import type { Graph } from './graph-model.ts';

const ROUNDS = 400;
/** What belongs to somebody stands nearer to them than what they share. */
const NEAR = 0.12;

interface Moving {
  x: number;
  y: number;
  dx: number;
  dy: number;
}

/** Starts on a circle in the order of the keys, so that the same cluster always gives the same drawing. */
function startOf(graph: Graph): Moving[] {
  const order = graph.nodes.map((node, index) => ({ key: node.key, index })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const start: Moving[] = graph.nodes.map(() => ({ x: 0, y: 0, dx: 0, dy: 0 }));
  for (const [place, one] of order.entries()) {
    const angle = (place * 2 * Math.PI) / Math.max(1, order.length);
    start[one.index] = { x: Math.cos(angle), y: Math.sin(angle) * 0.9, dx: 0, dy: 0 };
  }
  return start;
}

function push(a: Moving, b: Moving, ideal: number): void {
  const x = a.x - b.x || 1e-4;
  const y = a.y - b.y || 1e-4;
  const square = Math.max(x * x + y * y, 1e-4);
  const force = (ideal * ideal) / square;
  a.dx += x * force;
  a.dy += y * force;
  b.dx -= x * force;
  b.dy -= y * force;
}

function pull(a: Moving, b: Moving, ideal: number): void {
  const x = a.x - b.x;
  const y = a.y - b.y;
  const force = Math.sqrt(x * x + y * y) / ideal;
  a.dx -= x * force;
  a.dy -= y * force;
  b.dx += x * force;
  b.dy += y * force;
}

/** Fruchterman-Reingold: no chance in it, a fixed number of rounds. */
function settle(graph: Graph): readonly Moving[] {
  const nodes = startOf(graph);
  const ideal = 1.6 / Math.sqrt(Math.max(1, nodes.length));
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = 0.12 * (1 - round / ROUNDS);
    for (const [index, a] of nodes.entries()) {
      for (const b of nodes.slice(index + 1)) push(a, b, ideal);
      a.dx -= a.x * 0.35;
      a.dy -= a.y * 0.6;
    }
    for (const edge of graph.edges) {
      const a = nodes[edge.left];
      const b = nodes[edge.right];
      if (a !== undefined && b !== undefined) pull(a, b, edge.owns ? ideal * NEAR : ideal);
    }
    for (const node of nodes) {
      const length = Math.hypot(node.dx, node.dy) || 1;
      node.x += (node.dx / length) * Math.min(length, step);
      node.y += (node.dy / length) * Math.min(length, step);
      node.dx = 0;
      node.dy = 0;
    }
  }
  return nodes;
}

/** Moves marks apart that stand nearer than `gap`. */
function separate(points: Moving[], gap: number): void {
  for (let round = 0; round < 60; round += 1) {
    for (const [index, a] of points.entries()) {
      for (const b of points.slice(index + 1)) {
        const x = b.x - a.x || 0.01;
        const y = b.y - a.y || 0.01;
        const distance = Math.hypot(x, y);
        if (distance >= gap) continue;
        const half = (gap - distance) / 2 / distance;
        a.x -= x * half;
        a.y -= y * half;
        b.x += x * half;
        b.y += y * half;
      }
    }
  }
}

function fit(value: number, low: number, high: number, size: number, margin: number): number {
  return high - low < 1e-6 ? size / 2 : margin + ((value - low) / (high - low)) * (size - 2 * margin);
}

function clamp(value: number, low: number, high: number): number {
  return Math.round(Math.min(high, Math.max(low, value)) * 10) / 10;
}

export interface Laid {
  readonly points: readonly Point[];
  readonly width: number;
  readonly height: number;
}

/** Positions in a drawing of the given width; the height grows with the number of nodes. */
export function layOut(graph: Graph, width: number): Laid {
  const settled = settle(graph);
  const xs = settled.map((node) => node.x);
  const ys = settled.map((node) => node.y);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  const marginX = 96;
  const marginY = 44;
  const natural =
    2 * marginY + ((Math.max(...ys) - top) / Math.max(1e-6, Math.max(...xs) - left)) * (width - 2 * marginX);
  const height = Math.round(
    Math.max(
      120,
      graph.nodes.length > 14 ? 240 + graph.nodes.length * 8 : 0,
      Math.min(natural, 190 + graph.nodes.length * 17),
    ),
  );
  const points = settled.map((node) => ({
    x: fit(node.x, left, Math.max(...xs), width, marginX),
    y: fit(node.y, top, Math.max(...ys), height, marginY),
    dx: 0,
    dy: 0,
  }));
  separate(points, 44);
  return {
    points: points.map((one) => ({ x: clamp(one.x, 20, width - 20), y: clamp(one.y, 20, height - 20) })),
    width,
    height,
  };
}
