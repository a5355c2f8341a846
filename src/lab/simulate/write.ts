import { createReadStream, createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvText } from '../../lib/csv.ts';
import { writeText } from '../../lib/write-text.ts';
import { readmeOf } from './readme.ts';
import { truthOf, type Cell, type World } from './world.ts';

function csvCell(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : csvText(String(cell));
}

/** Writes each dataset that is not left out as CSV, with the texts that its rows point to, rows in an order that tells nothing; gives the number of files. */
export async function writeRoster(world: World, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const without: readonly string[] = world.setting.without ?? [];
  const written = [...world.roster].filter(([dataset]) => !without.includes(dataset));
  for (const [dataset, all] of written) {
    const rows = world.draw(`order of ${dataset}`).shuffle(all.filter((row) => row.unlisted !== true));
    const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    function* lines(): Iterable<string> {
      yield `${names.join(',')}\n`;
      for (const row of rows) yield `${names.map((name) => csvCell(row[name])).join(',')}\n`;
    }
    await writeText(join(folder, `${dataset}.csv`), lines());
  }
  const named = new Set(written.flatMap(([, rows]) => rows.flatMap((row) => Object.values(row))));
  const files = [...world.files].filter(([path]) => named.has(path));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return written.length + files.length;
}

/** truth.json, one subject on a line. `parts`: text files with lines of further subjects, each ending in a comma; they are used up. */
export async function writeTruth(world: World, folder: string, parts: readonly string[] = []): Promise<void> {
  const { schemes, subjects, ...head } = truthOf(world);
  const target = join(folder, 'truth.json');
  const lines = (rows: readonly unknown[]): string[] =>
    rows.map((row, index) => `    ${JSON.stringify(row)}${index + 1 < rows.length ? ',' : ''}\n`);
  function* start(): Iterable<string> {
    yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "schemes": [\n`;
    yield* lines(schemes);
    yield '  ],\n  "subjects": [\n';
  }
  function* end(): Iterable<string> {
    yield* lines(subjects);
    yield '  ]\n}\n';
  }
  await pipeline(Readable.from(start()), createWriteStream(target));
  for (const part of parts) {
    await pipeline(createReadStream(part), createWriteStream(target, { flags: 'a' }));
    rmSync(part);
  }
  await pipeline(Readable.from(end()), createWriteStream(target, { flags: 'a' }));
}

/** The story of the data set, for people. */
export function writeReadme(world: World, folder: string): void {
  writeFileSync(join(folder, 'README.md'), readmeOf(world));
}
