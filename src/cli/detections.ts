import { content, house } from '../app.ts';
import { openLake } from '../use/lake.ts';
import { checkContent } from '../detect/law/check.ts';
import { loadLists } from '../detect/lists.ts';
import { tryRule } from '../detect/try.ts';
import { HELPERS } from '../pipeline.ts';
import { TrueseatError } from '../lib/error.ts';
import type { Io } from './io.ts';
import { type ContentOptions, type JsonOption, type Limits, resources } from './options.ts';

export function listCommand(options: ContentOptions & JsonOption, io: Io): Promise<number> {
  const { detections, verdicts } = content(options.content);
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
    for (const one of verdicts) io.out(`${one.id.padEnd(34)} ${'verdict'.padEnd(36)} ${one.title}\n`);
    io.out(`${detections.length} detections, ${verdicts.length} verdicts\n`);
  }
  return Promise.resolve(0);
}

export async function testCommand(ids: readonly string[], options: ContentOptions & Limits, io: Io): Promise<number> {
  const loaded = content(options.content);
  const rules = loaded.written.filter((one) => ids.length === 0 || ids.includes(one.id));
  const unknown = ids.find((id) => !rules.some((one) => one.id === id));
  if (unknown !== undefined)
    throw new TrueseatError('BAD_ARGUMENT', `no detection or verdict "${unknown}"`, {
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
