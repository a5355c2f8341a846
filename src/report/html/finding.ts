import type { ReportFinding, ReportRecord, ReportSubject } from '../../model/report.ts';
import { findingAnchor, subjectAnchor } from './anchor.ts';
import { html, nothing, type Html } from '../../lib/html/markup.ts';
import { bits, code, list, plural, signedBits, words } from '../../lib/html/text.ts';
import { daySpan, moment } from './time.ts';

/** Anchors of a subject's findings, in the model's order. */
export function findingAnchors(subject: ReportSubject): readonly string[] {
  const owner = subjectAnchor(subject);
  const seen = new Map<string, number>();
  return subject.findings.map(({ detection }) => {
    const nth = (seen.get(detection) ?? 0) + 1;
    seen.set(detection, nth);
    return findingAnchor(owner, detection, nth);
  });
}

function record(one: ReportRecord, zone: string | null): Html {
  return html`<li class="record">
    <p>
      ${moment(one.at, zone)} <span class="dot">·</span> ${one.source}
      <span class="dot">·</span> ${code(`${one.path}:${one.rawLine}`, 64)} <span class="dot">·</span>
      <span class="quiet">original ${code(one.rawFile, 13)}</span>
    </p>
    <pre>${one.text}</pre>
  </li>`;
}

function weighs(one: ReportFinding): Html {
  const sign = one.direction === 'for' ? 1 : -1;
  const counted = Math.abs(one.countedBits);
  if (Math.abs(counted - one.bits) < 0.05) return html`<b class="${one.direction}">${signedBits(sign * counted)}</b>`;
  return html`<s class="quiet">${bits(one.bits)}</s> <b class="${one.direction}">${signedBits(sign * counted)}</b>`;
}

function finding(one: ReportFinding, anchor: string, zone: string | null): Html {
  const cleared = one.clearedBy !== null;
  const title = cleared ? html`<s>${one.title}</s>` : html`${one.title}`;
  const state = cleared ? html` <span class="cleared">cleared by ${words(one.clearedBy ?? '')}</span>` : nothing;
  const note =
    one.note === ''
      ? nothing
      : html`<p class="note"><b>Why it counts ${bits(one.countedBits)} and not ${bits(one.bits)}:</b> ${one.note}</p>`;
  const sources =
    one.sources.length === 0 ? nothing : html`<p class="quiet">Sources for this sign: ${list(one.sources)}</p>`;
  const records =
    one.records.length === 0
      ? html`<p class="quiet">No raw records are available for this finding.</p>`
      : html`<p class="quiet">${plural(one.records.length, 'raw record')} behind it, secrets masked:</p>
          <ol class="records">
            ${one.records.map((item) => record(item, zone))}
          </ol>`;
  return html`<details class="finding${cleared ? ' is-cleared' : ''}" id="${anchor}">
    <summary>
      <span class="f-title">${title}${state}</span><span class="f-family">${words(one.family)}</span
      ><span class="f-strength">${one.strength}</span
      ><span class="f-date">${daySpan(one.firstAt, one.lastAt, zone)}</span><span class="f-bits">${weighs(one)}</span>
    </summary>
    <div class="f-body">
      <p>${one.explanation}</p>
      ${note}
      <dl class="sides">
        <div>
          <dt>${one.direction === 'for' ? 'Best innocent explanation' : 'Limits'}</dt>
          <dd>${one.innocent}</dd>
        </div>
        <div>
          <dt>What would settle it</dt>
          <dd>${one.settle}</dd>
        </div>
      </dl>
      ${records}${sources}
      <p class="quiet">Detection ${code(one.detection, 60)}</p>
    </div>
  </details>`;
}

/** Each finding closed, with its raw records inside; cleared ones last and struck through. */
export function findings(subject: ReportSubject): Html {
  if (subject.findings.length === 0) return html`<p class="quiet">No findings of its own; see its clusters.</p>`;
  const anchors = findingAnchors(subject);
  const order = subject.findings.map((one, index) => ({ one, index, rank: one.clearedBy === null ? 0 : 1 }));
  order.sort((a, b) => a.rank - b.rank || a.index - b.index);
  return html`<div class="findings">
    ${order.map(({ one, index }) => finding(one, anchors[index] ?? '', subject.timeZone))}
  </div>`;
}
