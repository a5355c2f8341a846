import type { ReportSubject } from '../../../model/report.ts';
import { html, nothing, type Html } from '../../../lib/html/markup.ts';
import { px } from '../../../lib/html/scale.ts';
import { count, plural } from '../../../lib/html/text.ts';
import { offsetMinutes } from '../time.ts';

const SIZE = 264;
const MIDDLE = SIZE / 2;
const INNER = 36;
const RING = 10.5;
/** Degrees at midnight kept free for the names of the days. */
const GAP = 16;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function angle(hour: number): number {
  return ((GAP / 2 + (hour / 24) * (360 - GAP) - 90) * Math.PI) / 180;
}

function at(hour: number, radius: number): { x: number; y: number } {
  return { x: MIDDLE + radius * Math.cos(angle(hour)), y: MIDDLE + radius * Math.sin(angle(hour)) };
}

function ringRadius(weekday: number): number {
  return INNER + (weekday - 0.5) * RING;
}

function arc(radius: number): string {
  const from = at(0, radius);
  const to = at(24, radius);
  return `M${px(from.x)} ${px(from.y)}A${px(radius)} ${px(radius)} 0 1 1 ${px(to.x)} ${px(to.y)}`;
}

function hourText(hour: number): string {
  return String(((hour % 24) + 24) % 24).padStart(2, '0');
}

function faces(offset: number | null): Html {
  const rings = DAYS.map(
    (day, index) =>
      html`<path class="ring" d="${arc(ringRadius(index + 1))}" /><text
          class="day"
          x="${MIDDLE}"
          y="${px(MIDDLE - ringRadius(index + 1) + 3)}"
          >${day.slice(0, 1)}</text
        >`,
  );
  const outer = INNER + 7 * RING;
  const hours = [0, 3, 6, 9, 12, 15, 18, 21].map((hour) => {
    const from = at(hour, INNER - 3);
    const to = at(hour, outer + 3);
    const label = hour === 0 ? { x: MIDDLE, y: MIDDLE - outer - 8 } : at(hour, outer + 12);
    const inside = at(hour, INNER - 12);
    const utc =
      offset === null || hour % 6 !== 0 || hour === 0
        ? nothing
        : html`<text class="utc" x="${px(inside.x)}" y="${px(inside.y + 3)}"
            >${hourText(hour - Math.round(offset / 60))}</text
          >`;
    return html`<line class="spoke" x1="${px(from.x)}" y1="${px(from.y)}" x2="${px(to.x)}" y2="${px(to.y)}" /><text
        class="hour"
        x="${px(label.x)}"
        y="${px(label.y + 3.5)}"
        >${hourText(hour)}</text
      >${utc}`;
  });
  return html`${rings}${hours}${offset === null ? nothing : html`<text class="utc" x="${MIDDLE}" y="${MIDDLE + 3}">UTC</text>`}`;
}

/** The shortest range of hours with at least 80% of sign-ins, in words. */
function busiest(activity: ReportSubject['activity']): string {
  const byHour = Array.from({ length: 24 }, () => 0);
  let total = 0;
  for (const cell of activity) {
    byHour[cell.hour] = (byHour[cell.hour] ?? 0) + cell.n;
    total += cell.n;
  }
  for (let length = 1; length <= 24; length += 1) {
    for (let start = 0; start < 24; start += 1) {
      let sum = 0;
      for (let hour = start; hour < start + length; hour += 1) sum += byHour[hour % 24] ?? 0;
      if (sum >= total * 0.8)
        return length > 16
          ? 'spread over the day'
          : `${Math.round((sum / total) * 100)} of 100 between ${hourText(start)}:00 and ${hourText(start + length)}:00`;
    }
  }
  return '';
}

/** 24 hours by weekday: a dot for each hour of the week, its area proportional to the number of sign-ins. */
export function activityClock(subject: ReportSubject): Html {
  const activity = subject.activity.filter(
    (cell) => cell.n > 0 && cell.hour >= 0 && cell.hour < 24 && cell.weekday >= 1 && cell.weekday <= 7,
  );
  if (activity.length === 0) return nothing;
  let most = 1;
  let total = 0;
  for (const cell of activity) {
    most = Math.max(most, cell.n);
    total += cell.n;
  }
  const lastAt =
    subject.findings
      .map((one) => one.lastAt ?? one.firstAt ?? '')
      .sort()
      .at(-1) ?? '';
  const offset = subject.timeZone === null ? null : offsetMinutes(subject.timeZone, lastAt);
  const dots = activity.map((cell) => {
    const spot = at(cell.hour + 0.5, ringRadius(cell.weekday));
    return html`<circle
      class="hit"
      cx="${px(spot.x)}"
      cy="${px(spot.y)}"
      r="${px(0.9 + 3.9 * Math.sqrt(cell.n / most))}"
      ><title>${DAYS[cell.weekday - 1]} ${hourText(cell.hour)}:00, ${plural(cell.n, 'sign-in')}</title></circle
    >`;
  });
  const zone =
    subject.timeZone === null
      ? 'time zone not on file, hours in UTC'
      : `hours in ${subject.timeZone}${offset === null ? '' : ', inner ring UTC'}`;
  const summary = `${plural(total, 'successful sign-in')}; ${busiest(activity)}`;
  return html`<figure class="clock">
    <h4>When they sign in</h4>
    <svg viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label="Sign-ins by hour and weekday: ${summary}">
      ${faces(offset)}${dots}
    </svg>
    <figcaption class="quiet">
      ${summary}. ${zone[0]?.toUpperCase()}${zone.slice(1)}. Rings: Monday inside, Sunday outside. Largest dot:
      ${count(most)}.
    </figcaption>
  </figure>`;
}
