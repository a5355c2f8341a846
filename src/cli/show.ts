import { content } from '../app.ts';
import { TrueseatError } from '../lib/error.ts';
import { BITS, caveatOf, type Detection, struckOut } from '../model/detection.ts';
import type { VerdictRule } from '../model/verdict.ts';
import type { Io } from './io.ts';
import type { ContentOptions } from './options.ts';

type Row = readonly [name: string, value: string];

/** What detections and verdicts have in common, after what tells them apart. */
function text({ id, title, params, sources, tests, sql }: Detection | VerdictRule, rows: readonly Row[]): string {
  const all: readonly Row[] = [
    ...rows,
    ...Object.entries(params).map(([name, param]): Row => [`:${name}`, `${String(param.default)} (${param.about})`]),
    ['sources', sources.join('; ')],
    ['tests', tests.map((test) => test.name).join('; ')],
  ];
  const lines = all.filter(([, value]) => value !== '').map(([name, value]) => `${name.padEnd(12)} ${value}`);
  return `${id}: ${title}\n\n${lines.join('\n')}\n\n${sql.trim()}\n`;
}

function detectionText(one: Detection, all: readonly Detection[]): string {
  const { effect, weight } = one;
  const clears = all.filter((other) => struckOut(other, [one]).length > 0);
  const bits = weight?.bits ?? BITS[one.strength];
  return text(one, [
    ['family', one.family],
    ['direction', one.direction],
    ['subject', one.subject],
    ['strength', effect?.kind === 'clear' ? '' : `${one.strength}, ${bits} bits`],
    ['lowers', effect?.kind === 'offset' ? effect.families.join(', ') : ''],
    [
      'strikes out',
      struckOut(one, all)
        .map((other) => other.id)
        .join(', '),
    ],
    ['cleared by', clears.map((other) => other.id).join(', ')],
    ['cause', one.cause ?? ''],
    ['shows', one.shows?.join(', ') ?? ''],
    ['ATT&CK', one.attack.join(', ')],
    ['needs', one.needs.join(', ')],
    ['reads', one.reads.join(', ')],
    ['says', one.explain],
    [one.direction === 'for' ? 'innocent' : 'limits', caveatOf(one)],
    ['settle', one.settle],
  ]);
}

function verdictText(one: VerdictRule): string {
  return text(one, [
    ['says', one.about],
    ['innocent', one.innocent],
    ['settle', one.settle],
    ['rank', String(one.rank)],
    ['reads', one.reads.join(', ')],
  ]);
}

/** Prints one detection or verdict in full. Throws BAD_ARGUMENT when there is none of that id. */
export function showCommand(id: string, options: ContentOptions, io: Io): Promise<number> {
  const { detections, verdicts } = content(options.content);
  const detection = detections.find((one) => one.id === id);
  const verdict = verdicts.find((one) => one.id === id);
  if (detection !== undefined) io.out(detectionText(detection, detections));
  else if (verdict !== undefined) io.out(verdictText(verdict));
  else
    throw new TrueseatError('BAD_ARGUMENT', `no detection or verdict "${id}"`, {
      wayOut: 'See `trueseat detections list`.',
    });
  return Promise.resolve(0);
}
