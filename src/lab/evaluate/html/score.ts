import { html, nothing, type Html } from '../../../lib/html/markup.ts';
import { capital, count, plural, signedBits } from '../../../lib/html/text.ts';
import type { Evaluation } from '../evaluation.ts';
import { probability, type Bin, type Calibration } from '../measure/calibration.ts';
import type { Ranking } from '../measure/ranking.ts';
import { RAISED } from '../type.ts';
import { number } from '../words.ts';
import { pathOf, plot, type Axis, type Frame } from './plot.ts';

function shareAxis(label: string): Axis {
  return { label, low: 0, high: 1, text: (tick) => number(tick, 1) };
}

/** The score for a probability: the inverse of P = 2^bits / (1 + 2^bits). */
function bitsOf(said: number): number {
  return Math.log2(said / (1 - said));
}

function binMark(bin: Bin, frame: Frame): Html {
  if (bin.is.share === null || bin.is.low === null || bin.is.high === null) return nothing;
  const x = frame.x(bitsOf(bin.said));
  return html`<path class="reach" d="M${x} ${frame.y(bin.is.low)}V${frame.y(bin.is.high)}" /><circle
      class="dot"
      cx="${x}"
      cy="${frame.y(bin.is.share)}"
      r="3.5"
      ><title>
        Scores ${signedBits(bin.from_bits)} to ${signedBits(bin.to_bits)}: said ${number(bin.said)}, is
        ${number(bin.is.share)} of ${count(bin.is.of)}
      </title></circle
    >`;
}

/** The axis shows scores, not probabilities: most probabilities would be at its left end. */
function reliability(one: Calibration): Html {
  const bits = one.bins.map((bin) => bitsOf(bin.said));
  const low = Math.floor(Math.min(-1, ...bits) - 1);
  const high = Math.ceil(Math.max(1, ...bits) + 1);
  const steps = Array.from({ length: 81 }, (_, nth) => low + ((high - low) * nth) / 80);
  return plot(
    'Reliability of the score',
    { label: 'score in bits, 0 is even odds', low, high, text: (tick) => number(tick, 0) },
    shareAxis('share that is fraud'),
    (frame) =>
      html`<path
          class="ideal"
          d="${pathOf(steps.map((at) => [frame.x(at), frame.y(probability(at))] as const))}"
        />${one.bins.map((bin) => binMark(bin, frame))}`,
    html`${plural(one.bins.length, 'bin')} of about equal size over ${plural(one.subjects, one.kind)}, equal scores in
      one bin, with 95% intervals. The dashed line is what the score predicts: P = 2<sup>bits</sup> / (1 +
      2<sup>bits</sup>), of the whole score, which starts at ${signedBits(one.prior_bits)}. Brier score
      <b>${number(one.brier, 4)}</b>; if everybody gets the base rate ${number(one.brier_of_share, 4)}; with the prior
      moved to the base rate ${number(one.brier_at_share, 4)}.`,
  );
}

function curve(one: Ranking): Html {
  const base = one.subjects === 0 ? 0 : one.fraud / one.subjects;
  return plot(
    'Precision and recall by score',
    shareAxis('recall'),
    shareAxis('precision'),
    (frame) => {
      let line = '';
      for (const point of one.points) {
        const y = frame.y(point.precision);
        line += `${line === '' ? `M${frame.x(0)} ${y}` : `V${y}`}H${frame.x(point.recall)}`;
      }
      const tiers = RAISED.map((tier) => {
        const point = one.tiers[tier];
        if (point === null) return nothing;
        const [x, y] = [Number(frame.x(point.recall)), Number(frame.y(point.precision))];
        const left = point.recall > 0.8;
        return html`<circle class="dot hollow" cx="${x}" cy="${y}" r="4.5" /><text
            class="mark${left ? ' end' : ''}"
            x="${left ? x - 8 : x + 8}"
            y="${y + (tier === 'review' ? 16 : tier === 'case' ? 30 : 4)}"
            >${tier}</text
          >`;
      });
      return html`<path class="ideal" d="M${frame.x(0)} ${frame.y(base)}H${frame.x(1)}" /><path
          class="line"
          d="${line}"
        />${tiers}`;
    },
    html`${capital(one.kind)}s by score, highest first; the dashed line is a random order. Average precision
      <b>${number(one.average_precision)}</b> over ${plural(one.subjects, one.kind)}, ${count(one.fraud)} of them to be
      found. Circles: tiers; a tier is not a threshold of the score.`,
  );
}

export function scoreChapter({ calibration, ranking }: Evaluation): Html {
  const plots =
    calibration === null || ranking === null
      ? html`<p class="quiet">The report has no scores.</p>`
      : html`<div class="plots">${reliability(calibration)}${curve(ranking)}</div>`;
  return html`<section id="scores" class="chapter" aria-labelledby="scores-title">
    <h2 id="scores-title">Scores</h2>
    ${plots}
  </section>`;
}
