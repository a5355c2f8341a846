import type { Tier } from '../../model/report.ts';
import { disc } from '../../lib/html/disc.ts';
import { html, type Html } from '../../lib/html/markup.ts';

/** Most serious first. */
export const TIERS: readonly Tier[] = ['case', 'review', 'watch', 'clear'];

export const TIER_MEANS: Readonly<Record<Tier, string>> = {
  case: 'One conclusive and one strong sign of different kinds, or a cluster verdict. Decide now; keep the evidence.',
  review:
    'Two strong signs of different kinds, one that two moderate ones of other kinds bear out, moderate ones of four kinds, or one conclusive. A person looks within 2 working days.',
  watch:
    'One strong sign, three weaker of one kind, or moderate ones of three kinds. No step against anybody; look again as data arrives.',
  clear: 'Nothing that needs a person.',
};

export function tierMark(tier: Tier): Html {
  return html`<span class="tier tier-${tier}"
    >${disc(TIERS.length - 1 - TIERS.indexOf(tier))}${tier.toUpperCase()}</span
  >`;
}
