import type { Evaluation } from './evaluation.ts';

/** What was not measured and why, and what a reader of the numbers should know. */
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
      `${one.truth.open_schemes} of ${one.truth.schemes} schemes are open: shown apart, and in no other number.`,
    );
  }
  if (one.times === null)
    notes.push(
      'Days to detection need replays: name the raw files with --data, or reports made with --until with --replay.',
    );
  if (one.calibration === null)
    notes.push('subjects.csv gives no score_bits: neither calibration nor a precision-recall curve.');
  if (one.detections === null) notes.push('There is no findings.ndjson: nothing can be said of single detections.');
  if (one.reproduced !== null) {
    const { n, of } = one.reproduced;
    notes.push(
      'Without a detection, tiers are reckoned again by the scoring rules and verdicts are held fixed: the output files do not tell whether a verdict would stand without it.',
    );
    if (n < of)
      notes.push(
        `The rules give ${of - n} of ${of} subjects another tier than the report; what would be without a detection is unsure for them.`,
      );
  }
  return notes;
}
