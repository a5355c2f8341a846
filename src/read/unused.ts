import type { FieldPath, Lake, RawFile, RawReader } from '../engine/reader.ts';
import { TrueseatError } from '../lib/error.ts';
import type { Dataset, RawType } from '../model/source.ts';
import type { Prepared } from './prepared.ts';
import { INPUT_FIELD } from './tables.ts';

/** Records of each file whose keys are compared with the mapping; larger files are checked in part, and coverage says so. */
const CHECKED_RECORDS = 1_000;

function mappedPaths(fields: Readonly<Record<string, RawType>>, prefix: string): string[] {
  return Object.entries(fields).flatMap(([id, type]) => {
    const path = `${prefix}${id}`;
    return typeof type === 'string' ? [path] : [path, ...mappedPaths(type, `${path}.`)];
  });
}

/** Whether a path is mapped (exactly, or below a field that is read completely) or deliberately ignored. */
export function accountedFor(path: string, dataset: Dataset): boolean {
  const whole = Object.entries(flat(dataset.fields))
    .filter(([, type]) => type === 'JSON')
    .map(([id]) => id);
  const covers = [...whole, ...dataset.ignored, ...(dataset.explode ?? [])];
  const exact = new Set(mappedPaths(dataset.fields, ''));
  return exact.has(path) || covers.some((one) => path === one || path.startsWith(`${one}.`));
}

function flat(fields: Readonly<Record<string, RawType>>, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([id, type]) =>
      typeof type === 'string' ? [[`${prefix}${id}`, type]] : Object.entries(flat(type, `${prefix}${id}.`)),
    ),
  );
}

const ENVELOPE = new Set([
  'time',
  'tenantId',
  'operationName',
  'category',
  'resourceId',
  'resultType',
  'resultSignature',
  'resultDescription',
  'durationMs',
  'callerIpAddress',
  'correlationId',
  'identity',
  'level',
  'Level',
  'location',
  'operationVersion',
  '_TimeReceivedBySvc',
  'Tenant',
]);

function isKnown(path: string, prepared: Prepared): boolean {
  return prepared.found.some(({ dataset, enveloped }) => {
    if (!enveloped) return accountedFor(path, dataset);
    const inner = path.replace(/^properties\./, '');
    return inner === path
      ? ENVELOPE.has(path.split('.')[0] ?? '') || path === 'properties'
      : accountedFor(inner, dataset);
  });
}

/** Files examined by one statement. */
const TOGETHER = 16;

/** Paths by file; none for files whose records are nested too deeply: their fields are not checked, and coverage says so. */
async function pathsByFile(reader: RawReader, files: readonly RawFile[]): Promise<Map<number, FieldPath[]>> {
  try {
    const found = new Map(files.map((file): [number, FieldPath[]] => [file.fileNo, []]));
    for (const one of await reader.fieldPaths(files, CHECKED_RECORDS)) found.get(one.fileNo)?.push(one);
    return found;
  } catch (thrown) {
    if (!(thrown instanceof RangeError || (thrown instanceof TrueseatError && thrown.code === 'ENGINE_FAILED')))
      throw thrown;
    if (files.length === 1) return new Map();
    const each = [];
    for (const file of files) each.push(...(await pathsByFile(reader, [file])));
    return new Map(each);
  }
}

/** Records, for each file, the fields that occur but that no mapping used, and how many records were checked. */
export async function unusedFields(
  { engine, reader }: Lake,
  files: readonly { prepared: Prepared; fileNo: number; records: number }[],
): Promise<void> {
  const rows: Record<string, string | number | null>[] = [];
  for (let start = 0; start < files.length; start += TOGETHER) {
    const some = files.slice(start, start + TOGETHER);
    const found = await pathsByFile(
      reader,
      some.map(({ prepared, fileNo }) => ({ ...prepared, fileNo, path: prepared.ndjson ?? '' })),
    );
    for (const { prepared, fileNo, records } of some) {
      const paths = found.get(fileNo);
      const dataset = [...new Set(prepared.found.map((one) => one.dataset.id))].join(';');
      const about = { file_no: fileNo, dataset, of_records: records, path: prepared.path };
      rows.push({
        ...about,
        field: null,
        records: paths === undefined ? 0 : Math.min(records, CHECKED_RECORDS),
        line: null,
      });
      for (const one of paths ?? []) {
        if (one.path.startsWith('__') || one.path.includes('@odata.') || isKnown(one.path, prepared)) continue;
        rows.push({ ...about, field: one.path, records: one.records, line: one.line });
      }
    }
  }
  await engine.append(INPUT_FIELD, rows);
}
