/** A small classification tree (CART, Gini impurity; Breiman et al. 1984), to see whether columns tell a label apart. */

export interface Sample {
  readonly features: readonly number[];
  readonly label: boolean;
}

type Node =
  | { readonly share: number }
  | { readonly feature: number; readonly at: number; readonly low: Node; readonly high: Node };

const MIN_LEAF = 10;

function share(samples: readonly Sample[]): number {
  return samples.filter((one) => one.label).length / Math.max(1, samples.length);
}

function gini(positives: number, all: number): number {
  const p = positives / Math.max(1, all);
  return 2 * p * (1 - p) * all;
}

/** The cut of one feature that leaves the least impurity. */
function bestCut(samples: readonly Sample[], feature: number): { at: number; impurity: number } | undefined {
  const sorted = [...samples].sort((a, b) => (a.features[feature] ?? 0) - (b.features[feature] ?? 0));
  const positives = sorted.filter((one) => one.label).length;
  let best: { at: number; impurity: number } | undefined;
  let left = 0;
  for (let i = 0; i + 1 < sorted.length; i++) {
    if (sorted[i]?.label === true) left += 1;
    const [here, next] = [sorted[i]?.features[feature] ?? 0, sorted[i + 1]?.features[feature] ?? 0];
    if (here === next || i + 1 < MIN_LEAF || sorted.length - i - 1 < MIN_LEAF) continue;
    const impurity = gini(left, i + 1) + gini(positives - left, sorted.length - i - 1);
    if (best === undefined || impurity < best.impurity) best = { at: (here + next) / 2, impurity };
  }
  return best;
}

/** Grows a tree of a depth. */
export function grow(samples: readonly Sample[], depth: number): Node {
  const leaf = { share: share(samples) };
  if (depth === 0 || leaf.share === 0 || leaf.share === 1) return leaf;
  const cuts = (samples[0]?.features ?? []).map((_, feature) => ({ feature, ...bestCut(samples, feature) }));
  const best = cuts
    .filter((one) => one.impurity !== undefined)
    .sort((a, b) => (a.impurity ?? 0) - (b.impurity ?? 0))[0];
  if (best?.at === undefined) return leaf;
  const { feature, at } = best;
  const goesLow = (one: Sample): boolean => (one.features[feature] ?? 0) < at;
  return {
    feature,
    at,
    low: grow(samples.filter(goesLow), depth - 1),
    high: grow(
      samples.filter((one) => !goesLow(one)),
      depth - 1,
    ),
  };
}

export function scoreOf(node: Node, features: readonly number[]): number {
  if ('share' in node) return node.share;
  return scoreOf((features[node.feature] ?? 0) < node.at ? node.low : node.high, features);
}

/** Area under the ROC curve: how often a positive scores above a negative, ties half (Mann and Whitney 1947). */
export function auc(scored: readonly { readonly score: number; readonly label: boolean }[]): number {
  const positive = scored.filter((one) => one.label);
  const negative = scored.filter((one) => !one.label);
  let wins = 0;
  for (const p of positive) for (const n of negative) wins += p.score > n.score ? 1 : p.score === n.score ? 0.5 : 0;
  return wins / (positive.length * negative.length);
}
