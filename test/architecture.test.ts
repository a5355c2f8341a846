import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { enrichers, sources } from '../src/app.ts';
import { importsOf, isTest, read, repositoryFiles, ROOT } from './files.ts';

const files = repositoryFiles();
const code = files.filter((file) => /^src\/.*\.[jt]s$/.test(file) && !file.endsWith('.d.ts'));

/** From the bottom up: a layer imports layers below it, and itself. */
const LAYERS = ['lib', 'model', 'engine', 'middle', 'pipeline', 'use', 'app', 'outside'];
const MIDDLE = [
  'read',
  'sources',
  'enrich',
  'stage',
  'detect',
  'resolve',
  'score',
  'report',
  'casebook',
  'respond',
  'share',
  'lab',
];

/** `src/detect/compile.ts` is of the group detect in the layer middle. */
function groupOf(file: string): string {
  return (/^src\/([^/.]+)/.exec(file)?.[1] ?? '').replace(/^(pipeline|app)-.*$/, '$1');
}

function layerOf(file: string): number {
  const group = groupOf(file);
  if (group === 'api' || group === 'cli') return LAYERS.indexOf('outside');
  return LAYERS.indexOf(MIDDLE.includes(group) ? 'middle' : group);
}

describe('imports', () => {
  it('every folder of src has its place in the layers', () => {
    expect(code.filter((file) => layerOf(file) < 0)).toEqual([]);
  });

  it('go down the layers only, and never to a neighbour', () => {
    const wrong: string[] = [];
    for (const file of code.filter((one) => !isTest(one))) {
      for (const target of importsOf(file)) {
        const up = layerOf(target) > layerOf(file);
        const sideways = layerOf(target) === layerOf(file) && groupOf(target) !== groupOf(file);
        if (up || sideways || !target.startsWith('src/')) wrong.push(`${file} imports ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('of tests stay below app and among neighbours, save that a source is tested through the reader', () => {
    const wrong: string[] = [];
    for (const file of code.filter((one) => isTest(one) && layerOf(one) <= LAYERS.indexOf('middle'))) {
      for (const target of importsOf(file)) {
        const neighbour = layerOf(target) === layerOf(file) && groupOf(target) !== groupOf(file);
        const read = groupOf(file) === 'sources' && groupOf(target) === 'read';
        if (neighbour && !read) wrong.push(`${file} imports ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('name an implementation only in app.ts and in tests', () => {
    const implementations = [/^src\/engine\/(duckdb|trino)\//, /^src\/score\/v\d+\//];
    const wrong: string[] = [];
    for (const file of code.filter((one) => !isTest(one) && one !== 'src/app.ts')) {
      for (const target of importsOf(file)) {
        const own = groupOf(target) === groupOf(file) && groupOf(target) === 'score';
        const inside = /^src\/engine\/(duckdb|trino)\//.test(file);
        if (implementations.some((one) => one.test(target)) && !own && !inside) wrong.push(`${file} imports ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('of a plugin stay in its folder, the framework beside it and the layers below', () => {
    const frame = new Set(['fixtures']);
    const wrong: string[] = [];
    for (const file of code.filter(
      (one) => !isTest(one) && /^src\/(sources|enrich|respond|share)\/[^/]+\//.test(one),
    )) {
      const [, group = '', own = ''] = /^src\/([^/]+)\/([^/]+)\//.exec(file) ?? [];
      for (const target of importsOf(file)) {
        const other = new RegExp(`^src/${group}/([^/]+)/`).exec(target)?.[1];
        if (other !== undefined && other !== own && !frame.has(other)) wrong.push(`${file} imports ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('rows of the engine', () => {
  const shipped = code.filter((file) => file.endsWith('.ts') && !isTest(file));

  /** What may be looked into by a name in quotes, and why it is no row. */
  const NO_ROWS: Readonly<Record<string, string>> = {
    'process.env': 'settings of the process',
    beside: 'results of the queries beside a step, by the name of the query',
    stage: 'SQL of a staged table, by column',
    monitorStage: 'SQL of a staged table, by column',
    'dataset.stage': 'SQL of a staged table, by column',
    'number]': 'part of a type',
    'Id]': 'part of a type',
  };

  /** Who reads rows that are not typed at once, and why. */
  const UNTYPED: Readonly<Record<string, string>> = {
    'src/detect/try.ts': 'holds the rows of any content against what its test expects',
    'src/read/emit.ts': 'asks whether there is a row',
    'src/read/lake.ts': 'asks whether there are the columns',
    'src/report/files.ts': 'types findings batch by batch, writes cells of CSV as they are',
    'src/report/ocsf/index.ts': 'types batch by batch',
  };

  it("are read by declared columns, never as row['x']", () => {
    // Types begin with a capital letter: Coverage['files'].
    const access = /(?<![\w.])([a-z][\w.]*|[\w.?!]*[)\]?])(?:\?\.|!)?\[(['"])\w+\2\]/g;
    const wrong = shipped.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line) => [...line.matchAll(access)].map((found) => [found[1] ?? '', line.trim()] as const))
        .filter(([object]) => NO_ROWS[object] === undefined)
        .map(([, line]) => `${file}: ${line}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are typed as they are read', () => {
    const readers = shipped.filter(
      (file) => !file.startsWith('src/engine/') && /\bengine\.(rows|stream|rowsOfEach)\(/.test(read(file)),
    );
    expect(readers).toEqual(Object.keys(UNTYPED));
  });
});

describe('plugins', () => {
  /** Folders that hold no plugin, and why. */
  const OTHERS: Readonly<Record<string, string>> = {
    'enrich/fixtures': 'data of tests',
  };

  it.each([
    ['sources', sources],
    ['enrich', enrichers],
  ] as const)('every folder of %s is one, and its id is the name of the folder', async (group, load) => {
    const folders = readdirSync(`${ROOT}/src/${group}`, { withFileTypes: true }).filter(
      (one) => one.isDirectory() && OTHERS[`${group}/${one.name}`] === undefined,
    );
    const loaded = await load();
    expect(loaded.map((one) => one.id)).toEqual(folders.map((one) => one.name).sort());
  });
});

/** Words of DuckDB that the second engine does not have. */
const DIALECT: readonly RegExp[] = [
  /\bread_(json|parquet|csv|blob|text)\w*\(/,
  /\bstruct_(pack|extract)\b/,
  /(?<!(JOIN|FROM) )\bunnest\(/i,
  /::(varchar|text|int|integer|bigint|double|json|timestamp|timestamptz|date|boolean)\b/i,
  /\blist_(filter|transform|sort|extract|concat|slice|contains|value|distinct|aggregate|reduce|reverse_sort)\(/,
  /\browid\b/,
  /\bgetvariable\b/,
  /\bstrftime\(/,
  /\bregexp_matches\(/,
  /\bsuffix\(/,
  /\bepoch_(us|ms)\(/,
  /\bQUALIFY\b/,
  /\bGROUP BY ALL\b/,
  /\bDISTINCT ON\b/,
  /\bILIKE\b/,
];

describe('the text of the repository', () => {
  it('holds words of one engine only under src/engine, and where raw files are made', () => {
    const wrong: string[] = [];
    for (const file of files.filter(
      (one) =>
        /^(src\/.*\.ts|content\/.*\.yml)$/.test(one) && !/^src\/(engine|lab\/simulate)\//.test(one) && !isTest(one),
    )) {
      const text = read(file);
      for (const word of DIALECT) {
        const found = word.exec(text)?.[0];
        if (found !== undefined) wrong.push(`${file}: ${found}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  const texts = files.filter((file) =>
    /\.(ts|tsx|js|mjs|json|yml|yaml|md|css|html|sql|txt)$|^\.[a-z]+rc|^LICENSE$/.test(file),
  );
  /** Raw files as vendors write them, with what vendors put into them. */
  const ours = texts.filter((file) => !/(^|\/)fixtures\/|^examples\/.*\/data\//.test(file) || file.endsWith('.ts'));

  it('names no path of the machine it was written on', () => {
    const path = /[/]work[/](main|shared)|[/]tmp[/]bash_|[/]root[/]|[/]home[/][a-z]+[/]/;
    const wrong = ours.flatMap((file) => {
      const found = path.exec(read(file))?.[0];
      return found === undefined ? [] : [`${file}: ${found}`];
    });
    expect(wrong).toEqual([]);
  });

  it('names no package registry other than the public one', () => {
    const hosts = files
      .filter((file) => /(^|\/)(package-lock\.json|\.npmrc)$/.test(file))
      .flatMap((file) =>
        [...read(file).matchAll(/(?:"resolved": "|registry\s*=\s*)(https?:\/\/[^/"\s]+)/g)].map((found) => found[1]),
      );
    expect([...new Set(hosts)].filter((host) => host !== 'https://registry.npmjs.org')).toEqual([]);
  });

  it('holds no control or invisible character', () => {
    const hidden = /[\p{Cc}\p{Cf}\p{Co}\u2028\u2029\u115F\u1160\u3164\uFFA0]/u;
    const seen = new Set(['\n', '\t', '\u200D']); // a joiner is part of emoji; see the next line
    const wrong = ours.flatMap((file) => {
      const lines = read(file).split('\n');
      return lines.flatMap((line, index) => {
        const found = [...line.matchAll(new RegExp(hidden, 'gu'))]
          .map((one) => one[0])
          .filter((one) => !seen.has(one) || (one === '\u200D' && !/\p{Extended_Pictographic}\u200D/u.test(line)));
        return found.length === 0 ? [] : [`${file}:${index + 1} U+${found[0]?.codePointAt(0)?.toString(16)}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('has no file of code above 400 lines', () => {
    const long = files
      .filter((file) => /\.(ts|tsx)$/.test(file))
      .map(
        (file) =>
          [
            file,
            read(file)
              .split('\n')
              .filter((line) => line.trim() !== '').length,
          ] as const,
      );
    expect(long.filter(([, lines]) => lines > 400)).toEqual([]);
  });

  it('has every import end in its extension', () => {
    const wrong = code.flatMap((file) =>
      importsOf(file)
        .filter((target) => !/\.(ts|tsx|json)$|-thread\.js$/.test(target))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});
