import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPrefix64, formatV4, parseIp } from './ip.ts';
import { cidrFinder, parseCidr } from './range.ts';

const words = new Uint32Array(4);
const v4 = fc.nat(0xff_ff_ff_ff).map((number) => formatV4(number));

describe('parseIp', () => {
  it.each([
    ['0.0.0.0', 4],
    ['255.255.255.255', 4],
    ['::', 6],
    ['::1', 6],
    ['1::', 6],
    ['1:2:3:4:5:6:7:8', 6],
    ['1:2:3:4:5:6:1.2.3.4', 6],
    ['::ffff:1.2.3.4', 4],
    ['::ffff:102:304', 4],
    ['1:2:3:4:5:6:7::', 6],
    ['256.1.1.1', 0],
    ['1.2.3', 0],
    ['1.2.3.', 0],
    ['.1.2.3', 0],
    ['1:2:3:4:5:6:7:8:9', 0],
    ['1::2::3', 0],
    ['1:2:3:4:5:6:7:8::', 0],
    [':1:2:3:4:5:6:7', 0],
    ['1:2:3:4:5:6:7:', 0],
    ['12345::', 0],
    [':::', 0],
    ['::1.2.3.4.5', 0],
    ['::1.2.3.400', 0],
    ['1:2:3:4:5:6:7:1.2.3.4', 0],
    [':', 0],
    ['g::', 0],
  ])('%s is of family %i', (text, family) => {
    expect(parseIp(text, words)).toBe(family);
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.nat(0xff_ff_ff_ff), (number) => parseIp(formatV4(number), words) === 4 && words[3] === number),
    );
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const family = parseIp(text, words);
        if (family === 4) return /ffff/i.test(text);
        const prefix = formatPrefix64(words);
        const again = new Uint32Array(4);
        return (
          family === 6 &&
          parseIp(prefix.replace('/64', ''), again) === 6 &&
          again[0] === words[0] &&
          again[1] === words[1]
        );
      }),
    );
  });
});

describe('cidrFinder', () => {
  it('gives the most specific entry, the first of equal ones', () => {
    const cidrs = [
      '10.0.0.0/8',
      '10.1.0.0/16',
      '10.1.2.0/24',
      '10.1.0.0/16',
      '10.1.2.3',
      '2001:db8::/32',
      '2001:db8:1::/48',
      '0.0.0.0/0',
    ];
    const find = cidrFinder(cidrs);
    const at = (text: string): number => find(parseIp(text, words), words);
    expect(['10.9.9.9', '10.1.9.9', '10.1.2.9', '10.1.2.3', '10.1.3.0', '11.0.0.0', '255.255.255.255'].map(at)).toEqual(
      [0, 1, 2, 4, 1, 7, 7],
    );
    expect(['2001:db8::1', '2001:db8:1::1', '2001:db9::'].map(at)).toEqual([5, 6, -1]);
  });

  it('agrees with trying every entry', () => {
    const cidr = fc
      .tuple(fc.constantFrom('10.0.0.0', '10.0.0.128', '10.0.1.0', '10.128.0.0', '200.1.2.3'), fc.nat(32))
      .map(([ip, bits]) => `${ip}/${bits}`);
    const near = fc.oneof(
      v4,
      fc.tuple(fc.nat(1), fc.nat(255)).map(([c, d]) => `10.0.${c}.${d}`),
    );
    fc.assert(
      fc.property(fc.array(cidr, { maxLength: 12 }), near, (cidrs, address) => {
        const family = parseIp(address, words);
        const value = BigInt(words[3] ?? 0);
        let best = -1;
        let size = 1n << 40n;
        for (const [index, text] of cidrs.entries()) {
          const block = parseCidr(text);
          if (block === undefined || value < block.first || value > block.last) continue;
          if (block.last - block.first < size) [best, size] = [index, block.last - block.first];
        }
        return cidrFinder(cidrs)(family, words) === best;
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['', '/', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/8/8', '::/129', 'x/8', '10.0.0.0/a'])(
    '%s is no CIDR',
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );
});
