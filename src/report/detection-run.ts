import type { Engine } from '../engine/engine.ts';
import { rawSql } from '../lib/sql.ts';
import type { Coverage } from '../model/report.ts';

type DetectionRun = Coverage['detections'][number];

/** The outcome of each detection. */
export async function detectionRuns(engine: Engine): Promise<readonly DetectionRun[]> {
  const rows = await engine.rows(
    rawSql(
      'SELECT detection, title, status, missing, reason, rows_read, findings FROM detection_run ORDER BY detection',
    ),
  );
  return rows.map((row) => ({
    id: String(row['detection']),
    title: String(row['title']),
    status: row['status'] as DetectionRun['status'],
    findings: Number(row['findings']),
    rows: Number(row['rows_read']),
    missing: row['missing'] as readonly string[],
    reason: String(row['reason']),
  }));
}
