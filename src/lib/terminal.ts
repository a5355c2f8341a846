export interface Paint {
  readonly colour: boolean;
  readonly width: number;
}

const CODES: Readonly<Record<string, string>> = { case: '1;35', review: '1;33', watch: '36', quiet: '2', strong: '1' };

/** Text in a colour or weight of CODES. */
export function paint(text: string, how: string, options: Paint): string {
  return options.colour ? `\u001B[${CODES[how] ?? '0'}m${text}\u001B[0m` : text;
}

/** Control characters in the input never reach the terminal. */
export function safe(text: string): string {
  // eslint-disable-next-line no-control-regex -- that is the point
  return text.replaceAll(/[\u0000-\u001F\u007F-\u009F\u2028-\u202E]/g, ' ');
}

/** Text wrapped at `width`, with every line after the first indented. */
export function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of safe(text).split(/\s+/)) {
    if (line !== '' && line.length + word.length + 1 > Math.max(20, width - indent.length)) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${indent}`);
}

export function plural(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}
