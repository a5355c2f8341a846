import { paint, plural, safe, wrap, type Paint } from '../../lib/terminal.ts';
import type { Evaluation } from './evaluation.ts';
import type { FoundRow } from './measure/found.ts';
import type { Share } from './measure/share.ts';
import { RAISED, type Names, type Raised } from './type.ts';
import { alarmRows } from './measure/false-alarm.ts';
import { interval, number, percent, perThousand } from './words.ts';

const WIDTH = 34;
/** At most this many names of each kind on the terminal; the page and the JSON have all. */
const SHOWN = 10;

/** Width of each of the three columns next to the labels. */
function column(options: Paint): number {
  return Math.max(19, Math.floor((options.width - WIDTH - 2) / 3));
}

function line(label: string, cells: readonly string[], options: Paint): string {
  return `  ${paint(safe(label).padEnd(WIDTH), 'quiet', options)}${cells.map((one) => `${one.padEnd(column(options) - 1)} `).join('')}`.trimEnd();
}

function head(title: string, columns: readonly string[], options: Paint): string {
  return `${paint(title.padEnd(WIDTH + 2), 'strong', options)}${columns.map((one) => paint(one.padEnd(column(options)), one, options)).join('')}`.trimEnd();
}

function cell(share: Share): string {
  return share.share === null ? '-' : `${percent(share.share)} (${share.n} of ${share.of})`;
}

function note(text: string, options: Paint): string {
  return `  ${wrap(text, options.width, '  ')}`;
}

function more(shown: readonly string[], n: number): string {
  return `${shown.join(', ')}${n > shown.length ? ` and ${(n - shown.length).toLocaleString('en-US')} more` : ''}`;
}

function foundLines({ found, false_alarms: alarms }: Evaluation, options: Paint): string[] {
  const tiers = (make: (tier: Raised) => string): string[] => RAISED.map(make);
  const { overall } = found;
  const group = (label: string, row: FoundRow): string =>
    line(
      label,
      tiers((tier) => cell(row.tiers[tier].recall)),
      options,
    );
  return [
    head('At the tier or above', RAISED, options),
    line(
      'recall',
      tiers((tier) => cell(overall.tiers[tier].recall)),
      options,
    ),
    line(
      '  95% interval',
      tiers((tier) => interval(overall.tiers[tier].recall)),
      options,
    ),
    line(
      'precision',
      tiers((tier) => cell(overall.tiers[tier].precision)),
      options,
    ),
    line(
      'schemes with any member',
      tiers((tier) => cell(overall.tiers[tier].any)),
      options,
    ),
    line(
      'schemes with every member',
      tiers((tier) => cell(overall.tiers[tier].all)),
      options,
    ),
    ...alarmRows(alarms).map((row) =>
      line(
        `false alarms per 1,000 ${row.kind}s`,
        tiers((tier) => perThousand(row.tiers[tier])),
        options,
      ),
    ),
    '',
    head('Recall by kind of scheme', [], options),
    ...found.by_scheme.map((row) => group(row.id, row)),
    ...found.by_difficulty.map((row) => group(row.id, row)),
    ...(found.open === null
      ? []
      : [
          group('open (not in other numbers)', found.open),
          ...found.open_by_scheme.map((row) => group(`  ${row.id}`, row)),
        ]),
  ];
}

/** Missed members by scheme, and false alarms at review, by name. */
function namedLines(one: Evaluation, options: Paint): string[] {
  const missed = one.schemes.filter((scheme) => !scheme.open && scheme.missed.length > 0);
  const raised = one.false_alarms.subjects.filter((alarm) => alarm.tier === 'review' || alarm.tier === 'case');
  const lines: string[] = [];
  if (missed.length > 0)
    lines.push(head(`Missed at review in ${plural(missed.length, 'scheme', 'schemes')}`, [], options));
  for (const scheme of missed.slice(0, SHOWN)) {
    const names = scheme.missed.slice(0, SHOWN).map((member) => `${member.kind} ${member.id} (${member.tier})`);
    const all = scheme.members - scheme.tiers.review;
    lines.push(
      note(
        `${scheme.id} (${scheme.kind}, ${scheme.difficulty}), ${all} of ${scheme.members}: ${more(names, all)}`,
        options,
      ),
    );
  }
  if (missed.length > SHOWN) lines.push(note(`and ${missed.length - SHOWN} more schemes`, options));
  if (raised.length > 0)
    lines.push(head(`${plural(raised.length, 'false alarm', 'false alarms')} at review or above`, [], options));
  for (const alarm of raised.slice(0, SHOWN)) {
    const look = alarm.look_alike === null ? 'honest' : `honest, ${alarm.look_alike}`;
    lines.push(
      note(
        `${alarm.tier} ${alarm.kind} ${alarm.id} (${look}): ${alarm.reason === '' ? 'no reason given' : alarm.reason}`,
        options,
      ),
    );
  }
  if (raised.length > SHOWN) lines.push(note(`and ${raised.length - SHOWN} more`, options));
  return lines;
}

function clusterLines({ clusters, verdicts, times }: Evaluation, options: Paint): string[] {
  const columns = ['precision', 'recall', 'F1'];
  const row = (label: string, one: { precision: number | null; recall: number | null; f1: number | null }): string =>
    line(label, [number(one.precision), number(one.recall), number(one.f1)], options);
  return [
    head('Clusters', columns, options),
    row('with a verdict, pairwise', clusters.with_verdict.pairwise),
    row('with a verdict, B-cubed', clusters.with_verdict.b_cubed),
    row('of two or more, pairwise', clusters.two_or_more.pairwise),
    row('of two or more, B-cubed', clusters.two_or_more.b_cubed),
    line('expected verdict', [cell(verdicts.schemes)], options),
    line('expected role', [cell(verdicts.roles)], options),
    line(
      'days from first trace to review',
      [
        times === null
          ? 'needs --data'
          : `median ${number(times.median_days, 1)}, ${times.detected} of ${times.schemes} schemes`,
      ],
      options,
    ),
  ];
}

function scoreLines({ calibration, ranking }: Evaluation, options: Paint): string[] {
  if (calibration === null || ranking === null) return [];
  return [
    head('Scores', [], options),
    line('average precision', [number(ranking.average_precision)], options),
    line(
      'Brier score',
      [`${number(calibration.brier, 4)}; if everybody gets the base rate: ${number(calibration.brier_of_share, 4)}`],
      options,
    ),
  ];
}

function namesIn(list: Names): string {
  return more(
    list.subjects.slice(0, 3).map((one) => `${one.kind} ${one.id}`),
    list.n,
  );
}

const NOBODY: Names = { n: 0, subjects: [] };

/** Detections that on their own keep somebody at review or out of it, most people first. */
function detectionLines({ detections }: Evaluation, options: Paint): string[] {
  if (detections === null) return [];
  const parts = [
    ['is all that finds', 'lost'],
    ['is all that raises false alarm', 'vanished'],
    ['is all that keeps out of review honest', 'raised'],
  ] as const;
  const lines = parts.flatMap(([words, part]) =>
    detections
      .map((one) => ({ id: one.id, list: one.without?.[part] ?? NOBODY }))
      .filter((one) => one.list.n > 0)
      .sort((a, b) => b.list.n - a.list.n || (a.id < b.id ? -1 : 1))
      .slice(0, SHOWN)
      .map((one) => note(`${one.id} ${words} ${namesIn(one.list)}`, options)),
  );
  return lines.length === 0 ? [] : [head('Detections that decide on their own', [], options), ...lines];
}

function impactLines({ impact }: Evaluation, options: Paint): string[] {
  if (impact === null) return [];
  const flagged = impact.rows.flatMap((row) => row.groups.filter((one) => one.flagged).map((one) => ({ row, one })));
  return [
    head(`Adverse impact: ${flagged.length} of ${impact.tests} comparisons flagged`, [], options),
    ...flagged
      .slice(0, SHOWN)
      .map(({ row, one }) =>
        note(
          `${row.of} ${row.id}, ${row.kind}s (${row.among === 'all' ? 'everybody' : 'the honest'}): ${one.group} ${percent(one.selected.share ?? 0)}, others ${percent(one.others.share ?? 0)}, ratio ${number(one.ratio, 2)}, p ${number(one.p, 4)}`,
          options,
        ),
      ),
    ...(flagged.length > SHOWN ? [note(`and ${flagged.length - SHOWN} more`, options)] : []),
  ];
}

function comparisonLines({ comparison }: Evaluation, options: Paint): string[] {
  if (comparison === null) return [];
  const lines = [
    head(
      `Against ${comparison.baseline}: ${comparison.is_worse ? 'something is worse' : 'nothing is worse'}`,
      [],
      options,
    ),
  ];
  for (const is of ['worse', 'better'] as const) {
    for (const one of comparison.measures.filter((change) => change.is === is)) {
      lines.push(
        `  ${paint(is.padEnd(8), is === 'worse' ? 'review' : 'watch', options)}${safe(one.id)}: ${number(one.before, 4)} to ${number(one.after, 4)}`,
      );
    }
    for (const one of comparison[is].slice(0, SHOWN)) {
      lines.push(
        `  ${paint(is.padEnd(8), is === 'worse' ? 'review' : 'watch', options)}${safe(`${one.what} ${one.change}`)}`,
      );
    }
    if (comparison[is].length > SHOWN)
      lines.push(note(`and ${comparison[is].length - SHOWN} more listed on the page`, options));
  }
  return lines;
}

/** The evaluation as text for the terminal. */
export function evaluationText(one: Evaluation, page: string, options: Paint): string {
  const { truth } = one;
  const title = `${one.report.folder} against ${truth.file}: preset ${truth.preset}, seed ${truth.seed}, ${truth.difficulty}, ${truth.from} to ${truth.to}; ${plural(truth.schemes, 'scheme', 'schemes')}, ${plural(truth.subjects, 'subject', 'subjects')}`;
  const parts = [
    [`${paint('Trueseat', 'strong', options)}  ${wrap(title, options.width, '          ')}`],
    foundLines(one, options),
    namedLines(one, options),
    clusterLines(one, options),
    scoreLines(one, options),
    detectionLines(one, options),
    impactLines(one, options),
    comparisonLines(one, options),
    one.notes.map((text) => paint(wrap(text, options.width, '  '), 'quiet', options)),
    [`Evaluation: ${page}`],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
