import type { World } from '../world.ts';
import { SCHEMES } from './index.ts';
import { ringsOf, shownBy, type Ring } from './ring.ts';

function named(left: Ring['left']): string[] {
  return [...new Set(left.map(({ trace }) => trace.replaceAll('_', ' ')))].sort();
}

/** What was planted, for people: each scheme with its members and the traces that it left. */
export function storyOf(world: World): string {
  const rings = new Map(ringsOf(world).map((one) => [one.id, one]));
  const about = new Map(SCHEMES.map((one) => [one.kind, one.about]));
  return [...world.truth.schemes]
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))
    .map((one) => {
      const ring = rings.get(one.id);
      const traces = ring === undefined ? [] : named(shownBy(ring));
      const hidden = ring === undefined ? [] : named(ring.left).filter((trace) => !traces.includes(trace));
      const verdict = one.verdict === null ? 'no verdict of its own' : `verdict \`${one.verdict}\`${one.open ? ' (not there yet)' : ''}`; // prettier-ignore
      return [
        `- \`${one.id}\`: ${about.get(one.kind) ?? 'schemes that share an operator or an account'}`,
        `  - ${one.difficulty}${ring?.quiet === true ? ', quieter than most' : ''}; ${one.members.length} members; ${verdict}; first trace ${one.first_trace_at.slice(0, 10)}`,
        ...(traces.length > 0 ? [`  - left: ${traces.join(', ')}`] : []),
        ...(hidden.length > 0 ? [`  - only in lists that are left out: ${hidden.join(', ')}`] : []),
      ].join('\n');
    })
    .join('\n');
}
