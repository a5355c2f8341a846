import type { RawType } from '../../model/source.ts';
import { parsed } from './expression.ts';
import type { AuditRaw } from './audit.ts';

/** Fields of the directoryAudit object, in Microsoft Graph and as `properties` of an Azure Monitor record. */
export const AUDIT_FIELDS: Readonly<Record<string, RawType>> = {
  id: 'VARCHAR',
  activityDateTime: 'VARCHAR',
  activityDisplayName: 'VARCHAR',
  operationName: 'VARCHAR',
  correlationId: 'VARCHAR',
  result: 'VARCHAR',
  resultReason: 'VARCHAR',
  resultDescription: 'VARCHAR',
  userAgent: 'VARCHAR',
  initiatedBy: {
    user: { userPrincipalName: 'VARCHAR', ipAddress: 'VARCHAR' },
    app: { displayName: 'VARCHAR' },
  },
  targetResources: 'VARCHAR',
  additionalDetails: 'VARCHAR',
};

export const AUDIT_IGNORED: readonly string[] = [
  'category',
  'identity',
  'loggedByService',
  'operationType',
  'resultType',
  'tenantGeo',
  'tenantId',
  '@odata.type',
  'initiatedBy.user.id',
  'initiatedBy.user.displayName',
  'initiatedBy.user.roles',
  'initiatedBy.user.userType',
  'initiatedBy.user.homeTenantId',
  'initiatedBy.user.homeTenantName',
  'initiatedBy.app.appId',
  'initiatedBy.app.servicePrincipalId',
  'initiatedBy.app.servicePrincipalName',
  'initiatedBy.linkableIdentifiers',
];

const PLACES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Element of a list. Checking for the text first avoids parsing records without it; json_find accepts only a list. */
function found(list: string, key: string, value: string): string {
  return `CASE WHEN strpos(${list}, '"${value}"') > 0 AND json_size(${parsed(list)}) > 0 THEN json_find(${parsed(list)}, '${key}', '${value}') END`;
}

/** The parts in the two lists, which are read as text containing JSON. */
export function listParts(
  targets: string,
  details: string,
): Pick<AuditRaw, 'targetId' | 'targetUser' | 'targetName' | 'deviceId' | 'deviceName' | 'property'> & {
  readonly agent: string;
} {
  const doc = parsed(targets);
  const at = (path: string): string => `json_text(${doc}, '$${path}')`;
  const extra = (key: string): string => `json_text(${found(details, 'key', key)}, '$.value')`;
  const device = found(targets, 'type', 'Device');
  return {
    targetId: at('[0].id'),
    targetUser: `coalesce(${[0, 1, 2].map((index) => `nullif(${at(`[${index}].userPrincipalName`)}, '')`).join(', ')})`,
    targetName: at('[0].displayName'),
    deviceId: `coalesce(${extra('DeviceId')}, ${extra('Device Id')}, json_text(${device}, '$.id'))`,
    deviceName: `json_text(${device}, '$.displayName')`,
    property: (name, side) => {
      const sought = PLACES.map(
        (place) =>
          `CASE WHEN ${at(`[0].modifiedProperties[${place}].displayName`)} = '${name}' THEN ${at(`[0].modifiedProperties[${place}].${side}`)} END`,
      );
      return `CASE WHEN strpos(${targets}, '"${name}"') > 0 THEN coalesce(${sought.join(', ')}) END`;
    },
    agent: extra('User-Agent'),
  };
}

/** The values of the object, its fields reached through `prefix` (empty, or `properties.`). */
export function auditRaw(prefix: string): AuditRaw {
  const { agent, ...parts } = listParts(`${prefix}targetResources`, `${prefix}additionalDetails`);
  return {
    id: `${prefix}id`,
    time: `${prefix}activityDateTime`,
    correlation: `${prefix}correlationId`,
    activity: `coalesce(${prefix}activityDisplayName, ${prefix}operationName)`,
    result: `${prefix}result`,
    reason: `coalesce(nullif(${prefix}resultReason, ''), ${prefix}resultDescription)`,
    actor: `${prefix}initiatedBy."user".userPrincipalName`,
    actorApp: `${prefix}initiatedBy.app.displayName`,
    address: `${prefix}initiatedBy."user".ipAddress`,
    userAgents: [`${prefix}userAgent`, agent],
    ...parts,
  };
}
