import { content, openLake } from '../app.ts';
import { loadLists } from '../detect/lists.ts';
import { tryRule } from '../detect/try.ts';
import { TrueseatError } from '../lib/error.ts';
import type { Detection } from '../model/detection.ts';
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
  const { detections, verdicts } = content(options.content);
  const found = detections.find((one) => one.id === id) ?? verdicts.find((one) => one.id === id);
  if (found === undefined)
    throw new TrueseatError('BAD_ARGUMENT', `there is no detection or verdict "${id}"`, {
      wayOut: 'See `trueseat detections list`.',
    });
  const rows: readonly (readonly [string, string])[] = [
    ...('about' in found ? [['says', found.about] as const] : aboutDetection(found)),
    ['innocent', found.innocent],
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

function aboutDetection(found: Detection): readonly (readonly [string, string])[] {
  return [
    ['family', found.family],
    ['direction', found.direction],
    ['strength', found.strength],
    ['ATT&CK', found.attack.join(', ') || 'none'],
    ['needs', found.needs.join(', ')],
    ['says', found.explain],
  ];
}

export async function testCommand(ids: readonly string[], options: ContentOptions & Limits, io: Io): Promise<number> {
  const loaded = content(options.content);
  const rules = [...loaded.detections, ...loaded.verdicts].filter((one) => ids.length === 0 || ids.includes(one.id));
  const unknown = ids.find((id) => !rules.some((one) => one.id === id));
  if (unknown !== undefined)
    throw new TrueseatError('BAD_ARGUMENT', `there is no detection or verdict "${unknown}"`, {
      wayOut: 'See `trueseat detections list`.',
    });
  const engine = await openLake(resources(options));
  try {
    await loadLists(engine, loaded.lists);
    let passed = 0;
    let failed = 0;
    for (const rule of rules) {
      for (const one of await tryRule(engine, rule)) {
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
