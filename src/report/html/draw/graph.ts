import type { ReportCluster } from '../../../model/report.ts';
import { html, nothing, type Html } from '../../../lib/html/markup.ts';
import { px } from '../../../lib/html/scale.ts';
import { plural, truncateMiddle } from '../../../lib/html/text.ts';
import { sharedThing } from '../text.ts';

import { type Box, overlaps, type Point, textWidth } from './box.ts';
import { layOut, type Laid } from './graph-layout.ts';
import { type Graph, type GraphEdge, type GraphNode, graphOf, hubText } from './graph-model.ts';
import { type Placed, placeLabels } from './label.ts';
import { drawShape, SHAPE_MEANS, SHAPES, shapeIcon, shapeOf } from './shape.ts';

const WIDTH = 760;
const SIZE = 11.5;
const LINE = 14;
const LABELLED = 30;
/** From this number of nodes on, labels are short: the tables have roles and full names. */
const CROWDED = 24;

function radiusOf(node: GraphNode): number {
  if (node.holders !== null) return 13;
  return node.shape === 'account' ? 9 : 9 + Math.min(4, node.weight / 5);
}

function shorten(graph: Graph): Graph {
  if (graph.nodes.length <= CROWDED) return graph;
  const nodes = graph.nodes.map((node) =>
    node.holders === null ? { ...node, label: truncateMiddle(node.label, 16), second: '' } : node,
  );
  return { ...graph, nodes };
}

function markBox(at: Point, radius: number): Box {
  return { x: at.x - radius - 1, y: at.y - radius - 1, width: radius * 2 + 2, height: radius * 2 + 2 };
}

function drawNode(node: GraphNode, at: Point): Html {
  const radius = radiusOf(node);
  const hollow = node.holders !== null;
  const name = `node ${node.shape}${hollow ? ' hollow' : ''}${node.tier === null ? '' : ` tier-${node.tier}`}`;
  const number = hollow
    ? html`<text class="count" x="${px(at.x)}" y="${px(at.y + 4)}">${node.holders}</text>`
    : nothing;
  return html`<g><title>${node.title}</title>${drawShape(node.shape, at, radius, name)}${number}</g>`;
}

function drawLabel(node: GraphNode, at: Point, placed: Placed): Html {
  const { box } = placed;
  const middle = box.x + box.width / 2;
  const beside = at.x < box.x || at.x > box.x + box.width;
  const x = beside ? (at.x < box.x ? box.x : box.x + box.width) : middle;
  const anchor = beside ? (at.x < box.x ? 'start' : 'end') : 'middle';
  const leader = placed.far
    ? html`<line class="leader" x1="${px(at.x)}" y1="${px(at.y)}" x2="${px(x)}" y2="${px(box.y + box.height / 2)}" />`
    : nothing;
  const second =
    node.second === '' ? nothing : html`<tspan class="second" x="${px(x)}" dy="${LINE}">${node.second}</tspan>`;
  return html`${leader}<text class="label" text-anchor="${anchor}" x="${px(x)}" y="${px(box.y + 11)}"
      >${node.label}${second}</text
    >`;
}

function drawEdge(edge: GraphEdge, laid: Laid): Html {
  const from = laid.points[edge.left];
  const to = laid.points[edge.right];
  if (from === undefined || to === undefined) return nothing;
  const width = edge.owns ? 1 : Math.min(7, 0.8 + edge.bits * 0.45);
  const title = edge.owns ? edge.title : `${edge.bits.toFixed(1)} bits. ${edge.title}`;
  return html`<line
    class="edge${edge.owns ? ' owns' : ''}"
    x1="${px(from.x)}"
    y1="${px(from.y)}"
    x2="${px(to.x)}"
    y2="${px(to.y)}"
    stroke-width="${px(width)}"
    ><title>${title}</title></line
  >`;
}

const SPOTS = [0, -10, 10].flatMap((lift) =>
  [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74].map((stop) => [stop, lift] as const),
);

/** The reason on the edge, if it fits without covering anything; the table of links has all of them. */
function edgeLabels(graph: Graph, laid: Laid, taken: readonly Box[]): Html {
  const boxes = [...taken];
  const drawn: Html[] = [];
  for (const edge of graph.edges.filter((one) => !one.owns)) {
    const from = laid.points[edge.left];
    const to = laid.points[edge.right];
    if (from === undefined || to === undefined) continue;
    const text = edge.label === '' ? edge.bits.toFixed(1) : `${edge.label} · ${edge.bits.toFixed(1)}`;
    const width = textWidth(text, 10) + 4;
    for (const [stop, lift] of SPOTS) {
      const x = from.x + (to.x - from.x) * stop;
      const y = from.y + (to.y - from.y) * stop + lift;
      const box = { x: x - width / 2, y: y - 7, width, height: 14 };
      if (
        box.x < 2 ||
        box.x + width > laid.width - 2 ||
        box.y < 2 ||
        box.y + 14 > laid.height - 2 ||
        boxes.some((other) => overlaps(other, box))
      )
        continue;
      boxes.push(box);
      drawn.push(html`<text class="why" text-anchor="middle" x="${px(x)}" y="${px(y + 3.5)}">${text}</text>`);
      break;
    }
  }
  return html`${drawn}`;
}

function lineIcon(name: string): Html {
  return html`<svg class="line" viewBox="0 0 22 12" aria-hidden="true">
    <line class="${name}" x1="1" x2="21" y1="6" y2="6" stroke-width="${name === 'edge' ? 4 : 1}" />
  </svg>`;
}

function legend(graph: Graph): Html {
  const used = SHAPES.filter((shape) => graph.nodes.some((node) => node.shape === shape && node.holders === null));
  const graded = graph.nodes.some((node) => node.tier === 'review' || node.tier === 'case');
  const shared = SHAPES.filter((shape) => graph.nodes.some((node) => node.shape === shape && node.holders !== null));
  return html`<ul class="legend">
    ${used.map((shape) => html`<li>${shapeIcon(shape)}${SHAPE_MEANS[shape]}</li>`)}${shared.map((shape) => html`<li>${shapeIcon(shape, true)}shared ${SHAPE_MEANS[shape]}, with how many hold it</li>`)}
    ${graded ? html`<li>thicker outline: higher tier</li>` : nothing}
    ${graph.edges.some((edge) => !edge.owns) ? html`<li>${lineIcon('edge')}width and number: bits</li>` : nothing}
    ${graph.edges.some((edge) => edge.owns) ? html`<li>${lineIcon('edge owns')}belongs to</li>` : nothing}
  </ul>`;
}

/** Values that are no links because many hold them for a known reason. */
function leftOut(cluster: ReportCluster): Html {
  if (cluster.hubs.length === 0) return nothing;
  const rows = cluster.hubs.map(
    (hub) =>
      html`<li title="${hubText(hub)}">
        <svg class="hub" viewBox="0 0 34 34" aria-hidden="true">
          ${drawShape(shapeOf(hub.kind), { x: 17, y: 17 }, 15, 'node hollow quiet-hub')}
          <text class="count" x="17" y="21">${hub.holders > 9_999 ? '10k+' : hub.holders}</text></svg
        ><span><b>${sharedThing(hub.kind)}</b>, ${plural(hub.holders, 'holder')}. ${hub.reason}</span>
      </li>`,
  );
  return html`<div class="hubs">
    <h4>Shared by many, so it links nobody</h4>
    <ul>
      ${rows}
    </ul>
  </div>`;
}

interface Plan {
  readonly graph: Graph;
  readonly laid: Laid;
  readonly marks: readonly Box[];
  readonly placed: readonly (Placed | null)[];
}

/** Positions of everything, heaviest first; nothing overlaps. */
export function planGraph(cluster: ReportCluster): Plan {
  const graph = shorten(graphOf(cluster));
  const laid = layOut(graph, WIDTH);
  const spot = (index: number): Point => laid.points[index] ?? { x: 0, y: 0 };
  const marks = graph.nodes.map((node, index) => markBox(spot(index), radiusOf(node)));
  const lines = graph.edges.map((edge) => [spot(edge.left), spot(edge.right)] as const);
  const wishes = graph.nodes.map((node, index) => ({
    at: spot(index),
    radius: radiusOf(node),
    width: Math.max(textWidth(node.label, SIZE), textWidth(node.second, SIZE)) + 4,
    height: node.second === '' ? LINE : LINE * 2,
    must: index < LABELLED,
  }));
  const bounds = { x: 2, y: 2, width: laid.width - 4, height: laid.height - 4 };
  return { graph, laid, marks, placed: placeLabels(wishes, { bounds, marks, lines }) };
}

export function clusterGraph(cluster: ReportCluster, title: string): Html {
  const { graph, laid, marks, placed } = planGraph(cluster);
  if (graph.nodes.length === 0) return html`<p class="quiet">Nothing to draw.</p>`;
  const taken = [...marks, ...placed.flatMap((one) => (one === null ? [] : [one.box]))];
  const labels = graph.nodes.map((node, index) => {
    const spot = placed[index];
    const at = laid.points[index];
    return spot === null || spot === undefined || at === undefined ? nothing : drawLabel(node, at, spot);
  });
  const nodes = graph.nodes.map((node, index) => drawNode(node, laid.points[index] ?? { x: 0, y: 0 }));
  const more =
    graph.leftOut > 0
      ? html`<p class="quiet">
          ${plural(graph.leftOut, 'weakly linked node')} not drawn; the tables have all of them.
        </p>`
      : nothing;
  const about = `Drawing of ${truncateMiddle(title, 80)}: ${plural(graph.nodes.length, 'node')}, ${plural(graph.edges.filter((edge) => !edge.owns).length, 'link')}. The tables have the same data as text.`;
  return html`<figure class="graph">
    <div class="scroll">
      <svg viewBox="0 0 ${laid.width} ${laid.height}" role="img" aria-label="${about}">
        ${graph.edges.map((edge) => drawEdge(edge, laid))}${nodes}${labels}${edgeLabels(graph, laid, taken)}
      </svg>
    </div>
    ${legend(graph)}${more}${leftOut(cluster)}
  </figure>`;
}
