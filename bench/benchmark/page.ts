import type { Outcome } from './run-one.ts';
import { add, shareText, totals, type Sum } from './sum.ts';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return 'None.\n';
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

function number(value: number | null, digits = 3): string {
  return value === null ? '–' : value.toFixed(digits);
}

function byPreset(outcomes: readonly Outcome[]): Map<string, Outcome[]> {
  const found = new Map<string, Outcome[]>();
  for (const one of outcomes) found.set(one.preset, [...(found.get(one.preset) ?? []), one]);
  return found;
}

/** The kinds of scheme with the smallest share of members at review, except those found completely. */
function leastFound(outcomes: readonly Outcome[]): string {
  const sums = new Map<string, Sum>();
  for (const { evaluation } of outcomes)
    for (const row of evaluation.found.by_scheme) add(sums, row.id, row.tiers.review.recall);
  const shares = [...sums].filter(([, { n, of }]) => n < of).map(([id, { n, of }]) => [id, n / of] as const);
  const worst = shares.toSorted((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 3);
  return worst.map(([id, share]) => `${id} ${share.toFixed(3)}`).join(', ') || '–';
}

function overview(outcomes: readonly Outcome[]): string {
  const rows = [...byPreset(outcomes)].map(([preset, of]) => {
    const sum = totals(of.map((one) => one.evaluation));
    const rate = (one: Sum): string => (one.of === 0 ? '–' : ((1000 * one.n) / one.of).toFixed(2));
    return [
      preset,
      of.map((one) => one.seed).join(', '),
      shareText(sum.recall),
      `${rate(sum.reviewAlarms)} (${sum.reviewAlarms.n} of ${sum.reviewAlarms.of.toLocaleString('en-US')})`,
      `${sum.caseAlarms.n}`,
      number(sum.pairwiseF1),
      number(sum.bCubedF1),
      shareText(sum.verdicts),
      leastFound(of),
    ];
  });
  return table(
    [
      'preset',
      'seeds',
      'found at review',
      'false alarms per 1,000 at review',
      'false alarms at case',
      'cluster F1, pairs',
      'cluster F1, B-cubed',
      'verdicts right',
      'found least at review',
    ],
    rows,
  );
}

/** docs/benchmark.md. */
export function page(outcomes: readonly Outcome[], command: string, version: string): string {
  return `# Benchmark

Made by \`${command}\`, Trueseat ${version}.

All data is simulated, so these numbers say how Trueseat does on what its simulator can imagine, and no more. The seeds of a preset are
taken together; shares have Wilson 95% intervals. Every kind of honest look-alike is planted, so that in a small company they are a large
part of the honest: compare false alarms by kind. [evaluate.md](evaluate.md) defines every measure.

${overview(outcomes)}
With \`--keep\`, the folder under \`--root\` holds an evaluation of each run: recall by scheme, false alarms by look-alike, what each
detection is worth.
`;
}
