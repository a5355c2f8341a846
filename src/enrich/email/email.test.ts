import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedLists } from '../../model/fixtures/shipped-lists.ts';
import { emailNormaliser } from './normal.ts';

const normalise = emailNormaliser(shippedLists());

describe('emailNormaliser', () => {
  it.each([
    [' Jo.E+jobs@GMail.com ', 'joe@gmail.com', true],
    ['j.o.e@googlemail.com', 'joe@gmail.com', true],
    ['Jo.E+x@outlook.com', 'jo.e@outlook.com', true],
    ['joe@hotmail.com', 'joe@hotmail.com', true],
    ['joe+a@proton.me', 'joe@proton.me', true],
    ['joe@protonmail.com', 'joe@proton.me', true],
    ['joe+a@me.com', 'joe@icloud.com', true],
    ['joe+a@yahoo.com', 'joe+a@yahoo.com', true],
    ['Jo.E+x@Example.COM', 'jo.e+x@example.com', true],
    ['joe@bücher.example', 'joe@xn--bcher-kva.example', true],
    ['Joe Bloggs <joe@example.com>', 'joe@example.com', true],
    ['mailto:joe@example.com', 'joe@example.com', true],
    ['abc123@privaterelay.appleid.com', 'abc123@privaterelay.appleid.com', false],
    ['x@duck.com', 'x@duck.com', false],
    ['x@mozmail.com', 'x@mozmail.com', false],
    ['shop@joe.anonaddy.com', 'shop@joe.anonaddy.com', false],
    ['+tag@gmail.com', '+tag@gmail.com', true],
    ['joe', null, false],
    ['@example.com', null, false],
    ['joe@localhost', null, false],
    ['a b@example.com', null, false],
    ['', null, false],
  ])('%s', (raw, normal, linkable) => {
    expect(normalise(raw)).toEqual({ normal, linkable });
  });

  it('never throws; the normal form is its own normal form', () => {
    const domain = fc.constantFrom(
      'gmail.com',
      'GoogleMail.com',
      'outlook.com',
      'proton.me',
      'duck.com',
      'x.y.anonaddy.com',
      'Bücher.de',
    );
    const built = fc
      .tuple(fc.string({ unit: 'binary', minLength: 1 }), domain)
      .map(([local, host]) => `${local}@${host}`);
    const dotted = fc
      .tuple(fc.string({ unit: fc.constantFrom('a', '.', '+', 'İ', 'ß'), minLength: 1 }), domain)
      .map(([local, host]) => `${local}@${host}`);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress(), built, dotted), (raw) => {
        const first = normalise(raw);
        if (first.normal === null) return true;
        const second = normalise(first.normal);
        return second.normal === first.normal && second.linkable === first.linkable;
      }),
      { numRuns: 5000 },
    );
  });
});
