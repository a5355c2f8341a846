import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Files of the repository, with `/`, as git knows them. */
export function repositoryFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 64e6 });
  return listed.split('\0').filter((file) => file !== '' && existsSync(`${ROOT}/${file}`));
}

/** What stands in the folder of a report. */
export const REPORT_FILES: readonly string[] = [
  'clusters.csv',
  'coverage.json',
  'findings.ndjson',
  'inferred.csv',
  'links.csv',
  'report.html',
  'subjects.csv',
  'timeline.csv',
];

export function read(file: string): string {
  return readFileSync(`${ROOT}/${file}`, 'utf8');
}

/** What a TypeScript file imports of our own files, as paths in the repository. */
export function importsOf(file: string): string[] {
  const specifiers = [...read(file).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']*)'/g)].map(
    (found) => found[1] ?? '',
  );
  return specifiers.map((one) => posix.normalize(`${dirname(file)}/${one}`));
}

/** Files that only tests use: they may name implementations and are not shipped. */
export function isTest(file: string): boolean {
  return /\.test\.ts$|(^|\/)fixtures\/|(^|\/)contract\.ts$|^test\/|^bench\//.test(file);
}
