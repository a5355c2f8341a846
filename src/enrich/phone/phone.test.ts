import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalPhone } from './normal.ts';

describe('normalPhone', () => {
  it.each([
    ['(415) 555-2671', 'US', '+14155552671'],
    ['+1 415.555.2671', '', '+14155552671'],
    ['001 415 555 2671', '', '+14155552671'],
    ['415-555-2671 x 12', 'us', '+14155552671;ext=12'],
    ['030 901820', 'DE', '+4930901820'],
    ['+49 (0)30 901820', 'US', '+4930901820'],
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['0612345678', '', null],
    ['0612345678', 'Nowhere', null],
    ['12', 'US', null],
    ['', 'US', null],
    ['call me', 'US', null],
  ])('%s in %s', (raw, hint, expected) => {
    expect(normalPhone(raw, hint)).toBe(expected);
  });

  it('never throws; the normal form is its own normal form', () => {
    const digits = fc.string({
      unit: fc.constantFrom('0', '1', '4', '5', '6', '9', '+', '-', '(', ')', ' ', 'x', '#', ';'),
    });
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), digits),
        fc.constantFrom('', 'US', 'DE', 'FR', 'zz', 'x'),
        (raw, hint) => {
          const normal = normalPhone(raw, hint);
          return normal === null || (normalPhone(normal, hint) === normal && normalPhone(normal, '') === normal);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
