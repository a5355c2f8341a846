import type { Tier } from '../../model/report.ts';
import { html, trusted, type Html } from './markup.ts';

/** Most serious first. */
export const TIERS: readonly Tier[] = ['case', 'review', 'watch', 'clear'];

export const TIER_MEANS: Readonly<Record<Tier, string>> = {
  case: 'One conclusive and one strong sign of different kinds, or a cluster verdict. Decide now; keep the evidence.',
  review: 'Two strong signs of different kinds, or one conclusive. A person looks within 2 working days.',
  watch: 'One strong sign, or three weaker of one kind. No step against anybody; look again as data arrives.',
  clear: 'Nothing that needs a person.',
};

/** The disc fills as the tier rises, so that the tier reads without its colour. */
const FILL: Readonly<Record<Tier, string>> = {
  clear: '',
  watch: '<path d="M6 6V1.5A4.5 4.5 0 0 1 10.5 6Z"/>',
  review: '<path d="M6 1.5A4.5 4.5 0 0 1 6 10.5Z"/>',
  case: '<circle cx="6" cy="6" r="4.5"/>',
};

export function tierMark(tier: Tier): Html {
  const disc = `<svg class="disc" viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5"/>${FILL[tier]}</svg>`;
  return html`<span class="tier tier-${tier}">${trusted(disc)}${tier.toUpperCase()}</span>`;
}
