import type { Coverage, ReportCluster, ReportModel } from '../../model/report.ts';
import { noAddressData } from '../address-data.ts';
import { clusterAnchor } from './anchor.ts';
import { html, nothing, type Html } from '../../lib/html/markup.ts';
import { bits, count, list, plural, truncateMiddle, value, words } from '../../lib/html/text.ts';
import { sharedThing } from './text.ts';
import { namedAll, namesOf, type Names } from './name.ts';
import { sides } from './sides.ts';
import { TIER_MEANS, tierMark, TIERS } from './tier.ts';
import { coverageStrip } from './strip.ts';
import { day, daysBetween, daySpan } from './time.ts';

const SHOWN = 6;
const JOINS = 3;
const NAMED = 8;

function nothingRead(model: ReportModel): boolean {
  return model.totals.events === 0 && model.totals.workers === 0 && model.coverage.datasets.length === 0;
}

/** `worker` if all that need a decision are workers. */
function nounOf(model: ReportModel): string {
  const kinds = new Set(
    model.subjects.filter((one) => one.tier === 'case' || one.tier === 'review').map((one) => one.kind),
  );
  const [kind] = kinds;
  return kind === undefined || kinds.size > 1 ? 'subject' : kind;
}

function answer(model: ReportModel): string {
  if (nothingRead(model)) return 'Nothing was read, so there is no result';
  const need = model.tiers.case + model.tiers.review;
  if (need > 0) return `${plural(need, nounOf(model))} ${need === 1 ? 'needs' : 'need'} a decision`;
  if (model.tiers.watch > 0) return `No decision needed; ${plural(model.tiers.watch, 'subject')} to watch`;
  return 'Nothing found that needs a decision';
}

function basis(model: ReportModel): Html {
  const days = daysBetween(model.dataFrom, model.dataUntil);
  const span =
    days === null ? 'none of them dated' : `${daySpan(model.dataFrom, model.dataUntil)} (${plural(days, 'day')})`;
  return html`<p class="lede">
    Read ${plural(model.totals.files, 'file')}, ${plural(model.totals.events, 'record')} and
    ${plural(model.totals.workers, 'worker')}; <span class="whole">${span}</span>.
  </p>`;
}

function tiles(model: ReportModel): Html {
  return html`<ul class="tiles">
    ${TIERS.map(
      (tier) =>
        html`<li>
          <div class="tile-head">${tierMark(tier)}<b class="big">${count(model.tiers[tier])}</b></div>
          <p>${TIER_MEANS[tier]}</p>
        </li>`,
    )}
  </ul>`;
}

/** `5 workers, 6 devices and 1 site`. */
export function memberCounts(cluster: ReportCluster): string {
  const kinds = new Map<string, number>();
  for (const member of cluster.members) kinds.set(member.kind, (kinds.get(member.kind) ?? 0) + 1);
  return list([...kinds].map(([kind, n]) => plural(n, words(kind))));
}

export function clusterTitle(cluster: ReportCluster): string {
  if (cluster.verdicts.length === 0) return 'Linked group, no verdict';
  return `Suspected ${list(cluster.verdicts.map((verdict) => verdict.title.toLowerCase()))}`;
}

/** The time of the earliest link or event. */
export function clusterSince(cluster: ReportCluster): string | null {
  const times = [...cluster.links.flatMap((link) => link.firstAt ?? []), ...cluster.timeline.map((event) => event.at)];
  return times.length === 0 ? null : times.reduce((a, b) => (a < b ? a : b));
}

/** What joins the members, heaviest kinds first. */
function joinedBy(cluster: ReportCluster): Html {
  const kinds = new Map<string, { bits: number; ends: Set<string> }>();
  for (const link of cluster.links) {
    const kind = kinds.get(link.identifierKind) ?? { bits: 0, ends: new Set() };
    kind.bits = Math.max(kind.bits, link.weightBits);
    kind.ends.add(link.left).add(link.right);
    kinds.set(link.identifierKind, kind);
  }
  const top = [...kinds].sort((a, b) => b[1].bits - a[1].bits || (a[0] < b[0] ? -1 : 1)).slice(0, JOINS);
  if (top.length === 0) return nothing;
  return html`<p class="joined">
    Joined by
    ${top.map(([kind, { bits: weight, ends }], index) => html`${index > 0 ? ', ' : ''}<b>${truncateMiddle(sharedThing(kind), 40)}</b> of ${count(ends.size)} (${bits(weight)} bits)`)}
  </p>`;
}

/** Who it is about, by name. */
function people(cluster: ReportCluster, names: Names): Html {
  const all = cluster.members.filter((one) => one.kind === 'worker' || one.kind === 'applicant');
  const cast = cluster.verdicts.length === 0 ? all : all.filter((one) => one.role !== 'member');
  const more = cast.length - NAMED;
  const keys = cast.slice(0, NAMED).map((one) => `${one.kind}:${one.id}`);
  if (keys.length === 0) return nothing;
  return html`<p class="people">${namedAll(keys, names)}${more > 0 ? ` and ${count(more)} more` : nothing}</p>`;
}

function clusterCard(cluster: ReportCluster, names: Names): Html {
  const verdict = cluster.verdicts[0];
  const since = clusterSince(cluster);
  const about =
    verdict === undefined
      ? html`<p class="quiet">
          These are joined by shared identifiers, but no verdict applies. Check first what joins them.
        </p>`
      : sides(verdict.why, verdict);
  return html`<li class="card">
    <div class="card-head">
      ${tierMark(cluster.tier)}<a class="card-title" href="#${clusterAnchor(cluster.id)}"
        >${value(clusterTitle(cluster), 90)}</a
      ><span class="quiet">${memberCounts(cluster)}${since === null ? nothing : html`, since ${day(since)}`}</span>
    </div>
    ${people(cluster, names)}${about}${joinedBy(cluster)}
  </li>`;
}

function clusters(model: ReportModel): Html {
  if (nothingRead(model)) return html`<p class="quiet">No data, so no clusters.</p>`;
  if (model.clusters.length === 0)
    return html`<p class="quiet">
      No clusters: no people, devices or accounts are linked strongly enough by shared identifiers.
    </p>`;
  const names = namesOf(model);
  const more = model.clusters.length - SHOWN;
  return html`<ol class="cards">
      ${model.clusters.slice(0, SHOWN).map((cluster) => clusterCard(cluster, names))}
    </ol>
    ${more > 0 ? html`<p><a href="#clusters">${plural(more, 'more cluster')}</a></p>` : nothing}`;
}

/** What the conclusion is not based on, one line for each kind of gap. */
function holes(coverage: Coverage): readonly Html[] {
  const lines: Html[] = [];
  const idle = coverage.detections.filter((one) => one.status !== 'ran');
  const missing = [...new Set(idle.flatMap((one) => one.missing))].sort();
  if (idle.length > 0)
    lines.push(
      html`<li>
        <a href="#coverage-detections">${count(idle.length)} of ${plural(coverage.detections.length, 'detection')}</a>
        could not
        run${missing.length === 0 ? nothing : html`; missing: ${truncateMiddle(list(missing.map(words)), 160)}`}
      </li>`,
    );
  const unread = coverage.files.filter(
    (one) => one.status === 'not_recognised' || one.status === 'failed' || one.status === 'partly',
  );
  if (unread.length > 0)
    lines.push(html`<li><a href="#coverage-files">${plural(unread.length, 'file')}</a> not read, or read in part</li>`);
  let unparsed = 0;
  for (const one of coverage.datasets) unparsed += one.unparsed;
  if (unparsed > 0)
    lines.push(html`<li><a href="#coverage-unparsed">${plural(unparsed, 'row')}</a> did not parse</li>`);
  const old = coverage.lists.filter((one) => one.old);
  if (old.length > 0)
    lines.push(
      html`<li>
        <a href="#coverage-lists">${plural(old.length, 'list')}</a> out of date:
        ${truncateMiddle(list(old.map((one) => one.name)), 120)}
      </li>`,
    );
  if (noAddressData(coverage).length > 0)
    lines.push(html`<li><a href="#coverage-addresses">No address data</a>: ${list(noAddressData(coverage))}</li>`);
  return lines;
}

function basisPanel(model: ReportModel): Html {
  const missing = holes(model.coverage);
  const what = nothingRead(model)
    ? html`<p>Everything. Name a folder with any of the datasets that <code>trueseat sources list</code> prints.</p>`
    : missing.length === 0
      ? html`<p>Every file was read, and every detection ran.</p>`
      : html`<ul class="holes">
          ${missing}
        </ul>`;
  return html`<aside class="basis" aria-labelledby="basis">
    <h2 id="basis">What this is based on</h2>
    ${coverageStrip(model)}
    <h3>What was missing</h3>
    ${what}
  </aside>`;
}

/** The answer first: what was found, how certain, what to do, and based on which data. */
export function summary(model: ReportModel): Html {
  return html`<section id="overview" class="overview" aria-labelledby="answer">
    <p class="kicker">${value(model.title, 90)}</p>
    <h1 id="answer">${answer(model)}</h1>
    ${basis(model)} ${tiles(model)}
    <div class="found">
      <div>
        <h2>Clusters</h2>
        ${clusters(model)}
      </div>
      ${basisPanel(model)}
    </div>
  </section>`;
}
