import type { Engine } from '../../engine/engine.ts';
import { TrueseatError } from '../../lib/error.ts';
import type { Written } from '../tables.ts';

/** Writes the event tables as OCSF 1.x records, one NDJSON file a class. */
export function writeOcsf(_engine: Engine, _folder: string, _version: string): Promise<Written[]> {
  throw new TrueseatError('BAD_ARGUMENT', 'OCSF is not written yet');
}
