// Slow: parses every statement of the program by a Trino grammar.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { content, house, sources, version } from '../src/app.ts';
import { openDuckdb } from '../src/engine/duckdb/index.ts';
import { quoteName, quoteText } from '../src/lib/sql.ts';
import type { Emit, Source } from '../src/model/source.ts';
import { writeFiles } from '../src/report/files.ts';
import { NO_COVERAGE } from '../src/report/html/fixtures/sample.ts';
import { buildModel } from '../src/report/model.ts';
import { writeTables } from '../src/report/tables.ts';
import { rawRecords } from '../src/read/records.ts';
import { parsedSql } from '../src/read/staged.ts';
import { findFiles } from '../src/read/find-files.ts';
import { readSources } from '../src/read/read.ts';
import { runPipeline } from '../src/use/pipeline.ts';
import { fixtureFolders, recording, scratch } from './recorder.ts';
import { problems } from './shared-sql.ts';

type Literal = string | number | boolean;

/** A rule's SQL with its parameters written out as literals. */
function written(rule: {
  readonly sql: string;
  readonly params: Readonly<Record<string, { readonly default: Literal }>>;
}): string {
  const pattern = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|(?<![:\w]):([a-z_][a-z0-9_]*)/gi;
  return rule.sql.trim().replaceAll(pattern, (whole: string, id: string | undefined) => {
    const value = id === undefined ? undefined : rule.params[id]?.default;
    if (value === undefined) return whole;
    return typeof value === 'string' ? quoteText(value) : String(value);
  });
}

/** Every expression of a source as a query over its fields or staged columns. */
function expressions(source: Source): [string, string][] {
  return source.datasets.flatMap((dataset) => {
    const stage = Object.entries(dataset.stage).map(([id, text]) => `${text} AS ${quoteName(id)}`);
    const emits = Object.entries(dataset.emit).flatMap(([table, given]) =>
      [given].flat<readonly (Emit | readonly Emit[])[]>().map((emit): [string, string] => {
        const cells = Object.entries(emit.columns).map(([id, text]) => `${text} AS ${quoteName(id)}`);
        return [
          `${dataset.id} -> ${table}`,
          `SELECT ${cells.join(', ')} FROM staged AS m WHERE ${parsedSql(dataset)} AND (${emit.where ?? 'true'})`,
        ];
      }),
    );
    return [[`${dataset.id} stage`, `SELECT ${stage.join(', ')} FROM raw`] as [string, string], ...emits];
  });
}

const docs = readFileSync(new URL('../docs/sql.md', import.meta.url), 'utf8');
const loaded = content();
const allSources = await sources();

describe('SQL that both engines understand', () => {
  it.each([...loaded.detections, ...loaded.verdicts, ...loaded.identifiers].map((rule) => [rule.id, written(rule)]))(
    '%s',
    (_id, text) => {
      expect(problems(text, docs)).toEqual([]);
    },
  );

  it.each(allSources.flatMap(expressions))('%s', (_id, text) => {
    expect(problems(text, docs)).toEqual([]);
  });
});

describe('SQL of the stages, as it reaches the engine', () => {
  const files = scratch();
  let queries: ReadonlySet<string>;
  beforeAll(async () => {
    const recorder = recording(await openDuckdb({ memoryBytes: 1e9, threads: 2, key: 'test' }));
    const { engine } = recorder;
    const paths = fixtureFolders(allSources);
    const first = await readSources(recorder, allSources, paths, {});
    await writeTables(engine, files.folder, true); // as normalise does, before anything is sealed
    first.release();
    const options = { paths, found: findFiles(paths), content: loaded, progress: () => undefined };
    let release = (): void => undefined;
    // Reads once more, as over a lake that was kept.
    const ran = await runPipeline(house, recorder, options, (free) => {
      release = free;
    });
    release();
    await buildModel(engine, {
      attributions: [],
      title: '',
      version: version(),
      coverage: { ...NO_COVERAGE, ...ran.coverage },
      detectionSources: new Map(),
      rawRecords: (places, fit) => rawRecords(recorder, places, fit),
    });
    await writeFiles(engine, files.folder, version(), new Map());
    await engine.close();
    queries = recorder.queries;
  });
  afterAll(() => files.remove());

  it('is recorded from the first stage to the last', () => {
    expect(queries.size).toBeGreaterThan(100);
  });

  it('keeps to the list', () => {
    const found = [...queries].flatMap((text) =>
      problems(text, docs).map((problem) => `${problem} in: ${text.replaceAll(/\s+/g, ' ').slice(0, 160)}`),
    );
    expect(found).toEqual([]);
  });
});
