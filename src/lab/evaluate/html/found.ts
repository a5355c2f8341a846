import { html, nothing, type Html } from '../../../lib/html/markup.ts';
import { table } from '../../../lib/html/table.ts';
import { capital, code, count, plural, value, words } from '../../../lib/html/text.ts';
import type { Evaluation } from '../evaluation.ts';
import type { FoundRow } from '../measure/found.ts';
import type { SchemeRow } from '../measure/scheme.ts';
import { RAISED } from '../type.ts';
import { number } from '../words.ts';
import { drawnShare, shareCell } from './mark.ts';
import { plot } from './plot.ts';
import { detectedBy } from '../measure/time.ts';

function foundTable(caption: string, first: string, rows: readonly FoundRow[]): Html {
  return table<FoundRow>({
    caption,
    empty: 'None.',
    minWidth: 900,
    rows,
    columns: [
      { head: first, width: '19%', cell: (row) => html`<span class="first">${value(words(row.id), 40)}</span>` },
      { head: 'Schemes', width: '72px', numeric: true, cell: (row) => html`${count(row.schemes)}` },
      { head: 'Recall at watch', width: '92px', numeric: true, cell: (row) => shareCell(row.tiers.watch.recall) },
      { head: 'Recall at review', width: '168px', cell: (row) => drawnShare(row.tiers.review.recall) },
      { head: 'Recall at case', width: '92px', numeric: true, cell: (row) => shareCell(row.tiers.case.recall) },
      { head: 'Precision at review', width: '168px', cell: (row) => drawnShare(row.tiers.review.precision) },
      { head: 'Any member at review', width: '92px', numeric: true, cell: (row) => shareCell(row.tiers.review.any) },
      { head: 'All at review', width: '92px', numeric: true, cell: (row) => shareCell(row.tiers.review.all) },
    ],
  });
}

function block(title: string, body: Html, about = ''): Html {
  return html`<section class="block">
    <h3>${title}</h3>
    ${about === '' ? nothing : html`<p>${about}</p>`}${body}
  </section>`;
}

export function foundChapter({ found }: Evaluation): Html {
  const open =
    found.open === null
      ? nothing
      : block(
          'Open schemes',
          foundTable('Open schemes', 'Kind', [found.open, ...found.open_by_scheme]),
          'They need a part of the product that does not exist yet, and are not included in other numbers.',
        );
  return html`<section id="found" class="chapter" aria-labelledby="found-title">
    <h2 id="found-title">What was found</h2>
    <p>
      Workers and applicants count; accounts count only in schemes without either. A device or account of a person to be
      found is neither a hit nor a false alarm. The precision of each row counts all false alarms.
    </p>
    ${foundTable('By kind of scheme', 'Kind of scheme', found.by_scheme)}
    ${block('By difficulty', foundTable('By difficulty', 'Difficulty', found.by_difficulty))}
    ${block('By kind of member', foundTable('By kind of member', 'Member', found.by_member))}${open}
  </section>`;
}

function missed(row: SchemeRow): Html {
  if (row.missed.length === 0) return html`<span class="quiet">nobody</span>`;
  const names = row.missed.map((one, nth) => html`${nth > 0 ? ', ' : ''}${one.kind} ${code(one.id, 26)} (${one.tier})`);
  if (names.length <= 4) return html`<span class="names">${names}</span>`;
  const all = row.members - row.tiers.review;
  const rest = all - names.length;
  return html`<details class="names">
    <summary>${plural(all, 'member')}</summary>
    ${names}${rest > 0 ? html` and ${count(rest)} more` : nothing}
  </details>`;
}

function verdict({ verdict: { expected, right, given } }: SchemeRow): Html {
  if (expected === null) return html`<span class="quiet">none expected</span>`;
  const also = given.filter((one) => one !== expected);
  const extra =
    also.length === 0 ? nothing : html`<small>${right === true ? 'also' : 'got'} ${also.join(', ')}</small>`;
  return html`${right === true ? '✓' : '✗'} ${expected}${extra}`;
}

function time({ time: { days, days_at_least: least } }: SchemeRow): Html {
  if (days === null) return html`<span class="quiet">-</span>`;
  return html`${number(days, 0)}<small>above ${number(least, 0)}</small>`;
}

function timePlot(one: Evaluation): Html {
  const { times } = one;
  if (times === null)
    return html`<p class="quiet">
      Days to detection need replays: reports of the same data made with <code>--until</code>, given with
      <code>--replay</code>.
    </p>`;
  const days = one.schemes.filter((row) => !row.open).flatMap((row) => row.time.days ?? []);
  const steps = detectedBy(days, times.schemes);
  const last = steps.at(-1)?.days ?? 1;
  return html`<div class="plots">
    ${plot(
      'Schemes found by day',
      { label: 'days from first trace', low: 0, high: last, text: (tick) => number(tick, 0) },
      { label: 'share of schemes', low: 0, high: 1, text: (tick) => `${Math.round(tick * 100)}%` },
      (frame) => {
        let line = `M${frame.x(0)} ${frame.y(0)}`;
        for (const step of steps) line += `H${frame.x(step.days)}V${frame.y(step.share)}`;
        return html`<path class="line" d="${line}" />`;
      },
      html`${count(times.detected)} of ${plural(times.schemes, 'scheme')} reached review in one of
      ${plural(times.replays.length, 'replay')}; median ${number(times.median_days, 1)} days, half of them between
      ${number(times.lower_days, 1)} and ${number(times.upper_days, 1)}. Days are counted to the replay, so the true
      number is lower by up to one interval between replays.`,
    )}
  </div>`;
}

export function schemeChapter(one: Evaluation): Html {
  return html`<section id="schemes" class="chapter" aria-labelledby="schemes-title">
    <h2 id="schemes-title">By scheme</h2>
    ${table<SchemeRow>({
      caption: 'Schemes',
      empty: 'The data has no schemes.',
      minWidth: 1080,
      kind: 'tall',
      filter: true,
      rows: one.schemes,
      columns: [
        {
          head: 'Scheme',
          width: '15%',
          cell: (row) =>
            html`<span class="first">${code(row.id, 28)}</span>${row.open ? html` <small>open</small>` : nothing}`,
        },
        {
          head: 'Kind',
          width: '15%',
          cell: (row) => html`${capital(words(row.kind))}<small>${row.difficulty}</small>`,
        },
        { head: 'Members', width: '76px', numeric: true, cell: (row) => html`${count(row.members)}` },
        ...RAISED.map((tier) => ({
          head: `At ${tier}`,
          width: '76px',
          numeric: true,
          cell: (row: SchemeRow) => html`${count(row.tiers[tier])}`,
        })),
        { head: 'Verdict', width: '15%', cell: verdict },
        { head: 'First trace', width: '92px', dated: true, cell: (row) => html`${row.first_trace_at.slice(0, 10)}` },
        { head: 'Days', width: '72px', numeric: true, cell: time },
        { head: 'Missed at review', width: '24%', cell: missed },
      ],
    })}
    <section class="block">
      <h3>Days from first trace to review</h3>
      ${timePlot(one)}
    </section>
  </section>`;
}
