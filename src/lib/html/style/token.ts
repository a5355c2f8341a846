/** Colours. Every text colour has a contrast of 4.5:1 or more on both backgrounds of its theme; a test calculates it. */
export const LIGHT = {
  ground: '#F8FAFC',
  surface: '#FFFFFF',
  sunk: '#F1F5F9',
  line: '#E2E8F0',
  edge: '#CBD5E1',
  text: '#0F172A',
  quiet: '#526077',
  for: '#C2410C',
  against: '#0369A1',
  'for-soft': '#FFEDD5',
  'against-soft': '#E0F2FE',
  clear: '#5B6A80',
  watch: '#0F766E',
  review: '#B45309',
  case: '#9F1239',
  focus: '#0369A1',
  land: '#FFFFFF',
  shore: '#A9B8CA',
  sea: '#F0F5FA',
} as const;

export const DARK: Readonly<Record<keyof typeof LIGHT, string>> = {
  ground: '#0B1220',
  surface: '#111A2B',
  sunk: '#182338',
  line: '#233047',
  edge: '#3B4A63',
  text: '#E6ECF5',
  quiet: '#9DACC2',
  for: '#FB923C',
  against: '#38BDF8',
  'for-soft': '#3B2415',
  'against-soft': '#0C2E44',
  clear: '#9DACC2',
  watch: '#2DD4BF',
  review: '#FBBF24',
  case: '#FDA4AF',
  focus: '#38BDF8',
  land: '#16213A',
  shore: '#4A5D80',
  sea: '#0B1220',
};

function variables(theme: Readonly<Record<string, string>>): string {
  return Object.entries(theme)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');
}

export const TOKENS = `
:root{color-scheme:light dark;${variables(LIGHT)};--shadow:0 1px 2px rgb(15 23 42/.06)}
@media (prefers-color-scheme:dark){:root{${variables(DARK)};--shadow:none}}
@media print{:root{color-scheme:light;${variables({ ...LIGHT, ground: '#FFFFFF' })};--shadow:none}}
`;
