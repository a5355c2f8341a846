import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Path of a file inside an installed package. */
export function assetPath(specifier: string): string {
  return require.resolve(specifier);
}

function face(family: string, specifier: string): string {
  const font = readFileSync(assetPath(specifier)).toString('base64');
  return `@font-face{font-family:'${family}';font-style:normal;font-weight:100 900;font-display:swap;src:url(data:font/woff2;base64,${font}) format('woff2')}`;
}

let faces: string | undefined;

/** Both faces, Latin subset, about 120 KB; other scripts fall back to the system's fonts. */
export function fontFaces(): string {
  faces ??= [
    face('Inter Variable', '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
    face('JetBrains Mono Variable', '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2'),
  ].join('\n');
  return faces;
}
