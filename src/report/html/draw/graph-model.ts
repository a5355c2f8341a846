import { groupBy } from '../../../lib/group.ts';
import type { ReportCluster, Tier } from '../../../model/report.ts';
import { capital, plural, truncateMiddle, words } from '../../../lib/html/text.ts';
import { sharedThing } from '../text.ts';

import { type Shape, shapeOf } from './shape.ts';

export interface GraphNode {
  readonly key: string;
  readonly shape: Shape;
  readonly label: string;
  readonly second: string;
  readonly title: string;
  readonly weight: number;
  readonly tier: Tier | null;
  /** A thing that several hold: drawn once, hollow, with its count. */
  readonly holders: number | null;
}

export interface GraphEdge {
  readonly left: number;
  readonly right: number;
  readonly bits: number;
  readonly label: string;
  readonly title: string;
  /** Not a link by something shared: one is an account or a device of the other. */
  readonly owns: boolean;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly leftOut: number;
}

type Link = ReportCluster['links'][number];

const MOST_NODES = 60;
const LABEL = 24;

/** A fixed order, independent of the model's: the drawing depends on nothing else. */
function inOrder(links: readonly Link[]): readonly Link[] {
  const keyed = links.map((link) => ({
    link,
    key: [link.identifierKind, link.identifier, link.left, link.right, link.weightBits, link.why].join('\u0000'),
  }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map((one) => one.link);
}

function identifierOf(link: Link): string {
  return `${link.identifierKind}\u0000${link.identifier}`;
}

function endsOf(links: readonly Link[]): readonly string[] {
  return [...new Set(links.flatMap((link) => [link.left, link.right]))].sort();
}

function strongest(links: readonly Link[]): number {
  return Math.max(0, ...links.map((link) => link.weightBits));
}

interface Draft {
  readonly node: Omit<GraphNode, 'weight'>;
  weight: number;
}

function memberDrafts(cluster: ReportCluster): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (const member of cluster.members) {
    const key = `${member.kind}:${member.id}`;
    const role =
      member.role === '' || member.role === 'member' || member.role === member.kind ? '' : words(member.role);
    const label = truncateMiddle(member.label === '' ? member.id : member.label, LABEL);
    const title = `${capital(words(member.kind))} ${member.id}: ${member.label}, ${words(member.role)}${member.tier === null ? '' : `, ${member.tier}`}`;
    drafts.set(key, {
      node: { key, shape: shapeOf(member.kind), label, second: role, title, tier: member.tier, holders: null },
      weight: member.weightBits,
    });
  }
  return drafts;
}

/** A link may name something that is not a member; it is drawn too. */
function addStranger(drafts: Map<string, Draft>, key: string): void {
  if (drafts.has(key)) return;
  const [kind = '', ...rest] = key.split(':');
  const id = rest.join(':');
  drafts.set(key, {
    node: {
      key,
      shape: shapeOf(kind),
      label: truncateMiddle(id === '' ? key : id, LABEL),
      second: '',
      title: key,
      tier: null,
      holders: null,
    },
    weight: 0,
  });
}

interface PairEdge {
  readonly ends: readonly [string, string];
  readonly links: Link[];
}

function addPair(pairs: Map<string, PairEdge>, link: Link): void {
  const ends = link.left < link.right ? ([link.left, link.right] as const) : ([link.right, link.left] as const);
  const key = ends.join('\u0000');
  const pair = pairs.get(key);
  if (pair === undefined) pairs.set(key, { ends, links: [link] });
  else pair.links.push(link);
}

function pairLabel(links: readonly Link[]): string {
  const heaviest = [...links].sort(
    (a, b) => b.weightBits - a.weightBits || a.identifierKind.localeCompare(b.identifierKind, 'en'),
  )[0];
  if (heaviest === undefined) return '';
  const more = links.length > 1 ? ` +${links.length - 1}` : '';
  return `${truncateMiddle(sharedThing(heaviest.identifierKind), 26)}${more}`;
}

/** Ownership, unless a link joins the two already. */
function ownerEdges(
  cluster: ReportCluster,
  index: ReadonlyMap<string, number>,
  links: readonly GraphEdge[],
): readonly GraphEdge[] {
  return cluster.owned.flatMap(({ thing, owner, why }) => {
    const left = index.get(owner);
    const right = index.get(thing);
    if (left === undefined || right === undefined) return [];
    const linked = links.some(
      (edge) => (edge.left === left && edge.right === right) || (edge.left === right && edge.right === left),
    );
    return linked ? [] : [{ left, right, bits: 0, label: '', title: `Belongs to ${owner}: ${why}`, owns: true }];
  });
}

/**
 * What is drawn of a cluster: its members, an edge for what two share, and one hollow node for what three or more share (five people on one
 * account are one diamond with five spokes, not ten lines).
 */
export function graphOf(cluster: ReportCluster): Graph {
  const drafts = memberDrafts(cluster);
  const pairs = new Map<string, PairEdge>();
  const spokes: { hub: string; end: string; bits: number; title: string }[] = [];
  for (const [key, links] of groupBy(inOrder(cluster.links), identifierOf)) {
    const ends = endsOf(links);
    for (const end of ends) addStranger(drafts, end);
    const first = links[0];
    if (first === undefined) continue;
    if (ends.length < 3) {
      for (const link of links) addPair(pairs, link);
      continue;
    }
    const label = truncateMiddle(sharedThing(first.identifierKind), LABEL);
    const node = {
      key: `shared\u0000${key}`,
      shape: shapeOf(first.identifierKind),
      label,
      second: truncateMiddle(first.identifier, LABEL),
      title: `${capital(sharedThing(first.identifierKind))} ${first.identifier}, shared by ${ends.length}. ${first.why}`,
      tier: null,
      holders: ends.length,
    };
    drafts.set(node.key, { node, weight: strongest(links) });
    for (const end of ends) {
      const own = links.filter((link) => link.left === end || link.right === end);
      spokes.push({ hub: node.key, end, bits: strongest(own), title: own[0]?.why ?? '' });
    }
  }
  const ordered = [...drafts.values()].sort(
    (a, b) =>
      Number(b.node.holders !== null) - Number(a.node.holders !== null) ||
      b.weight - a.weight ||
      (a.node.key < b.node.key ? -1 : 1),
  );
  const kept = ordered.slice(0, MOST_NODES).sort((a, b) => b.weight - a.weight || (a.node.key < b.node.key ? -1 : 1));
  const index = new Map(kept.map((draft, at) => [draft.node.key, at]));
  const edges: GraphEdge[] = [];
  for (const spoke of spokes) {
    const left = index.get(spoke.hub);
    const right = index.get(spoke.end);
    if (left !== undefined && right !== undefined)
      edges.push({ left, right, bits: spoke.bits, label: '', title: spoke.title, owns: false });
  }
  for (const pair of pairs.values()) {
    const left = index.get(pair.ends[0]);
    const right = index.get(pair.ends[1]);
    if (left === undefined || right === undefined || left === right) continue;
    let sum = 0;
    for (const link of pair.links) sum += link.weightBits;
    const title = pair.links
      .map((link) => `${sharedThing(link.identifierKind)} ${link.identifier}: ${link.why}`)
      .join('\n');
    edges.push({ left, right, bits: sum, label: pairLabel(pair.links), title, owns: false });
  }
  edges.push(...ownerEdges(cluster, index, edges));
  edges.sort((a, b) => b.bits - a.bits || a.left - b.left || a.right - b.right);
  return {
    nodes: kept.map((draft) => ({ ...draft.node, weight: draft.weight })),
    edges,
    leftOut: ordered.length - kept.length,
  };
}

export function hubText(hub: ReportCluster['hubs'][number]): string {
  return `${capital(sharedThing(hub.kind))}: ${plural(hub.holders, 'holder')}. ${hub.reason}`;
}
