import type { Emit } from '../../model/source.ts';
import { ABOUT_DEVICE, changeSql } from './audit-activity.ts';
import { address, filled, firstFilled } from './expression.ts';

/** Where one form of a directory audit has each value, as SQL over its raw fields. */
export interface AuditRaw {
  readonly id?: string;
  /** What else distinguishes a record of a form without id from others at the same moment. */
  readonly apart?: readonly string[];
  readonly time: string;
  readonly correlation: string;
  readonly activity: string;
  readonly result: string;
  readonly reason: string;
  readonly actor: string;
  readonly actorApp: string;
  readonly address: string;
  readonly userAgents: readonly string[];
  /** Id of the first target. */
  readonly targetId: string;
  readonly targetUser: string;
  readonly targetName: string;
  readonly deviceId: string;
  readonly deviceName: string;
  /** Old or new value of a changed property of the target, as text. */
  readonly property: (name: string, side: 'oldValue' | 'newValue') => string;
}

/** A changed property of a user has its values as `["…"]`. */
function single(value: string): string {
  return `regexp_extract(${value}, '^\\["?([^"\\]]+)"?', 1)`;
}

export function auditStage(raw: AuditRaw): Readonly<Record<string, string>> {
  const added = (name: string): string => raw.property(name, 'newValue');
  const apart = [raw.time, raw.correlation, raw.activity, raw.targetUser, raw.targetName, ...(raw.apart ?? [])];
  const composed = `nullif(concat_ws('|', ${apart.join(', ')}), '')`;
  return {
    event_id: `stable_id('entra:' || ${raw.id === undefined ? composed : `coalesce(${filled(raw.id)}, ${composed})`})`,
    likeness: `CASE WHEN ${filled(raw.correlation)} IS NOT NULL THEN stable_id(concat_ws('|', lower(${raw.correlation}), iso_text(date_trunc('second', to_timestamp_utc(${raw.time}))),
      lower(trim(${raw.activity})), lower(coalesce(${raw.result}, '')), lower(coalesce(${raw.targetId}, '')))) END`,
    occurred_at: `to_timestamp_utc(${raw.time})`,
    activity_name: `trim(${raw.activity})`,
    activity: `lower(trim(${raw.activity}))`,
    account_id: `lower(coalesce(${filled(raw.targetUser)}, ${filled(raw.actor)}))`,
    actor_id: `lower(${firstFilled(raw.actor, raw.actorApp)})`,
    outcome: `CASE lower(${raw.result}) WHEN 'success' THEN 'success' WHEN 'failure' THEN 'failure' WHEN 'timeout' THEN 'failure' ELSE 'unknown' END`,
    reason: filled(raw.reason),
    address: address(raw.address),
    user_agent: firstFilled(...raw.userAgents),
    target_name: filled(raw.targetName),
    device_id: filled(raw.deviceId),
    device_name: filled(raw.deviceName),
    app_new: added('StrongAuthenticationPhoneAppDetail'),
    app_old: raw.property('StrongAuthenticationPhoneAppDetail', 'oldValue'),
    contact_new: added('StrongAuthenticationUserDetails'),
    contact_old: raw.property('StrongAuthenticationUserDetails', 'oldValue'),
    methods_new: added('StrongAuthenticationMethod'),
    mobile: `coalesce(${single(added('Mobile'))}, ${single(added('TelephoneNumber'))})`,
    other_mail: `coalesce(${single(added('OtherMail'))}, ${single(added('AlternateEmail'))})`,
    granted: `coalesce(${added('Role.DisplayName')}, ${added('Group.DisplayName')}, ${added('AppRole.Value')}, ${added('DelegatedPermissionGrant.Scope')})`,
    included: added('Included Updated Properties'),
  };
}

/** A value of the authenticator that is in the new list but not in the old one; at most five are examined. */
function newcomer(field: string): string {
  const cases = [0, 1, 2, 3, 4].map((index) => {
    const at = (key: string): string => `json_text(json_doc(parse_json(app_new)), '$[${index}].${key}')`;
    return `WHEN strpos(coalesce(app_old, ''), ${at('Id')}) = 0 THEN ${at(field)}`;
  });
  return `CASE ${cases.join(' ')} END`;
}

function count(doc: string): string {
  return `coalesce(json_size(json_doc(parse_json(${doc}))), 0)`;
}

/** A contact set by the change: present now and different before. */
function contact(...keys: readonly string[]): string {
  const set = keys.map((key) => {
    const value = (doc: string): string => `regexp_extract(${doc}, '"${key}" *: *"([^"]+)"', 1)`;
    return `CASE WHEN ${value('contact_new')} IS DISTINCT FROM ${value('contact_old')} THEN ${value('contact_new')} END`;
  });
  return set.length === 1 ? (set[0] ?? '') : `coalesce(${set.join(', ')})`;
}

const PHONE = contact('PhoneNumber', 'AlternativePhoneNumber', 'VoiceOnlyPhoneNumber');
const MAIL = contact('Email');
/** The vendor's placeholders for a software token without device. */
const KNOWN_TOKEN = `nullif(${newcomer('DeviceToken')}, 'NO_DEVICE_TOKEN')`;
const KNOWN_DEVICE = `nullif(${newcomer('DeviceId')}, '00000000-0000-0000-0000-000000000000')`;

/** An update of a user in terms of factors; the many updates that only refresh the token of a known authenticator do not count. */
const AUTHENTICATOR_CHANGE = `CASE WHEN app_new IS NULL THEN NULL WHEN ${newcomer('Id')} IS NOT NULL THEN 'factor_enrolled'
  WHEN ${count('app_new')} < ${count('app_old')} THEN 'factor_removed' END`;
const CONTACT_CHANGE = `CASE WHEN ${PHONE} IS NOT NULL OR ${MAIL} IS NOT NULL THEN 'factor_enrolled'
  WHEN regexp_like(contact_old, ': *"[^"]') AND NOT regexp_like(contact_new, ': *"[^"]') THEN 'factor_removed' END`;

const CHANGE = changeSql({
  authenticator: AUTHENTICATOR_CHANGE,
  contact: CONTACT_CHANGE,
  touchesFactors: 'coalesce(app_new, contact_new, methods_new) IS NOT NULL',
});

const FACTOR = `CASE WHEN ${newcomer('Id')} IS NOT NULL THEN coalesce(${newcomer('AuthenticatorFlavor')}, 'Authenticator')
  WHEN ${PHONE} IS NOT NULL THEN 'phone' WHEN ${MAIL} IS NOT NULL THEN 'email'
  WHEN activity LIKE '%security info%' THEN coalesce(regexp_extract(reason, '(?i)(?:registered|deleted|updated|changed) (.+)$', 1), reason)
  WHEN regexp_like(activity, '^(add|delete) (fido2|passkey|passwordless|windows hello|platform)') THEN regexp_extract(activity_name, '^[A-Za-z]+ (.+)$', 1) END`;

export const AUDIT_EMIT: Readonly<Record<string, Emit>> = {
  account_change: {
    once: true,
    columns: {
      account_id: 'account_id',
      actor_id: 'actor_id',
      event_type: 'activity_name',
      change: CHANGE,
      outcome: 'outcome',
      factor: FACTOR,
      factor_device: `coalesce(${KNOWN_TOKEN}, ${KNOWN_DEVICE}, ${newcomer('Id')}, CASE WHEN ${ABOUT_DEVICE} THEN lower(device_id) END)`,
      factor_device_name: `coalesce(nullif(${newcomer('DeviceName')}, 'NO_DEVICE'), CASE WHEN ${ABOUT_DEVICE} THEN device_name END)`,
      phone: `coalesce(${PHONE}, mobile)`,
      email: `coalesce(${MAIL}, other_mail)`,
      address: 'address',
      user_agent: 'user_agent',
      detail: `nullif(concat_ws('; ', target_name, replace(granted, '"', ''), nullif(replace(included, '"', ''), ''), reason), '')`,
    },
  },
};
