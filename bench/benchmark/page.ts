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
    ],
    rows,
  );
}

function bySchemes(outcomes: readonly Outcome[]): string {
  const review = new Map<string, Sum>();
  const cases = new Map<string, Sum>();
  const whole = new Map<string, Sum>();
  for (const { evaluation } of outcomes) {
    for (const [rows, open] of [
      [evaluation.found.by_scheme, ''],
      [evaluation.found.open_by_scheme, ' (open)'],
    ] as const) {
      for (const row of rows) {
        add(review, `${row.id}${open}`, row.tiers.review.recall);
        add(cases, `${row.id}${open}`, row.tiers.case.recall);
        add(whole, `${row.id}${open}`, row.tiers.review.any);
      }
    }
  }
  const rows = [...review.keys()]
    .sort()
    .map((id) => [id, ...[review, cases, whole].map((sums) => shareText(sums.get(id) ?? { n: 0, of: 0 }))]);
  return table(['scheme', 'members at review', 'members at case', 'schemes with a member at review'], rows);
}

function lookAlikes(outcomes: readonly Outcome[]): string {
  const sums = new Map<string, Sum>();
  const watch = new Map<string, Sum>();
  for (const { evaluation } of outcomes) {
    for (const row of evaluation.false_alarms.by_look_alike.filter((one) => one.kind === 'worker')) {
      add(sums, row.look_alike ?? 'plain', row.tiers.review);
      add(watch, row.look_alike ?? 'plain', row.tiers.watch);
    }
  }
  const rows = [...sums]
    .sort(([a, x], [b, y]) => y.n - x.n || (a < b ? -1 : 1))
    .map(([kind, sum]) => [kind, String(sum.of), String(watch.get(kind)?.n ?? 0), String(sum.n)]);
  return table(['look-alike', 'workers', 'at watch or above', 'at review or above'], rows);
}

/** docs/benchmark.md: the sum of each preset. */
export function page(outcomes: readonly Outcome[], command: string, version: string): string {
  return `# Benchmark\n\nMade by \`${command}\`, Trueseat ${version}. Shares have Wilson 95% intervals; the seeds of a preset are taken together. All data is simulated, so these numbers say how Trueseat does on what its simulator can imagine, and no more. Every kind of look-alike is planted, so in a small company they are a large part of the honest: compare false alarms by kind. The command also writes tables by scheme and by look-alike to \`bench/data/benchmark.md\`. [evaluate.md](evaluate.md) defines every measure.\n\n${overview(outcomes)}`;
}

/** Every preset by scheme and by look-alike, for a release to carry. */
export function details(outcomes: readonly Outcome[]): string {
  return [...byPreset(outcomes)]
    .map(([preset, of]) => `## ${preset}\n\n${bySchemes(of)}\nHonest look-alikes:\n\n${lookAlikes(of)}`)
    .join('\n');
}
