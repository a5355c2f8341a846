import { trusted, type Html } from './markup.ts';

const FILLS = [
  '',
  '<path d="M6 6V1.5A4.5 4.5 0 0 1 10.5 6Z"/>',
  '<path d="M6 1.5A4.5 4.5 0 0 1 6 10.5Z"/>',
  '<circle cx="6" cy="6" r="4.5"/>',
] as const;

/** A disc that is empty (0), one quarter, half or completely full (3): a level that is readable without colour. */
export function disc(step: number): Html {
  return trusted(
    `<svg class="disc" viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5"/>${FILLS[step] ?? ''}</svg>`,
  );
}
