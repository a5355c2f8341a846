import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { flow, INPUTS, pages } from '../scripts/docs.ts';
import { cli } from './cli/fake-io.ts';
import { exampleReport } from './example-report.ts';
import { read, repositoryFiles, ROOT } from './files.ts';

const EXAMPLE = join(ROOT, 'examples', 'small-company', 'data');

const documents = repositoryFiles().filter((file) => file.endsWith('.md') && !file.includes('/fixtures/'));

/** Lines of code blocks, and code inside sentences. */
function codeOf(file: string): string[] {
  const text = read(file);
  const blocks = [...text.matchAll(/```\w*\n([\s\S]*?)```/g)].flatMap((found) => (found[1] ?? '').split('\n'));
  const spans = [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map((found) => found[1] ?? '');
  return [...blocks, ...spans].map((line) => line.trim());
}

const commands = documents.flatMap((file) =>
  codeOf(file)
    .map((line) => /^(?:npx )?trueseat (.+)$/.exec(line)?.[1])
    .filter((rest) => rest !== undefined)
    .map((rest) => [file, rest] as const),
);

describe('generated parts', () => {
  it('are current; `npm run diagram` writes them', async () => {
    for (const { file, current, wanted } of await pages()) expect(current, file).toBe(wanted);
  });

  it('show each table with one writer that runs before its readers', async () => {
    const made = new Set<string>(INPUTS);
    for (const stage of (await flow()).flatMap((phase) => phase.stages)) {
      const early = stage.reads.filter((name) => !made.has(name));
      expect(early, `${stage.id} reads what nobody has written`).toEqual([]);
      const again = stage.writes.filter((name) => made.has(name));
      expect(again, `${stage.id} writes what is written`).toEqual([]);
      for (const name of stage.writes) made.add(name);
    }
  });

  it('leave no folder of src out of the table of folders', () => {
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((one) => one.isDirectory());
    const text = read('ARCHITECTURE.md');
    expect(folders.map((one) => `\`src/${one.name}\``).filter((name) => !text.includes(name))).toEqual([]);
  });
});

describe('commands in the documents', () => {
  it('are some', () => {
    expect(commands.length).toBeGreaterThan(10);
  });

  it.each(commands)('%s: trueseat %s', async (_file, rest) => {
    const words = rest.split(/\s+/);
    const path: string[] = [];
    let help = await cli(['--help']);
    for (const word of words) {
      if (!help.out.includes('Commands:') || word.startsWith('-')) break;
      path.push(word);
      expect(help.out, `there is no command ${path.join(' ')}`).toMatch(new RegExp(`^ {2}${word}\\b`, 'm'));
      help = await cli([...path, '--help']);
    }
    expect(help.status).toBe(0);
    for (const option of words.filter((word) => word.startsWith('--'))) expect(help.out).toContain(`${option} `);
  });

  it('of npm name scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }; // our own file
    const named = documents.flatMap((file) => [...read(file).matchAll(/npm run ([\w:-]+)/g)].map((found) => found[1]));
    expect(named.filter((name) => name === undefined || scripts[name] === undefined)).toEqual([]);
  });
});

describe('documents', () => {
  it.each(documents)('%s links to files that exist', (file) => {
    const targets = [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].map((found) => found[1] ?? '');
    const local = targets.filter((target) => !/^[a-z]+:|^#/.test(target)).map((target) => target.replace(/#.*$/, ''));
    expect(local.filter((target) => !existsSync(join(ROOT, dirname(file), target)))).toEqual([]);
  });

  it.each(documents)('%s names no path of a machine and no registry', (file) => {
    const found = /(?:^|[\s`'"(])\/(?:work|root|home|tmp|mnt|Users)\/|[A-Z]:\\|registry\.[a-z]|localhost|127\.0\.0\.1/m;
    expect(found.exec(read(file))?.[0]).toBeUndefined();
  });
});

describe('the picture of the README', () => {
  const picture = /```text\n([\s\S]*?)```/.exec(read('README.md'))?.[1] ?? '';
  let out: string;
  beforeAll(async () => {
    ({ out } = await exampleReport());
  });

  it('begins with a line that the file holds', () => {
    const [, file = '', line = '', text = ''] = /^RAW +(\S+), line (\d+)\n +(.+)$/m.exec(picture) ?? [];
    const lines = new TextDecoder('utf-16le').decode(readFileSync(join(EXAMPLE, file))).split(/\r?\n/);
    expect(lines[Number(line) - 1]).toBe(text);
  });

  it('quotes what the program says of that worker, and its sum', () => {
    const worker = /Worker (\S+)/.exec(picture)?.[1];
    const subjects: Record<string, string>[] = parse(readFileSync(join(out, 'subjects.csv')), { columns: true });
    const row = subjects.find((one) => one['subject_kind'] === 'worker' && one['subject_id'] === worker);
    const messages = readFileSync(join(out, 'findings.ndjson'), 'utf8')
      .split('\n')
      .filter((line) => line.includes(`"id":"${worker}"`))
      .map((line) => (JSON.parse(line) as { message: string }).message); // our own output
    const said = [...messages, row?.['innocent'] ?? '', row?.['settle'] ?? ''];
    const quoted = [...picture.matchAll(/"([^"]+)"/g)].map((found) => found[1] ?? '');
    expect(quoted.length).toBeGreaterThan(5);
    expect(quoted.filter((text) => !said.includes(text))).toEqual([]);
    expect(picture).toContain(` ${(row?.['tier'] ?? '').toUpperCase()},`);
    const total = [...picture.matchAll(/([+-]\d+\.\d)$/gm)].at(-1)?.[1];
    expect(Number(total)).toBe(Number(row?.['score_bits']));
  });
});
