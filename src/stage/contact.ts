import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';

const POSTAL = ['street', 'city', 'region', 'postal_code', 'country'];
const APPLICANT = `CASE WHEN t.worker_id IS NULL THEN 'applicant' ELSE 'worker' END`;
const PERSON = 'coalesce(t.worker_id, t.applicant_id)';
const WORK_COUNTRY = `upper(coalesce(t.home_country, t.work_country, ''))`;

/** One column of a table in normal form; `hint` as the enrichers write it. */
function normal(
  what: string,
  [table, subjectKind, subject]: readonly [table: string, subjectKind: string, subject: string],
  kind: 'phone' | 'email' | 'postal_address',
  raw: string,
  hint = `''`,
): string {
  return `SELECT ${subjectKind} AS subject_kind, ${subject} AS subject_id, '${what}' AS what, f.normal AS value, t.occurred_at, t.event_id
    FROM ${table} AS t JOIN normal_form AS f ON f.kind = '${kind}' AND f.raw = ${raw} AND f.hint = ${hint} AND f.linkable
    WHERE f.normal IS NOT NULL AND ${subject} IS NOT NULL`;
}

function postal(prefix: string): string {
  return POSTAL.map((part) => `coalesce(t.${prefix}${part}, '')`).join(' || chr(31) || ');
}

const WORKERS = ['workers', `'worker'`, 't.worker_id'] as const;
const APPLICANTS = ['applicants', APPLICANT, PERSON] as const;
const ACCOUNTS = ['accounts', `'account'`, 't.account_id'] as const;

const contactSql = [
  normal('phone', WORKERS, 'phone', 't.phone', WORK_COUNTRY),
  normal('phone', APPLICANTS, 'phone', 't.phone', `upper(coalesce(t.stated_country, ''))`),
  normal('phone', ACCOUNTS, 'phone', 't.phone'),
  normal('emergency_phone', WORKERS, 'phone', 't.emergency_contact_phone', WORK_COUNTRY),
  normal('factor_phone', ['worker_account_change', `'worker'`, 't.worker_id'], 'phone', 't.phone'),
  normal('email', WORKERS, 'email', 't.personal_email'),
  normal('email', APPLICANTS, 'email', 't.email'),
  normal('email', ACCOUNTS, 'email', 't.recovery_email'),
  normal('home', WORKERS, 'postal_address', postal('home_')),
  normal('ship_to', ['shipments', `'worker'`, 't.worker_id'], 'postal_address', postal('ship_to_')),
].join('\nUNION ALL\n');

export const contact: Stage = {
  id: 'contact',
  about: 'phones, mailboxes and postal addresses of people and accounts, in normal form',
  steps: [{ into: 'contact', sql: rawSql(contactSql) }],
};
