import { list, millis, object, plain, text, when } from '../json.ts';
import { OCSF_CLASS, type Mapping } from '../mapping.ts';
import { actor, address, notAddress, requiredDevice } from '../part.ts';

const OS: readonly (readonly [id: number, caption: string, pattern: string])[] = [
  [100, 'Windows', 'windows'],
  [300, 'macOS', 'macos|mac os|darwin'],
  [302, 'iPadOS', 'ipados'],
  [301, 'iOS', '^ios'],
  [201, 'Android', 'android'],
  [200, 'Linux', 'linux|ubuntu|debian|fedora|red hat|suse|centos'],
];

function cases(pick: (os: (typeof OS)[number]) => string): string {
  return OS.map((os) => `WHEN regexp_like(lower(os), '${os[2]}') THEN ${pick(os)}`).join(' ');
}

export const mapping: Mapping = {
  table: 'device_state',
  class: OCSF_CLASS.inventory,
  activity: [{ id: 2, caption: 'Collect' }],
  attributes: {
    actor: actor(),
    device: requiredDevice({
      hw_info: object({ serial_number: text('serial') }),
      model: text('model'),
      uid_alt: text('directory_key'),
      os: when(
        'os IS NOT NULL',
        object({
          name: text('os'),
          type_id: plain(`CASE ${cases(([id]) => String(id))} ELSE 0 END`),
          type: text(`CASE ${cases(([, caption]) => `'${caption}'`)} ELSE 'Unknown' END`),
        }),
      ),
      is_managed: plain('managed'),
      is_compliant: plain('compliant'),
      ip: address('local_address').ip,
      mac: text('mac(mac)'),
      network_interfaces: list(
        when(
          'mac(mac) IS NOT NULL OR adapter IS NOT NULL',
          object({
            name: text('adapter'),
            mac: text('mac(mac)'),
            ip: address('local_address').ip,
            type_id: plain(`CASE lower(adapter) WHEN 'ethernet' THEN 1 WHEN 'wifi' THEN 2 ELSE 0 END`),
          }),
        ),
      ),
      location: when(
        'country IS NOT NULL',
        object({ country: text('country'), lat: plain('latitude'), long: plain('longitude') }),
      ),
      created_time: millis('enrolled_at'),
    }),
  },
  unmapped: [
    'public_address',
    'gateway_address',
    'gateway_mac',
    'bssid',
    'ssid',
    'neighbour_mac',
    'neighbour_address',
    'latitude',
    'longitude',
    'accuracy_m',
    'time_zone',
    'utc_offset_min',
    'lid_closed',
    'on_battery',
    'uptime_s',
    'mtu',
    'radios_on',
    'location_on',
  ],
  rejected: {
    local_address: text(notAddress('local_address')),
    mac: text('CASE WHEN mac(mac) IS NULL THEN mac END'),
  },
};
