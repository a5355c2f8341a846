import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import type { Point } from './box.ts';
import type { Graph, GraphEdge } from './graph-model.ts';

const TICKS = 300;
const SPACE = 120;
/** What belongs to somebody is drawn closer to them than what they share. */
const NEAR = 55;
/** Minimum distance between two marks. */
const GAP = 44;

type Spring = SimulationLinkDatum<SimulationNodeDatum> & { readonly edge: GraphEdge };

/** Starts on a spiral, heaviest in the middle, and runs a fixed number of ticks: the same cluster gives the same drawing. */
function settle(graph: Graph): readonly Point[] {
  const nodes = graph.nodes.map((): SimulationNodeDatum => ({}));
  const springs = graph.edges.map((edge): Spring => ({ source: edge.left, target: edge.right, edge }));
  const simulation = forceSimulation(nodes)
    .force(
      'link',
      forceLink<SimulationNodeDatum, Spring>(springs).distance(({ edge }) => (edge.owns ? NEAR : SPACE)),
    )
    .force('charge', forceManyBody().strength(-900))
    .force('x', forceX(0).strength(0.02))
    .force('y', forceY(0).strength(0.04))
    .stop()
    .tick(TICKS);
  simulation
    .force('apart', forceCollide(GAP / 2))
    .alpha(0.3)
    .tick(TICKS);
  return pointsOf(nodes);
}

function pointsOf(nodes: readonly SimulationNodeDatum[]): readonly Point[] {
  return nodes.map(({ x = 0, y = 0 }) => ({ x, y }));
}

/** Moves marks apart that are closer than the gap. */
function separate(points: readonly Point[]): readonly Point[] {
  const nodes: SimulationNodeDatum[] = points.map((one) => ({ ...one }));
  forceSimulation(nodes)
    .force('apart', forceCollide(GAP / 2).iterations(2))
    .stop()
    .tick(60);
  return pointsOf(nodes);
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
  }));
  return {
    points: separate(points).map((one) => ({ x: clamp(one.x, 20, width - 20), y: clamp(one.y, 20, height - 20) })),
    width,
    height,
  };
}
