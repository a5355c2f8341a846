import type { ReportCluster, ReportEvent, ReportModel } from '../../model/report.ts';
import { clusterAnchor } from './anchor.ts';
import { clusterGraph } from './draw/graph.ts';
import { coordinates, placesMap } from './draw/map.ts';
import { shapeIcon, shapeOf } from './draw/shape.ts';
import { timeline } from './draw/timeline.ts';
import { html, nothing, type Html } from '../../lib/html/markup.ts';
import { named, namedAll, type Names } from './name.ts';
import { sides } from './sides.ts';
import { clusterSince, clusterTitle, memberCounts } from './summary.ts';
import { table } from '../../lib/html/table.ts';
import { bits, capital, code, count, plural, signedBits, value, words } from '../../lib/html/text.ts';
import { sharedThing } from './text.ts';
import { tierMark } from './tier.ts';
import { day, daySpan, moment } from './time.ts';

type Verdict = ReportCluster['verdicts'][number];
type Member = ReportCluster['members'][number];
type Link = ReportCluster['links'][number];

function verdictBlock(verdict: Verdict): Html {
  const missing =
    verdict.missing === '' ? nothing : html`<p class="missing"><b>Still missing:</b> ${verdict.missing}</p>`;
  return html`<div class="verdict">
    <h4>${verdict.title}</h4>
    ${sides(verdict.why, verdict)} ${missing}
  </div>`;
}

/** ` of Heron-41`, for an account or a device. */
function owners(cluster: ReportCluster, member: Member, names: Names): Html {
  const own = cluster.owned.filter((one) => one.thing === `${member.kind}:${member.id}`);
  const keys = own.map((one) => one.owner);
  return keys.length === 0 ? nothing : html` of ${namedAll(keys, names)}`;
}

function members(cluster: ReportCluster, names: Names): Html {
  return table<Member>({
    caption: 'Members of the cluster',
    empty: 'No members.',
    minWidth: 440,
    kind: 'tall',
    rows: cluster.members,
    columns: [
      {
        head: 'Member',
        width: '44%',
        cell: (one) =>
          html`<span class="who"
            >${shapeIcon(shapeOf(one.kind))}<span
              >${named(`${one.kind}:${one.id}`, names)}
              <small class="quiet"
                >${capital(words(one.kind))}${one.label === one.id ? nothing : html` ${code(one.id, 22)}`}${owners(cluster, one, names)}</small
              ></span
            ></span
          >`,
      },
      { head: 'Role', width: '24%', cell: (one) => html`${capital(words(one.role))}` },
      {
        head: 'Tier',
        width: '92px',
        cell: (one) => (one.tier === null ? html`<span class="quiet">no finding</span>` : tierMark(one.tier)),
      },
      { head: 'Weight', width: '62px', numeric: true, cell: (one) => html`${bits(one.weightBits)}` },
    ],
  });
}

function links(cluster: ReportCluster, names: Names): Html {
  return table<Link>({
    caption: 'Links of the cluster',
    empty: 'No links.',
    minWidth: 900,
    filter: true,
    rows: cluster.links,
    columns: [
      { head: 'Between', width: '17%', cell: (one) => named(one.left, names) },
      { head: 'and', width: '17%', cell: (one) => named(one.right, names) },
      {
        head: 'What they share',
        width: '22%',
        cell: (one) => html`${sharedThing(one.identifierKind)} ${code(one.identifier, 26)}`,
      },
      { head: 'Bits', width: '54px', numeric: true, cell: (one) => html`${bits(one.weightBits)}` },
      { head: 'When', width: '184px', dated: true, cell: (one) => html`${daySpan(one.firstAt, one.lastAt)}` },
      { head: 'Reason for its weight', width: '26%', cell: (one) => html`${one.why}` },
    ],
  });
}

function events(cluster: ReportCluster, names: Names): Html {
  return table<ReportEvent>({
    caption: 'Events of the cluster',
    empty: 'No dated events.',
    minWidth: 900,
    filter: true,
    rows: cluster.timeline,
    columns: [
      { head: 'When', width: '152px', dated: true, cell: (one) => html`${moment(one.at)}` },
      { head: 'Member', width: '17%', cell: (one) => named(one.subject, names) },
      { head: 'Source', width: '12%', cell: (one) => html`${one.lane}` },
      { head: 'What', width: '40%', cell: (one) => html`${one.what}` },
      { head: 'Detection', width: '17%', cell: (one) => code(one.detection, 28) },
      { head: 'Original', width: '132px', cell: (one) => code(`${one.rawFile.slice(0, 10)}:${one.rawLine}`, 22) },
    ],
  });
}

function places(cluster: ReportCluster, names: Names): Html {
  if (cluster.places.length === 0) return nothing;
  return table<ReportCluster['places'][number]>({
    caption: 'Places of the cluster',
    empty: '',
    minWidth: 480,
    rows: cluster.places,
    columns: [
      { head: 'Place', width: '34%', cell: (one) => html`${one.label}` },
      { head: 'Where', width: '152px', dated: true, cell: (one) => html`${coordinates(one)}` },
      {
        head: 'Within',
        width: '76px',
        numeric: true,
        cell: (one) => html`${one.radiusKm < 1 ? `${Math.round(one.radiusKm * 1000)} m` : `${count(one.radiusKm)} km`}`,
      },
      {
        head: 'Member',
        width: '40%',
        cell: (one) => namedAll(one.members, names),
      },
    ],
  });
}

function more(title: string, n: number, body: Html): Html {
  return n === 0
    ? nothing
    : html`<details class="more">
        <summary>${title} <span class="quiet">${count(n)}</span></summary>
        ${body}
      </details>`;
}

export function clusterSection(cluster: ReportCluster, model: ReportModel, names: Names): Html {
  const anchor = clusterAnchor(cluster.id);
  const since = clusterSince(cluster);
  const title = clusterTitle(cluster);
  const verdicts =
    cluster.verdicts.length === 0
      ? html`<p>These are joined by shared identifiers, but do not meet the conditions of any verdict.</p>`
      : html`${cluster.verdicts.map(verdictBlock)}`;
  const map =
    cluster.places.length === 0
      ? nothing
      : html`<section>
          <h4>Where</h4>
          <div class="where">${placesMap(cluster.places, names.label)}${places(cluster, names)}</div>
        </section>`;
  const line =
    cluster.timeline.length === 0
      ? nothing
      : html`<section>
          <h4>When</h4>
          ${timeline(cluster.timeline, model.coverage)}${more('All events', cluster.timeline.length, events(cluster, names))}
        </section>`;
  return html`<article class="cluster item" id="${anchor}" tabindex="-1">
    <header class="item-head">
      ${tierMark(cluster.tier)}
      <h3>${value(title, 90)}</h3>
      <span class="quiet">${memberCounts(cluster)}${since === null ? nothing : html`, since ${day(since)}`}</span
      ><a class="self" href="#${anchor}" aria-label="Link to this cluster">${code(cluster.id, 28)}</a>
    </header>
    ${verdicts}
    <div class="who-how">
      <section>
        <h4>Connections</h4>
        ${clusterGraph(cluster, title)}
      </section>
      <section>
        <h4>Who</h4>
        ${members(cluster, names)}
      </section>
    </div>
    ${more('What joins them', cluster.links.length, links(cluster, names))}${map}${line}
  </article>`;
}

/** One line for a cluster of a subject. */
export function clusterMention(cluster: ReportCluster): Html {
  return html`<a href="#${clusterAnchor(cluster.id)}">${clusterTitle(cluster)}</a>
    <span class="quiet"
      >(${plural(cluster.members.length, 'member')}, strongest link
      ${signedBits(Math.max(0, ...cluster.links.map((one) => one.weightBits)))})</span
    >`;
}
