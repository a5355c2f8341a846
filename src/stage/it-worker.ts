import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';

/** A pattern with `*` begins a word of the job title; one without is whole words of it. */
const itWorkerSql = `
  SELECT DISTINCT w.worker_id, r.role
  FROM workers AS w
  JOIN list_it_roles AS r ON (r.field = 'department' AND fold(w.department) = r.pattern)
    OR (r.field = 'job_title' AND strpos(concat(' ', fold(w.job_title), ' '),
      concat(' ', replace(r.pattern, '*', ''), CASE WHEN strpos(r.pattern, '*') > 0 THEN '' ELSE ' ' END)) > 0)`;

export const itWorker: Stage = {
  id: 'it-worker',
  about: 'workers whose job is of a kind that works with remote tools and devices',
  steps: [{ into: 'it_worker', sql: rawSql(itWorkerSql) }],
};
