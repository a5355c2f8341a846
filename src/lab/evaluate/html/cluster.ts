import { html, nothing, type Html } from '../../../lib/html/markup.ts';
import { table } from '../../../lib/html/table.ts';
import { capital, count, words } from '../../../lib/html/text.ts';
import type { Evaluation } from '../evaluation.ts';
import type { Agreement, Partition } from '../measure/partition.ts';
import type { RolePair, Verdicts } from '../measure/verdict.ts';
import { number } from '../words.ts';
import { drawnShare } from './mark.ts';

interface Row {
  readonly label: string;
  readonly how: string;
  readonly measure: Agreement;
  readonly about: string;
}

function rowsOf(label: string, one: Partition): Row[] {
  const { pairwise, b_cubed: cubed } = one;
  const groups = `${count(one.found_groups)} clusters of two or more, ${count(one.true_groups)} schemes`;
  return [
    {
      label,
      how: 'pairwise',
      measure: pairwise,
      about: `${count(pairwise.right_pairs)} of ${count(pairwise.found_pairs)} found pairs right, of ${count(pairwise.true_pairs)} true`,
    },
    { label: '', how: 'B-cubed', measure: cubed, about: `${count(one.items)} members; ${groups}` },
  ];
}

function agreement({ clusters }: Evaluation): Html {
  const rows = [
    ...rowsOf('Clusters with a verdict', clusters.with_verdict),
    ...rowsOf('All clusters of two or more', clusters.two_or_more),
    ...(clusters.open === null ? [] : rowsOf('Open schemes', clusters.open)),
  ];
  const cell = (part: keyof Agreement) => (row: Row) => html`${number(row.measure[part])}`;
  return table<Row>({
    caption: 'Agreement of clusters with schemes',
    empty: '',
    minWidth: 760,
    rows,
    columns: [
      { head: 'Clusters', width: '24%', cell: (row) => html`<span class="first">${row.label}</span>` },
      { head: 'Measure', width: '96px', cell: (row) => html`${row.how}` },
      { head: 'Precision', width: '92px', numeric: true, cell: cell('precision') },
      { head: 'Recall', width: '92px', numeric: true, cell: cell('recall') },
      { head: 'F1', width: '92px', numeric: true, cell: (row) => html`<b>${number(row.measure.f1)}</b>` },
      { head: 'Over', width: '40%', cell: (row) => html`<span class="quiet">${row.about}</span>` },
    ],
  });
}

function byVerdict({ by_verdict: rows }: Verdicts): Html {
  return table<Verdicts['by_verdict'][number]>({
    caption: 'By verdict',
    empty: 'No verdicts expected, and none given.',
    minWidth: 720,
    rows,
    columns: [
      { head: 'Verdict', width: '26%', cell: (row) => html`<span class="first">${capital(words(row.verdict))}</span>` },
      { head: 'Schemes that got it', width: '190px', cell: (row) => drawnShare(row.schemes) },
      { head: 'Clusters', width: '92px', numeric: true, cell: (row) => html`${count(row.clusters)}` },
      { head: 'Right', width: '92px', numeric: true, cell: (row) => html`${count(row.right)}` },
      { head: 'Another scheme', width: '120px', numeric: true, cell: (row) => html`${count(row.other_scheme)}` },
      { head: 'Honest people', width: '120px', numeric: true, cell: (row) => html`${count(row.honest)}` },
    ],
  });
}

function roles({ role_pairs: rows }: Verdicts): Html {
  return table<RolePair>({
    caption: 'Roles',
    empty: 'No counted member is in a cluster with the expected verdict.',
    minWidth: 420,
    rows,
    columns: [
      { head: 'Role in truth', width: '40%', cell: (row) => html`${words(row.expected)}` },
      {
        head: 'Role in the report',
        width: '40%',
        cell: (row) => html`${words(row.given)}${row.given === row.expected ? ' ✓' : nothing}`,
      },
      { head: 'Members', width: '92px', numeric: true, cell: (row) => html`${count(row.n)}` },
    ],
  });
}

export function clusterChapter(one: Evaluation): Html {
  return html`<section id="clusters" class="chapter" aria-labelledby="clusters-title">
    <h2 id="clusters-title">Clusters, verdicts, roles</h2>
    <p>
      Precision: share of pairs clustered together that belong together. Recall: share of pairs that belong together and
      are clustered together. B-cubed averages the same per member (Bagga and Baldwin 1998).
    </p>
    ${agreement(one)}
    <section class="block">
      <h3>Verdicts</h3>
      <p>
        A scheme got its verdict when most of its counted members are in one cluster with that verdict. A cluster is
        right when most of those to whom its verdict gives a role belong to schemes that expect it.
      </p>
      ${drawnShare(one.verdicts.schemes)} ${byVerdict(one.verdicts)}
    </section>
    <section class="block">
      <h3>Roles</h3>
      ${drawnShare(one.verdicts.roles)} ${roles(one.verdicts)}
    </section>
  </section>`;
}
