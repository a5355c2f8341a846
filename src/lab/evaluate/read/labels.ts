import { TrueseatError } from '../../../lib/error.ts';
import type { Index, Truth } from '../truth.ts';
import { bare, tableRows } from './table.ts';

export interface Labels {
  readonly groups: ReadonlyMap<Index, string>;
  /** Rows about subjects that are not in the truth. */
  readonly unknown: number;
}

/** Group labels from a CSV file: subject_kind, subject_id, group. They are used here only and go nowhere else. */
export async function readLabels(file: string, truth: Truth): Promise<Labels> {
  const groups = new Map<Index, string>();
  let unknown = 0;
  for await (const row of tableRows(file, ['subject_kind', 'subject_id', 'group'])) {
    const [kind, id, group] = [row.cell('subject_kind'), bare(row.cell('subject_id')), row.cell('group').trim()];
    const problem = (what: string): TrueseatError =>
      new TrueseatError('BAD_INPUT', what, { place: { file, line: row.line }, wayOut: 'Give each subject one group.' });
    if (group === '') throw problem(`${kind} "${id}" has no group`);
    const index = truth.indexOf(kind, id);
    if (index === undefined) {
      unknown++;
      continue;
    }
    if ((groups.get(index) ?? group) !== group) throw problem(`${kind} "${id}" has two groups`);
    groups.set(index, group);
  }
  if (groups.size > 0) return { groups, unknown };
  throw new TrueseatError('BAD_INPUT', 'none of its labels is of a subject in the truth', {
    place: { file },
    wayOut: 'Write ids as in subjects.csv.',
  });
}
