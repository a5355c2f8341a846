import type { Evaluation } from './evaluation.ts';

/** What was not measured and why, and caveats for readers of the numbers. */
export function notesOf(one: Omit<Evaluation, 'notes'>): string[] {
  const notes: string[] = [];
  const { unknown } = one.report;
  if (unknown.n > 0) {
    const [first] = unknown.subjects;
    notes.push(
      `${unknown.n} of ${one.report.subjects} subjects of the report are not in the truth, ${unknown.raised} of them at watch or above, such as ${first?.kind} ${first?.id}. They count neither as hits nor as false alarms.`,
    );
  }
  if (one.truth.open_schemes > 0) {
    notes.push(
      `${one.truth.open_schemes} of ${one.truth.schemes} schemes are open: shown separately and not included in other numbers.`,
    );
  }
  if (one.times === null)
    notes.push(
      'Days to detection need replays: give the raw files with --data, or reports made with --until with --replay.',
    );
  if (one.calibration === null)
    notes.push('subjects.csv has no score_bits: no calibration and no precision-recall curve.');
  if (one.detections === null) notes.push('No findings.ndjson: single detections are not evaluated.');
  if (one.reproduced !== null) {
    const { n, of } = one.reproduced;
    notes.push(
      'Tiers without a detection are recalculated by the scoring rules with verdicts held fixed: the output files do not tell whether a verdict would still hold.',
    );
    if (n < of)
      notes.push(
        `The rules give ${of - n} of ${of} subjects a different tier from the report; their results without a detection are unreliable.`,
      );
  }
  return notes;
}
