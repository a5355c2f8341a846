import type { Dataset } from '../../model/source.ts';
import {
  ADDED_FIELDS,
  DEVICE_KEY,
  documentationOf,
  eventIdSql,
  filled,
  HOST,
  NAMED_DEVICE,
  OWN,
  RECORD_FIELDS,
} from './hunting.ts';
import { OCCURRED_AT } from './time.ts';

/** The first IPv4 address among the first elements of a JSON list, else the first element. */
function firstAddressSql(field: string, path: (index: number) => string): string {
  const at = (index: number): string => `json_text(json_doc("${field}"), '${path(index)}')`;
  const ipv4 = [0, 1, 2, 3].map((index) => `CASE WHEN strpos(${at(index)}, '.') > 0 THEN ${at(index)} END`);
  return `coalesce(${ipv4.join(', ')}, ${at(0)})`;
}

export const deviceNetworkInfo: Dataset = {
  id: 'defender_device_network_info',
  title: 'Defender advanced hunting: DeviceNetworkInfo',
  documentation: documentationOf('DeviceNetworkInfo'),
  recognise: {
    required: [NAMED_DEVICE, 'MacAddress', 'NetworkAdapterType'],
    categories: ['AdvancedHunting-DeviceNetworkInfo'],
    sparse: { required: [NAMED_DEVICE, 'MacAddress', 'IPAddresses|DefaultGateways|ConnectedNetworks'] },
  },
  fields: {
    ...RECORD_FIELDS,
    NetworkAdapterName: 'VARCHAR',
    NetworkAdapterType: 'VARCHAR',
    MacAddress: 'VARCHAR',
    TunnelType: 'VARCHAR',
    IPAddresses: 'JSON',
    DefaultGateways: 'JSON',
    ConnectedNetworks: 'JSON',
  },
  ignored: [...ADDED_FIELDS, 'NetworkAdapterStatus', 'NetworkAdapterVendor', 'DnsAddresses', 'IPv4Dhcp', 'IPv6Dhcp'],
  stage: {
    event_id: eventIdSql('DeviceNetworkInfo', OWN.adapter, ['ReportId', 'NetworkAdapterName', 'MacAddress']),
    occurred_at: OCCURRED_AT,
    device_key: DEVICE_KEY,
    host: HOST,
    mac: 'mac("MacAddress")',
    adapter: `CASE
      WHEN coalesce("TunnelType", 'None') NOT IN ('None', '') THEN 'tunnel'
      WHEN "NetworkAdapterType" = 'Wireless80211' THEN 'wifi'
      ELSE lower(${filled('NetworkAdapterType')}) END`,
    local_address: firstAddressSql('IPAddresses', (index) => `$[${index}].IPAddress`),
    gateway_address: firstAddressSql('DefaultGateways', (index) => `$[${index}]`),
    network: `json_text(json_doc("ConnectedNetworks"), '$[0].Name')`,
  },
  emit: {
    device_state: {
      columns: {
        device_key: 'device_key',
        host: 'host',
        mac: 'mac',
        adapter: 'adapter',
        local_address: 'local_address',
        gateway_address: 'gateway_address',
        // Windows names the profile of a Wi-Fi network after its SSID; a wired profile has the domain's name.
        ssid: `CASE WHEN adapter = 'wifi' THEN network END`,
      },
    },
  },
};
