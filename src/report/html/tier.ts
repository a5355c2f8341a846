import type { Tier } from '../../model/report.ts';
import { disc } from '../../lib/html/disc.ts';
import { html, type Html } from '../../lib/html/markup.ts';

/** Most serious first. */
export const TIERS: readonly Tier[] = ['case', 'review', 'watch', 'clear'];

export const TIER_MEANS: Readonly<Record<Tier, string>> = {
  case: 'One conclusive and one strong sign of different kinds, or strong signs of their own and named in a verdict. Decide now; preserve the evidence.',
  review:
    'Two strong signs of different kinds, one strong sign supported by two moderate ones of other kinds, moderate signs of four kinds, or one conclusive sign. Have a person look at it within 2 working days.',
  watch:
    'One strong sign, three weaker signs of one kind, or moderate signs of three kinds. Take no action against anybody; look again when new data arrives.',
  clear: 'Nothing that needs attention.',
};

export function tierMark(tier: Tier): Html {
  return html`<span class="tier tier-${tier}"
    >${disc(TIERS.length - 1 - TIERS.indexOf(tier))}${tier.toUpperCase()}</span
  >`;
}
