import type { RawReader } from '../reader.ts';
import { fieldPaths } from './field-paths.ts';
import { forgetFiles, markCopies, markLikenesses, rawPlace, refreshPlaces } from './places.ts';
import { parquetToNdjson } from './parquet.ts';
import { readRaw, type Access } from './raw.ts';

/** The reader port, over the connection of an engine. */
export function readerOver(access: Access): RawReader {
  return {
    read: (request) => readRaw(access, request),
    markCopies: (staged) => markCopies(access, staged),
    markLikenesses: (staged, others) => markLikenesses(access, staged, others),
    rawPlace,
    refreshPlaces: (staged) => refreshPlaces(access, staged),
    forgetFiles: (staged, lastFile) => forgetFiles(access, staged, lastFile),
    parquetToNdjson: (parquet, target) => parquetToNdjson(access, parquet, target),
    fieldPaths: (files, limit) => fieldPaths(access, files, limit),
  };
}
