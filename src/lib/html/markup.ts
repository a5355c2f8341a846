const MARK = Symbol('markup');

/** Markup that we wrote; only `html` and `trusted` create it, so text from the model can never be mistaken for it. */
export interface Html {
  readonly [MARK]: string;
}

export type Part = Html | string | number | null | undefined | false | readonly Html[];

/** Characters that must not appear in a page unescaped: markup, line separators, controls, and characters that reorder text. */
// oxlint-disable no-control-regex -- control characters are what this looks for
const UNSAFE =
  /[&<>"'`=\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu;
// oxlint-enable no-control-regex

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  '=': '&#61;',
};

function escapeOne(character: string): string {
  const named = NAMED[character];
  if (named !== undefined) return named;
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  return `\u27e8U+${code.toString(16).toUpperCase().padStart(4, '0')}\u27e9`;
}

/** The only escape function: safe in text and in quoted attributes. Invisible characters become visible. */
export function escape(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(UNSAFE, escapeOne);
}

/** Marks text that this code wrote itself (styles, scripts, path data) as markup. */
export function trusted(markup: string): Html {
  return { [MARK]: markup };
}

export function markupOf(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escape(part);
  if (typeof part === 'number') return String(part);
  if (MARK in part) return part[MARK];
  let joined = '';
  for (const one of part) joined += one[MARK];
  return joined;
}

const compacted = new WeakMap<TemplateStringsArray, readonly string[]>();

/** The source is indented for readers; the page does not need that. */
function compact(strings: TemplateStringsArray): readonly string[] {
  const known = compacted.get(strings);
  if (known !== undefined) return known;
  const made = strings.map((text) => text.replaceAll(/\n\s*/g, '\n'));
  compacted.set(strings, made);
  return made;
}

/** Template tag: every interpolation is escaped unless it is `Html`. The author always quotes attributes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const fixed = compact(strings);
  let markup = fixed[0] ?? '';
  for (const [index, part] of parts.entries()) markup += markupOf(part) + (fixed[index + 1] ?? '');
  return trusted(markup);
}

export const nothing: Html = trusted('');
