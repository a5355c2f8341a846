import type { Engine } from '../engine/engine.ts';
import { rawSql } from '../lib/sql.ts';
import { columns, type Table } from '../model/column.ts';
import type { Earlier } from './lake.ts';
import { originalOf, type Originals } from './originals.ts';
import type { Prepared } from './prepared.ts';

/** What may differ from run to run about a file read before. */
const INPUT_GIVEN: Table = {
  name: 'input_given',
  about: 'a file read before, as found in this run',
  columns: columns({
    file_no: 'integer number in the lake',
    path: 'text path inside the given folder',
    disk_path: 'text file on disk that it is, or is part of',
    given_run: 'integer as in input_file',
    seen_run: 'integer as in input_file',
  }),
};

/**
 * Records which files read before were given to this run, and where; others are read from their originals. A file that returns after a run
 * without it counts as given again: putting an older roster back is deliberate.
 */
export async function noteGiven(
  engine: Engine,
  run: number,
  earlier: ReadonlyMap<string, Earlier>,
  given: ReadonlyMap<string, Pick<Prepared, 'path' | 'disk'>>,
  originals: Originals | undefined,
): Promise<void> {
  let lastRun = 0;
  for (const { seenRun } of earlier.values()) lastRun = Math.max(lastRun, seenRun);
  const rows = [...earlier].map(([sha256, before]) => {
    const now = given.get(sha256);
    const back = now !== undefined && before.seenRun < lastRun;
    return {
      file_no: before.fileNo,
      path: now?.path ?? before.path,
      disk_path: now?.disk ?? (originals && originalOf(originals, sha256)) ?? before.disk,
      given_run: back ? run : before.givenRun,
      seen_run: now === undefined ? before.seenRun : run,
    };
  });
  if (rows.length === 0) return;
  await engine.drop('input_given');
  await engine.createTable(INPUT_GIVEN);
  await engine.append(INPUT_GIVEN, rows);
  await engine.replaceByKey(
    'input_file',
    ['file_no'],
    rawSql(`
    SELECT f.file_no, f.raw_file, g.path, g.disk_path, f.as_it_stands, f.bytes, f.dataset, f.records,
      f.unparsed, f.status, f.reason, f.read_run, g.given_run, g.seen_run
    FROM input_file AS f JOIN input_given AS g ON g.file_no = f.file_no`),
  );
  await engine.drop('input_given');
}
