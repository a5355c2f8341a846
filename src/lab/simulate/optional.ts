import type { RosterName } from '../../model/roster.ts';

/** Lists that a new customer does not keep or has not handed over yet. What the simulator writes beside them everybody has: staff, applicants, interviews, pay, laptops, parcels. */
export const OPTIONAL_LISTS = [
  'address_checks',
  'address_ranges',
  'approved_tools',
  'attestations',
  'background_checks',
  'calendar',
  'domains',
  'email_checks',
  'households',
  'hr_events',
  'input_timing',
  'networks',
  'notices',
  'phone_checks',
  'requests',
  'requisitions',
  'sites',
  'travel',
  'vendors',
] as const satisfies readonly RosterName[];

export type OptionalList = (typeof OPTIONAL_LISTS)[number];

/** Traces that show only in lists, with the lists that they need; all others show in logs or in what everybody has. */
export const LISTS_OF_TRACES: Readonly<Record<string, readonly OptionalList[]>> = {
  declines: ['attestations'],
  serial_fails: ['attestations'],
  misuse_report: ['notices'],
  extortion: ['notices'],
  peer_writes: ['notices'],
  young_domain: ['domains', 'vendors'],
  same_host: ['domains', 'vendors'],
  same_page: ['domains', 'vendors'],
  same_analytics: ['domains', 'vendors'],
};
