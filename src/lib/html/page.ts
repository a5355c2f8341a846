import { createHash } from 'node:crypto';
import { fontFaces } from './font.ts';
import { html, type Html, trusted } from './markup.ts';
import { truncateMiddle } from './text.ts';

/** Nothing may be loaded, and no script may run but ours: a second line of defence behind escaping. */
function policy(script: string): string {
  const hash = createHash('sha256').update(script).digest('base64');
  return `default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

/** The head of a page that works offline. `script` is the only script of the page, exactly as it appears in it. */
export function pageHead(title: string, version: string, styles: string, script: string): Html {
  return html`<head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${trusted(policy(script))}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="generator" content="Trueseat ${version}" />
    <title>${truncateMiddle(title, 120)} - Trueseat</title>
    <style>
      ${trusted(fontFaces())}
      ${trusted(styles)}
    </style>
  </head>`;
}
