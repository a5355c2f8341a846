import type { Engine } from '../engine/engine.ts';
import { typedRow, typedRows } from '../engine/typed-rows.ts';
import { groupBy } from '../lib/group.ts';
import { rawSql, sql, type Sql } from '../lib/sql.ts';
import { columns, some, type Cells } from '../model/column.ts';
import { CLUSTER, HUB, LINK, VERDICT } from '../model/derived.ts';
import { TIMELINE } from '../model/detected.ts';
import type { ReportCluster, ReportEvent, ReportPlace, Tier } from '../model/report.ts';
import { CLUSTER_ROWS } from './files.ts';

const RANK: Readonly<Record<string, number>> = { case: 0, review: 1, watch: 2, clear: 3 };
const KINDS = ['worker', 'applicant', 'vendor', 'account', 'device', 'site'];

type Member = ReportCluster['members'][number];

function peopleFirst(a: Member, b: Member): number {
  return (
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    b.weightBits - a.weightBits ||
    (a.label < b.label ? -1 : a.label > b.label ? 1 : a.id < b.id ? -1 : 1)
  );
}

const ID = some(CLUSTER, 'cluster_id');

function clusterOf(row: Cells<typeof ID>): string {
  return row.cluster_id;
}

function memberOf(row: { readonly member_kind: string; readonly member_id: string }): string {
  return `${row.member_kind}:${row.member_id}`;
}

const MEMBERS = rawSql(CLUSTER_ROWS);

const OWNED = columns({
  cluster_id: 'text!',
  entity_kind: 'text!',
  entity_id: 'text!',
  worker_id: 'text!',
  reason: 'text!',
});
/** Which member an account or a device of a cluster belongs to. */
const ownedSql = (which: Sql): Sql => sql`
  SELECT m.cluster_id, a.entity_kind, a.entity_id, a.worker_id, min(a.reason) AS reason
  FROM (${MEMBERS}) AS m JOIN attribution AS a ON a.entity_kind = m.member_kind AND a.entity_id = m.member_id
  JOIN cluster AS c ON c.cluster_id = m.cluster_id AND c.member_kind = 'worker' AND c.member_id = a.worker_id
  WHERE ${which}
  GROUP BY m.cluster_id, a.entity_kind, a.entity_id, a.worker_id ORDER BY m.cluster_id, a.entity_kind, a.entity_id, a.worker_id`;

const PLACE = columns({
  cluster_id: 'text!',
  label: 'text!',
  place_kind: 'text!',
  latitude: 'real!',
  longitude: 'real!',
  radius_km: 'real!',
  members: 'text!',
});
/** Places of the people of a cluster: homes on file, deliveries, shared home networks. */
const placesSql = (which: Sql): Sql => sql`
  WITH person AS (SELECT c.cluster_id, c.member_id AS worker_id FROM cluster AS c WHERE c.member_kind = 'worker' AND ${which}),
  home AS (
    SELECT p.cluster_id, concat('Home on file, ', coalesce(w.home_city, 'unknown town')) AS label, 'home' AS place_kind, w.home_latitude AS latitude, w.home_longitude AS longitude, 1.0 AS radius_km, p.worker_id
    FROM person AS p JOIN workers AS w ON w.worker_id = p.worker_id WHERE w.home_latitude IS NOT NULL AND w.home_longitude IS NOT NULL
  ),
  delivery AS (
    SELECT p.cluster_id, concat('Delivery, ', coalesce(s.ship_to_city, 'unknown town')), 'delivery', s.ship_to_latitude, s.ship_to_longitude, 1.0, p.worker_id
    FROM person AS p JOIN shipments AS s ON s.worker_id = p.worker_id WHERE s.ship_to_latitude IS NOT NULL AND s.ship_to_longitude IS NOT NULL
  ),
  network_place AS (
    SELECT p.cluster_id, concat('Home connection, ', coalesce(x.city, 'unknown town')), 'network', x.latitude, x.longitude, coalesce(x.accuracy_km, 25.0), p.worker_id
    FROM person AS p JOIN (SELECT DISTINCT worker_id, household, city, latitude, longitude, accuracy_km FROM presence WHERE kind = 'device' AND household IS NOT NULL) AS x ON x.worker_id = p.worker_id WHERE x.latitude IS NOT NULL AND x.longitude IS NOT NULL
  ),
  every_place AS (SELECT * FROM home UNION ALL SELECT * FROM delivery UNION ALL SELECT * FROM network_place)
  SELECT cluster_id, label, place_kind, latitude, longitude, max(radius_km) AS radius_km, array_join(array_sort(array_agg(DISTINCT concat('worker:', worker_id))), ';') AS members
  FROM every_place GROUP BY cluster_id, label, place_kind, latitude, longitude ORDER BY cluster_id, place_kind, label, latitude, longitude`;

/** At most this many clusters without a raised member are drawn, largest first: a platform has as many as families. */
const QUIET_CLUSTERS = 200;
const DRAWN = `
  SELECT cluster_id FROM (
    SELECT cluster_id, bool_or(tier <> 'clear') AS raised, row_number() OVER (ORDER BY bool_or(tier <> 'clear'), count(*) DESC, cluster_id) AS place
    FROM (${CLUSTER_ROWS}) AS c GROUP BY cluster_id
  ) AS placed WHERE raised OR place <= ${QUIET_CLUSTERS}`;

/** Condition on the column cluster_id of a table with the alias `c`: the clusters that the page draws. */
export const DRAWN_CLUSTERS: Sql = rawSql(`c.cluster_id IN (${DRAWN})`);

export function oneCluster(id: string): Sql {
  return sql`c.cluster_id = ${id}`;
}

/** Number of clusters with several members that are only in clusters.csv. */
export async function clustersLeft(engine: Engine): Promise<number> {
  const { n } = await typedRow(
    engine,
    columns({ n: 'integer!' }),
    rawSql(`SELECT count(DISTINCT c.cluster_id) AS n FROM (${CLUSTER_ROWS}) AS c WHERE c.cluster_id NOT IN (${DRAWN})`),
  );
  return n;
}

const MEMBER = {
  ...CLUSTER.columns,
  ...columns({ verdict: 'text!', tier: 'text!', role: 'text!', own_tier: 'text', label: 'text!' }),
};
const membersSql = (which: Sql): Sql => sql`
  SELECT c.*, s.tier AS own_tier, coalesce(w.preferred_name, w.legal_name, c.member_id) AS label
  FROM (${MEMBERS}) AS c
  LEFT JOIN score AS s ON s.subject_kind = c.member_kind AND s.subject_id = c.member_id
  LEFT JOIN workers AS w ON c.member_kind = 'worker' AND w.worker_id = c.member_id
  WHERE ${which} ORDER BY c.cluster_id, c.verdict, c.member_kind, c.member_id, c.role, c.weight_bits, c.tier`;

const NAMED = { ...ID, ...some(VERDICT, 'verdict', 'title', 'why', 'missing', 'innocent', 'settle') };
const verdictsSql = (which: Sql): Sql => sql`
  SELECT c.cluster_id, c.verdict, min(c.title) AS title, min(c.rank_no) AS rank_no, min(c.why) AS why, min(c.missing) AS missing,
    min(c.innocent) AS innocent, min(c.settle) AS settle
  FROM verdict AS c WHERE ${which} GROUP BY c.cluster_id, c.verdict ORDER BY c.cluster_id, rank_no, c.verdict`;

const LINKED = { ...ID, ...LINK.columns };
const linksSql = (which: Sql): Sql => sql`
  SELECT c.cluster_id, l.* FROM link AS l JOIN cluster AS c ON c.member_kind = l.left_kind AND c.member_id = l.left_id
  WHERE ${which} ORDER BY l.weight_bits DESC, l.left_id, l.right_id, l.identifier_kind, l.identifier, l.value, l.left_kind, l.right_kind`;

const HELD = { ...ID, ...some(HUB, 'kind', 'reason', 'holders') };
const hubsSql = (which: Sql): Sql => sql`
  SELECT DISTINCT c.cluster_id, h.kind, h.reason, h.holders FROM hub AS h JOIN identifier AS i ON i.kind = h.kind AND i.value = h.value
  JOIN cluster AS c ON c.member_kind = i.subject_kind AND c.member_id = i.subject_id
  WHERE ${which} ORDER BY c.cluster_id, h.kind, h.reason, h.holders`;

const EVENT = {
  ...ID,
  ...some(TIMELINE, 'occurred_at', 'subject_kind', 'subject_id', 'source', 'detection', 'what', 'raw_file', 'raw_line'),
};
const eventsSql = (which: Sql): Sql => sql`
  SELECT DISTINCT c.cluster_id, t.occurred_at, t.subject_kind, t.subject_id, t.source, t.detection, t.what, t.raw_file, t.raw_line, t.event_id
  FROM timeline AS t JOIN (SELECT DISTINCT cluster_id, member_kind, member_id FROM (${MEMBERS}) AS every_member) AS c
    ON c.member_kind = t.subject_kind AND c.member_id = t.subject_id
  WHERE ${which}
  ORDER BY c.cluster_id, t.occurred_at, t.subject_kind, t.subject_id, t.detection, t.raw_file, t.raw_line, t.event_id, t.what`;

/** Everything that the report shows about clusters; `which` is a condition such as DRAWN_CLUSTERS. */
export async function clustersOf(engine: Engine, which: Sql): Promise<ReportCluster[]> {
  const members = groupBy(await typedRows(engine, MEMBER, membersSql(which)), clusterOf);
  const verdicts = groupBy(await typedRows(engine, NAMED, verdictsSql(which)), clusterOf);
  const links = groupBy(await typedRows(engine, LINKED, linksSql(which)), clusterOf);
  const hubs = groupBy(await typedRows(engine, HELD, hubsSql(which)), clusterOf);
  const owned = groupBy(await typedRows(engine, OWNED, ownedSql(which)), clusterOf);
  const places = groupBy(await typedRows(engine, PLACE, placesSql(which)), clusterOf);
  const events = groupBy(await typedRows(engine, EVENT, eventsSql(which)), clusterOf);
  return [...members]
    .map(([id, own]): ReportCluster => {
      const seen = new Map<string, Cells<typeof MEMBER>>();
      for (const row of own) if (!seen.has(memberOf(row)) || row.role !== 'member') seen.set(memberOf(row), row);
      return {
        id,
        verdicts: (verdicts.get(id) ?? []).map((row) => ({
          id: row.verdict,
          title: row.title,
          why: row.why ?? '',
          missing: row.missing ?? '',
          innocent: row.innocent,
          settle: row.settle,
          members: own.filter((one) => one.verdict === row.verdict && one.role !== 'member').map(memberOf),
        })),
        tier: (own[0]?.tier ?? 'clear') as Tier,
        members: [...seen.values()]
          .map((row) => ({
            kind: row.member_kind,
            id: row.member_id,
            label: row.label,
            role: row.role,
            tier: row.own_tier as Tier | null,
            weightBits: row.weight_bits,
          }))
          .sort(peopleFirst),
        owned: (owned.get(id) ?? []).map((row) => ({
          thing: `${row.entity_kind}:${row.entity_id}`,
          owner: `worker:${row.worker_id}`,
          why: row.reason,
        })),
        links: (links.get(id) ?? []).map((row) => ({
          left: `${row.left_kind}:${row.left_id}`,
          right: `${row.right_kind}:${row.right_id}`,
          identifierKind: row.identifier_kind,
          identifier: row.identifier ?? '',
          weightBits: row.weight_bits,
          firstAt: row.first_at,
          lastAt: row.last_at,
          why: row.why ?? '',
        })),
        hubs: (hubs.get(id) ?? []).map(({ kind, reason, holders }) => ({ kind, reason, holders })),
        places: (places.get(id) ?? []).map((row) => ({
          label: row.label,
          kind: row.place_kind as ReportPlace['kind'],
          latitude: row.latitude,
          longitude: row.longitude,
          radiusKm: row.radius_km,
          members: row.members.split(';'),
        })),
        timeline: (events.get(id) ?? []).map((row): ReportEvent => ({
          at: row.occurred_at,
          subject: `${row.subject_kind}:${row.subject_id}`,
          lane: row.source,
          detection: row.detection,
          what: row.what ?? '',
          rawFile: row.raw_file,
          rawLine: row.raw_line,
        })),
      };
    })
    .sort(
      (a, b) =>
        (RANK[a.tier] ?? 9) - (RANK[b.tier] ?? 9) ||
        b.verdicts.length - a.verdicts.length ||
        b.members.length - a.members.length ||
        (a.id < b.id ? -1 : 1),
    );
}
