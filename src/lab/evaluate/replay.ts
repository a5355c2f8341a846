import { basename } from 'node:path';
import { TrueseatError } from '../../lib/error.ts';
import { parseDate } from '../../lib/parse.ts';

/** A report folder, and the date before which its data ends. */
export interface ReplayFolder {
  readonly at: string;
  readonly folder: string;
}

/** `2026-02-01=DIR`, or a DIR whose name is its date. Throws BAD_ARGUMENT. */
export function parseReplay(text: string): ReplayFolder {
  const given = /^(\d{4}-\d\d-\d\d[^=/\\]*)=(.+)$/.exec(text);
  const [date, folder] = given === null ? [basename(text), text] : [given[1] ?? '', given[2] ?? ''];
  if (!/^\d{4}-\d\d-\d\d/.test(date)) {
    throw new TrueseatError('BAD_ARGUMENT', `"${text}" has no date`, {
      place: { part: '--replay' },
      wayOut: 'Write 2026-02-01=DIR, or name the folder by its --until date.',
    });
  }
  return { at: parseDate(date, '--replay'), folder };
}
