import { content, house } from '../app.ts';
import { openLake } from '../use/lake.ts';
import { checkContent } from '../detect/law/check.ts';
import { loadLists } from '../detect/lists.ts';
import { tryRule } from '../detect/try.ts';
import { HELPERS } from '../pipeline.ts';
import { TrueseatError } from '../lib/error.ts';
import { caveatOf, struckOut } from '../model/detection.ts';
import type { Io } from './io.ts';
import { type ContentOptions, type JsonOption, type Limits, resources } from './options.ts';

export function listCommand(options: ContentOptions & JsonOption, io: Io): Promise<number> {
  const { detections } = content(options.content);
  if (options.json === true) {
    io.out(
      `${JSON.stringify(
        detections.map(({ id, title, family, direction, subject, strength, needs, attack }) => ({
          id,
          title,
          family,
          direction,
          subject,
          strength,
          needs,
          attack,
        })),
        null,
        2,
      )}\n`,
    );
  } else {
    for (const one of detections)
      io.out(
        `${one.id.padEnd(34)} ${one.direction.padEnd(8)} ${one.family.padEnd(15)} ${one.strength.padEnd(11)} ${one.title}\n`,
      );
    io.out(`${detections.length} detections\n`);
  }
  return Promise.resolve(0);
}

export function showCommand(id: string, options: ContentOptions, io: Io): Promise<number> {
  const { detections } = content(options.content);
  const found = detections.find((one) => one.id === id);
  if (found === undefined)
    throw new TrueseatError('BAD_ARGUMENT', `there is no detection "${id}"`, {
      wayOut: 'See `trueseat detections list`.',
    });
  const clears = detections.filter((one) => struckOut(one, [found]).length > 0);
  const traits: readonly (readonly [string, readonly string[]])[] = [
    ['cause', found.cause === undefined ? [] : [found.cause]],
    ['shows', found.shows ?? []],
    ['strikes out', struckOut(found, detections).map((one) => one.id)],
    ['cleared by', clears.map((one) => one.id)],
  ];
  const rows: readonly (readonly [string, string])[] = [
    ['family', found.family],
    ['direction', found.direction],
    ['strength', found.strength],
    ...traits.filter(([, words]) => words.length > 0).map(([name, words]) => [name, words.join(', ')] as const),
    ['ATT&CK', found.attack.join(', ') || 'none'],
    ['needs', found.needs.join(', ')],
    ['says', found.explain],
    [found.direction === 'for' ? 'innocent' : 'limits', caveatOf(found)],
    ['settle', found.settle],
    ...Object.entries(found.params).map(
      ([name, param]) => [`:${name}`, `${String(param.default)} (${param.about})`] as const,
    ),
    ['sources', found.sources.join('; ')],
    ['tests', found.tests.map((test) => test.name).join('; ')],
  ];
  io.out(
    `${found.id}: ${found.title}\n\n${rows.map(([name, value]) => `${name.padEnd(12)} ${value}`).join('\n')}\n\n${found.sql.trim()}\n`,
  );
  return Promise.resolve(0);
}

export async function testCommand(ids: readonly string[], options: ContentOptions & Limits, io: Io): Promise<number> {
  const loaded = content(options.content);
  const rules = loaded.written.filter((one) => ids.length === 0 || ids.includes(one.id));
  const unknown = ids.find((id) => !rules.some((one) => one.id === id));
  if (unknown !== undefined)
    throw new TrueseatError('BAD_ARGUMENT', `there is no detection or verdict "${unknown}"`, {
      wayOut: 'See `trueseat detections list`.',
    });
  const { engine } = await openLake(house, resources(options));
  try {
    await checkContent(engine, loaded);
    await loadLists(engine, loaded.lists);
    await engine.seal();
    let passed = 0;
    let failed = 0;
    for (const rule of rules) {
      for (const one of await tryRule(engine, rule, HELPERS)) {
        if (one.problem === '') passed++;
        else {
          failed++;
          io.out(`FAILED ${one.id}: ${one.test}\n  ${one.problem}\n`);
        }
      }
    }
    io.out(`${passed} passed, ${failed} failed\n`);
    return failed === 0 ? 0 : 1;
  } finally {
    await engine.close();
  }
}
