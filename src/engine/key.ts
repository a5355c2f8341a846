import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { messageOf, TrueseatError } from '../lib/error.ts';
import { makeFolder } from '../lib/folder.ts';
import { rawSql } from '../lib/sql.ts';
import { columns, type Table } from '../model/column.ts';
import type { Engine } from './engine.ts';
import { typedRow } from './typed-rows.ts';

/** Writes a new key, completely or not at all; a key that another process has written in the meantime stays. */
function writeKey(file: string): void {
  const partial = `${file}.partial-${process.pid}`;
  try {
    writeFileSync(partial, randomBytes(32).toString('hex'), { mode: 0o600 });
    try {
      linkSync(partial, file);
    } catch {
      if (!existsSync(file)) renameSync(partial, file); // for file systems without links
    }
  } finally {
    rmSync(partial, { force: true });
  }
}

/** The key in the file next to the lake, which is created together with the lake. */
function keyBeside(db: string): string {
  const file = `${db}.key`;
  if (!existsSync(file) && (statSync(db, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new Error(`${file} is missing; with another key, new records would not match those read before`);
  if (!existsSync(file)) writeKey(file);
  const key = readFileSync(file, 'utf8').trim();
  if (key === '') throw new Error(`${file} is empty`);
  return key;
}

/** The key of keyed hashes: TRUESEAT_KEY, else a file next to the lake that only its owner can read, else one for this run. Creates the folder of the lake. Throws LAKE_UNUSABLE. */
export function lakeKey(db: string | undefined): string {
  const given = process.env['TRUESEAT_KEY'] ?? '';
  if (db === undefined) return given === '' ? randomBytes(32).toString('hex') : given;
  try {
    makeFolder(dirname(resolve(db)));
    return given === '' ? keyBeside(db) : given;
  } catch (thrown) {
    throw new TrueseatError('LAKE_UNUSABLE', `its key cannot be used: ${messageOf(thrown)}`, {
      place: { file: db },
      wayOut: 'Set TRUESEAT_KEY to the key of this lake, restore the file, or name another lake with --db.',
      cause: thrown,
    });
  }
}

const LAKE_KEY: Table = {
  name: 'lake_key',
  about: 'tells whether a key is that of the lake',
  columns: columns({ check_value: 'text keyed hash of a constant' }),
};

/**
 * Compares the key of an open lake with the one it was created with; a new lake records it. With another key, new records would match nothing
 * read before. Throws LAKE_UNUSABLE, and then closes the engine.
 */
export async function checkKey(engine: Engine, db: string): Promise<void> {
  await engine.createTable(LAKE_KEY);
  const { noted, own } = await typedRow(
    engine,
    columns({ noted: 'text', own: 'text!' }),
    rawSql("SELECT max(check_value) AS noted, keyed_hash('the key of this lake') AS own FROM lake_key"),
  );
  if (noted === own) return;
  if (noted !== null) {
    await engine.close();
    throw new TrueseatError('LAKE_UNUSABLE', 'the lake was made with another key', {
      place: { file: db },
      wayOut:
        'Set TRUESEAT_KEY to the key of this lake (without the variable, the file beside it is used), or name another lake with --db.',
    });
  }
  await engine.append(LAKE_KEY, [{ check_value: own }]);
}
