import type { Coverage, ReportModel } from '../../model/report.ts';
import { html, nothing, type Html } from '../../lib/html/markup.ts';
import { px } from '../../lib/html/scale.ts';
import { count, plural, value } from '../../lib/html/text.ts';
import { day, daySpan, instant } from './time.ts';

type Dataset = Coverage['datasets'][number];
const SHOWN = 12;

function bar(from: number, until: number, start: number, end: number): Html {
  const span = Math.max(1, end - start);
  const left = Math.max(0, ((from - start) / span) * 100);
  const width = Math.max(1, Math.min(100 - left, ((until - from) / span) * 100));
  return html`<i style="left:${px(Math.min(99, left))}%;width:${px(width)}%"></i>`;
}

/** Where a dataset has data within the whole time span; hatched if undated. */
export function spanBar(dataset: Dataset, model: ReportModel): Html {
  const start = instant(model.dataFrom);
  const end = instant(model.dataUntil);
  const from = instant(dataset.firstAt);
  const until = instant(dataset.lastAt);
  const undated = start === null || end === null || from === null || until === null;
  const label = undated ? 'no dates' : daySpan(dataset.firstAt, dataset.lastAt);
  return html`<span class="span-bar${undated ? ' undated' : ''}" title="${label}"
    >${undated ? html`<small>no dates</small>` : bar(from, until, start, end)}</span
  >`;
}

/** One thin lane for each dataset that was read, largest first. */
export function coverageStrip(model: ReportModel): Html {
  const { datasets } = model.coverage;
  if (datasets.length === 0) return html`<p class="quiet">No dataset was recognised.</p>`;
  const ordered = [...datasets].sort((a, b) => b.rows - a.rows || (a.id < b.id ? -1 : 1));
  const lanes = ordered.slice(0, SHOWN).map(
    (one) =>
      html`<tr>
        <th scope="row">${value(one.title, 26)}</th>
        <td>${spanBar(one, model)}</td>
        <td class="num">${count(one.rows)}</td>
      </tr>`,
  );
  const more = ordered.length - SHOWN;
  const ends =
    model.dataFrom === null || model.dataUntil === null
      ? nothing
      : html`<tr class="ends">
          <td></td>
          <td><span>${day(model.dataFrom)}</span><span>${day(model.dataUntil)}</span></td>
          <td></td>
        </tr>`;
  return html`<table class="strip">
      <caption class="unseen">
        Data that was read
      </caption>
      <thead class="unseen">
        <tr>
          <th>Dataset</th>
          <th>When</th>
          <th>Rows</th>
        </tr>
      </thead>
      <tbody>
        ${lanes}${ends}
      </tbody>
    </table>
    ${more > 0 ? html`<p><a href="#coverage-datasets">${plural(more, 'more dataset')}</a></p>` : nothing}`;
}
