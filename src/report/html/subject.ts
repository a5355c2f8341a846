import type { ReportCluster, ReportSubject } from '../../model/report.ts';
import { subjectAnchor } from './anchor.ts';
import { clusterMention } from './cluster.ts';
import { activityClock } from './draw/clock.ts';
import { findings } from './finding.ts';
import { html, nothing, type Html, markupOf } from '../../lib/html/markup.ts';
import { bits, capital, code, count, plural, signedBits, value } from '../../lib/html/text.ts';
import { sides } from './sides.ts';
import { tierMark } from './tier.ts';
import { waterfall } from './waterfall.ts';

function head(subject: ReportSubject, anchor: string): Html {
  const id = subject.label === subject.id ? nothing : html` ${code(subject.id, 32)}`;
  const against = bits(subject.bitsAgainst) === '0.0' ? '0.0' : `−${bits(subject.bitsAgainst)}`;
  return html`<header class="item-head">
    <h3><span class="kind">${capital(subject.kind)}</span> ${value(subject.label, 48)}</h3>
    <span class="quiet about">${subject.about}${id}</span>
    <span class="score"
      >${tierMark(subject.tier)}<span><b class="for">${signedBits(subject.bitsFor)}</b> for</span
      ><span><b class="against">${against}</b> against</span></span
    ><a class="self" href="#${anchor}" aria-label="Link to this subject">#</a>
  </header>`;
}

/** Its clusters, with links. */
function context(subject: ReportSubject, clusters: ReadonlyMap<string, ReportCluster>): Html {
  const own = subject.clusterIds.flatMap((id) => clusters.get(id) ?? []);
  const verdicts = own.flatMap((cluster) => cluster.verdicts.filter((one) => subject.verdicts.includes(one.id)));
  const mentions = own.map((cluster, index) => html`${index > 0 ? '; ' : ''}${clusterMention(cluster)}`);
  return html`${verdicts.map((one) => html`<p><b>${one.title}:</b> ${one.why}</p>`)}${own.length === 0 ? nothing : html`<p><b>In:</b> ${mentions}</p>`}`;
}

export function subjectSection(subject: ReportSubject, clusters: ReadonlyMap<string, ReportCluster>): Html {
  const anchor = subjectAnchor(subject);
  const clock = activityClock(subject);
  const cleared = subject.findings.filter((one) => one.clearedBy !== null).length;
  const note = cleared === 0 ? nothing : html`<span class="quiet">${count(cleared)} cleared, counting nothing</span>`;
  const side = markupOf(clock) === '' ? '' : ' with-clock';
  return html`<article class="subject item" id="${anchor}" data-tier="${subject.tier}" tabindex="-1">
    ${head(subject, anchor)} ${sides(subject.topReason, subject)} ${context(subject, clusters)}${waterfall(subject)}
    <div class="detail${side}">
      <section>
        <h4>${plural(subject.findings.length, 'finding')} and the records behind them ${note}</h4>
        ${findings(subject)}
      </section>
      ${clock}
    </div>
  </article>`;
}
