import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { MAC_TOOLS, WINDOWS_TOOLS } from '../../src/lab/simulate/population/program-tools.ts';
import { MAC_PROGRAMS } from '../../src/lab/simulate/population/program-mac.ts';
import { WINDOWS_PROGRAMS } from '../../src/lab/simulate/population/program-windows.ts';

const list = parse(readFileSync('content/lists/remote-tools.yml', 'utf8')) as { rows: [string, string, string, string, string, string][] }; // prettier-ignore
const files = list.rows.filter(([, , kind]) => kind === 'file_name');
/** In the list, but never used by the simulator. */
const BEYOND = ['ammyy', 'showmypc', 'mikogo'];

function isNamed(file: string, pattern: string): boolean {
  return pattern.endsWith('*') ? file.startsWith(pattern.slice(0, -1)) : file === pattern;
}

it('holds every interactive tool of the list, under its id', () => {
  const ids = new Set(list.rows.flatMap(([tool, , , , , category]) => (category === 'interactive' ? [tool] : [])));
  const known = new Set(WINDOWS_TOOLS.map((one) => one.program));
  expect([...ids].filter((id) => !known.has(id) && !BEYOND.includes(id))).toEqual([]);
});

it('gives each tool of Windows a file by which the list knows it', () => {
  const tools = new Set(files.map(([tool]) => tool));
  const wrong = WINDOWS_TOOLS.filter(
    (one) =>
      tools.has(one.program) &&
      !files.some(([tool, , , pattern]) => tool === one.program && isNamed(one.file.toLowerCase(), pattern)),
  );
  expect(wrong.map((one) => `${one.program} ${one.file}`)).toEqual([]);
});

it('has everyday programs that no list names, save the agent of IT', () => {
  const named = [...WINDOWS_PROGRAMS, ...MAC_PROGRAMS].filter((one) =>
    files.some(([, , , pattern, other]) => other === 'false' && isNamed(one.file.toLowerCase(), pattern)),
  );
  expect(named.map((one) => one.program)).toEqual(['ninjaone']);
  expect(WINDOWS_PROGRAMS.length).toBeGreaterThan(60);
});

it('names a parent that it holds', () => {
  const all = new Set([...WINDOWS_PROGRAMS, ...WINDOWS_TOOLS, ...MAC_PROGRAMS, ...MAC_TOOLS].map((one) => one.file));
  const outside = [...WINDOWS_TOOLS, ...MAC_TOOLS].filter((one) => !all.has(one.parent));
  expect(outside.map((one) => one.program)).toEqual([]);
});
