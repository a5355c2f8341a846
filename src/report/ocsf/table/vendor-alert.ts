import { constant, list, object, plain, text } from '../json.ts';
import { OCSF_CLASS, type Mapping } from '../mapping.ts';
import { actor, device, sourceEndpoint } from '../part.ts';

const SEVERITY = `CASE lower(severity) WHEN 'informational' THEN 1 WHEN 'low' THEN 2 WHEN 'medium' THEN 3 WHEN 'high' THEN 4 WHEN 'critical' THEN 5 ELSE 0 END`;

const STATUS: readonly (readonly [id: number, caption: string, states: string])[] = [
  [1, 'New', `'new', 'atrisk', 'active'`],
  [2, 'In Progress', `'inprogress', 'in progress'`],
  [3, 'Suppressed', `'dismissed', 'suppressed'`],
  [4, 'Resolved', `'remediated', 'resolved', 'confirmedsafe'`],
];

function cases(pick: (status: (typeof STATUS)[number]) => string): string {
  return STATUS.map((status) => `WHEN lower(state) IN (${status[2]}) THEN ${pick(status)}`).join(' ');
}

export const mapping: Mapping = {
  table: 'vendor_alert',
  class: OCSF_CLASS.finding,
  profiles: ['host'],
  activity: [{ id: 1, caption: 'Create' }],
  severity: SEVERITY,
  eventCode: 'alert_type',
  attributes: {
    status_id: plain(`CASE ${cases(([id]) => String(id))} WHEN state IS NULL THEN 0 ELSE 99 END`),
    status: text(`CASE ${cases(([, caption]) => `'${caption}'`)} ELSE coalesce(state, 'Unknown') END`),
    is_alert: constant(true),
    message: text('detail'),
    finding_info: object({ uid: text('event_id'), title: text('alert_type'), desc: text('detail') }),
    actor: actor(),
    device: device(),
    evidences: list(object({ src_endpoint: sourceEndpoint(), actor: actor(), device: device() })),
  },
  unmapped: ['threat_intelligence', 'severity', 'state'],
};
