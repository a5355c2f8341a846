import type { Dataset } from '../../model/source.ts';
import {
  accountFields,
  accountSql,
  ADDED_FIELDS,
  DEVICE_KEY,
  documentationOf,
  eventIdSql,
  filled,
  HOST,
  initiatorIgnored,
  NAMED_DEVICE,
  OWN,
  RECORD_FIELDS,
} from './hunting.ts';
import { OCCURRED_AT } from './time.ts';

const FIELDS = {
  ...RECORD_FIELDS,
  ...accountFields('InitiatingProcessAccount'),
  ActionType: 'VARCHAR',
  RemoteIP: 'VARCHAR',
  RemotePort: 'VARCHAR',
  RemoteUrl: 'VARCHAR',
  LocalIP: 'VARCHAR',
  LocalPort: 'VARCHAR',
  Protocol: 'VARCHAR',
  InitiatingProcessFileName: 'VARCHAR',
  InitiatingProcessVersionInfoCompanyName: 'VARCHAR',
  AdditionalFields: 'JSON',
} as const;

/** A key of AdditionalFields; only inspection records have those that are read. */
function inspected(key: string): string {
  return `CASE WHEN "ActionType" LIKE '%Inspected' THEN json_text(json_doc("AdditionalFields"), '$.${key}') END`;
}

/** Actions that no other table has. */
const CONNECTIONS = [
  'ConnectionSuccess',
  'ConnectionFailed',
  'ConnectionRequest',
  'ConnectionFound',
  'ConnectionAttempt',
  'ConnectionAcknowledged',
  'InboundConnectionAccepted',
  'ListeningConnectionCreated',
] as const;

export const deviceNetworkEvents: Dataset = {
  id: 'defender_device_network_events',
  title: 'Defender advanced hunting: DeviceNetworkEvents',
  documentation: documentationOf('DeviceNetworkEvents'),
  recognise: {
    required: [NAMED_DEVICE, 'ActionType', 'RemoteUrl', 'RemoteIPType'],
    categories: ['AdvancedHunting-DeviceNetworkEvents'],
    sparse: {
      required: [NAMED_DEVICE, 'ActionType', 'RemoteIP|RemoteUrl'],
      equals: { ActionType: CONNECTIONS },
    },
  },
  fields: FIELDS,
  ignored: [...ADDED_FIELDS, ...initiatorIgnored(FIELDS), 'LocalIPType', 'RemoteIPType', 'AppGuardContainerId'],
  stage: {
    event_id: eventIdSql('DeviceNetworkEvents', OWN.network, [
      'ReportId',
      'ActionType',
      'RemoteIP',
      'RemotePort',
      'LocalPort',
    ]),
    occurred_at: OCCURRED_AT,
    action: '"ActionType"',
    account_id: accountSql('InitiatingProcessAccount'),
    device_key: DEVICE_KEY,
    host: HOST,
    sense: `lower(${inspected('direction')})`,
    remote_address: filled('RemoteIP'),
    remote_port: 'TRY_CAST("RemotePort" AS BIGINT)',
    remote_name: `CASE WHEN "RemoteUrl" <> '' THEN bare_host("RemoteUrl") ELSE bare_host(coalesce(${inspected('server_name')}, ${inspected('host')}, ${inspected('query')})) END`,
    local_address: filled('LocalIP'),
    local_port: 'TRY_CAST("LocalPort" AS BIGINT)',
    protocol: `lower(${filled('Protocol')})`,
    process_name: `lower(${filled('InitiatingProcessFileName')})`,
    process_company: filled('InitiatingProcessVersionInfoCompanyName'),
  },
  emit: {
    network: {
      columns: {
        account_id: 'account_id',
        device_key: 'device_key',
        host: 'host',
        direction: `CASE
          WHEN action LIKE 'Listening%' THEN 'listening'
          WHEN action LIKE 'Inbound%' OR sense = 'in' THEN 'inbound'
          ELSE 'outbound' END`,
        outcome: `CASE
          WHEN action IN ('ConnectionSuccess', 'ConnectionFound', 'ConnectionAcknowledged', 'InboundConnectionAccepted') THEN 'success'
          WHEN action LIKE '%Inspected' THEN 'success'
          WHEN action IN ('ConnectionFailed', 'ConnectionDropped') OR action LIKE '%Blocked' THEN 'failure'
          WHEN action IN ('ConnectionAttempt', 'ConnectionRequest', 'InboundConnectionAttempt') THEN 'attempt'
          ELSE 'unknown' END`,
        remote_address: 'remote_address',
        remote_port: 'remote_port',
        remote_name: 'remote_name',
        local_address: 'local_address',
        local_port: 'local_port',
        protocol: 'protocol',
        process_name: 'process_name',
        process_company: 'process_company',
      },
    },
  },
};
