import { object, plain, text, type Json } from '../json.ts';
import { OCSF_CLASS, type Mapping } from '../mapping.ts';
import { actor, address, device, notAddress, port, status } from '../part.ts';

const INWARD = `direction IN ('inbound', 'listening')`;

/** The device's end; always present, because the class requires at least one end. */
const LOCAL = object({
  ip: address('local_address').ip,
  name: text(
    `CASE WHEN local_address IS NULL AND host IS NULL AND device_key IS NULL THEN 'unknown' ELSE ${notAddress('local_address')} END`,
  ),
  hostname: text('host'),
  uid: text('device_key'),
  port: port('local_port'),
});

const REMOTE = object({
  ip: address('remote_address').ip,
  name: text(
    `CASE WHEN remote_port IS NOT NULL AND remote_address IS NULL AND remote_name IS NULL THEN 'unknown' ELSE ${notAddress('remote_address')} END`,
  ),
  hostname: text('remote_name'),
  port: port('remote_port'),
});

function swapped(inward: Json, outward: Json): Json {
  return { sql: `CASE WHEN ${INWARD} THEN ${inward.sql} ELSE ${outward.sql} END`, fixed: false };
}

export const mapping: Mapping = {
  table: 'network',
  class: OCSF_CLASS.network,
  profiles: ['host'],
  activity: [
    { id: 7, caption: 'Listen', where: `direction = 'listening'` },
    { id: 4, caption: 'Fail', where: `outcome = 'failure'` },
    { id: 1, caption: 'Open' },
  ],
  attributes: {
    ...status(),
    src_endpoint: swapped(REMOTE, LOCAL),
    dst_endpoint: swapped(LOCAL, REMOTE),
    connection_info: object({
      direction_id: plain(
        `CASE WHEN direction = 'inbound' THEN 1 WHEN direction = 'outbound' THEN 2 WHEN direction IS NULL THEN 0 ELSE 99 END`,
      ),
      direction: text(
        `CASE direction WHEN 'inbound' THEN 'Inbound' WHEN 'outbound' THEN 'Outbound' ELSE direction END`,
      ),
      protocol_name: text('lower(protocol)'),
    }),
    app_name: text('process_name'),
    actor: actor(),
    device: device(),
  },
  unmapped: ['process_company'],
};
