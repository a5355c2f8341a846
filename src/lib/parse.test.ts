import { describe, expect, it } from 'vitest';
import { parseBytes, parseCount, parseDate } from './parse.ts';

describe('amounts of memory', () => {
  it.each([
    ['4GB', 4 * 1024 ** 3],
    ['512 MB', 512 * 1024 ** 2],
    ['2g', 2 * 1024 ** 3],
    ['1.5GiB', 1.5 * 1024 ** 3],
    ['1T', 1024 ** 4],
    ['268435456', 268_435_456],
  ])('%s', (text, bytes) => {
    expect(parseBytes(text, '--memory')).toBe(bytes);
  });

  it.each(['', 'much', '-4GB', '100MB', '0', '4 PB', '4GB!', 'Infinity', '1e9'])('refuses "%s"', (text) => {
    expect(() => parseBytes(text, '--memory')).toThrow(
      expect.objectContaining({ code: 'BAD_ARGUMENT', place: { part: '--memory' } }),
    );
  });
});

describe('whole numbers', () => {
  it.each([
    ['1', 1],
    ['64', 64],
    ['007', 7],
  ])('%s', (text, count) => {
    expect(parseCount(text, '--threads')).toBe(count);
  });

  it.each(['0', '-1', '1.5', '', 'two', '9007199254740993', '1e3'])('refuses "%s"', (text) => {
    expect(() => parseCount(text, '--threads')).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }));
  });

  it('takes another least number', () => {
    expect(parseCount('0', '--keep', 0)).toBe(0);
  });
});

describe('dates', () => {
  it.each([
    ['2026-01-31', '2026-01-31T00:00:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
    ['2026-01-31T08:15:00', '2026-01-31T08:15:00Z'],
    ['2026-01-31T08:15:00Z', '2026-01-31T08:15:00Z'],
    ['2026-01-31T08:15:00.5Z', '2026-01-31T08:15:00.500Z'],
    ['2026-01-31T08:15:00+02:00', '2026-01-31T06:15:00Z'],
  ])('%s is %s', (text, at) => {
    expect(parseDate(text, '--since')).toBe(at);
  });

  it.each(['', 'yesterday', '31.01.2026', '2026-13-01', '2025-02-29', '2026-02-30', '2026', '1767225600'])(
    'refuses "%s"',
    (text) => {
      expect(() => parseDate(text, '--since')).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }));
    },
  );
});
