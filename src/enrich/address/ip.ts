/** Four 32-bit words, most significant first; an IPv4 address is in the last word. */
export type Words = Uint32Array;
export type Family = 0 | 4 | 6;

function parseV4(text: string, from: number, words: Words): boolean {
  let value = 0;
  let part = 0;
  let digits = 0;
  let dots = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 46) {
      if (digits === 0 || dots === 3) return false;
      value = value * 256 + part;
      part = 0;
      digits = 0;
      dots += 1;
    } else if (code >= 48 && code <= 57) {
      if (digits > 0 && part === 0) return false;
      part = part * 10 + code - 48;
      digits += 1;
      if (part > 255) return false;
    } else return false;
  }
  if (dots !== 3 || digits === 0) return false;
  words[3] = value * 256 + part;
  return true;
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

const groups = new Uint16Array(8);
const scratch = new Uint32Array(4);

/** Reads groups into `groups`; returns how many come before `::` and how many there are, or undefined. */
function readGroups(text: string): { count: number; gap: number } | undefined {
  let count = 0;
  let gap = -1;
  let at = 0;
  if (text.startsWith('::')) {
    gap = 0;
    at = 2;
  }
  while (at < text.length) {
    if (count === 8) return undefined;
    const start = at;
    let value = 0;
    for (; at < text.length; at += 1) {
      const digit = hexDigit(text.charCodeAt(at));
      if (digit < 0) break;
      value = value * 16 + digit;
    }
    if (at < text.length && text.charCodeAt(at) === 46) {
      if (count > 6 || !parseV4(text, start, scratch)) return undefined;
      groups[count] = (scratch[3] ?? 0) >>> 16;
      groups[count + 1] = (scratch[3] ?? 0) & 0xff_ff;
      return { count: count + 2, gap };
    }
    if (at === start || at - start > 4) return undefined;
    groups[count] = value;
    count += 1;
    if (at === text.length) return { count, gap };
    if (text.charCodeAt(at) !== 58) return undefined;
    at += 1;
    if (text.charCodeAt(at) === 58) {
      if (gap >= 0) return undefined;
      gap = count;
      at += 1;
    } else if (at === text.length) return undefined;
  }
  return { count, gap };
}

function parseV6(text: string, words: Words): boolean {
  const read = readGroups(text);
  if (read === undefined) return false;
  const { count, gap } = read;
  if (gap < 0 ? count !== 8 : count > 7) return false;
  words.fill(0);
  for (let index = 0; index < count; index += 1) {
    const place = gap >= 0 && index >= gap ? index + 8 - count : index;
    const shifted = (groups[index] ?? 0) * (place % 2 === 0 ? 65_536 : 1);
    words[place >> 1] = (words[place >> 1] ?? 0) + shifted;
  }
  return true;
}

/**
 * Parses an IP address strictly (no leading zeros, no port, no zone, no blanks) into `words` and returns its family, 0 for anything else.
 * An IPv4-mapped IPv6 address (`::ffff:192.0.2.1`) is the IPv4 address: family 4.
 */
export function parseIp(text: string, words: Words): Family {
  if (text.length < 2 || text.length > 45) return 0;
  if (!text.includes(':')) {
    words.fill(0);
    return parseV4(text, 0, words) ? 4 : 0;
  }
  if (!parseV6(text, words)) return 0;
  const mapped = words[0] === 0 && words[1] === 0 && words[2] === 0xff_ff;
  if (!mapped) return 6;
  words[2] = 0;
  return 4;
}

/** Text of an IPv4 address. */
export function formatV4(value: number): string {
  return `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
}

/** First 64 bits of an IPv6 address, written as the SQL function `household` does: `2001:db8:0:1::/64`. */
export function formatPrefix64(words: Words): string {
  const [high = 0, low = 0] = words;
  return (
    [high >>> 16, high & 0xff_ff, low >>> 16, low & 0xff_ff].map((group) => group.toString(16)).join(':') + '::/64'
  );
}
