import type { Family, Strength, SubjectKind } from './detection.ts';

/** Everything that `report.html` shows; built by report/model.ts from the lake, rendered without any further look-up. */
export interface ReportModel {
  readonly title: string;
  readonly version: string;
  /** Credits that data licences require wherever results are shown. */
  readonly attributions: readonly { readonly text: string; readonly url: string }[];
  /** Time of the newest event; the report has no wall-clock time, so that two runs give the same bytes. */
  readonly dataFrom: string | null;
  readonly dataUntil: string | null;
  readonly totals: { readonly workers: number; readonly events: number; readonly files: number };
  /** Subjects per tier. */
  readonly tiers: Readonly<Record<Tier, number>>;
  /** Sorted by importance: verdict first, then tier, then bits. */
  readonly clusters: readonly ReportCluster[];
  /** Number of clusters without anybody at watch or above that are only in clusters.csv. */
  readonly clustersLeft: number;
  /** Watch and above in full; sorted by tier, then score, then id. */
  readonly subjects: readonly ReportSubject[];
  /** What was taken from the data though no list says so: how many of each kind, and the first of them. */
  readonly inferred: {
    readonly kinds: readonly { readonly kind: string; readonly n: number }[];
    readonly rows: readonly InferredFact[];
  };
  readonly coverage: Coverage;
}

export interface InferredFact {
  readonly kind: string;
  readonly value: string;
  readonly people: number;
  readonly why: string;
  /** The list that it belongs into; empty where no list has such a thing. */
  readonly dataset: string;
}

export type Tier = 'clear' | 'watch' | 'review' | 'case';

export interface ReportCluster {
  readonly id: string;
  readonly verdicts: readonly {
    readonly id: string;
    readonly title: string;
    readonly why: string;
    readonly missing: string;
    readonly innocent: string;
    readonly settle: string;
    readonly members: readonly string[] /* kind:id */;
  }[];
  readonly tier: Tier;
  readonly members: readonly {
    readonly kind: string;
    readonly id: string;
    readonly label: string;
    readonly role: string;
    readonly tier: Tier | null; // of its own; null if it has no findings
    readonly weightBits: number;
  }[];
  /** Accounts and devices among the members, each with the member it belongs to. */
  readonly owned: readonly { readonly thing: string /* kind:id */; readonly owner: string; readonly why: string }[];
  readonly links: readonly {
    readonly left: string; // "kind:id"
    readonly right: string;
    readonly identifierKind: string;
    readonly identifier: string; // masked
    readonly weightBits: number;
    readonly firstAt: string | null;
    readonly lastAt: string | null;
    readonly why: string;
  }[];
  readonly hubs: readonly { readonly kind: string; readonly reason: string; readonly holders: number }[];
  readonly places: readonly ReportPlace[];
  readonly timeline: readonly ReportEvent[];
}

export interface ReportPlace {
  readonly label: string; // "Home network of 5 laptops", "Home on file", "Delivery"
  readonly kind: 'network' | 'home' | 'delivery' | 'device';
  readonly latitude: number;
  readonly longitude: number;
  /** Radius of uncertainty in kilometres. */
  readonly radiusKm: number;
  readonly members: readonly string[]; // "kind:id"
}

export interface ReportEvent {
  readonly at: string;
  readonly subject: string; // "kind:id"
  readonly lane: string; // source
  readonly detection: string;
  readonly what: string;
  readonly rawFile: string;
  readonly rawLine: number;
}

export interface ReportSubject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly label: string; // name on file, else the id
  readonly about: string; // "Engineer, contractor, remote, since 2026-02-02"
  readonly timeZone: string | null; // IANA
  readonly tier: Tier;
  readonly priorBits: number;
  readonly bitsFor: number;
  readonly bitsAgainst: number;
  readonly scoreBits: number;
  readonly topReason: string;
  readonly innocent: string;
  readonly settle: string;
  readonly verdicts: readonly string[];
  readonly clusterIds: readonly string[];
  readonly findings: readonly ReportFinding[];
  /** Caps that took effect: counted bits of each family after caps and offsets. */
  readonly families: readonly {
    readonly family: Family;
    readonly rawFor: number;
    readonly countedFor: number;
    readonly countedAgainst: number;
  }[];
  /** Successful sign-ins by local hour (0-23) and weekday (1 Monday .. 7), in the worker's own time zone; empty if none. */
  readonly activity: readonly { readonly weekday: number; readonly hour: number; readonly n: number }[];
}

export interface ReportFinding {
  readonly detection: string;
  readonly title: string;
  readonly family: Family;
  readonly direction: 'for' | 'against';
  readonly strength: Strength;
  /** Its own weight. */
  readonly bits: number;
  /** What it adds to the sum after ageing, shared identifiers and caps; 0 if it does not count. */
  readonly countedBits: number;
  readonly explanation: string;
  readonly innocent: string;
  readonly settle: string;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly clearedBy: string | null;
  /** Why countedBits differs from bits, in one sentence; empty if it does not. */
  readonly note: string;
  readonly sources: readonly string[];
  readonly records: readonly ReportRecord[];
}

/** A raw record behind a finding, secrets masked, at most 4,000 characters. */
export interface ReportRecord {
  readonly at: string;
  readonly source: string;
  readonly path: string; // relative to the input folder
  readonly rawFile: string;
  readonly rawLine: number;
  readonly text: string;
}

export interface Coverage {
  readonly files: readonly {
    readonly path: string;
    readonly rawFile: string | null;
    readonly bytes: number;
    readonly dataset: string | null;
    readonly rows: number;
    readonly unparsed: number;
    readonly status: 'read' | 'partly' | 'not_recognised' | 'failed' | 'duplicate' | 'unchanged';
    readonly reason: string;
  }[];
  readonly datasets: readonly {
    readonly id: string;
    readonly title: string;
    readonly source: string;
    readonly files: number;
    readonly rows: number;
    readonly events: number;
    readonly duplicates: number;
    readonly unparsed: number;
    readonly firstAt: string | null;
    readonly lastAt: string | null;
  }[];
  readonly unparsed: readonly { readonly path: string; readonly line: number; readonly reason: string }[];
  readonly unusedFields: readonly {
    readonly dataset: string;
    readonly field: string;
    readonly records: number;
    readonly path: string;
    readonly line: number;
  }[];
  readonly fieldsChecked: readonly { readonly dataset: string; readonly records: number; readonly of: number }[];
  readonly detections: readonly {
    readonly id: string;
    readonly title: string;
    readonly status: 'ran' | 'could_not_run' | 'failed';
    readonly findings: number;
    /** Number of rows in the tables that it read. */
    readonly rows: number;
    readonly missing: readonly string[];
    readonly reason: string;
  }[];
  /** Parameters that settings.yml changes. */
  readonly parameters: readonly {
    /** Id of a detection or verdict. */
    readonly rule: string;
    readonly param: string;
    readonly shipped: string | number | boolean;
    readonly value: string | number | boolean;
  }[];
  readonly lists: readonly {
    readonly name: string;
    readonly date: string;
    readonly source: string;
    readonly licence: string;
    readonly rows: number;
    readonly ageDays: number | null;
    readonly old: boolean;
  }[];
  /** The data that gave the place and network of addresses. */
  readonly addressData?: readonly AddressData[];
  readonly stages: readonly { readonly id: string; readonly seconds: number; readonly rows: number }[];
}

export interface AddressData {
  readonly kind: 'places' | 'networks';
  /** Package, or file and type of the user's own database; `none` if there is none. */
  readonly name: string;
  readonly date: string | null;
}
