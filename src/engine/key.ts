import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { messageOf, TrueseatError } from '../lib/error.ts';

/** The key in the file beside the lake, which is made with the lake. */
function keyBeside(db: string): string {
  const file = `${db}.key`;
  if (!existsSync(file) && (statSync(db, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new Error(`${file} has gone, and with another key nothing new would match what was read before`);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  const key = readFileSync(file, 'utf8').trim();
  if (key === '') throw new Error(`${file} is empty`);
  return key;
}

/** The key of keyed hashes: TRUESEAT_KEY, else a file beside the lake that only its owner may read, else one for this run. Makes the folder of the lake. Throws LAKE_UNUSABLE. */
export function lakeKey(db: string | undefined): string {
  const given = process.env['TRUESEAT_KEY'] ?? '';
  if (db === undefined) return given === '' ? randomBytes(32).toString('hex') : given;
  try {
    mkdirSync(dirname(resolve(db)), { recursive: true });
    return given === '' ? keyBeside(db) : given;
  } catch (thrown) {
    throw new TrueseatError('LAKE_UNUSABLE', `its key cannot be used: ${messageOf(thrown)}`, {
      place: { file: db },
      wayOut: 'Set TRUESEAT_KEY to the key of this lake, put the file back, or name another lake with --db.',
      cause: thrown,
    });
  }
}
