import { disc } from '../../../lib/html/disc.ts';
import { html, nothing, trusted, type Html } from '../../../lib/html/markup.ts';
import { px } from '../../../lib/html/scale.ts';
import { count } from '../../../lib/html/text.ts';
import type { Tier } from '../../../model/report.ts';
import type { Share } from '../measure/share.ts';
import { TIER_ORDER } from '../type.ts';
import { interval, percent } from '../words.ts';

export function tierMark(tier: Tier): Html {
  return html`<span class="tier tier-${tier}">${disc(TIER_ORDER.indexOf(tier))}${tier.toUpperCase()}</span>`;
}

const WIDTH = 132;
const PAD = 5;

function at(share: number): string {
  return px(PAD + share * (WIDTH - 2 * PAD));
}

/** A share from 0 to 1 as a dot, its 95% interval as a line. */
export function whisker(share: Share): Html {
  if (share.share === null || share.low === null || share.high === null) return nothing;
  const grid = [0, 0.25, 0.5, 0.75, 1].map((tick) => `<path class="grid" d="M${at(tick)} 0V14"/>`).join('');
  return html`<svg
    class="whisker"
    viewBox="0 0 ${WIDTH} 14"
    role="img"
    aria-label="${percent(share.share)}, 95% interval ${interval(share)}"
  >
    ${trusted(grid)}
    <path class="reach" d="M${at(share.low)} 7H${at(share.high)}" />
    <circle class="dot" cx="${at(share.share)}" cy="7" r="3.5" />
  </svg>`;
}

/** `95.0%`, with counts below. */
export function shareCell(share: Share): Html {
  if (share.share === null) return html`<span class="quiet">-</span>`;
  return html`<b>${percent(share.share)}</b><small class="quiet">${count(share.n)} of ${count(share.of)}</small>`;
}

/** The same with the interval drawn. */
export function drawnShare(share: Share): Html {
  if (share.share === null) return html`<span class="quiet">-</span>`;
  return html`<span class="drawn"
    ><span><b>${percent(share.share)}</b> <small class="quiet">${count(share.n)} of ${count(share.of)}</small></span
    >${whisker(share)}</span
  >`;
}
