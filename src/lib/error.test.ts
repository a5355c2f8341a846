import { describe, expect, it } from 'vitest';
import { describeError, messageOf, TrueseatError } from './error.ts';

describe('a known error in one line', () => {
  it('says what, where and what to do', () => {
    const error = new TrueseatError('BAD_CONTENT', 'sql: is required', {
      place: { file: 'a.yml', line: 3 },
      wayOut: 'Add it.',
    });
    expect(describeError(error)).toBe('BAD_CONTENT a.yml:3: sql: is required. Add it.');
  });

  it.each([
    [{}, 'CANCELLED stopped'],
    [{ part: 'link' }, 'CANCELLED link: stopped'],
    [{ file: 'x' }, 'CANCELLED x: stopped'],
    [{ part: 'okta', file: 'x', line: 2 }, 'CANCELLED okta x:2: stopped'],
  ])('leaves out what is not known: %o', (place, line) => {
    expect(describeError(new TrueseatError('CANCELLED', 'stopped', { place }))).toBe(line);
  });

  it.each([
    ['no folder "x"', 'no folder "x". Name one.'],
    ['stopped (late)', 'stopped (late). Name one.'],
    ['It stopped.', 'It stopped. Name one.'],
    ['Why?', 'Why? Name one.'],
    ['It stopped.\n', 'It stopped. Name one.'],
    ['these are left:', 'these are left: Name one.'],
  ])('ends a sentence once before what to do: %j', (message, line) => {
    const error = new TrueseatError('BAD_INPUT', message, { wayOut: 'Name one.' });
    expect(describeError(error)).toBe(`BAD_INPUT ${line}`);
    expect(describeError(new TrueseatError('BAD_INPUT', message))).toBe(`BAD_INPUT ${message.trimEnd()}`);
  });

  it('stays one line whatever the message holds', () => {
    expect(describeError(new TrueseatError('BAD_INPUT', 'a\r\n  b\nc'))).toBe('BAD_INPUT a b c');
  });

  it('keeps its cause', () => {
    const cause = new Error('below');
    expect(new TrueseatError('ENGINE_FAILED', 'x', { cause }).cause).toBe(cause);
    expect(new TrueseatError('ENGINE_FAILED', 'x')).not.toHaveProperty('cause');
  });
});

it.each([
  [new Error('a'), 'a'],
  ['b', 'b'],
  [undefined, 'undefined'],
  [null, 'null'],
])('the message of anything thrown', (thrown, message) => {
  expect(messageOf(thrown)).toBe(message);
});
