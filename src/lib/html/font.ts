import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

function face(family: string, file: string): string {
  const font = readFileSync(file).toString('base64');
  return `@font-face{font-family:'${family}';font-style:normal;font-weight:100 900;font-display:swap;src:url(data:font/woff2;base64,${font}) format('woff2')}`;
}

let faces: string | undefined;

/** Both fonts, Latin subset, about 120 KB; other scripts fall back to system fonts. */
export function fontFaces(): string {
  faces ??= [
    face('Inter Variable', require.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')),
    face(
      'JetBrains Mono Variable',
      require.resolve('@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2'),
    ),
  ].join('\n');
  return faces;
}
