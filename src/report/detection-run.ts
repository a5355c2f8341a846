import type { Engine } from '../engine/engine.ts';
import { typedRows } from '../engine/typed-rows.ts';
import { rawSql } from '../lib/sql.ts';
import { DETECTION_RUN } from '../model/detected.ts';
import type { Coverage } from '../model/report.ts';

type DetectionRun = Coverage['detections'][number];

/** The outcome of each detection. */
export async function detectionRuns(engine: Engine): Promise<readonly DetectionRun[]> {
  const rows = await typedRows(engine, DETECTION_RUN.columns, rawSql('SELECT * FROM detection_run ORDER BY detection'));
  return rows.map(({ detection: id, title, status, findings, rows_read, missing, reason }) => ({
    id,
    title,
    status: status as DetectionRun['status'],
    findings,
    rows: rows_read,
    missing,
    reason,
  }));
}
