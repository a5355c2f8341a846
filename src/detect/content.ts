import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { TrueseatError } from '../lib/error.ts';
import { Detection } from '../model/detection.ts';
import { List, type Lists } from '../model/list.ts';
import { VerdictRule } from '../model/verdict.ts';

export interface Content {
  readonly detections: readonly Detection[];
  readonly verdicts: readonly VerdictRule[];
  readonly lists: Lists;
}

/** Reads one YAML file against a schema. Throws BAD_CONTENT with file and line. */
export function readYaml<T>(file: string, schema: z.ZodType<T>): T {
  const counter = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: counter });
  const [broken] = document.errors;
  if (broken !== undefined) {
    throw new TrueseatError('BAD_CONTENT', broken.message.split('\n')[0] ?? '', {
      place: { file, line: counter.linePos(broken.pos[0]).line },
    });
  }
  const result = schema.safeParse(document.toJS({ maxAliasCount: 10 }));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = (issue?.path ?? []).filter((part) => typeof part !== 'symbol');
  let node: unknown;
  for (let depth = path.length; depth > 0 && node === undefined; depth--)
    node = document.getIn(path.slice(0, depth), true) ?? undefined;
  const start =
    typeof node === 'object' && node !== null && 'range' in node ? (node.range as [number] | null)?.[0] : undefined; // yaml nodes carry offsets
  throw new TrueseatError('BAD_CONTENT', `${path.join('.')}: ${issue?.message ?? 'does not fit'}`, {
    place: { file, line: start === undefined ? 1 : counter.linePos(start).line },
  });
}

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yml'))
    .sort()
    .map((file) => join(folder, file));
}

function checkName(file: string, id: string): void {
  if (basename(file, '.yml') !== id)
    throw new TrueseatError('BAD_CONTENT', `the file is named ${basename(file)}, its id ${id}`, { place: { file } });
}

/**
 * Loads detections, verdicts and lists of our folder and then of customers' folders of the same shape. A later folder's
 * detection or verdict replaces one of the same id; its list adds rows to one of the same name.
 */
export function loadContent(folders: readonly string[]): Content {
  const detections = new Map<string, Detection>();
  const verdicts = new Map<string, VerdictRule>();
  const lists = new Map<string, List>();
  for (const folder of folders) {
    if (!existsSync(folder))
      throw new TrueseatError('BAD_ARGUMENT', 'there is no such content folder', { place: { file: folder } });
    for (const file of yamlFiles(join(folder, 'detections'))) {
      const detection = readYaml(file, Detection);
      checkName(file, detection.id);
      if (basename(dirname(file)) !== detection.family) {
        throw new TrueseatError(
          'BAD_CONTENT',
          `the folder is ${basename(dirname(file))}, the family ${detection.family}`,
          { place: { file } },
        );
      }
      if ((detection.direction === 'against') !== (detection.effect !== undefined)) {
        throw new TrueseatError('BAD_CONTENT', 'evidence against needs an effect, evidence for has none', {
          place: { file },
        });
      }
      detections.set(detection.id, detection);
    }
    for (const file of yamlFiles(join(folder, 'verdicts'))) {
      const verdict = readYaml(file, VerdictRule);
      checkName(file, verdict.id);
      verdicts.set(verdict.id, verdict);
    }
    for (const file of yamlFiles(join(folder, 'lists'))) {
      const list = readYaml(file, List);
      checkName(file, list.name);
      lists.set(list.name, merged(lists.get(list.name), list, file));
    }
  }
  const shown = new Set([...detections.values()].flatMap((one) => one.shows ?? []));
  for (const detection of detections.values()) {
    const named = detection.effect?.kind === 'clear' ? detection.effect.shows : [];
    const unknown = named.find((word) => !shown.has(word));
    if (unknown !== undefined)
      throw new TrueseatError('BAD_CONTENT', `it clears what shows "${unknown}", which no detection does`, {
        place: { part: detection.id },
      });
  }
  return {
    detections: [...detections.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    verdicts: [...verdicts.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    lists,
  };
}

function merged(ours: List | undefined, added: List, file: string): List {
  if (added.rows.length < added.min_rows) {
    throw new TrueseatError(
      'BAD_CONTENT',
      `the list holds ${added.rows.length} rows, at least ${added.min_rows} are expected`,
      { place: { file } },
    );
  }
  const wide = added.rows.findIndex((row) => row.length > added.columns.length);
  if (wide >= 0)
    throw new TrueseatError('BAD_CONTENT', `row ${wide + 1} has more cells than there are columns`, {
      place: { file },
    });
  if (ours === undefined) return added;
  const rows = added.rows.map((row) => ours.columns.map((id) => row[added.columns.indexOf(id)] ?? null));
  return { ...ours, rows: [...ours.rows, ...rows] };
}
