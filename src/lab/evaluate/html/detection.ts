import { html, nothing, trusted, type Html } from '../../../lib/html/markup.ts';
import { px } from '../../../lib/html/scale.ts';
import { table } from '../../../lib/html/table.ts';
import { code, count, signedBits, words } from '../../../lib/html/text.ts';
import type { Evaluation } from '../evaluation.ts';
import type { DetectionRow } from '../measure/detection.ts';
import type { Names } from '../type.ts';
import { drawnShare } from './mark.ts';

const WIDTH = 150;
const MOST = 12;

function at(n: number): string {
  return px(WIDTH / 2 + (Math.max(-MOST, Math.min(MOST, n)) / MOST) * (WIDTH / 2 - 4));
}

/** Measured bits as a dot with its interval, stated bits as a vertical stroke, on a scale from -12 to +12. */
function bitsPlot(row: DetectionRow): Html {
  const { measured_bits: measured, measured_low: low, measured_high: high, said_bits: said } = row;
  if (measured === null || low === null || high === null) return nothing;
  const stroke = said === null ? nothing : html`<path class="said" d="M${at(said)} 2V14" />`;
  return html`<svg
    class="bits-plot"
    viewBox="0 0 ${WIDTH} 16"
    role="img"
    aria-label="measured ${signedBits(measured)} bits"
  >
    ${trusted(`<path class="zero" d="M${at(0)} 0V16"/>`)}
    <path class="reach" d="M${at(low)} 8H${at(high)}" />
    <circle class="dot" cx="${at(measured)}" cy="8" r="3.5" />
    ${stroke}
  </svg>`;
}

function named(label: string, list: Names): Html {
  if (list.n === 0) return nothing;
  const rest = list.n - list.subjects.length;
  return html`<details class="names">
    <summary>${label}: ${count(list.n)}</summary>
    ${list.subjects.map((one, nth) => html`${nth > 0 ? ', ' : ''}${one.kind} ${code(one.id, 26)}`)}${rest > 0 ? html` and ${count(rest)} more` : nothing}
  </details>`;
}

function without({ without: one }: DetectionRow): Html {
  if (one === null) return html`<span class="quiet">not calculated</span>`;
  return html`${named('no longer found', one.lost)}${named('no longer found on own evidence', one.lost_by_own_evidence)}${named('false alarms removed', one.vanished)}${named('new false alarms', one.raised)}${named('newly found', one.gained)}`;
}

function bits(n: number | null): string {
  return n === null ? '-' : signedBits(n);
}

export function detectionChapter({ detections, reproduced }: Evaluation): Html {
  const body =
    detections === null
      ? html`<p class="quiet">The report has no findings.ndjson.</p>`
      : html`<ul class="legend">
            <li>
              <svg viewBox="0 0 16 12"><circle class="dot" cx="8" cy="6" r="3.5" /></svg>measured, with 95% interval
            </li>
            <li>
              <svg viewBox="0 0 16 12" class="bits-plot"><path class="said" d="M8 0V12" /></svg>weight in the report
            </li>
            <li>scale −12 to +12 bits, 0 in the middle</li>
          </ul>
          ${table<DetectionRow>({
            caption: 'Detections',
            empty: 'No findings.',
            minWidth: 1120,
            kind: 'tall',
            filter: true,
            rows: detections,
            columns: [
              {
                head: 'Detection',
                width: '20%',
                cell: (row) => html`${code(row.id, 44)}<small>${words(row.family)}, ${row.direction}</small>`,
              },
              {
                head: 'Findings',
                width: '80px',
                numeric: true,
                cell: (row) =>
                  html`${count(row.findings)}${row.struck_out > 0 ? html`<small>${count(row.struck_out)} struck out</small>` : nothing}`,
              },
              { head: 'On fraud', width: '76px', numeric: true, cell: (row) => html`${count(row.fraud)}` },
              { head: 'On honest', width: '76px', numeric: true, cell: (row) => html`${count(row.honest)}` },
              { head: 'Right', width: '150px', cell: (row) => drawnShare(row.right) },
              { head: 'Weight', width: '68px', numeric: true, cell: (row) => html`${bits(row.said_bits)}` },
              { head: 'Measured', width: '88px', numeric: true, cell: (row) => html`${bits(row.measured_bits)}` },
              { head: 'Bits', width: '168px', cell: bitsPlot },
              { head: 'Without it, at review', width: '24%', cell: without },
            ],
          })}`;
  return html`<section id="detections" class="chapter" aria-labelledby="detections-title">
    <h2 id="detections-title">By detection</h2>
    <p>
      Subjects with a finding of the detection, by label; struck-out findings do not count. Evidence for is right on
      fraud, evidence against on honest subjects. "Without it": tiers recalculated by the scoring rules with verdicts
      held fixed; "on own evidence": also ignoring verdicts that name the person.
    </p>
    ${reproduced === null ? nothing : html`<p>Tiers that the rules reproduce: ${count(reproduced.n)} of ${count(reproduced.of)}.</p>`}${body}
  </section>`;
}
