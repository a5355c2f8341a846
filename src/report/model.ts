import type { Engine } from '../engine/engine.ts';
import { typedRow, typedRows } from '../engine/typed-rows.ts';
import { rawSql } from '../lib/sql.ts';
import { columns } from '../model/column.ts';
import type { Coverage, ReportModel, Tier } from '../model/report.ts';
import { clustersLeft, clustersOf, DRAWN_CLUSTERS } from './cluster-model.ts';
import { inferredModel } from './inferred.ts';
import { RAISED, subjectsOf, type SubjectInput } from './subject-model.ts';

export interface ReportInput extends SubjectInput {
  readonly title: string;
  readonly version: string;
  readonly attributions: ReportModel['attributions'];
  readonly coverage: Coverage;
}

/** Everything that the report shows, read from the lake once. */
export async function buildModel(engine: Engine, input: ReportInput): Promise<ReportModel> {
  const { n: workers } = await typedRow(
    engine,
    columns({ n: 'integer!' }),
    rawSql('SELECT count(*) AS n FROM workers'),
  );
  const counts = await typedRows(
    engine,
    columns({ tier: 'text!', n: 'integer!', n_workers: 'integer!' }),
    rawSql(
      `SELECT tier, count(*) AS n, count(CASE WHEN subject_kind = 'worker' THEN 1 END) AS n_workers FROM score GROUP BY tier ORDER BY tier`,
    ),
  );
  const count = (tier: Tier): number => counts.find((row) => row.tier === tier)?.n ?? 0;
  const scored = counts.reduce((sum, row) => sum + row.n_workers, 0);
  const dates = input.coverage.datasets.filter((one) => one.source !== 'roster');
  const firsts = dates.flatMap((one) => one.firstAt ?? []).sort();
  const lasts = dates.flatMap((one) => one.lastAt ?? []).sort();
  return {
    title: input.title,
    version: input.version,
    attributions: input.attributions,
    dataFrom: firsts[0] ?? null,
    dataUntil: lasts.at(-1) ?? null,
    totals: {
      workers,
      events: input.coverage.datasets.reduce((sum, one) => sum + one.events, 0),
      files: input.coverage.files.length,
    },
    tiers: {
      case: count('case'),
      review: count('review'),
      watch: count('watch'),
      clear: count('clear') + Math.max(0, workers - scored),
    },
    clusters: await clustersOf(engine, DRAWN_CLUSTERS),
    clustersLeft: await clustersLeft(engine),
    subjects: await subjectsOf(engine, input, RAISED),
    inferred: await inferredModel(engine),
    coverage: input.coverage,
  };
}
