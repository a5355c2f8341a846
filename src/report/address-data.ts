import type { Coverage } from '../model/report.ts';

const UNKNOWN = { places: 'places of addresses are unknown', networks: 'networks of addresses are unknown' } as const;

/** What is unknown about addresses because the data is not installed. */
export function noAddressData({ addressData = [] }: Coverage): readonly string[] {
  return addressData.filter((one) => one.name === 'none').map((one) => UNKNOWN[one.kind]);
}
