import type { ReportModel, ReportSubject } from '../../model/report.ts';
import { subjectAnchor } from './anchor.ts';
import { html, nothing, type Html } from '../../lib/html/markup.ts';
import { table } from '../../lib/html/table.ts';
import { bits, capital, code, count, signedBits, value } from '../../lib/html/text.ts';
import { tierMark, TIERS } from './tier.ts';

function who(subject: ReportSubject): Html {
  const id = subject.label === subject.id ? nothing : html` ${code(subject.id, 26)}`;
  return html`<a href="#${subjectAnchor(subject)}">${value(subject.label, 34)}</a>
    <small class="quiet">${capital(subject.kind)}${id}</small>`;
}

function filters(model: ReportModel): Html {
  const shown = TIERS.filter((tier) => tier !== 'clear' && model.subjects.some((one) => one.tier === tier));
  if (model.subjects.length < 2) return nothing;
  return html`<div class="tier-filter needs-script" role="group" aria-label="Show only a tier">
    <button type="button" data-tier="" aria-pressed="true">All ${count(model.subjects.length)}</button
    >${shown.map((tier) => html`<button type="button" data-tier="${tier}" aria-pressed="false">${capital(tier)} ${count(model.subjects.filter((one) => one.tier === tier).length)}</button>`)}<span
      id="filter-state"
      role="status"
    ></span>
  </div>`;
}

/** Everybody at watch or above in one table, with the innocent explanation and the next check. */
export function subjectList(model: ReportModel): Html {
  const rows = table<ReportSubject>({
    caption: 'Subjects at watch or above',
    empty: 'Nothing reached watch.',
    minWidth: 1020,
    kind: 'subject-table tall',
    rows: model.subjects,
    rowAttributes: (one) => html` data-tier="${one.tier}" data-subject="${subjectAnchor(one)}"`,
    columns: [
      { head: 'Tier', width: '92px', cell: (one) => tierMark(one.tier) },
      { head: 'Subject', width: '17%', cell: who },
      { head: 'For', width: '68px', numeric: true, cell: (one) => html`<b class="for">${signedBits(one.bitsFor)}</b>` },
      {
        head: 'Against',
        width: '72px',
        numeric: true,
        cell: (one) =>
          html`<b class="against">${bits(one.bitsAgainst) === '0.0' ? '0.0' : `−${bits(one.bitsAgainst)}`}</b>`,
      },
      { head: 'Why', width: '27%', cell: (one) => html`${one.topReason}` },
      { head: 'Best innocent explanation', width: '25%', cell: (one) => html`${one.innocent}` },
      { head: 'What would settle it', width: '22%', cell: (one) => html`${one.settle}` },
    ],
  });
  return html`${filters(model)}${rows}`;
}
