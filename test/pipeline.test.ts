import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_FOLDER, house } from '../src/app.ts';
import { openDuckdb } from '../src/engine/duckdb/index.ts';
import type { Engine } from '../src/engine/engine.ts';
import { quoteName, rawSql } from '../src/lib/sql.ts';
import { writesOf, type Query } from '../src/model/stage.ts';
import { ALL_TABLES } from '../src/model/table.ts';
import { pipeline, stagesOf } from '../src/pipeline.ts';
import { clustersOf, DRAWN_CLUSTERS, oneCluster } from '../src/report/cluster-model.ts';
import { oneSubject, RAISED, subjectsOf } from '../src/report/subject-model.ts';
import { investigate } from '../src/use/investigate.ts';
import { ROOT } from './files.ts';
import { scratch } from './recorder.ts';
import { analyse } from '../src/engine/analyse.ts';

const stages = stagesOf(
  pipeline({ content: house.content([]), enrichers: await house.enrichers(), scorer: house.scorer }),
);
const kebab = (table: string): string => table.replaceAll('_', '-');
let engine: Engine;
beforeAll(async () => {
  ({ engine } = await openDuckdb({ memoryBytes: 3e8, threads: 1, key: 'test' }));
});
afterAll(() => engine.close());

describe('a stage', () => {
  it('is a file of its name, and every file is a stage', () => {
    const files = readdirSync(`${ROOT}/src/stage`).filter((file) => /^[a-z-]+\.ts$/.test(file));
    expect(stages.map((stage) => `${stage.id}.ts`).sort()).toEqual(files.sort());
  });

  it.each(stages.map((stage) => [stage.id, stage] as const))(
    '%s makes the table of its name, in the model',
    (id, stage) => {
      expect(writesOf(stage).map(kebab)).toContain(id);
      expect(writesOf(stage).filter((table) => !ALL_TABLES.has(table))).toEqual([]);
    },
  );

  const queries = stages.flatMap((stage) =>
    stage.steps
      .flatMap((step) => ('repeat' in step ? step.repeat : 'into' in step ? [step] : []))
      .filter((step) => ALL_TABLES.has(step.into))
      .map((step): [string, Query] => [`${step.into} ${step.about ?? ''}`.trim(), step]),
  );
  it.each(queries)('%s gives the columns of the model, no more and no less', async (_name, { into, sql }) => {
    const { outputs } = await analyse(engine, sql, (table) => Object.keys(ALL_TABLES.get(table)?.columns ?? {}));
    expect(outputs.map((one) => one.name).sort()).toEqual(Object.keys(ALL_TABLES.get(into)?.columns ?? {}).sort());
  });
});

describe('a lake that is kept', () => {
  const files = scratch();
  let lake: Engine;
  beforeAll(async () => {
    const db = `${files.folder}/lake.db`;
    const options = { memoryBytes: 1e9, threads: 2, contentFolders: [], now: new Date(0), progress: () => undefined };
    await investigate(house, { ...options, paths: [EXAMPLE_FOLDER], out: `${files.folder}/out`, db });
    ({ engine: lake } = await openDuckdb({ memoryBytes: 3e8, threads: 1, key: 'test', file: db }));
  });
  afterAll(async () => {
    await lake.close();
    files.remove();
  });

  it('holds tables of the model, what was read, lists, and nothing else', async () => {
    const rows = await lake.rows(rawSql('SELECT table_name AS id FROM information_schema.tables ORDER BY table_name'));
    const others = rows.map((row) => String(row['id'])).filter((id) => !ALL_TABLES.has(id));
    expect(others.filter((id) => !/^(input|staged|emitted|list|lake_key)/.test(id))).toEqual([]);
  });

  it('leaves no column empty that the model declares as never null', async () => {
    const declared = [...ALL_TABLES.values()].flatMap((table) => {
      const ids = Object.keys(table.columns).filter((id) => table.columns[id]?.nullable === false);
      return ids.length === 0 ? [] : [{ table: table.name, ids }];
    });
    expect(declared.length).toBeGreaterThan(10);
    for (const { table, ids } of declared) {
      const counts = ids.map((id) => `count(*) - count(${quoteName(id)}) AS ${quoteName(id)}`);
      const [row] = await lake.rows(rawSql(`SELECT count(*) AS of, ${counts.join(', ')} FROM ${quoteName(table)}`));
      expect(
        Object.entries(row ?? {}).filter(([id, n]) => (id === 'of' ? n === 0 : n !== 0)),
        table,
      ).toEqual([]);
    }
  });

  it('tells of one subject, and of one cluster, what it tells of them among all', async () => {
    const input = { detectionSources: new Map(), rawRecords: () => Promise.resolve(new Map()) };
    const subjects = await subjectsOf(lake, input, RAISED);
    expect(subjects.length).toBeGreaterThan(5);
    for (const one of subjects) expect(await subjectsOf(lake, input, oneSubject(one.kind, one.id))).toEqual([one]);
    const clusters = await clustersOf(lake, DRAWN_CLUSTERS);
    expect(clusters.length).toBeGreaterThan(2);
    for (const one of clusters) expect(await clustersOf(lake, oneCluster(one.id))).toEqual([one]);
  });
});
