import { html, nothing, type Html } from '../../../lib/html/markup.ts';
import { table } from '../../../lib/html/table.ts';
import { capital, count, plural, value, words } from '../../../lib/html/text.ts';
import type { Evaluation } from '../evaluation.ts';
import type { Impact, ImpactGroup, ImpactRow } from '../measure/impact.ts';
import { number } from '../words.ts';
import { shareCell } from './mark.ts';

interface Row {
  readonly row: ImpactRow;
  readonly group: ImpactGroup;
}

function rowsOf(impact: Impact, fits: (row: ImpactRow) => boolean): Row[] {
  return impact.rows.filter(fits).flatMap((row) => row.groups.map((group) => ({ row, group })));
}

function impactTable(caption: string, rows: readonly Row[], empty: string): Html {
  return table<Row>({
    caption,
    empty,
    minWidth: 900,
    filter: true,
    rows,
    columns: [
      {
        head: 'Selected by',
        width: '24%',
        cell: ({ row }) =>
          html`${row.of === 'tier' ? capital(row.id) : words(row.id)}<small
              >${row.kind}s, ${row.adverse ? 'bad to be selected' : 'good to be selected'}</small
            >`,
      },
      { head: 'Group', width: '16%', cell: ({ group }) => html`<span class="first">${value(group.group, 30)}</span>` },
      { head: 'Selected', width: '112px', numeric: true, cell: ({ group }) => shareCell(group.selected) },
      { head: 'Others', width: '112px', numeric: true, cell: ({ group }) => shareCell(group.others) },
      { head: 'Ratio', width: '80px', numeric: true, cell: ({ group }) => html`${number(group.ratio, 2)}` },
      { head: 'Exact p', width: '92px', numeric: true, cell: ({ group }) => html`${number(group.p, 4)}` },
      {
        head: 'Lowest / highest',
        width: '110px',
        numeric: true,
        cell: ({ row }) => html`${number(row.lowest_to_highest, 2)}`,
      },
      {
        head: '',
        width: '92px',
        cell: ({ group }) => (group.flagged ? html`<span class="flag">▲ flagged</span>` : nothing),
      },
    ],
  });
}

/** Selection rates of labelled groups; empty without labels. */
export function impactChapter({ impact }: Evaluation): Html {
  if (impact === null) return nothing;
  const part = (title: string, among: ImpactRow['among'], of: ImpactRow['of'], flaggedOnly: boolean): Html => {
    const rows = rowsOf(impact, (row) => row.among === among && row.of === of).filter(
      (one) => !flaggedOnly || one.group.flagged,
    );
    return html`<section class="block">
      <h3>${title}</h3>
      ${impactTable(title, rows, flaggedOnly ? 'None is flagged.' : 'Nobody was selected.')}
    </section>`;
  };
  return html`<section id="impact" class="chapter" aria-labelledby="impact-title">
    <h2 id="impact-title">Adverse impact</h2>
    <p>
      Each group is compared with all others. Flagged when the ratio of rates is below four fifths (29 CFR 1607.4 D) and
      the two-sided p of Fisher's exact test is below 0.05. ${plural(impact.labels, 'label')}, ${count(impact.tests)}
      tests: about one in 20 falls below 0.05 by chance alone. Labels are used here only and are written to no other
      file.
    </p>
    ${part('Tiers, all labelled subjects', 'all', 'tier', false)}
    ${part('Tiers, honest subjects only', 'honest', 'tier', false)}
    ${part('Flagged detections, all labelled subjects', 'all', 'detection', true)}
    ${part('Flagged detections, honest subjects only', 'honest', 'detection', true)}
    <details class="block">
      <summary>All detections, all labelled subjects</summary>
      ${impactTable(
        'All detections',
        rowsOf(impact, (row) => row.among === 'all' && row.of === 'detection'),
        'No detection has findings on labelled subjects.',
      )}
    </details>
  </section>`;
}
