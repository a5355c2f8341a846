import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Truth } from '../../src/model/truth.ts';
import { ROOT } from '../files.ts';

/** The truth of the example, in the form that evaluate reads. */
export function exampleTruth(): Truth {
  interface Known {
    schemes: { id: string; verdict: string; members: { worker_id: string; role: string }[] }[];
    lookalikes: { worker_id: string; kind: string }[];
  }
  const example = join(ROOT, 'examples', 'small-company');
  const known = JSON.parse(readFileSync(join(example, 'truth.json'), 'utf8')) as Known; // our own file
  const workers: Record<string, string>[] = parse(readFileSync(join(example, 'data', 'roster', 'workers.csv')), {
    columns: true,
    bom: true,
  });
  const looks = new Map(known.lookalikes.map((one) => [one.worker_id, one.kind]));
  return {
    version: 1,
    preset: 'small-company',
    seed: 1,
    difficulty: 'medium',
    from: '2026-01-01',
    to: '2026-03-31',
    schemes: known.schemes.map((one) => ({
      id: one.id,
      kind: one.id,
      difficulty: 'medium',
      verdict: one.verdict,
      open: false,
      first_trace_at: '2026-01-05T00:00:00Z',
      members: one.members.map((member) => ({ kind: 'worker', id: member.worker_id, role: member.role })),
    })),
    subjects: workers.map((row) => {
      const id = row['worker_id'] ?? '';
      const schemes = known.schemes
        .filter((one) => one.members.some((member) => member.worker_id === id))
        .map((one) => one.id);
      return {
        kind: 'worker',
        id,
        label: schemes.length > 0 ? 'fraud' : 'honest',
        schemes,
        look_alike: looks.get(id) ?? null,
      };
    }),
  };
}
