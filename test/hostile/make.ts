import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { HostileCase } from './case.ts';
import { CONTAINER } from './cases/container.ts';
import { ENCODING } from './cases/encoding.ts';
import { LINE } from './cases/line.ts';
import { NAME } from './cases/name.ts';
import { TABLE } from './cases/table.ts';
import { TIME } from './cases/time.ts';
import { coreFiles } from './core.ts';

export const CASES: readonly HostileCase[] = [...ENCODING, ...CONTAINER, ...LINE, ...TIME, ...TABLE, ...NAME];

/** Writes files under a folder. */
export function writeTree(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** The whole hostile folder: a small good core, and every case beside it. */
export function makeHostile(folder: string): void {
  writeTree(folder, coreFiles());
  for (const { path, content } of CASES) {
    if (typeof content !== 'function') {
      writeTree(folder, { [path]: content });
      continue;
    }
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    content(join(folder, path));
  }
}
