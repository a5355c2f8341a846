import { address, country, filled, firstFilled, flag, knownId, listText, oneOf, parsed } from './expression.ts';

/** Where one form of the record has each value, as SQL over its raw fields; absent if the form lacks it. */
export interface SignInRaw {
  readonly id: string;
  readonly time: string;
  readonly correlation: string;
  readonly code: string;
  /** `Success`, `Interrupted`, ... if the form has it in words. */
  readonly status?: string;
  readonly reason?: string;
  readonly account?: string;
  readonly userId?: string;
  readonly userName?: string;
  readonly serviceId?: string;
  readonly serviceName?: string;
  readonly kinds?: string;
  readonly interactive?: string;
  readonly addresses: readonly string[];
  readonly country?: string;
  readonly city?: string;
  readonly latitude?: string;
  readonly longitude?: string;
  readonly asn?: string;
  readonly userAgent?: string;
  readonly browser?: string;
  readonly clientApp?: string;
  readonly applications: readonly string[];
  readonly deviceId?: string;
  readonly deviceName?: string;
  readonly managed?: string;
  readonly compliant?: string;
  readonly trustType?: string;
  readonly sessionId?: string;
  /** Text of the JSON array of the authentication steps. */
  readonly steps?: string;
  readonly method?: string;
  readonly riskLevels?: readonly string[];
  readonly riskNames?: readonly string[];
  readonly riskState?: string;
}

/**
 * Codes with which Entra ID interrupts a sign-in to ask for something (a factor, a registration, consent, an account); another record follows.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const INTERRUPTS = [
  '16000',
  '16001',
  '50055',
  '50058',
  '50072',
  '50074',
  '50076',
  '50078',
  '50079',
  '50097',
  '50125',
  '50127',
  '50129',
  '50135',
  '50140',
  '50144',
  '50158',
  '50168',
  '50199',
  '50203',
  '51006',
  '52004',
  '65001',
  '70044',
  '9002341',
];

function outcome(raw: SignInRaw): string {
  const words =
    raw.status === undefined
      ? ''
      : `WHEN lower(${raw.status}) = 'success' THEN 'success' WHEN lower(${raw.status}) = 'interrupted' THEN 'challenge' WHEN lower(${raw.status}) = 'failure' THEN 'failure' `;
  return `CASE ${words}WHEN ${raw.code} = '0' OR lower(${raw.code}) = 'success' THEN 'success' WHEN ${raw.code} IN (${oneOf(INTERRUPTS)}) THEN 'challenge'
    WHEN ${filled(raw.code)} IS NULL THEN 'unknown' ELSE 'failure' END`;
}

/** The last step taken now, not carried over from an earlier sign-in. */
function factor(raw: SignInRaw): string {
  const { steps = NONE, method = NONE } = raw;
  const taken = (text: string): string =>
    `CASE WHEN lower(${text}) NOT IN ('', 'previously satisfied', 'satisfied by token', 'none') THEN ${text} END`;
  const last = [3, 2, 1, 0].map((index) => taken(`json_text(${parsed(steps)}, '$[${index}].authenticationMethod')`));
  return `coalesce(CASE WHEN ${steps} <> '[]' THEN coalesce(${last.join(', ')}) END, ${taken(method)})`;
}

function riskLevel(levels: readonly string[]): string {
  return `coalesce(${levels.map((level) => `CASE WHEN ${level} <> 'none' AND lower(${level}) IN ('low', 'medium', 'high') THEN lower(${level}) END`).join(', ')}, NULL)`;
}

const NONE = 'CAST(NULL AS VARCHAR)';

function real(text: string | undefined, type: string): string {
  return `TRY_CAST(${text ?? NONE} AS ${type})`;
}

/** Staged columns of a sign-in. A record without an id gets one from what distinguishes two sign-ins. */
export function signInStage(raw: SignInRaw): Readonly<Record<string, string>> {
  const client = firstFilled(raw.clientApp ?? NONE);
  const browser = firstFilled(raw.browser ?? NONE);
  const apart = [
    raw.time,
    raw.correlation,
    raw.account,
    raw.serviceId,
    ...raw.applications.slice(0, 1),
    ...raw.addresses.slice(0, 1),
  ];
  return {
    event_id: `stable_id('entra:' || CASE WHEN ${raw.id} <> '' THEN lower(${raw.id}) ELSE nullif(concat_ws('|', ${apart.filter((part) => part !== undefined).join(', ')}), '') END)`,
    occurred_at: `to_timestamp_utc(${raw.time})`,
    account_id: `lower(${filled(raw.account ?? NONE)})`,
    user_key: firstFilled(raw.userId ?? NONE, raw.serviceId ?? NONE),
    user_name: firstFilled(raw.userName ?? NONE, raw.serviceName ?? NONE),
    event_type: `coalesce(${listText(raw.kinds ?? NONE)}, CASE WHEN ${filled(raw.serviceId ?? NONE)} IS NOT NULL THEN 'servicePrincipal'
      WHEN ${flag(raw.interactive ?? NONE)} THEN 'interactiveUser' WHEN NOT ${flag(raw.interactive ?? NONE)} THEN 'nonInteractiveUser' END)`,
    outcome: outcome(raw),
    code: filled(raw.code),
    reason: filled(raw.reason ?? NONE),
    interactive: flag(raw.interactive ?? NONE),
    address: `coalesce(${raw.addresses.map(address).join(', ')}, NULL)`,
    vendor_country: country(raw.country ?? NONE),
    vendor_city: filled(raw.city ?? NONE),
    vendor_latitude: real(raw.latitude, 'DOUBLE'),
    vendor_longitude: real(raw.longitude, 'DOUBLE'),
    vendor_asn: real(raw.asn, 'BIGINT'),
    user_agent: filled(raw.userAgent ?? NONE),
    client_app: `CASE WHEN ${client} = 'Browser' THEN coalesce(${browser}, 'Browser') ELSE coalesce(${client}, ${browser}) END`,
    application: firstFilled(...raw.applications),
    device_key: knownId(raw.deviceId ?? NONE),
    host: `short_host(${filled(raw.deviceName ?? NONE)})`,
    device_managed: flag(raw.managed ?? NONE),
    device_compliant: flag(raw.compliant ?? NONE),
    trust_type: filled(raw.trustType ?? NONE),
    session_id: filled(raw.sessionId ?? NONE),
    factor: factor(raw),
    risk_level: riskLevel(raw.riskLevels ?? [NONE]),
    risk_names: `coalesce(${(raw.riskNames ?? [NONE]).map(listText).join(', ')}, NULL)`,
    risk_state: filled(raw.riskState ?? NONE),
  };
}
