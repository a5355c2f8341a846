import { expect, it } from 'vitest';
import { longModel, sampleModel } from '../fixtures/sample.ts';
import { markupOf } from '../../../lib/html/markup.ts';
import type { ReportCluster } from '../../../model/report.ts';
import { overlaps } from './box.ts';
import { clusterGraph, planGraph } from './graph.ts';

const clusters: readonly ReportCluster[] = [...sampleModel().clusters, ...longModel().clusters];

it('labels the 30 heaviest and never covers a label or a mark', () => {
  for (const cluster of clusters) {
    const { graph, marks, placed } = planGraph(cluster);
    const boxes = placed.flatMap((one) => (one === null ? [] : [one.box]));
    expect(placed.slice(0, 30).filter((one) => one === null)).toEqual([]);
    for (const [index, box] of boxes.entries()) {
      expect(boxes.slice(index + 1).filter((other) => overlaps(box, other))).toEqual([]);
      expect(marks.filter((mark) => overlaps(box, mark))).toEqual([]);
    }
    for (const [index, mark] of marks.entries())
      expect(marks.slice(index + 1).filter((other) => overlaps(mark, other, 0))).toEqual([]);
    expect(graph.nodes.length).toBeLessThanOrEqual(60);
  }
});

it('draws the same cluster the same way, in whatever order its parts come', () => {
  for (const cluster of clusters) {
    const turned = {
      ...cluster,
      members: [...cluster.members].reverse(),
      links: [...cluster.links].reverse(),
      owned: [...cluster.owned].reverse(),
    };
    expect(markupOf(clusterGraph(turned, 'x')) === markupOf(clusterGraph(cluster, 'x'))).toBe(true);
  }
});

it('draws what three share as one hollow node with its count', () => {
  const { graph } = planGraph(sampleModel().clusters[0] ?? clusters[0]!);
  expect(graph.nodes.filter((node) => node.holders !== null).map((node) => [node.label, node.holders])).toEqual([
    ['payout account', 3],
    ['home network', 5],
  ]);
});

it('draws whose an account or device is, where no link joins them, and says so in the legend', () => {
  const farm = sampleModel().clusters[0] ?? clusters[0]!;
  const ends = (cluster: ReportCluster): readonly string[] => {
    const { graph } = planGraph(cluster);
    const owns = graph.edges.filter((edge) => edge.owns);
    return owns.map((edge) => `${graph.nodes[edge.left]?.key} has ${graph.nodes[edge.right]?.key}`).sort();
  };
  const all = farm.owned.map((one) => `${one.owner} has ${one.thing}`).sort();
  expect(ends(farm)).toEqual(all);
  const { thing, owner } = farm.owned[0]!;
  const linked = { ...farm.links[0]!, left: thing, right: owner, identifier: 'x' };
  expect(ends({ ...farm, links: [...farm.links, linked] })).toEqual(
    all.filter((one) => one !== `${owner} has ${thing}`),
  );
  expect(markupOf(clusterGraph(farm, 'x'))).toContain('belongs to');
  expect(markupOf(clusterGraph({ ...farm, owned: [] }, 'x'))).not.toContain('belongs to');
});
