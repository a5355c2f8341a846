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

function bar(share: number, y: number, label: string): string {
  return `<text x="0" y="${y + 11}" font-size="11" font-family="sans-serif" fill="currentColor">${label}</text><rect x="200" y="${y}" width="300" height="13" fill="none" stroke="#8885"/><rect x="200" y="${y}" width="${(300 * share).toFixed(1)}" height="13" fill="#3b6fb6"/><text x="508" y="${y + 11}" font-size="11" font-family="sans-serif" fill="currentColor">${(100 * share).toFixed(0)}%</text>`;
}

/** Recall at review by scheme kind as a picture, worst first. */
export function recallPlot(outcomes: readonly Outcome[]): string {
  const sums = new Map<string, Sum>();
  for (const { evaluation } of outcomes)
    for (const row of evaluation.found.by_scheme) add(sums, row.id, row.tiers.review.recall);
  const rows = [...sums].filter(([, sum]) => sum.of > 0).sort((a, b) => a[1].n / a[1].of - b[1].n / b[1].of);
  const body = rows.map(([id, sum], index) => bar(sum.n / sum.of, 6 + index * 20, id)).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 ${12 + rows.length * 20}" width="560" role="img" color="#444"><title>Share of members found at review or above, by scheme</title>\n${body}\n</svg>\n`;
}

/** docs/benchmark.md. */
export function page(outcomes: readonly Outcome[], command: string, version: string): string {
  const parts = [...byPreset(outcomes)].map(
    ([preset, of]) =>
      `## ${preset}\n\n![Share of members found at review or above, by scheme](benchmark-${preset}.svg)\n\n${bySchemes(of)}\nHonest look-alikes:\n\n${lookAlikes(of)}`,
  );
  return `# Benchmark\n\nMade by \`${command}\`, Trueseat ${version}. Shares carry Wilson 95% intervals; the seeds of a preset are taken together. All data is simulated: it tells how the product does on what the simulator can imagine, and no more. Every kind of look-alike is planted, so that among few workers they are a large part of the honest: read false alarms by kind. [evaluate.md](evaluate.md) explains every measure.\n\n## All presets\n\n${overview(outcomes)}\n${parts.join('\n')}`;
}
