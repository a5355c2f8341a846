import type { RowOf } from '../../model/column.ts';
import type { RosterName, RosterRow as RosterInput } from '../../model/roster.ts';
import type { Truth, TruthScheme, TruthSubject } from '../../model/truth.ts';
import type { OptionalList } from './optional.ts';
import type { ACCOUNT_FARM } from './platform/tables.ts';
import { random, type Random } from './random.ts';
import type { PLAN_TABLES } from './tables.ts';

export type Difficulty = 'easy' | 'medium' | 'hard';
export type Cell = string | number | boolean | null;

type PlanTable = (typeof PLAN_TABLES)[number] | typeof ACCOUNT_FARM;
export type PlanName = PlanTable['name'];
type Rows<Of extends PlanTable> = { -readonly [Id in keyof RowOf<Of>]?: RowOf<Of>[Id] };
/** A row of the plan in the making: what is not said yet is absent. */
export type PlanRow<Name extends PlanName> = Rows<Extract<PlanTable, { name: Name }>>;
/** A row of the roster; those that are `unlisted` are left out of the files. */
export type RosterRow<Name extends RosterName> = RosterInput<Name> & { unlisted?: boolean };

/** Which tools the organisation owns: what is not there is not exported. */
export type Tool = 'okta' | 'entra' | 'defender' | 'intune' | 'osquery' | 'anydesk' | 'teamviewer';

/** Everything that depends on the size and kind of the organisation. */
export interface Setting {
  readonly preset: string;
  readonly seed: number;
  readonly workers: number;
  readonly days: number;
  /** First day of the data, UTC. */
  readonly from: string;
  readonly difficulty: Difficulty;
  readonly tools: readonly Tool[];
  /** Scheme kind -> how many. */
  readonly schemes: Readonly<Record<string, number>>;
  /** Look-alike kind -> how many. */
  readonly lookAlikes: Readonly<Record<string, number>>;
  /** Laptops in the middle farm, where it is not the usual number. */
  readonly farmSize?: number;
  /** Honest accounts of a platform. */
  readonly accounts: number;
  /** Factor on the number of ordinary events. */
  readonly rate: number;
  /** About how many records to write; the rate follows from it. */
  readonly events?: number;
  /** Lists that are not written. They are made all the same, so that everything else stays as it is. */
  readonly without?: readonly OptionalList[];
}

/** The plan in the making. Rows are collected and go to the engine at once; JavaScript sees people, never their events. */
export interface World {
  readonly setting: Setting;
  /** ISO times of the first and the last moment. */
  readonly startAt: string;
  readonly endAt: string;
  /** A random stream of its own for each name. */
  readonly draw: (name: string) => Random;
  /** Rows of the plan by table (tables.ts). */
  readonly plan: Map<string, Record<string, Cell>[]>;
  /** Rows of the roster by dataset (formats.md); undefined cells are left out. */
  readonly roster: Map<string, Record<string, Cell>[]>;
  /** Texts that roster rows point to, by path beside them. */
  readonly files: Map<string, string>;
  readonly truth: { readonly schemes: TruthScheme[]; readonly subjects: Map<string, TruthSubject> };
  /** Numbers in use, by what they number. */
  readonly counters: Map<string, number>;
}

const DAY = 86_400_000;

export function isoOf(millis: number): string {
  return new Date(millis).toISOString();
}

/** The time so many days (fractions allowed) after the first moment of the data. */
export function after(world: World, days: number): string {
  return isoOf(Date.parse(world.startAt) + Math.round(days * DAY));
}

export function newWorld(setting: Setting): World {
  const start = Date.parse(`${setting.from}T00:00:00Z`);
  return {
    setting,
    startAt: isoOf(start),
    endAt: isoOf(start + setting.days * DAY),
    draw: (name) => random(setting.seed, name),
    plan: new Map(),
    roster: new Map(),
    files: new Map(),
    truth: { schemes: [], subjects: new Map() },
    counters: new Map(),
  };
}

/** The next number of a series, from 0. */
export function nextNumber(world: World, series: string): number {
  const number = world.counters.get(series) ?? 0;
  world.counters.set(series, number + 1);
  return number;
}

/** The rows of a name; made where there are none yet. */
function added(rows: Map<string, Record<string, Cell>[]>, name: string): Record<string, Cell>[] {
  const known = rows.get(name) ?? [];
  rows.set(name, known);
  return known;
}

/** Rows of a table of the plan, which may still change. */
export function planOf<Name extends PlanName>(world: World, table: Name): PlanRow<Name>[] {
  return (world.plan.get(table) ?? []) as PlanRow<Name>[]; // `put` takes no others
}

export function put<Name extends PlanName>(world: World, table: Name, row: PlanRow<Name>): void {
  added(world.plan, table).push(row as Record<string, Cell>); // every column is a cell
}

/** Rows of a dataset of the roster, which may still change. */
export function rosterOf<Name extends RosterName>(world: World, dataset: Name): RosterRow<Name>[] {
  return (world.roster.get(dataset) ?? []) as RosterRow<Name>[]; // `putRoster` takes no others
}

export function putRoster<Name extends RosterName>(world: World, dataset: Name, row: RosterRow<Name>): RosterRow<Name> {
  added(world.roster, dataset).push(row);
  return row;
}

/** Says what is true of a subject; said again, schemes add up and fraud outweighs honest. */
export function tell(
  world: World,
  kind: TruthSubject['kind'],
  id: string,
  more: Partial<Pick<TruthSubject, 'label' | 'look_alike'>> & { scheme?: string } = {},
): void {
  const key = `${kind}:${id}`;
  const known = world.truth.subjects.get(key);
  const schemes = [...(known?.schemes ?? []), ...(more.scheme === undefined ? [] : [more.scheme])];
  world.truth.subjects.set(key, {
    kind,
    id,
    label: schemes.length > 0 || more.label === 'fraud' || known?.label === 'fraud' ? 'fraud' : 'honest',
    schemes: [...new Set(schemes)],
    look_alike: more.look_alike ?? known?.look_alike ?? null,
  });
}

export function tellScheme(world: World, scheme: TruthScheme): void {
  world.truth.schemes.push(scheme);
  for (const { kind, id } of scheme.members) tell(world, kind, id, { scheme: scheme.id });
}

export function truthOf(world: World): Truth {
  const { preset, seed, difficulty, from } = world.setting;
  return {
    version: 1,
    preset,
    seed,
    difficulty,
    from,
    to: isoOf(Date.parse(world.endAt) - 1).slice(0, 10),
    schemes: world.truth.schemes,
    subjects: [...world.truth.subjects.values()],
  };
}
