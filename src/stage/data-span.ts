import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';

const dataSpanSql = `
  SELECT min(first_at) AS first_at, max(last_at) AS last_at FROM (
    SELECT min(first_at) AS first_at, max(last_at) AS last_at FROM presence
    UNION ALL
    SELECT min("at"), max("at") FROM attestations
  ) AS ends`;

export const dataSpan: Stage = {
  id: 'data-span',
  about: 'first and last moment of the data',
  steps: [{ into: 'data_span', sql: rawSql(dataSpanSql) }],
};
