import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Engine } from '../../engine/engine.ts';
import { typedRow } from '../../engine/typed-rows.ts';
import { rawSql, sql } from '../../lib/sql.ts';
import { columns } from '../../model/column.ts';
import { daySql } from './day.ts';
import type { Chunk, RawFile } from './emit/emitter.ts';
import { EMITTERS } from './emit/index.ts';
import { writePlatform } from './platform/index.ts';
import { finish } from './population/finish.ts';
import { populate } from './population/index.ts';
import { replaceLaptops } from './population/laptop-replaced.ts';
import { putStays } from './population/laptop.ts';
import { furnishAll } from './population/peripheral.ts';
import { putHabits } from './population/program-habits.ts';
import { putPrograms } from './population/programs.ts';
import { rateOf } from './presets.ts';
import { PLAN_TABLES } from './tables.ts';
import { newWorld, type Setting, type World } from './world.ts';
import { writeReadme, writeRoster, writeTruth } from './write.ts';

/** Days of a file, and the most worker days of ordinary work in one: a file is sorted within the memory ceiling (20,000 of `seed-case` do not fit into 300 MB). */
const CHUNK_DAYS = 7;
const CHUNK_WORKER_DAYS = 14_000;

/** The spans of days that are written one after another. */
export function chunksOf(world: World): Chunk[] {
  const text = (day: number): string =>
    new Date(Date.parse(world.startAt) + day * 86_400_000).toISOString().slice(0, 19).replace('T', ' ');
  const chunks: Chunk[] = [];
  const { workers, rate } = world.setting;
  const most = Math.floor(CHUNK_WORKER_DAYS / (workers * Math.max(1, rate)));
  const step = Math.min(CHUNK_DAYS, Math.max(1, most));
  for (let day = 0; day < world.setting.days; day += step) {
    const days = Math.min(step, world.setting.days - day);
    chunks.push({ from: text(day), to: text(day + days), days, name: text(day).slice(0, 10) });
  }
  return chunks;
}

/** Writes a file; one without a record is not there. Gives the number of files. */
async function writeFile(engine: Engine, file: RawFile, target: string): Promise<number> {
  mkdirSync(dirname(target), { recursive: true });
  await engine.copy(rawSql(file.query), target, file.form);
  if (statSync(target, { throwIfNoEntry: false })?.size === 0) {
    rmSync(target);
    return 0;
  }
  if (file.encoding !== undefined) writeFileSync(target, `\uFEFF${readFileSync(target, 'utf8')}`, file.encoding);
  return 1;
}

export interface Simulated {
  readonly world: World;
  readonly files: number;
}

/** Writes an organisation's raw files into a folder, and beside them truth.json and README.md. The same setting gives the same bytes. */
export async function simulate(
  engine: Engine,
  setting: Setting,
  out: string,
  progress: (what: string, done: number, of: number) => void,
): Promise<Simulated> {
  const planned = newWorld(setting);
  progress('people', 0, 1);
  populate(planned);
  furnishAll(planned);
  putHabits(planned);
  replaceLaptops(planned);
  putPrograms(planned);
  putStays(planned);
  finish(planned);
  for (const table of PLAN_TABLES) {
    await engine.createTable(table);
    await engine.append(table, planned.plan.get(table.name) ?? []);
  }
  await engine.replace('sim_day', rawSql(daySql(planned)));
  const { days } = await typedRow(engine, columns({ days: 'integer!' }), sql`SELECT count(*) AS days FROM sim_day`);
  // The same object: what modules remember of a world hangs on it.
  const world = Object.assign(planned, { setting: { ...setting, rate: rateOf(setting, days) } });
  const chunks = chunksOf(world);
  const emitters = EMITTERS.filter((one) => setting.tools.includes(one.tool));
  let files = 0;
  for (const [index, chunk] of chunks.entries()) {
    const made = new Set<string>();
    for (const emitter of emitters) {
      progress(`${emitter.tool} ${chunk.name}`, index, chunks.length);
      for (const table of emitter.tables?.(world, chunk) ?? []) {
        if (made.has(table.name)) continue;
        made.add(table.name);
        await engine.drop(table.name);
        await engine.replace(table.name, rawSql(table.query));
      }
      for (const file of emitter.files(world, chunk)) {
        files += await writeFile(engine, file, join(out, 'data', file.path));
      }
    }
  }
  progress('platform', 0, 1);
  const platform = await writePlatform(engine, world, out);
  files += platform.files + (await writeRoster(world, join(out, 'data', 'roster')));
  await writeTruth(world, out, platform.truth);
  writeReadme(world, out);
  return { world, files };
}
