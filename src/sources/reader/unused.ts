import type { Engine, RawFile } from '../../engine/engine.ts';
import type { Coverage } from '../../model/report.ts';
import type { Dataset, RawType } from '../../model/source.ts';
import type { Prepared } from './prepare.ts';

/** Records of each file whose keys are held against the mapping; a file with more is checked in part, and coverage says so. */
const CHECKED_RECORDS = 2_000;

function mappedPaths(fields: Readonly<Record<string, RawType>>, prefix: string): string[] {
  return Object.entries(fields).flatMap(([id, type]) => {
    const path = `${prefix}${id}`;
    return typeof type === 'string' ? [path] : [path, ...mappedPaths(type, `${path}.`)];
  });
}

/** Whether a path is mapped (exactly, or below a field read whole) or deliberately ignored. */
export function accountedFor(path: string, dataset: Dataset): boolean {
  const whole = Object.entries(flat(dataset.fields)).filter(([, type]) => type === 'JSON').map(([id]) => id);
  const covers = [...whole, ...dataset.ignored, ...(dataset.explode === undefined ? [] : [dataset.explode])];
  const exact = new Set(mappedPaths(dataset.fields, ''));
  return exact.has(path) || covers.some((one) => path === one || path.startsWith(`${one}.`));
}

function flat(fields: Readonly<Record<string, RawType>>, prefix = ''): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).flatMap(([id, type]) =>
    typeof type === 'string' ? [[`${prefix}${id}`, type]] : Object.entries(flat(type, `${prefix}${id}.`)),
  )) as Record<string, string>; // entries are [text, text] by construction
}

const ENVELOPE = new Set(['time', 'tenantId', 'operationName', 'category', 'resourceId', 'resultType', 'resultSignature', 'resultDescription', 'durationMs', 'callerIpAddress', 'correlationId', 'identity', 'level', 'Level', 'location', 'operationVersion', '_TimeReceivedBySvc', 'Tenant']);

/** Fields that occur in the input and that no mapping used, by dataset. */
export async function unusedFields(
  engine: Engine,
  files: readonly { prepared: Prepared; fileNo: number; records: number }[],
): Promise<Pick<Coverage, 'unusedFields' | 'fieldsChecked'>> {
  const unused = new Map<string, Coverage['unusedFields'][number]>();
  const checked = new Map<string, { records: number; of: number }>();
  for (const { prepared, fileNo, records } of files) {
    const file: RawFile = { fileNo, path: prepared.ndjson ?? '', compression: prepared.compression, carriesLines: prepared.carriesLines };
    const paths = await engine.fieldPaths([file], CHECKED_RECORDS);
    const names = prepared.found.map((one) => one.dataset.id).join(';');
    const sum = checked.get(names) ?? { records: 0, of: 0 };
    checked.set(names, { records: sum.records + Math.min(records, CHECKED_RECORDS), of: sum.of + records });
    for (const one of paths) {
      if (one.path.startsWith('__') || one.path.includes('@odata.')) continue;
      const known = prepared.found.some(({ dataset, enveloped }) => {
        if (!enveloped) return accountedFor(one.path, dataset);
        const inner = one.path.replace(/^properties\./, '');
        return inner === one.path ? ENVELOPE.has(one.path.split('.')[0] ?? '') || one.path === 'properties' : accountedFor(inner, dataset);
      });
      if (known) continue;
      const key = `${names} ${one.path}`;
      const seen = unused.get(key);
      unused.set(key, seen === undefined
        ? { dataset: names, field: one.path, records: one.records, path: prepared.path, line: one.line }
        : { ...seen, records: seen.records + one.records });
    }
  }
  return {
    unusedFields: [...unused.keys()].sort().flatMap((key) => unused.get(key) ?? []),
    fieldsChecked: [...checked].sort(([a], [b]) => (a < b ? -1 : 1)).map(([dataset, sum]) => ({ dataset, ...sum })),
  };
}
