import { html, nothing, type Html } from '../../../lib/html/markup.ts';
import { table } from '../../../lib/html/table.ts';
import { value } from '../../../lib/html/text.ts';
import type { Change, NamedChange } from '../compare.ts';
import type { Evaluation } from '../evaluation.ts';
import { number } from '../words.ts';

const ORDER = ['worse', 'better', 'unknown', 'same'];
const WORDS: Readonly<Record<Change['is'], string>> = {
  worse: '▼ worse',
  better: '▲ better',
  same: 'same',
  unknown: 'not measured in both',
};

function named(title: string, changes: readonly NamedChange[]): Html {
  return html`<section class="block">
    <h3>${title}</h3>
    ${table<NamedChange>({
      caption: title,
      empty: 'None.',
      minWidth: 420,
      filter: true,
      rows: changes,
      columns: [
        { head: 'Member', width: '36%', cell: (one) => html`<span class="first">${value(one.what, 50)}</span>` },
        { head: 'Change', width: '64%', cell: (one) => html`${one.change}` },
      ],
    })}
  </section>`;
}

function difference({ before, after }: Change): string {
  if (before === null || after === null) return '-';
  return `${after - before > 0 ? '+' : ''}${number(after - before, 4)}`;
}

export function comparisonChapter({ comparison, program }: Evaluation): Html {
  if (comparison === null) return nothing;
  const changes = comparison.measures.toSorted((a, b) => ORDER.indexOf(a.is) - ORDER.indexOf(b.is));
  const truth = comparison.other_truth ? ' The truth file has changed since, though preset and seed are the same.' : '';
  return html`<section id="comparison" class="chapter" aria-labelledby="comparison-title">
    <h2 id="comparison-title">Against the baseline</h2>
    <p>
      ${value(comparison.baseline, 80)}, evaluated by version ${comparison.program}; this report by ${program}.${truth}
      Changes smaller than the last printed digit do not count.
    </p>
    ${table<Change>({
      caption: 'Measures',
      empty: '',
      minWidth: 640,
      kind: 'tall',
      filter: true,
      rows: changes,
      columns: [
        { head: 'Measure', width: '46%', cell: (one) => html`${one.id}` },
        { head: 'Before', width: '92px', numeric: true, cell: (one) => html`${number(one.before, 4)}` },
        { head: 'Now', width: '92px', numeric: true, cell: (one) => html`${number(one.after, 4)}` },
        { head: 'Change', width: '92px', numeric: true, cell: (one) => html`${difference(one)}` },
        { head: '', width: '24%', cell: (one) => html`<span class="is-${one.is}">${WORDS[one.is]}</span>` },
      ],
    })}
    ${named('Worse', comparison.worse)} ${named('Better', comparison.better)}
  </section>`;
}
