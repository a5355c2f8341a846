import type { Lake } from '../engine/reader.ts';
import { lines } from './decode.ts';
import { openPlain } from './open-plain.ts';
import type { Numbered, Prepared } from './prepared.ts';
import { recogniseRecords, type Known } from './recognise.ts';
import { stagedTable } from './staged.ts';
import { unparsedLines } from './unparsed.ts';

/** Files and datasets that only the unparsed records reveal; files without any are left out. */
export async function lateDatasets(
  lake: Lake,
  known: readonly Known[],
  files: readonly Numbered[],
): Promise<Numbered[]> {
  // A dataset with one identifying field would also match broken records.
  const telling = known.filter(({ dataset }) => dataset.recognise.required.length > 1 && dataset.text === undefined);
  const late: Numbered[] = [];
  if (files.length > 0) await lake.reader.refreshPlaces(known.map(({ dataset }) => stagedTable(dataset)));
  for (const { prepared, fileNo } of files) {
    if (!prepared.mixable) continue;
    const has = new Set(prepared.found.map((one) => `${one.dataset.id} ${one.enveloped}`));
    const records = await recordsOn(prepared, await unparsedLines(lake, { prepared, fileNo }));
    const found = recogniseRecords(telling, records).filter((one) => !has.has(`${one.dataset.id} ${one.enveloped}`));
    if (found.length > 0) late.push({ fileNo, prepared: { ...prepared, found } });
  }
  return late;
}

async function recordsOn(prepared: Prepared, wanted: ReadonlySet<number>): Promise<unknown[]> {
  if (wanted.size === 0 || prepared.ndjson === undefined) return [];
  const records: unknown[] = [];
  const last = Math.max(...wanted);
  for await (const { line, text } of lines(openPlain(prepared.ndjson), 'utf-8')) {
    const place = prepared.carriesLines ? Number(/^\{"__line":(\d+)/.exec(text)?.[1] ?? 0) : line;
    if (wanted.has(place)) {
      try {
        records.push(JSON.parse(text));
      } catch {
        continue;
      }
    }
    if (place >= last) break;
  }
  return records;
}
