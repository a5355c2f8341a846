import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindNamed, join, name, quoteName, quoteText, rawSql, sql } from './sql.ts';

describe('quoting', () => {
  it.each([
    ['plain', '"plain"'],
    ['a"b', '"a""b"'],
    ['"', '""""'],
    ['select', '"select"'],
    ["it's; --", `"it's; --"`],
  ])('names %s as %s', (given, quoted) => {
    expect(quoteName(given)).toBe(quoted);
  });

  it.each(['', 'a\0b'])('refuses a name that no engine takes', (given) => {
    expect(() => quoteName(given)).toThrow(TypeError);
  });

  it('doubles every quote of a text and nothing else', () => {
    assert(property(string({ unit: 'binary' }), (text) => quoteText(text).slice(1, -1).replaceAll("''", "'") === text));
  });
});

describe('the sql tag', () => {
  it('turns values into parameters and splices SQL', () => {
    const where = sql`a = ${1} AND b = ${null}`;
    expect(sql`SELECT ${name('x"y')} FROM t WHERE ${where} LIMIT ${2}`).toEqual({
      text: 'SELECT "x""y" FROM t WHERE a = ? AND b = ? LIMIT ?',
      values: [1, null, 2],
    });
  });

  it('never puts a value into the text', () => {
    assert(property(string(), (text) => sql`SELECT ${text}`.text === 'SELECT ?'));
  });

  it('joins pieces with their values in order', () => {
    expect(join([sql`${1}`, rawSql('x'), sql`${2}`])).toEqual({ text: '?, x, ?', values: [1, 2] });
    expect(join([], ' AND ')).toEqual({ text: '', values: [] });
  });
});

describe('bindNamed', () => {
  it('binds each use, in order', () => {
    expect(bindNamed('a > :n AND b < :m OR :n=-:m', { n: 1, m: 2 })).toEqual({
      text: 'a > ? AND b < ? OR ?=-?',
      values: [1, 2, 1, 2],
    });
  });

  it.each([
    [`':n'`],
    [`'it''s :n'`],
    [`":n"`],
    [`"a"":n"`],
    ['-- :n'],
    ['/* :n\n :n */'],
    ['a::n'],
    [`'a' || ':n' -- ':n`],
    [`"it's :n"`],
    [`'-- ' || x -- :n`],
    [`"t":n_is_no_parameter`.replace(':n', '::n')],
    ['x:n'],
  ])('leaves %s alone', (text) => {
    expect(bindNamed(text, { n: 1 })).toEqual({ text, values: [] });
  });

  it.each([
    [`'a':n`, `'a'?`],
    [`"a" = :n`, `"a" = ?`],
    ['-- c\n:n', '-- c\n?'],
    ['/* c */:n', '/* c */?'],
    ['(:n)', '(?)'],
    [`'' || :n || ''`, `'' || ? || ''`],
    [':n', '?'],
  ])('binds in %s', (text, bound) => {
    expect(bindNamed(text, { n: 7 })).toEqual({ text: bound, values: [7] });
  });

  it('binds outside strings, names and comments only, however they are mixed', () => {
    const closed = constantFrom(`':n'`, `'it''s :n'`, `":n"`, `"q"":n"`, '-- :n\n', '/* :n */', '::n');
    const open = constantFrom(' :n ', '(:n)', '+:n+');
    const piece = array(constantFrom('closed', 'open'), { maxLength: 30 }).chain((kinds) =>
      array(closed, { minLength: kinds.length, maxLength: kinds.length }).chain((shut) =>
        array(open, { minLength: kinds.length, maxLength: kinds.length }).map((free) =>
          kinds.map((kind, index) => (kind === 'open' ? free[index] : shut[index]) ?? ''),
        ),
      ),
    );
    assert(
      property(piece, (pieces) => {
        const wanted = pieces.filter((one) => [' :n ', '(:n)', '+:n+'].includes(one)).length;
        const bound = bindNamed(pieces.join(' '), { n: 1 });
        expect(bound.values).toHaveLength(wanted);
        expect(bound.text.split('?')).toHaveLength(wanted + 1);
      }),
    );
  });

  it('says which parameter has no value', () => {
    expect(() => bindNamed('x > :missing', { n: 1 })).toThrow(/:missing/);
    expect(bindNamed('x > :nothing', { nothing: null })).toEqual({ text: 'x > ?', values: [null] });
  });
});
