import type { ReportFinding, ReportSubject } from '../../model/report.ts';
import { findingAnchors } from './finding.ts';
import { html, nothing, type Html } from '../../lib/html/markup.ts';
import { niceTicks, px } from '../../lib/html/scale.ts';
import { bits, plural, signedBits, words } from '../../lib/html/text.ts';
import { chance } from './text.ts';
import { tierMark } from './tier.ts';
import { daySpan } from './time.ts';
import { type Group, type Step, type Waterfall, waterfallOf } from './waterfall-model.ts';

type Place = (value: number) => string;

function placer(fall: Waterfall): Place {
  const pad = Math.max(0.5, (fall.high - fall.low) * 0.03);
  const low = fall.low - pad;
  const span = fall.high + pad - low;
  return (at) => px(((at - low) / span) * 100);
}

/** The grid as one background instead of seven elements per row: a page may have hundreds of these. */
function gridStyle(fall: Waterfall, place: Place): string {
  const ticks = niceTicks(fall.low, fall.high, 6);
  const first = ticks[0] ?? 0;
  const step = Number(place(ticks[1] ?? first + 1)) - Number(place(first));
  return `--from:${place(first)}%;--step:${px(step)}%;--zero:${place(0)}%`;
}

function axis(fall: Waterfall, place: Place): Html {
  return html`${niceTicks(fall.low, fall.high, 6).map((tick) => html`<span style="left:${place(tick)}%">${signedBits(tick).replace('.0', '')}</span>`)}`;
}

function bar(step: Step, direction: string, place: Place): Html {
  const left = Math.min(step.from, step.to);
  const right = Math.max(step.from, step.to);
  const far = Math.abs(step.uncapped - step.from) - Math.abs(step.to - step.from) > 0.05;
  const hollowLeft = Math.min(step.to, step.uncapped);
  const hollowRight = Math.max(step.to, step.uncapped);
  const width = (a: number, b: number): string => px(Number(place(b)) - Number(place(a)));
  const hollow = far
    ? html`<i
        class="wf-hollow ${direction}"
        style="left:${place(hollowLeft)}%;width:${width(hollowLeft, hollowRight)}%"
      ></i>`
    : nothing;
  return html`<i class="wf-join top" style="left:${place(step.from)}%"></i>${hollow}<i
      class="wf-bar ${direction}"
      style="left:${place(left)}%;width:${width(left, right)}%"
    ></i
    ><i class="wf-join" style="left:${place(step.to)}%"></i>`;
}

function familyCell(group: Group): Html {
  const capped = group.raw - group.counted > 0.05;
  const sum = group.steps.length > 1 || capped;
  const note = capped ? `counts ${bits(group.counted)} of ${bits(group.raw)}` : `${bits(group.counted)} together`;
  return html`<td class="wf-family" rowspan="${group.steps.length}">
    <div class="wf-bracket${capped ? ' capped' : ''}">
      <b>${words(group.family)}</b>${sum ? html`<small>${note}</small>` : nothing}
    </div>
  </td>`;
}

function stepRow(
  step: Step,
  nth: number,
  group: Group,
  finding: ReportFinding,
  anchor: string,
  zone: string | null,
  place: Place,
): Html {
  return html`<tr class="${nth === 0 ? 'first' : ''}">
    <th scope="row"><a href="#${anchor}">${finding.explanation === '' ? finding.title : finding.explanation}</a></th>
    ${nth === 0 ? familyCell(group) : nothing}
    <td class="num wf-bits ${Math.abs(step.to - step.from) < 0.05 ? 'none' : group.direction}">
      ${signedBits(step.to - step.from)}
    </td>
    <td class="wf-date">${daySpan(finding.lastAt ?? finding.firstAt, null, zone)}</td>
    <td class="wf-chart">${bar(step, group.direction, place)}</td>
    <td class="num wf-total">${signedBits(step.to)}</td>
  </tr>`;
}

function endRow(subject: ReportSubject, fall: Waterfall, place: Place): Html {
  const likely = chance(fall.total);
  const why =
    likely === ''
      ? nothing
      : html` <small>${likely}, if the starting point is right; a guide, not a measurement</small>`;
  return html`<tr class="wf-end">
    <th scope="row" colspan="2">All evidence together${why}</th>
    <td class="num wf-bits">${signedBits(fall.total)}</td>
    <td></td>
    <td class="wf-chart">
      <i class="wf-join top" style="left:${place(fall.total)}%"></i
      ><i class="wf-mark" style="left:${place(fall.total)}%"></i>
    </td>
    <td class="num wf-total">${tierMark(subject.tier)}</td>
  </tr>`;
}

/** The visible sum: from the prior, one bar for each finding that counts, to the tier. */
export function waterfall(subject: ReportSubject): Html {
  const fall = waterfallOf(subject);
  const place = placer(fall);
  const anchors = findingAnchors(subject);
  const rows: Html[] = [];
  for (const group of fall.groups) {
    for (const [nth, step] of group.steps.entries()) {
      const finding = subject.findings[step.finding];
      if (finding !== undefined)
        rows.push(stepRow(step, nth, group, finding, anchors[step.finding] ?? '', subject.timeZone, place));
    }
  }
  const last = fall.total - fall.adjustment;
  const adjusted: Step = { finding: -1, from: last, to: fall.total, uncapped: fall.total };
  const adjustment =
    fall.adjustment === 0
      ? nothing
      : html`<tr class="first">
          <th scope="row">Caps shared by several families</th>
          <td></td>
          <td class="num wf-bits">${signedBits(fall.adjustment)}</td>
          <td></td>
          <td class="wf-chart">${bar(adjusted, fall.adjustment < 0 ? 'against' : 'for', place)}</td>
          <td class="num wf-total">${signedBits(fall.total)}</td>
        </tr>`;
  const oneIn = Math.round(2 ** -fall.prior);
  const prior =
    fall.prior < 0 ? html` <small>before any evidence, 1 in ${plural(oneIn, subject.kind)}</small>` : nothing;
  return html`<div class="scroll wide">
    <table class="waterfall" style="${gridStyle(fall, place)}">
      <caption class="unseen">
        Evidence for and against, in bits
      </caption>
      <thead>
        <tr>
          <th scope="col">Evidence</th>
          <th scope="col">Family</th>
          <th scope="col" class="num">Bits</th>
          <th scope="col">Last seen</th>
          <th scope="col" class="wf-axis">${axis(fall, place)}<span class="unseen">Running total, drawn</span></th>
          <th scope="col" class="num">Total</th>
        </tr>
      </thead>
      <tbody>
        <tr class="wf-prior">
          <th scope="row" colspan="2">Starting point${prior}</th>
          <td class="num wf-bits">${signedBits(fall.prior)}</td>
          <td></td>
          <td class="wf-chart">
            <i class="wf-mark" style="left:${place(fall.prior)}%"></i
            ><i class="wf-join" style="left:${place(fall.prior)}%"></i>
          </td>
          <td class="num wf-total">${signedBits(fall.prior)}</td>
        </tr>
        ${rows}${adjustment}${endRow(subject, fall, place)}
      </tbody>
    </table>
  </div>`;
}
