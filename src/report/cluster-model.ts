import type { Row } from '../engine/engine.ts';
import { groupBy } from '../lib/group.ts';
import type { ReportCluster, ReportEvent, ReportPlace, Tier } from '../model/report.ts';
import type { VerdictRule } from '../model/verdict.ts';
import { CLUSTER_ROWS } from './files.ts';
import { orNull, text } from './row.ts';
import { inOrder } from './subject-words.ts';

const RANK: Readonly<Record<string, number>> = { case: 0, review: 1, watch: 2, clear: 3 };
const KINDS = ['worker', 'applicant', 'vendor', 'account', 'device', 'site'];

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type Member = ReportCluster['members'][number];

function peopleFirst(a: Member, b: Member): number {
  return (
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    b.weightBits - a.weightBits ||
    (a.label < b.label ? -1 : a.label > b.label ? 1 : a.id < b.id ? -1 : 1)
  );
}

/** Which member an account or a device of a cluster belongs to. */
const OWNED = `
  SELECT m.cluster_id, a.entity_kind, a.entity_id, a.worker_id, min(a.reason) AS reason
  FROM (${CLUSTER_ROWS}) AS m JOIN attribution AS a ON a.entity_kind = m.member_kind AND a.entity_id = m.member_id
  JOIN cluster AS c ON c.cluster_id = m.cluster_id AND c.member_kind = 'worker' AND c.member_id = a.worker_id
  GROUP BY m.cluster_id, a.entity_kind, a.entity_id, a.worker_id ORDER BY m.cluster_id, a.entity_kind, a.entity_id, a.worker_id`;

/** Places of the people of a cluster: homes on file, deliveries, shared home networks. */
const PLACES = `
  WITH person AS (SELECT cluster_id, member_id AS worker_id FROM cluster WHERE member_kind = 'worker'),
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
    FROM person AS p JOIN (SELECT DISTINCT worker_id, household, city, latitude, longitude, accuracy_km FROM presence WHERE kind = 'device' AND household IS NOT NULL) AS x ON x.worker_id = p.worker_id WHERE x.latitude IS NOT NULL
  ),
  every_place AS (SELECT * FROM home UNION ALL SELECT * FROM delivery UNION ALL SELECT * FROM network_place)
  SELECT cluster_id, label, place_kind, latitude, longitude, max(radius_km) AS radius_km, array_join(array_sort(array_agg(DISTINCT concat('worker:', worker_id))), ';') AS members
  FROM every_place GROUP BY cluster_id, label, place_kind, latitude, longitude ORDER BY cluster_id, place_kind, label, latitude, longitude`;

/** Clusters drawn on the page of which no member is raised: the largest; of a platform there are as many as families. */
const QUIET_CLUSTERS = 200;
const DRAWN = `
  SELECT cluster_id FROM (
    SELECT cluster_id, bool_or(tier <> 'clear') AS raised, row_number() OVER (ORDER BY bool_or(tier <> 'clear'), count(*) DESC, cluster_id) AS place
    FROM (${CLUSTER_ROWS}) AS c GROUP BY cluster_id
  ) AS placed WHERE raised OR place <= ${QUIET_CLUSTERS}`;

/** How many clusters of more than one member the page leaves to clusters.csv. */
export async function clustersLeft(rows: (query: string) => Promise<Row[]>): Promise<number> {
  const [row] = await rows(
    `SELECT count(DISTINCT c.cluster_id) AS n FROM (${CLUSTER_ROWS}) AS c WHERE c.cluster_id NOT IN (${DRAWN})`,
  );
  return Number(row?.['n'] ?? 0);
}

/** Everything that the report shows of clusters. */
export async function clustersOf(
  rows: (query: string) => Promise<Row[]>,
  rules: readonly VerdictRule[],
  tierOf: ReadonlyMap<string, Tier>,
  labelOf: (kind: string, id: string) => string,
  events: readonly Row[],
): Promise<ReportCluster[]> {
  const members = groupBy(
    await rows(
      `SELECT * FROM (${CLUSTER_ROWS}) AS c WHERE cluster_id IN (${DRAWN}) ORDER BY cluster_id, verdict, member_kind, member_id, role, weight_bits, tier`,
    ),
    (row) => text(row['cluster_id']),
  );
  const verdicts = groupBy(
    await rows(
      'SELECT cluster_id, verdict, min(why) AS why, min(missing) AS missing FROM verdict GROUP BY cluster_id, verdict ORDER BY cluster_id, verdict',
    ),
    (row) => text(row['cluster_id']),
  );
  const links = groupBy(
    await rows(
      `SELECT c.cluster_id, l.* FROM link AS l JOIN cluster AS c ON c.member_kind = l.left_kind AND c.member_id = l.left_id
      WHERE c.cluster_id IN (${DRAWN}) ORDER BY l.weight_bits DESC, l.left_kind, l.left_id, l.right_kind, l.right_id, l.identifier_kind, l.identifier, l.value, l.first_at`,
    ),
    (row) => text(row['cluster_id']),
  );
  const hubs = groupBy(
    await rows(`SELECT DISTINCT c.cluster_id, h.kind, h.reason, h.holders FROM hub AS h JOIN identifier AS i ON i.kind = h.kind AND i.value = h.value
    JOIN cluster AS c ON c.member_kind = i.subject_kind AND c.member_id = i.subject_id
    WHERE c.cluster_id IN (${DRAWN}) ORDER BY c.cluster_id, h.kind, h.reason, h.holders`),
    (row) => text(row['cluster_id']),
  );
  const owned = groupBy(await rows(OWNED), (row) => text(row['cluster_id']));
  const places = groupBy(await rows(PLACES), (row) => text(row['cluster_id']));
  const bySubject = groupBy(events, (row) => `${text(row['subject_kind'])}:${text(row['subject_id'])}`);
  return [...members]
    .map(([id, own]): ReportCluster => {
      const seen = new Map<string, Row>();
      for (const row of own)
        if (!seen.has(`${text(row['member_kind'])}:${text(row['member_id'])}`) || row['role'] !== 'member')
          seen.set(`${text(row['member_kind'])}:${text(row['member_id'])}`, row);
      return {
        id,
        verdicts: inOrder(
          (verdicts.get(id) ?? []).map((row) => {
            const rule = rules.find((one) => one.id === row['verdict']);
            return {
              id: text(row['verdict']),
              title: rule?.title ?? text(row['verdict']),
              why: text(row['why']),
              missing: text(row['missing']),
              innocent: rule?.innocent ?? '',
              settle: rule?.settle ?? '',
              members: own
                .filter((one) => one['verdict'] === row['verdict'] && one['role'] !== 'member')
                .map((one) => `${text(one['member_kind'])}:${text(one['member_id'])}`),
            };
          }),
        ),
        tier: text(own[0]?.['tier']) as Tier,
        members: [...seen]
          .map(([key, row]) => ({
            kind: text(row['member_kind']),
            id: text(row['member_id']),
            label: labelOf(text(row['member_kind']), text(row['member_id'])),
            role: text(row['role']),
            tier: tierOf.get(key) ?? null,
            weightBits: Number(row['weight_bits']),
          }))
          .sort(peopleFirst),
        owned: (owned.get(id) ?? []).map((row) => ({
          thing: `${text(row['entity_kind'])}:${text(row['entity_id'])}`,
          owner: `worker:${text(row['worker_id'])}`,
          why: text(row['reason']),
        })),
        links: (links.get(id) ?? []).map((row) => ({
          left: `${text(row['left_kind'])}:${text(row['left_id'])}`,
          right: `${text(row['right_kind'])}:${text(row['right_id'])}`,
          identifierKind: text(row['identifier_kind']),
          identifier: text(row['identifier']),
          weightBits: Number(row['weight_bits']),
          firstAt: orNull(row['first_at']),
          lastAt: orNull(row['last_at']),
          why: text(row['why']),
        })),
        hubs: (hubs.get(id) ?? []).map((row) => ({
          kind: text(row['kind']),
          reason: text(row['reason']),
          holders: Number(row['holders']),
        })),
        places: (places.get(id) ?? []).map((row): ReportPlace => ({
          label: text(row['label']),
          kind: text(row['place_kind']) as ReportPlace['kind'],
          latitude: Number(row['latitude']),
          longitude: Number(row['longitude']),
          radiusKm: Number(row['radius_km']),
          members: text(row['members']).split(';'),
        })),
        timeline: [...seen.keys()]
          .flatMap((key) =>
            (bySubject.get(key) ?? []).map((row): ReportEvent => ({
              at: text(row['occurred_at']),
              subject: key,
              lane: text(row['source']),
              detection: text(row['detection']),
              what: text(row['what']),
              rawFile: text(row['raw_file']),
              rawLine: Number(row['raw_line']),
            })),
          )
          .sort((a, b) => compare(a.at, b.at) || compare(a.subject, b.subject)), // of one time and subject: as the query has them
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
