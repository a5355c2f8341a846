import { LISTS_OF_TRACES } from '../optional.ts';
import type { Random } from '../random.ts';
import { after, tell, tellScheme, type Difficulty, type PlanRow, type World } from '../world.ts';
import type { Hire } from '../population/hire.ts';
import type { Operator } from './operator.ts';
import type { Site } from './site.ts';

/** How often a trace is left: by easy, by medium and by hard schemes. */
export type Shares = readonly [easy: number, medium: number, hard: number];

/** A worker of a scheme. */
export interface Seat extends Hire {
  readonly role: string;
  /** First and last day in the data on which the laptop is used. */
  readonly seen: number;
  readonly until: number;
  readonly leaves: boolean;
  /** Browser of the machine from which the operator signs in beside the laptop. */
  readonly browser: string;
  /** Remote-access tool on the laptop, once there is one. */
  tool?: { readonly row: PlanRow<'sim_tool_use'>; session?: PlanRow<'sim_session'> };
}

/** A trace by name, with the day of its first record. */
interface Left {
  readonly trace: string;
  readonly day: number;
}

/** A scheme in the making: its people, who is behind them, and what has been left so far. */
export interface Ring {
  readonly world: World;
  readonly kind: string;
  readonly id: string;
  readonly difficulty: Difficulty;
  /** Leaves less than others of its difficulty. */
  readonly quiet: boolean;
  readonly draw: Random;
  readonly seats: Seat[];
  operator?: Operator;
  /** Home in which its laptops stand or to which its parcels go, if there is one. */
  site?: Site;
  /** What was left, written or not. */
  readonly left: Left[];
  /** Things that several seats share, so that rings which share one can be told to belong together. */
  readonly bonds: Set<string>;
}

/** Public charges show schemes that were loud and caught: half of ours are quieter (our assumption, as is by how much). */
const QUIET_SHARE = 0.5;
const QUIETER = 0.75;

const RINGS = new WeakMap<World, Ring[]>();

export function ringsOf(world: World): readonly Ring[] {
  return RINGS.get(world) ?? [];
}

export function newRing(world: World, kind: string, n: number): Ring {
  const id = `${kind}-${n + 1}`;
  const draw = world.draw(`scheme ${id}`);
  const { difficulty } = world.setting;
  const ring = { world, kind, id, difficulty, quiet: draw.chance(QUIET_SHARE), draw, seats: [], left: [], bonds: new Set<string>() }; // prettier-ignore
  RINGS.set(world, [...ringsOf(world), ring]);
  return ring;
}

const COLUMN = { easy: 0, medium: 1, hard: 2 } as const;

export function shareOf(ring: Ring, shares: Shares): number {
  const share = shares[COLUMN[ring.difficulty]];
  return ring.quiet && share < 1 ? share * QUIETER : share;
}

/** Whether a trace is left. Each has a draw of its own, so that an easier scheme leaves what a harder one leaves, and more. */
export function leaves(ring: Ring, trace: string, shares: Shares, whose = ''): boolean {
  return ring.world.draw(`${ring.id} ${whose} ${trace}`).next() < shareOf(ring, shares);
}

export function note(ring: Ring, trace: string, day: number): void {
  ring.left.push({ trace, day: Math.min(Math.max(day, 0), ring.world.setting.days) });
}

/** What a ring has left in the data: not what only a list would show that is not written. */
export function shownBy({ world, left }: Ring): Left[] {
  const without = world.setting.without ?? [];
  return left.filter(({ trace }) => !LISTS_OF_TRACES[trace]?.some((list) => without.includes(list)));
}

/** How many of these traces a ring shows: a verdict is expected only if they are what the verdict needs. */
export function countLeft(ring: Ring, ...traces: readonly string[]): number {
  const shown = new Set(shownBy(ring).map((one) => one.trace));
  return traces.filter((trace) => shown.has(trace)).length;
}

export interface Told {
  readonly verdict: string | null;
  readonly open?: boolean;
  /** Members beside the seats. */
  readonly others?: readonly { readonly kind: 'applicant' | 'vendor'; readonly id: string; readonly role: string }[];
}

/** Says the truth of a ring: its people are members; their laptops, accounts and applications belong to it too. */
export function tellRing(ring: Ring, told: Told): void {
  const { world, id, kind, difficulty, seats } = ring;
  tellScheme(world, {
    id,
    kind,
    difficulty,
    verdict: told.verdict,
    open: told.open ?? false,
    first_trace_at: after(world, Math.min(world.setting.days, ...shownBy(ring).map((one) => one.day))),
    members: [
      ...seats.map((one) => ({ kind: 'worker' as const, id: one.person.id, role: one.role })),
      ...(told.others ?? []),
    ],
  });
  for (const { person, laptop, application } of seats) {
    tell(world, 'device', laptop.serial, { scheme: id });
    tell(world, 'account', person.login, { scheme: id });
    tell(world, 'applicant', application.id, { scheme: id });
  }
  tellJoined(ring);
}

/** Two rings of workers that share an operator or an account are one to whoever looks at what is shared. */
function tellJoined(ring: Ring): void {
  const { world } = ring;
  for (const other of ringsOf(world)) {
    if (other === ring || ![...ring.bonds].some((bond) => other.bonds.has(bond))) continue;
    const parts = world.truth.schemes.filter((one) => one.id === ring.id || one.id === other.id);
    if (parts.length < 2 || parts.some((one) => one.open)) continue;
    tellScheme(world, {
      id: `${other.id}+${ring.id}`,
      kind: 'joined-schemes',
      difficulty: ring.difficulty,
      verdict: null,
      open: false,
      first_trace_at: parts.map((one) => one.first_trace_at).sort()[1] as string, // there are two
      members: parts.flatMap((one) => one.members),
    });
  }
}
