import { groupBy } from '../../../lib/group.ts';
import type { Coverage, ReportEvent } from '../../../model/report.ts';
import { html, nothing, type Html } from '../../../lib/html/markup.ts';
import { px, timeTicks } from '../../../lib/html/scale.ts';
import { capital, count, plural, truncateMiddle, words } from '../../../lib/html/text.ts';
import { instant, moment } from '../time.ts';

const WIDTH = 1120;
const LEFT = 140;
const RIGHT = 52;
const LANE = 30;
const TOP = 8;
const BIN = 4;
const HOUR = 3_600_000;

interface Timed {
  readonly event: ReportEvent;
  readonly at: number;
}

interface Bin {
  readonly x: number;
  readonly events: Timed[];
}

function binsOf(events: readonly Timed[], place: (at: number) => number): readonly Bin[] {
  const bins = new Map<number, Bin>();
  for (const one of events) {
    const slot = Math.round(place(one.at) / BIN);
    const bin = bins.get(slot);
    if (bin === undefined) bins.set(slot, { x: place(one.at), events: [one] });
    else bin.events.push(one);
  }
  return [...bins.values()];
}

function drawBin(bin: Bin, bottom: number): Html {
  const n = bin.events.length;
  const height = Math.min(22, 9 + Math.log2(n) * 4);
  const width = n === 1 ? 2 : BIN - 0.5;
  const shown = bin.events.slice(0, 6).map((one) => `${moment(one.event.at)} ${truncateMiddle(one.event.what, 140)}`);
  if (n > shown.length) shown.push(`and ${n - shown.length} more`);
  return html`<rect
    class="tick"
    x="${px(bin.x - width / 2)}"
    y="${px(bottom - height)}"
    width="${width}"
    height="${px(height)}"
    ><title>${shown.join('\n')}</title></rect
  >`;
}

/** The pattern for missing data, once per page. */
export function hatchPattern(): Html {
  return html`<svg class="unseen" aria-hidden="true">
    <defs>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="hatch" width="1.5" height="6" />
      </pattern>
    </defs>
  </svg>`;
}

/** Hatches spans where a source has no data at all, so that missing data is not read as innocence. */
function gaps(lane: string, coverage: Coverage, from: number, until: number): readonly (readonly [number, number])[] {
  const same = coverage.datasets.filter(
    (one) => one.source.toLowerCase() === lane.toLowerCase() || one.id.toLowerCase() === lane.toLowerCase(),
  );
  const starts = same.flatMap((one) => instant(one.firstAt) ?? []);
  const ends = same.flatMap((one) => instant(one.lastAt) ?? []);
  if (starts.length === 0 || ends.length === 0) return [];
  const first = Math.min(...starts);
  const last = Math.max(...ends);
  const found: (readonly [number, number])[] = [];
  if (first > from) found.push([from, Math.min(first, until)]);
  if (last < until) found.push([Math.max(last, from), until]);
  return found;
}

function laneRow(
  lane: string,
  events: readonly Timed[],
  row: number,
  place: (at: number) => number,
  empty: readonly (readonly [number, number])[],
): Html {
  const top = TOP + row * LANE;
  const bottom = top + LANE - 4;
  const hatched = empty.map(
    ([from, until]) =>
      html`<rect
        class="gap"
        fill="url(#hatch)"
        x="${px(place(from))}"
        y="${px(top + 2)}"
        width="${px(place(until) - place(from))}"
        height="${LANE - 6}"
        ><title>no ${lane} data here</title></rect
      >`,
  );
  const name = truncateMiddle(capital(words(lane)), 20);
  return html`<g
    >${hatched}<line class="floor" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${bottom}" y2="${bottom}" /><text
      class="lane"
      x="0"
      y="${top + 20}"
      >${name}<title>${lane}</title></text
    >${binsOf(events, place).map((bin) => drawBin(bin, bottom))}<text class="n" x="${WIDTH}" y="${top + 20}"
      >${count(events.length)}</text
    ></g
  >`;
}

export function timeline(events: readonly ReportEvent[], coverage: Coverage): Html {
  const timed = events.flatMap((event) => {
    const at = instant(event.at);
    return at === null ? [] : [{ event, at }];
  });
  timed.sort((a, b) => a.at - b.at);
  const first = timed[0];
  const last = timed.at(-1);
  if (first === undefined || last === undefined) return html`<p class="quiet">No dated events.</p>`;
  const pad = Math.max(HOUR, (last.at - first.at) * 0.03);
  const from = first.at - pad;
  const until = last.at + pad;
  const place = (at: number): number => LEFT + ((at - from) / (until - from)) * (WIDTH - LEFT - RIGHT);
  const lanes = groupBy(timed, (one) => one.event.lane);
  const height = TOP + lanes.size * LANE;
  const ticks = timeTicks(from, until, 8);
  const grid = ticks.map(
    (tick) =>
      html`<line class="grid" x1="${px(place(tick.at))}" x2="${px(place(tick.at))}" y1="${TOP}" y2="${height}" /><text
          class="axis"
          x="${px(place(tick.at))}"
          y="${height + 14}"
          >${tick.label}</text
        >`,
  );
  let hatchings = 0;
  const rows = [...lanes].map(([lane, own], row) => {
    const empty = gaps(lane, coverage, from, until);
    hatchings += empty.length;
    return laneRow(lane, own, row, place, empty);
  });
  const key = hatchings > 0 ? html` Hatched: no data from that source.` : nothing;
  return html`<figure class="timeline">
    <div class="scroll">
      <svg
        viewBox="0 0 ${WIDTH} ${height + 22}"
        role="img"
        aria-label="Timeline, ${plural(timed.length, 'event')} in ${plural(lanes.size, 'source')}"
      >
        ${grid}${rows}
      </svg>
    </div>
    <figcaption class="quiet">
      ${plural(timed.length, 'event')} that findings rest on, ${moment(first.event.at)} to ${moment(last.event.at)}.
      Times in UTC; a taller bar means several events close together.${key}
    </figcaption>
  </figure>`;
}
