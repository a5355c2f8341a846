import type { Json } from './json.ts';

/** The OCSF schema version that records are written for and validated against. */
export const OCSF_VERSION = '1.9.0-dev';

export interface OcsfClass {
  readonly uid: number;
  readonly caption: string;
  /** Name in the schema; also the name of the file. */
  readonly file: string;
}

/** How the rows of an event table become records of a class. Expressions are over the table's columns. */
export interface Mapping {
  readonly table: string;
  readonly class: OcsfClass;
  /** Activities by id; the first condition that holds applies; the last has none. `name` only if the schema has no id (99). */
  readonly activity: readonly Activity[];
  /** Whether attributes of a profile are used. */
  readonly profiles?: readonly 'host'[];
  /** Severity id; absent: informational. */
  readonly severity?: string;
  /** The vendor's name of the event, as SQL. */
  readonly eventCode?: string;
  readonly attributes: Readonly<Record<string, Json>>;
  /** Columns that the class has no attribute for. */
  readonly unmapped: readonly string[];
  /** Columns of which the class accepts only some values, and which values it does not. */
  readonly rejected?: Readonly<Record<string, Json>>;
}

export interface Activity {
  readonly id: number;
  readonly caption: string;
  readonly where?: string;
  /** Expression for the name if the id is 99. */
  readonly name?: string;
}

export const OCSF_CLASS = {
  base: { uid: 0, caption: 'Base Event', file: 'base_event' },
  file: { uid: 1001, caption: 'File System Activity', file: 'file_activity' },
  process: { uid: 1007, caption: 'Process Activity', file: 'process_activity' },
  finding: { uid: 2004, caption: 'Detection Finding', file: 'detection_finding' },
  accountChange: { uid: 3001, caption: 'Account Change', file: 'account_change' },
  authentication: { uid: 3002, caption: 'Authentication', file: 'authentication' },
  network: { uid: 4001, caption: 'Network Activity', file: 'network_activity' },
  inventory: { uid: 5001, caption: 'Device Inventory Info', file: 'inventory_info' },
  peripheral: { uid: 5014, caption: 'Peripheral Device Query', file: 'peripheral_device_query' },
  software: { uid: 5020, caption: 'Software Inventory Info', file: 'software_info' },
  web: { uid: 6001, caption: 'Web Resources Activity', file: 'web_resources_activity' },
} as const satisfies Readonly<Record<string, OcsfClass>>;
