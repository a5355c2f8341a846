import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { linkAsOf, replayDates } from '../lab/evaluate/as-of.ts';
import { readTruth } from '../lab/evaluate/read/truth.ts';
import type { ReplayFolder } from '../lab/evaluate/replay.ts';
import { withFinally } from '../lib/finally.ts';
import { asOutput } from '../lib/system-error.ts';
import type { House } from './house.ts';
import { investigate } from './investigate.ts';
import type { LakeOptions } from './lake.ts';

export interface ReplayOptions extends LakeOptions {
  readonly truth: string;
  readonly data: string;
  readonly everyDays: number;
  /** Folder for the reports, which are named by their date. */
  readonly out: string;
  readonly contentFolders: readonly string[];
  readonly now: Date;
  readonly progress: (what: string) => void;
}

/** Investigates data as it was known at one date after another. Returns the report folders by date. */
export async function replay(house: House, options: ReplayOptions): Promise<readonly ReplayFolder[]> {
  const { from, to } = (await readTruth(options.truth)).head;
  const made: ReplayFolder[] = [];
  for (const at of replayDates(from, to, options.everyDays)) {
    const date = at.slice(0, 10);
    const folder = join(options.out, date);
    const data = `${folder}.data-${process.pid}`;
    options.progress(`replay ${date}`);
    await withFinally(
      async () => {
        asOutput(options.out, () => linkAsOf(options.data, at, data));
        await investigate(house, { ...options, paths: [data], out: folder, until: at, progress: () => undefined });
      },
      () => rmSync(data, { recursive: true, force: true }),
    );
    made.push({ at, folder });
  }
  return made;
}
