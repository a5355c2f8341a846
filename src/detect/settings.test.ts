import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadContent, type Content } from './content.ts';
import { ownDetection, ownFolder } from './fixtures/own-content.ts';
import { detectionSql } from './compile.ts';

const OURS = fileURLToPath(new URL('../../content', import.meta.url));
const FILE = 'detections/hiring/ours.yml';
const RULE = ownDetection('ours', 'SELECT :days AS days, :word AS word, :sure AS sure', {
  params: {
    days: { default: 3, about: 'x' },
    word: { default: 'a', about: 'x' },
    sure: { default: true, about: 'x' },
  },
});

function load(...settings: readonly string[]): { readonly content: Content; readonly folders: readonly string[] } {
  const owns = settings.map((text, index) =>
    ownFolder({ ...(index === 0 ? { [FILE]: RULE } : {}), ...(text === '' ? {} : { 'settings.yml': text }) }),
  );
  try {
    return { content: loadContent(owns.map((own) => own.folder)), folders: owns.map((own) => own.folder) };
  } finally {
    owns.forEach((own) => own.remove());
  }
}

function valuesOf({ detections }: Content): unknown {
  const [rule] = detections;
  return rule === undefined ? undefined : detectionSql(rule).values;
}

describe('settings.yml', () => {
  it('sets parameters; what differs is told, and what does not is not', () => {
    const { content } = load('detections:\n  ours: {days: 5, word: a}\n');
    expect(valuesOf(content)).toEqual([5, 'a', true]);
    expect(content.settings).toEqual([{ rule: 'ours', param: 'days', shipped: 3, value: 5 }]);
    expect(valuesOf({ ...content, detections: content.written as Content['detections'] })).toEqual([3, 'a', true]);
  });

  it('of a later folder counts, and tells the difference to the rule', () => {
    const { content } = load('detections: {ours: {days: 5, sure: false}}\n', 'detections: {ours: {days: 7}}\n');
    expect(valuesOf(content)).toEqual([7, 'a', false]);
    expect(content.settings).toEqual([
      { rule: 'ours', param: 'days', shipped: 3, value: 7 },
      { rule: 'ours', param: 'sure', shipped: true, value: false },
    ]);
  });

  it('sets parameters of what we ship, of verdicts, too', () => {
    const own = ownFolder({ 'settings.yml': 'verdicts:\n  applicant-ring: {same_name: 0.9}\n' });
    expect(loadContent([OURS, own.folder]).settings).toEqual([
      { rule: 'applicant-ring', param: 'same_name', shipped: 0.88, value: 0.9 },
    ]);
    own.remove();
  });

  it.each([
    ['detections:\n  ous: {days: 5}\n', 2, 'no detection "ous", did you mean ours?'],
    ['verdicts:\n  ours: {days: 5}\n', 2, 'no verdict "ours"'],
    ['detections:\n  ours:\n    word: b\n    day: 5\n', 4, 'ours has no parameter "day", did you mean days?'],
    ['detections:\n  ours:\n    days: "5"\n', 3, 'ours.days is "5"; expected a number'],
    ['detections:\n  ours: {days: .inf}\n', 2, 'detections.ours.days'],
    ['detections:\n  ours: {sure: 1}\n', 2, 'ours.sure is 1; expected a boolean'],
    ['detections:\n  ours: {days: [1]}\n', 2, 'detections.ours.days'],
    ['detection:\n  ours: {days: 5}\n', 1, 'detection'],
    ['detections: {ours: {days: 5\n', 1, ''],
  ])('is refused with file and line: %j', (text, line, message) => {
    expect(() => load(text)).toThrow(
      expect.objectContaining({
        code: 'BAD_CONTENT',
        message: expect.stringContaining(message),
        place: { file: expect.stringMatching(/settings\.yml$/), line: expect.any(Number) },
      }),
    );
    try {
      load(text);
    } catch (thrown) {
      expect(thrown).toMatchObject(text.startsWith('detections: {ours: {days: 5\n') ? {} : { place: { line } });
    }
  });

  it('is not passed over under another name', () => {
    const own = ownFolder({ 'settings.yaml': '' });
    expect(() => loadContent([own.folder])).toThrow(
      expect.objectContaining({
        message: 'the settings file must be named settings.yml',
        place: { file: join(own.folder, 'settings.yaml'), line: 1 },
      }),
    );
    own.remove();
  });
});
