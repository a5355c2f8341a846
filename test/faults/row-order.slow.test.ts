// Slow: a whole report is made twice.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { content, house } from '../../src/app.ts';
import { openLake } from '../../src/use/lake.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { rawSql } from '../../src/lib/sql.ts';
import { writeFiles } from '../../src/report/files.ts';
import { buildModel } from '../../src/report/model.ts';
import { writeTree } from '../hostile/make.ts';
import { bytesOf, company, fileOf, investigateInto, KEY } from '../properties/company.ts';

let sandbox: string;
const before = process.env['TRUESEAT_KEY'];
beforeAll(() => {
  sandbox = mkdtempSync(join(tmpdir(), 'row-order-'));
  process.env['TRUESEAT_KEY'] = KEY;
});
afterAll(() => {
  rmSync(sandbox, { recursive: true, force: true });
  if (before === undefined) delete process.env['TRUESEAT_KEY'];
});

async function reportOf(engine: Engine, folder: string): Promise<{ model: string; files: Record<string, string> }> {
  const { detections } = content();
  const model = await buildModel(engine, {
    title: '',
    version: '',
    attributions: [],
    detectionSources: new Map(),
    coverage: {
      files: [],
      datasets: [],
      unparsed: [],
      unusedFields: [],
      fieldsChecked: [],
      detections: [],
      lists: [],
      stages: [],
      parameters: [],
    },
    rawRecords: () => Promise.resolve(new Map()),
  });
  mkdirSync(folder);
  await writeFiles(engine, folder, '', new Map(detections.map((one) => [one.id, one.attack])));
  return { model: JSON.stringify(model, null, 1), files: bytesOf(folder) };
}

it('the report is the same whatever the order of rows in its tables, ties and all', async () => {
  writeTree(
    join(sandbox, 'in'),
    Object.fromEntries(Object.entries(company()).map(([name, one]) => [name, fileOf(one)])),
  );
  const db = join(sandbox, 'lake.db');
  await investigateInto(join(sandbox, 'in'), join(sandbox, 'out'), ['--db', db]);
  const { engine } = await openLake(house, { db, memoryBytes: 5e8, threads: 2 });
  try {
    // One record can give several events of one time and finding.
    for (const column of ['what', 'event_id', 'table_name']) {
      const others = `SELECT * REPLACE (concat(${column}, ' too') AS ${column}) FROM timeline`;
      await engine.insert('timeline', rawSql(others));
    }
    const first = await reportOf(engine, join(sandbox, 'first'));
    const tables = await engine.rows(
      rawSql(`SELECT table_name AS id FROM information_schema.tables WHERE table_type = 'BASE TABLE'`),
    );
    expect(tables.length).toBeGreaterThan(30);
    for (const { id } of tables) {
      if (String(id).startsWith('staged_')) continue; // there the order tells the line
      await engine.replace(String(id), rawSql(`SELECT * FROM "${String(id)}" ORDER BY rowid DESC`));
    }
    const turned = await reportOf(engine, join(sandbox, 'turned'));
    expect(turned.model === first.model, differing(first.model, turned.model)).toBe(true);
    expect(turned.files).toEqual(first.files);
    expect(first.files['clusters.csv']).toContain('payout-hub');
  } finally {
    await engine.close();
  }
});

/** The first line in which two texts differ. */
function differing(left: string, right: string): string {
  const lines = right.split('\n');
  const at = left.split('\n').findIndex((line, index) => line !== lines[index]);
  return `line ${at}: ${left.split('\n')[at]} | ${lines[at]}`;
}
