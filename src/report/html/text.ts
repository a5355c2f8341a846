import { count, words } from '../../lib/html/text.ts';

/** Words for kinds of shared things whose ids mean little to a lawyer. */
const SHARED: Readonly<Record<string, string>> = {
  adapter_mac: 'neighbour on the network',
  browser_fingerprint: 'browser',
  bssid: 'Wi-Fi access point',
  display_serial: 'display',
  email: 'mailbox',
  gateway_mac: 'router',
  hardware_id: 'interview machine',
  mfa_device: 'authenticator',
  mfa_phone: 'phone for sign-in',
  postal_address: 'home address',
  remote_peer: 'remote controller',
  remote_peer_address: 'address of a controller',
  ship_to: 'delivery address',
};

/** `bssid` -> `Wi-Fi access point`. */
export function sharedThing(kind: string): string {
  return SHARED[kind] ?? words(kind);
}

export function fileSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? count(size) : size.toFixed(1)} ${units[unit] ?? ''}`;
}

/** Odds in bits as a probability in words; rounded heavily, a guide only. */
export function chance(total: number): string {
  const share = 1 / (1 + 2 ** -total);
  if (!Number.isFinite(share)) return '';
  if (share > 0.99) return 'more than 99 in 100';
  if (share >= 0.1) return `about ${Math.round(share * 100)} in 100`;
  const oneIn = 1 / share;
  if (oneIn > 1e6) return 'less than 1 in 1,000,000';
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(oneIn)) - 1);
  return `about 1 in ${count(Math.round(oneIn / unit) * unit)}`;
}
