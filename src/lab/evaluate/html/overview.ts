import { html, nothing, type Html } from '../../../lib/html/markup.ts';
import { table } from '../../../lib/html/table.ts';
import { count, plural, value } from '../../../lib/html/text.ts';
import type { Evaluation } from '../evaluation.ts';
import type { FoundCell } from '../measure/found.ts';
import { RAISED, type Raised } from '../type.ts';
import { alarmRows } from '../measure/false-alarm.ts';
import { perThousand } from '../words.ts';
import { drawnShare } from './mark.ts';

function answer({ found, false_alarms: alarms }: Evaluation): string {
  const { recall } = found.overall.tiers.review;
  const wrong = alarms.by_kind.reduce((sum, row) => sum + row.tiers.review.n, 0);
  const hits = recall.of === 0 ? 'Nobody to find' : `${count(recall.n)} of ${count(recall.of)} found at review`;
  return `${hits}; ${wrong === 0 ? 'nobody honest' : plural(wrong, 'honest subject')} there`;
}

interface Row {
  readonly label: string;
  readonly cell: (tier: Raised) => Html;
}

function rows({ found, false_alarms: alarms }: Evaluation): Row[] {
  const of = (label: string, part: keyof FoundCell): Row => ({
    label,
    cell: (tier) => drawnShare(found.overall.tiers[tier][part]),
  });
  return [
    of('Recall', 'recall'),
    of('Precision', 'precision'),
    of('Schemes with any member', 'any'),
    of('Schemes with every member', 'all'),
    ...alarmRows(alarms).map((row): Row => {
      return {
        label: `False alarms per 1,000 honest ${row.kind}s`,
        cell: (tier) => html`<b>${perThousand(row.tiers[tier])}</b>`,
      };
    }),
  ];
}

function change({ comparison }: Evaluation): Html {
  if (comparison === null) return nothing;
  const of = (is: 'better' | 'worse'): number => comparison.measures.filter((one) => one.is === is).length;
  return html`<div class="change">
    <h2>${comparison.is_worse ? 'Something is worse' : 'Nothing is worse'} than ${value(comparison.baseline, 60)}</h2>
    <p>
      ${plural(of('better'), 'measure')} better, ${count(of('worse'))} worse;
      ${plural(comparison.better.length, 'name')} better, ${count(comparison.worse.length)} worse.
      <a href="#comparison">See which</a>
    </p>
  </div>`;
}

/** The answer first: how many were found, at what cost in false alarms, and what changed. */
export function overview(one: Evaluation): Html {
  const { truth } = one;
  const open = truth.open_schemes === 0 ? nothing : html`, of which ${count(truth.open_schemes)} open and shown apart`;
  return html`<section id="overview" class="overview" aria-labelledby="answer">
    <p class="kicker">${value(one.report.folder, 90)} against ${value(truth.file, 90)}</p>
    <h1 id="answer">${answer(one)}</h1>
    <p class="lede">
      Preset ${value(truth.preset)}, seed ${String(truth.seed)}, ${truth.difficulty}, ${truth.from} to ${truth.to}:
      ${plural(truth.schemes, 'scheme')}${open}, ${plural(truth.subjects, 'subject')} with a label. "At" a tier means at
      that tier or above. The line next to a share is its 95% interval.
    </p>
    ${table<Row>({
      caption: 'Found at each tier or above',
      empty: '',
      minWidth: 720,
      kind: 'summary',
      rows: rows(one),
      columns: [
        { head: 'At the tier or above', width: '31%', cell: (row) => html`${row.label}` },
        ...RAISED.map((tier) => ({ head: tier, width: '23%', cell: (row: Row) => row.cell(tier) })),
      ],
    })}${change(one)}
  </section>`;
}

export function notes(one: Evaluation): Html {
  if (one.notes.length === 0) return nothing;
  return html`<section id="notes" class="chapter" aria-labelledby="notes-title">
    <h2 id="notes-title">Notes</h2>
    <ul class="notes">
      ${one.notes.map((text) => html`<li>${text}</li>`)}
    </ul>
  </section>`;
}
