import { constant, list, object, plain, text, when, type Json } from './json.ts';

const OCTET = '([1-9]?[0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5])';
const GROUPS = '([0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4}';
const ADDRESS = `^((::[Ff]{4}:)?(${OCTET}[.]){3}${OCTET}|([0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(${GROUPS})?::(${GROUPS})?)$`;
/** Narrower than the schema's `email_t`. */
const EMAIL = '^[A-Za-z0-9.!#$%&*+_-]+@[A-Za-z0-9-]+[.][A-Za-z0-9.-]+$';

function isAddress(column: string): string {
  return `regexp_like(${column}, '${ADDRESS}')`;
}

/** Values in an address column that are not an address. */
export function notAddress(column: string): string {
  return `CASE WHEN NOT ${isAddress(column)} THEN ${column} END`;
}

/** A value of an address column, as `ip` if it is an address, else as `name`. */
export function address(column: string): Record<'ip' | 'name', Json> {
  return { ip: when(isAddress(column), text(column)), name: text(notAddress(column)) };
}

export function email(column: string): Json {
  return when(`regexp_like(${column}, '${EMAIL}')`, text(column));
}

export function port(column: string): Json {
  return when(`${column} BETWEEN 0 AND 65535`, plain(column));
}

/** The device of an event; absent if the row names none. */
export function device(more: Readonly<Record<string, Json>> = {}): Json {
  return when('host IS NOT NULL OR device_key IS NOT NULL', object({ ...deviceMembers(), ...more }));
}

/** The device of an event of a class that requires one. */
export function requiredDevice(more: Readonly<Record<string, Json>> = {}): Json {
  return object({
    ...deviceMembers(),
    name: text(`CASE WHEN host IS NULL AND device_key IS NULL THEN 'unknown' END`),
    ...more,
  });
}

function deviceMembers(): Record<string, Json> {
  return { type_id: constant(0), hostname: text('host'), uid: text('device_key') };
}

export function user(column = 'account_id'): Json {
  return object({ name: text(column), email_addr: email(column) });
}

/** The user of an event of a class that requires one. */
export function requiredUser(more: Readonly<Record<string, Json>> = {}): Json {
  return object({ name: text(`coalesce(account_id, 'unknown')`), email_addr: email('account_id'), ...more });
}

export function actor(column = 'account_id'): Json {
  return object({ user: user(column) });
}

/** The actor of an event of a class that requires one: the account, and the program, by name only. */
export function requiredActor(program: string): Json {
  return object({
    user: user(),
    app_name: text(`coalesce(${program}, CASE WHEN account_id IS NULL THEN 'unknown' END)`),
  });
}

export function sourceEndpoint(more: Readonly<Record<string, Json>> = {}): Json {
  return when('address IS NOT NULL', object({ ...address('address'), ...more }));
}

export function userAgent(): Json {
  return object({ user_agent: text('user_agent') });
}

/** `status_id` and its sibling, for the outcomes of our tables. */
export function status(): Record<'status_id' | 'status', Json> {
  return {
    status_id: plain(
      `CASE WHEN outcome = 'success' THEN 1 WHEN outcome = 'failure' THEN 2 WHEN outcome = 'unknown' THEN 0 WHEN outcome IS NOT NULL THEN 99 END`,
    ),
    status: text(
      `CASE outcome WHEN 'success' THEN 'Success' WHEN 'failure' THEN 'Failure' WHEN 'unknown' THEN 'Unknown' ELSE outcome END`,
    ),
  };
}

const FACTORS: readonly (readonly [id: number, caption: string, pattern: string])[] = [
  [5, 'Push Notification', 'push|app notification|authenticator app with notification'],
  [10, 'WebAuthn', 'fido|webauthn|passkey|security key'],
  [9, 'U2F', 'u2f'],
  [1, 'SMS', 'sms|text message'],
  [3, 'Phone Call', 'call|voice'],
  [2, 'Security Question', 'question'],
  [4, 'Biometric', 'windows hello|biometric|face|fingerprint'],
  [7, 'OTP', 'otp|one-time|passcode|software token|token:software'],
  [6, 'Hardware Token', 'hardware|hotp|smart ?card|certificate'],
  [8, 'Email', 'e-?mail'],
  [11, 'Password', 'password'],
];

/** The factor of a row as `auth_factors`; one that the schema has no name for keeps the vendor's. `also`: further columns that indicate one. */
export function authFactors(more: Readonly<Record<string, Json>> = {}, also: readonly string[] = []): Json {
  const cases = (pick: (factor: (typeof FACTORS)[number]) => string): string =>
    FACTORS.map((factor) => `WHEN regexp_like(lower(factor), '${factor[2]}') THEN ${pick(factor)}`).join(' ');
  return when(
    ['factor', ...also].map((column) => `${column} IS NOT NULL`).join(' OR '),
    list(
      object({
        factor_type_id: plain(`CASE ${cases(([id]) => String(id))} WHEN factor IS NULL THEN 0 ELSE 99 END`),
        factor_type: text(`CASE ${cases(([, caption]) => `'${caption}'`)} ELSE coalesce(factor, 'Unknown') END`),
        ...more,
      }),
    ),
  );
}
