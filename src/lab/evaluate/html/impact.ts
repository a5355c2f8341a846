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
        head: 'Lowest by highest',
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

/** Selection rates of labelled groups; nothing at all where there are no labels. */
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
      Each group against all others. Flagged where the better treated side's rate is below four fifths (29 CFR 1607.4 D)
      and Fisher's exact test, two-sided, gives p below 0.05. ${plural(impact.labels, 'label')}, ${count(impact.tests)}
      tests: of 20 without any difference about one falls below 0.05 by chance. Labels were held against the report here
      and are in no other file.
    </p>
    ${part('Tiers, everybody with a label', 'all', 'tier', false)}
    ${part('Tiers, the honest alone', 'honest', 'tier', false)}
    ${part('Detections that are flagged, everybody with a label', 'all', 'detection', true)}
    ${part('Detections that are flagged, the honest alone', 'honest', 'detection', true)}
    <details class="block">
      <summary>All detections, everybody with a label</summary>
      ${impactTable(
        'All detections',
        rowsOf(impact, (row) => row.among === 'all' && row.of === 'detection'),
        'No detection spoke of anybody with a label.',
      )}
    </details>
  </section>`;
}
