import { html, nothing, type Html } from '../../lib/html/markup.ts';
import { table } from '../../lib/html/table.ts';
import { code, count, plural, value } from '../../lib/html/text.ts';
import type { InferredFact, ReportModel } from '../../model/report.ts';
import { inferredName } from '../inferred.ts';

/** What was taken for the organisation's own though no list says so, to be confirmed or corrected. */
export function inferredSection({ inferred }: ReportModel): Html {
  const n = inferred.kinds.reduce((sum, one) => sum + one.n, 0);
  const left = n - inferred.rows.length;
  return html`<section id="inferred" class="chapter" aria-labelledby="inferred-title">
    <h2 id="inferred-title">Taken for your own</h2>
    ${
      n === 0
        ? html`<p class="quiet">
            Nothing: the lists name every office, exit and help desk that the data shows, or it shows none.
          </p>`
        : html`<p>
              No list names these. Their use says what they are, so they count against nobody, and for nobody either.
              Please confirm or correct them: <code>inferred.csv</code> has the row to paste into each list.
            </p>
            ${table<InferredFact>({
              caption: 'Taken for your own',
              empty: 'Nothing.',
              minWidth: 860,
              filter: true,
              rows: inferred.rows,
              columns: [
                { head: 'Taken for', width: '16%', cell: (one) => html`${inferredName(one.kind)}` },
                { head: 'What', width: '24%', cell: (one) => code(one.value, 40) },
                { head: 'People', width: '72px', numeric: true, cell: (one) => html`${count(one.people)}` },
                { head: 'Why', width: '42%', cell: (one) => html`${one.why}` },
                { head: 'List', width: '12%', cell: (one) => value(one.dataset, 24) },
              ],
            })}
            ${left > 0 ? html`<p class="quiet">${plural(left, 'more', 'more')}: see inferred.csv.</p>` : nothing}`
    }
  </section>`;
}
