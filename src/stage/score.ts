import { typed } from '../engine/typed-rows.ts';
import { groupBy } from '../lib/group.ts';
import { list } from '../lib/html/text.ts';
import { rawSql } from '../lib/sql.ts';
import { columns, some, type Cells } from '../model/column.ts';
import { CLUSTER, VERDICT } from '../model/derived.ts';
import { FINDING, SCORE, SCORE_FAMILY, SCORE_PART } from '../model/detected.ts';
import { BITS } from '../model/detection.ts';
import { EVIDENCE, type Reckoning, type Scorer, type Standing } from '../model/score.ts';
import type { Beside, Put, Row, Stage } from '../model/stage.ts';

const FOUND = {
  ...EVIDENCE,
  ...some(FINDING, 'subject_kind', 'subject_id', 'explanation', 'innocent', 'settle'),
  ...columns({ newest_at: 'timestamp' }),
};
type Found = Cells<typeof FOUND>;
/** Findings with their events. Scores are as of the newest event that a finding knows of: they do not move with the clock. */
const findingSql = `
  SELECT f.*, e.events, n.newest_at
  FROM finding AS f
  LEFT JOIN (SELECT finding_id, array_sort(array_agg(event_id)) AS events FROM finding_event GROUP BY finding_id) AS e ON e.finding_id = f.finding_id
  CROSS JOIN (SELECT max(last_at) AS newest_at FROM finding) AS n`;

const MEMBER = some(CLUSTER, 'member_kind', 'member_id');
const NAMED = {
  ...MEMBER,
  ...some(VERDICT, 'verdict', 'title', 'rank_no', 'why', 'innocent', 'settle'),
  ...columns({ joined: 'boolean' }),
};
type Named = Cells<typeof NAMED>;
/** `joined`: the member shares things of two causes with another of the same verdict who has a strong sign of their own. */
const verdictSql = `
  WITH named AS (
    SELECT member_kind, member_id, verdict, min(title) AS title, min(rank_no) AS rank_no, min(why) AS why, min(innocent) AS innocent, min(settle) AS settle
    FROM verdict WHERE member_kind <> 'site' AND member_id IS NOT NULL GROUP BY member_kind, member_id, verdict
  ),
  own AS (
    SELECT n.verdict, n.member_kind, n.member_id FROM named AS n
    WHERE EXISTS (SELECT 1 AS one FROM finding AS f WHERE f.subject_kind = n.member_kind AND f.subject_id = n.member_id
      AND f.direction = 'for' AND f.cleared_by IS NULL AND f.bits >= ${BITS.strong} AND NOT f.location AND NOT f.network_privacy)
  ),
  beside AS (
    SELECT left_kind AS kind, left_id AS id, right_kind AS other_kind, right_id AS other_id FROM pair WHERE joins AND cardinality(causes) > 1
    UNION ALL SELECT right_kind, right_id, left_kind, left_id FROM pair WHERE joins AND cardinality(causes) > 1
  )
  SELECT n.*, EXISTS (SELECT 1 AS one FROM beside AS b JOIN own AS o ON o.member_kind = b.other_kind AND o.member_id = b.other_id
    WHERE b.kind = n.member_kind AND b.id = n.member_id AND o.verdict = n.verdict) AS joined
  FROM named AS n ORDER BY n.member_kind, n.member_id, n.verdict`;

const MEMBER_OF = { ...MEMBER, ...some(CLUSTER, 'cluster_id') };
const clusterSql = `
  SELECT c.member_kind, c.member_id, c.cluster_id FROM cluster AS c JOIN (
    SELECT cluster_id FROM cluster GROUP BY cluster_id HAVING count(*) > 1 UNION SELECT cluster_id FROM verdict
  ) AS shown ON shown.cluster_id = c.cluster_id ORDER BY c.member_kind, c.member_id`;

function keyOf(kind: string, id: string): string {
  return `${kind}\u001F${id}`;
}

function standingOf(named: readonly Named[]): Standing {
  if (named.length === 0) return 'none';
  return named.some((one) => one.joined) ? 'joined' : 'named';
}

/** The finding that counts most; of equals the one of the greater weight, then by name. */
function heaviest(findings: readonly Found[], { counted }: Reckoning): Found | undefined {
  const counts = (row: Found): number => counted.get(row.finding_id)?.bits ?? 0;
  const named = (row: Found): string => `${row.detection} ${row.finding_id}`;
  return findings
    .filter((row) => row.direction === 'for' && row.cleared_by === null)
    .sort((a, b) => counts(b) - counts(a) || b.bits - a.bits || (named(a) < named(b) ? -1 : 1))[0];
}

/** The words beside a tier: those of the verdict that speaks first where one names the subject, else of the heaviest finding. */
function wordsOf(findings: readonly Found[], reckoning: Reckoning, verdicts: readonly Named[]): Row {
  const top = heaviest(findings, reckoning);
  const reason = top?.explanation ?? verdicts[0]?.why ?? '';
  const ranked = [...verdicts].sort((a, b) => a.rank_no - b.rank_no || (a.verdict < b.verdict ? -1 : 1));
  const [first] = ranked;
  if (first === undefined) return { top_reason: reason, innocent: top?.innocent ?? '', settle: top?.settle ?? '' };
  const titles = list(ranked.map((one) => one.title.toLowerCase()));
  return {
    top_reason: `Suspected ${titles}. Strongest reason: ${reason}`,
    innocent: first.innocent,
    settle: first.settle,
  };
}

/** Rows of one subject after the other; each page may end within one. */
async function* subjectsOf(pages: AsyncIterable<readonly Row[]>): AsyncIterable<readonly Found[]> {
  let open: Found[] = [];
  for await (const page of pages) {
    for (const row of typed(FOUND, page)) {
      const [first] = open;
      if (first !== undefined && (first.subject_kind !== row.subject_kind || first.subject_id !== row.subject_id)) {
        yield open;
        open = [];
      }
      open.push(row);
    }
  }
  if (open.length > 0) yield open;
}

function putsOf(
  subject: { readonly kind: string; readonly id: string },
  findings: readonly Found[],
  reckoning: Reckoning,
  verdicts: readonly Named[],
  cluster: string | undefined,
): readonly Put[] {
  const of = { subject_kind: subject.kind, subject_id: subject.id };
  const sum = {
    ...of,
    tier: reckoning.tier,
    prior_bits: reckoning.priorBits,
    bits_for: reckoning.bitsFor,
    bits_against: reckoning.bitsAgainst,
    score_bits: reckoning.scoreBits,
    families: reckoning.families
      .filter((one) => one.countedFor > 0)
      .map((one) => one.family)
      .join(';'),
    verdicts: verdicts.map((row) => row.verdict).join(';'),
    cluster_ids: cluster ?? '',
    ...wordsOf(findings, reckoning, verdicts),
  };
  const parts = findings.map((row) => {
    const counted = reckoning.counted.get(row.finding_id);
    const { finding_id, family, stated_bits: bits } = row;
    return { ...of, finding_id, family, bits, bits_counted: counted?.bits ?? 0, why_less: counted?.note ?? '' };
  });
  const families = reckoning.families.map(({ family, rawFor, countedFor, countedAgainst }) => ({
    ...of,
    family,
    raw_for: rawFor,
    counted_for: countedFor,
    counted_against: countedAgainst,
  }));
  return [
    { into: SCORE, rows: [sum] },
    { into: SCORE_PART, rows: parts },
    { into: SCORE_FAMILY, rows: families },
  ];
}

const BATCH = 2_000;

/** Puts of many subjects together: an insert costs more than its rows. */
async function* gathered(puts: AsyncIterable<readonly Put[]>): AsyncIterable<Put> {
  let waiting: Put[] = [];
  function* all(): Iterable<Put> {
    for (const into of [SCORE, SCORE_PART, SCORE_FAMILY])
      yield { into, rows: waiting.filter((one) => one.into === into).flatMap((one) => one.rows) };
    waiting = [];
  }
  for await (const ofOne of puts) {
    waiting.push(...ofOne);
    if (waiting.length >= BATCH) yield* all();
  }
  yield* all();
}

async function* scored(
  scorer: Scorer,
  pages: AsyncIterable<readonly Row[]>,
  beside: Beside,
): AsyncIterable<readonly Put[]> {
  const verdicts = groupBy(typed(NAMED, beside['verdicts'] ?? []), (row) => keyOf(row.member_kind, row.member_id));
  const clusters = new Map(
    typed(MEMBER_OF, beside['clusters'] ?? []).map((row) => [keyOf(row.member_kind, row.member_id), row.cluster_id]),
  );
  const seen = new Set<string>();
  let now = '1970-01-01T00:00:00Z';
  for await (const findings of subjectsOf(pages)) {
    const [first] = findings;
    if (first === undefined) continue;
    const { subject_kind: kind, subject_id: id, newest_at } = first;
    now = newest_at ?? now;
    const key = keyOf(kind, id);
    seen.add(key);
    const named = verdicts.get(key) ?? [];
    yield putsOf({ kind, id }, findings, scorer(findings, now, standingOf(named)), named, clusters.get(key));
  }
  for (const [key, named] of verdicts) {
    const [first] = named;
    if (first === undefined || seen.has(key)) continue;
    const subject = { kind: first.member_kind, id: first.member_id };
    yield putsOf(subject, [], scorer([], now, standingOf(named)), named, clusters.get(key));
  }
}

/** Every subject that has evidence or a verdict. */
export function score(scorer: Scorer): Stage {
  return {
    id: 'score',
    about: 'the visible sum and its tier',
    steps: [
      {
        tables: [SCORE, SCORE_PART, SCORE_FAMILY],
        beside: { verdicts: rawSql(verdictSql), clusters: rawSql(clusterSql) },
        sql: rawSql(findingSql),
        order: ['subject_kind', 'subject_id', 'finding_id'],
        through: (pages: AsyncIterable<readonly Row[]>, beside: Beside) => gathered(scored(scorer, pages, beside)),
      },
    ],
  };
}
