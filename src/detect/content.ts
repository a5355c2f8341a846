import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { TrueseatError } from '../lib/error.ts';
import { Detection, type DetectionFile } from '../model/detection.ts';
import { IdentifierKind } from '../model/identifier.ts';
import { List, type Lists } from '../model/list.ts';
import { VerdictRule } from '../model/verdict.ts';
import { applySettings, type Setting } from './settings.ts';
import { withSql } from './shared.ts';
import { readYaml, type Yaml } from './yaml.ts';

export type Rule = Detection | VerdictRule | IdentifierKind;

/** The file and lines of a rule. */
export interface RulePlace {
  readonly file: string;
  /** First line of its SQL. */
  readonly sql: number;
  readonly tests: number;
  /** First line of the tables it names. */
  readonly tables: number;
}

export interface Content {
  readonly detections: readonly Detection[];
  readonly verdicts: readonly VerdictRule[];
  /** Kinds of things that people share. */
  readonly identifiers: readonly IdentifierKind[];
  readonly lists: Lists;
  /** Parameters changed by settings.yml. */
  readonly settings: readonly Setting[];
  /** All rules as written in their files, before settings: this is what their tests test. */
  readonly written: readonly Rule[];
  /** By id; no two rules share one. */
  readonly places: ReadonlyMap<string, RulePlace>;
}

/** Lines are looked up when they are asked for. */
function placeOf(file: string, { data, lineOf }: Yaml<DetectionFile | VerdictRule | IdentifierKind>): RulePlace {
  return {
    file,
    get sql() {
      const blank = /^\s*/.exec(data.sql ?? '')?.[0] ?? '';
      const line = data.sql === undefined ? lineOf(['shared', 'holders']) - 1 : lineOf(['sql']);
      return line + blank.split('\n').length - 1;
    },
    get tests() {
      return lineOf(['tests']);
    },
    get tables() {
      return lineOf(['needs' in data ? 'needs' : 'reads']);
    },
  };
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
    throw new TrueseatError('BAD_CONTENT', `the file is named ${basename(file)} but its id is ${id}`, {
      place: { file },
    });
}

/**
 * Loads detections, verdicts, kinds of shared things and lists of the shipped folder and then of the user's folders, which have the same
 * layout. A later folder's rule replaces one of the same id; its list adds rows to one of the same name; its settings.yml sets parameters.
 * `checkContent`, which needs an engine, checks what rules may do.
 */
export function loadContent(folders: readonly string[]): Content {
  const detections = new Map<string, Detection>();
  const verdicts = new Map<string, VerdictRule>();
  const identifiers = new Map<string, IdentifierKind>();
  const lists = new Map<string, List>();
  const places = new Map<string, RulePlace>();
  for (const folder of folders) {
    if (!existsSync(folder))
      throw new TrueseatError('BAD_ARGUMENT', 'no such content folder', { place: { file: folder } });
    for (const file of yamlFiles(join(folder, 'detections'))) {
      const read = readYaml(file, Detection);
      const detection = withSql(read.data);
      checkName(file, detection.id);
      if (basename(dirname(file)) !== detection.family) {
        throw new TrueseatError(
          'BAD_CONTENT',
          `the folder is ${basename(dirname(file))} but the family is ${detection.family}`,
          { place: { file } },
        );
      }
      if ((detection.direction === 'against') !== (detection.effect !== undefined)) {
        throw new TrueseatError('BAD_CONTENT', 'evidence against needs an effect; evidence for must not have one', {
          place: { file },
        });
      }
      detections.set(detection.id, detection);
      places.set(detection.id, placeOf(file, read));
    }
    for (const file of yamlFiles(join(folder, 'verdicts'))) {
      const read = readYaml(file, VerdictRule);
      checkName(file, read.data.id);
      verdicts.set(read.data.id, read.data);
      places.set(read.data.id, placeOf(file, read));
    }
    for (const file of yamlFiles(join(folder, 'identifiers'))) {
      const read = readYaml(file, IdentifierKind);
      checkName(file, read.data.id);
      identifiers.set(read.data.id, read.data);
      places.set(read.data.id, placeOf(file, read));
    }
    for (const file of yamlFiles(join(folder, 'lists'))) {
      const { data: list } = readYaml(file, List);
      checkName(file, list.name);
      lists.set(list.name, merged(lists.get(list.name), list, file));
    }
  }
  const shown = new Set([...detections.values()].flatMap((one) => one.shows ?? []));
  for (const detection of detections.values()) {
    const named = detection.effect?.kind === 'clear' ? detection.effect.shows : [];
    const unknown = named.find((word) => !shown.has(word));
    if (unknown !== undefined)
      throw new TrueseatError('BAD_CONTENT', `it clears findings that show "${unknown}", but no detection shows that`, {
        place: { part: detection.id },
      });
  }
  const ids = [...detections.keys(), ...verdicts.keys(), ...identifiers.keys()];
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined)
    throw new TrueseatError('BAD_CONTENT', 'another rule has this id', {
      place: { file: places.get(twice)?.file ?? '', part: twice },
      wayOut: 'Give one of them another id.',
    });
  const written = sorted([...detections.values(), ...verdicts.values(), ...identifiers.values()]);
  const settings = applySettings(folders, { detections, verdicts, identifiers });
  return {
    detections: sorted([...detections.values()]),
    verdicts: sorted([...verdicts.values()]),
    identifiers: sorted([...identifiers.values()]),
    lists,
    settings,
    written,
    places,
  };
}

function sorted<R extends Rule>(rules: readonly R[]): R[] {
  return rules.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function merged(ours: List | undefined, added: List, file: string): List {
  if (added.rows.length < added.min_rows) {
    throw new TrueseatError(
      'BAD_CONTENT',
      `the list has ${added.rows.length} rows; at least ${added.min_rows} are expected`,
      { place: { file } },
    );
  }
  const wide = added.rows.findIndex((row) => row.length > added.columns.length);
  if (wide >= 0)
    throw new TrueseatError('BAD_CONTENT', `row ${wide + 1} has more cells than the list has columns`, {
      place: { file },
    });
  if (ours === undefined) return added;
  const rows = added.rows.map((row) => ours.columns.map((id) => row[added.columns.indexOf(id)] ?? null));
  return { ...ours, rows: [...ours.rows, ...rows] };
}
