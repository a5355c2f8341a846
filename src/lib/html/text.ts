import { html, type Html } from './markup.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** `abcdefgh` -> `abc…gh`: both ends of an id are more useful than its start alone. Never cuts inside a character. */
export function truncateMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const parts = Array.from(
    graphemes.segment(text.slice(0, 2_000) + text.slice(Math.max(2_000, text.length - 200))),
    (one) => one.segment,
  );
  if (parts.length <= most) return parts.join('');
  const head = Math.ceil((most - 1) * 0.6);
  const tail = most - 1 - head;
  return `${parts.slice(0, head).join('')}…${tail > 0 ? parts.slice(-tail).join('') : ''}`;
}

/** A value that may be long: shortened in the middle, complete in the title. Isolated, so that its text direction cannot affect others. */
export function value(text: string, most = 40): Html {
  const short = truncateMiddle(text, most);
  return short === text ? html`<bdi>${text}</bdi>` : html`<bdi title="${text}">${short}</bdi>`;
}

/** The same in the monospaced font, for ids and paths. */
export function code(text: string, most = 40): Html {
  return html`<code>${value(text, most)}</code>`;
}

export function count(n: number): string {
  return Number.isFinite(n)
    ? Math.round(n)
        .toString()
        .replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')
    : '-';
}

/** `1 worker`, `3 workers`, `1,204 entries`. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${Math.round(n) === 1 ? one : many}`;
}

/** Bits without a sign: `5.0`. */
export function bits(n: number): string {
  return Math.abs(n).toFixed(1);
}

/** Bits with a sign, using a proper minus: `+5.0`, `−2.5`, `0.0`. */
export function signedBits(n: number): string {
  const text = bits(n);
  if (text === '0.0') return text;
  return n < 0 ? `−${text}` : `+${text}`;
}

/** `payout_account` -> `payout account`. */
export function words(id: string): string {
  return id.replaceAll(/[_-]+/g, ' ').trim();
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}
