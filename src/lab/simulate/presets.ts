import type { OptionalList } from './optional.ts';
import type { Difficulty, Setting, Tool } from './world.ts';

/** A kind of organisation by name. A preset names only schemes that exist. */
export interface Preset {
  readonly about: string;
  readonly workers: number;
  readonly days: number;
  readonly difficulty: Difficulty;
  readonly tools: readonly Tool[];
  /** Scheme kind -> how many. */
  readonly schemes: Readonly<Record<string, number>>;
  /** Laptops in the median farm, counting those of all employers. */
  readonly farmSize?: number;
  /** How many of each kind of honest look-alike. */
  readonly lookAlikes: number;
  /** Ordinary records relative to a real organisation: traces are not thinned out, so less noise costs no realism that matters here. */
  readonly rate?: number;
  /** Honest accounts of a platform, in addition to workers. */
  readonly accounts?: number;
}

const EVERYTHING: readonly Tool[] = ['okta', 'entra', 'defender', 'intune', 'osquery', 'anydesk', 'teamviewer'];

/** Enough schemes of each kind to make every measure meaningful; far more than an organisation would have. */
const ENTERPRISE = {
  'farm-by-remote-tool': 4,
  'farm-by-kvm': 3,
  'relocated-laptop': 5,
  'payout-hub': 3,
  'shared-operator': 4,
  'rented-identity': 5,
  'exfiltration-at-exit': 3,
  'stealth-behaviour': 2,
  'one-identity-many-jobs': 2,
  'applicant-ring': 2,
  'front-company': 1,
} as const;

export const PRESETS: Readonly<Record<string, Preset>> = {
  enterprise: {
    about: 'a company of 3,000 with every tool; all schemes at medium difficulty',
    workers: 3_000,
    days: 90,
    difficulty: 'medium',
    tools: EVERYTHING,
    schemes: ENTERPRISE,
    lookAlikes: 2,
    rate: 0.3,
  },
  hard: {
    about: 'the same company; schemes that leave few traces',
    workers: 3_000,
    days: 90,
    difficulty: 'hard',
    tools: EVERYTHING,
    schemes: ENTERPRISE,
    lookAlikes: 2,
    rate: 0.3,
  },
  quiet: {
    about: 'the same company without schemes: everything that is found is a false alarm',
    workers: 3_000,
    days: 90,
    difficulty: 'medium',
    tools: EVERYTHING,
    schemes: {},
    lookAlikes: 2,
    rate: 0.3,
  },
  startup: {
    about: 'a remote-first company of 150 with Okta, osquery and little else',
    workers: 150,
    days: 90,
    difficulty: 'medium',
    tools: ['okta', 'osquery', 'anydesk', 'teamviewer'],
    schemes: {
      'farm-by-remote-tool': 1,
      'shared-operator': 1,
      'rented-identity': 1,
      'relocated-laptop': 1,
      'payout-hub': 1,
    },
    lookAlikes: 1,
  },
  agency: {
    about: 'a company of 600 that hires through agencies; Entra and Defender',
    workers: 600,
    days: 90,
    difficulty: 'medium',
    tools: ['entra', 'defender', 'intune', 'anydesk', 'teamviewer'],
    schemes: { 'farm-by-remote-tool': 2, 'farm-by-kvm': 1, 'payout-hub': 2, 'front-company': 1, 'rented-identity': 2 },
    lookAlikes: 1,
  },
  'seed-case': {
    about:
      'the 2025 enforcement action in miniature: 29 farms, about 200 laptops, 29 payout accounts, 21 websites, 3,000 mailboxes, one 13-job identity',
    workers: 4_000,
    days: 120,
    difficulty: 'easy',
    tools: EVERYTHING,
    schemes: {
      'farm-by-remote-tool': 23,
      'farm-by-kvm': 6,
      'payout-hub': 29,
      'front-company': 21,
      'one-identity-many-jobs': 1,
      'account-farm': 1,
    },
    farmSize: 6.5,
    lookAlikes: 2,
    rate: 0.3,
    accounts: 20_000,
  },
  platform: {
    about: 'a mail and job platform: a farm of 3,000 throw-away mailboxes among a million honest accounts',
    workers: 50,
    days: 90,
    difficulty: 'medium',
    tools: [],
    schemes: { 'account-farm': 1 },
    lookAlikes: 0,
    accounts: 1_000_000,
  },
};

/** Records of a working day by tool: minimum, and per unit of rate (measured; Entra has fewer if people sign in elsewhere first). */
const RECORDS_A_DAY: Readonly<Record<Tool, readonly [always: number, ordinary: number]>> = {
  okta: [4.7, 9.7],
  entra: [2.5, 20],
  defender: [15, 53],
  intune: [0, 0],
  osquery: [15.7, 0],
  anydesk: [0, 0],
  teamviewer: [0, 0],
};
const ENTRA_BESIDE_OKTA = [1.8, 14.1] as const;
/** Below this an ordinary day would have almost nothing, and every trace would stand out. */
const LEAST_RATE = 0.05;

/** The rate at which this many working days give approximately the requested number of records, or the minimum. */
export function rateOf({ tools, events, rate }: Setting, workingDays: number): number {
  if (events === undefined || workingDays === 0) return rate;
  let [always, ordinary] = [0, 0];
  for (const tool of tools) {
    const records = tool === 'entra' && tools.includes('okta') ? ENTRA_BESIDE_OKTA : RECORDS_A_DAY[tool];
    always += records[0];
    ordinary += records[1];
  }
  return ordinary === 0 ? rate : Math.max((events / workingDays - always) / ordinary, LEAST_RATE);
}

/** First day of every data set: a Monday. */
const FROM = '2026-01-05';

export interface SettingOptions {
  readonly seed: number;
  readonly workers?: number;
  readonly days?: number;
  readonly difficulty?: Difficulty;
  /** Approximate number of records to write. */
  readonly events?: number;
  /** Lists that are not written. */
  readonly without?: readonly OptionalList[];
}

/** The setting of a preset, with the user's changes. Look-alikes are those of `kinds`. */
export function settingOf(id: string, preset: Preset, kinds: readonly string[], options: SettingOptions): Setting {
  const workers = options.workers ?? preset.workers;
  const days = options.days ?? preset.days;
  return {
    preset: id,
    seed: options.seed,
    workers,
    days,
    from: FROM,
    difficulty: options.difficulty ?? preset.difficulty,
    tools: preset.tools,
    schemes: preset.schemes,
    ...(preset.farmSize === undefined ? {} : { farmSize: preset.farmSize }),
    lookAlikes: Object.fromEntries(kinds.map((kind) => [kind, preset.lookAlikes])),
    accounts: preset.accounts ?? 0,
    rate: preset.rate ?? 1,
    ...(options.events === undefined ? {} : { events: options.events }),
    ...(options.without === undefined ? {} : { without: options.without }),
  };
}
