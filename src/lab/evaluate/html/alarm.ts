import { html, nothing, type Html } from '../../../lib/html/markup.ts';
import { table } from '../../../lib/html/table.ts';
import { capital, code, count, plural, signedBits, words } from '../../../lib/html/text.ts';
import type { Evaluation } from '../evaluation.ts';
import type { AlarmRow, FalseAlarm } from '../measure/false-alarm.ts';
import { drawnShare, shareCell, tierMark } from './mark.ts';

function rates(caption: string, first: string, name: (row: AlarmRow) => string, rows: readonly AlarmRow[]): Html {
  return table<AlarmRow>({
    caption,
    empty: 'The truth has no honest subjects.',
    minWidth: 640,
    rows,
    filter: true,
    columns: [
      { head: first, width: '34%', cell: (row) => html`<span class="first">${name(row)}</span>` },
      { head: 'Honest', width: '88px', numeric: true, cell: (row) => html`${count(row.honest)}` },
      { head: 'At watch', width: '104px', numeric: true, cell: (row) => shareCell(row.tiers.watch) },
      { head: 'At review', width: '200px', cell: (row) => drawnShare(row.tiers.review) },
      { head: 'At case', width: '104px', numeric: true, cell: (row) => shareCell(row.tiers.case) },
    ],
  });
}

function look(row: AlarmRow): string {
  const plain = row.look_alike === null || row.look_alike === 'none';
  return `${capital(row.kind)}s${plain ? (row.look_alike === null ? '' : ', no look-alike') : `, ${words(row.look_alike ?? '')}`}`;
}

/** Honest subjects that were raised: how many by look-alike, and which. */
export function alarmChapter({ false_alarms: alarms }: Evaluation): Html {
  const more = alarms.left_off;
  return html`<section id="alarms" class="chapter" aria-labelledby="alarms-title">
    <h2 id="alarms-title">False alarms</h2>
    <p>Share of honest subjects at a tier or above, by kind. Subjects missing from the report count as clear.</p>
    ${rates('By kind', 'Kind', look, alarms.by_kind)}
    <section class="block">
      <h3>By look-alike</h3>
      ${rates('By look-alike', 'Look-alike', look, alarms.by_look_alike)}
    </section>
    <section class="block">
      <h3>Who</h3>
      ${table<FalseAlarm>({
        caption: 'False alarms by name',
        empty: 'No honest subject is at watch or above.',
        minWidth: 860,
        kind: 'tall',
        filter: true,
        rows: alarms.subjects,
        columns: [
          { head: 'Tier', width: '96px', cell: (one) => tierMark(one.tier) },
          {
            head: 'Subject',
            width: '18%',
            cell: (one) => html`${code(one.id, 30)}<small>${capital(one.kind)}</small>`,
          },
          {
            head: 'Looks like',
            width: '18%',
            cell: (one) => html`${one.look_alike === null ? 'no look-alike' : words(one.look_alike)}`,
          },
          {
            head: 'Score',
            width: '72px',
            numeric: true,
            cell: (one) => html`${one.score_bits === null ? '-' : signedBits(one.score_bits)}`,
          },
          { head: 'Why it was raised', width: '45%', cell: (one) => html`${one.reason}` },
        ],
      })}
      ${more > 0 ? html`<p>${plural(more, 'more false alarm')} at the lowest tiers not shown.</p>` : nothing}
    </section>
  </section>`;
}
