import type { Enricher } from '../../model/enricher.ts';
import { emailNormaliser } from './normal.ts';

const COLUMNS: readonly (readonly [table: string, column: string])[] = [
  ['workers', 'work_email'],
  ['workers', 'personal_email'],
  ['applicants', 'email'],
  ['accounts', 'email'],
  ['accounts', 'recovery_email'],
  ['vendors', 'contact_email'],
  ['account_change', 'email'],
  ['email_checks', 'email'],
  ['employment_history', 'referee_email'],
];

const keys = `SELECT DISTINCT kind, raw, hint FROM (
${COLUMNS.map(([table, column]) => `SELECT DISTINCT 'email' AS kind, ${column} AS raw, '' AS hint FROM ${table} WHERE ${column} IS NOT NULL`).join('\nUNION ALL\n')}
UNION ALL
SELECT DISTINCT 'email' AS kind, trim(one.referee) AS raw, '' AS hint
FROM applicants CROSS JOIN UNNEST(split(replace(applicants.referee_emails, ',', ';'), ';')) AS one(referee)
WHERE applicants.referee_emails IS NOT NULL
) AS seen WHERE trim(raw) <> ''`;

/** E-mail addresses in a form in which two spellings of one mailbox are equal. The hint is always empty. */
export const enricher: Enricher = {
  id: 'email',
  table: 'normal_form',
  key: ['kind', 'raw', 'hint'],
  keys,
  open: (context) => {
    const normalise = emailNormaliser(context.lists);
    return Promise.resolve(([kind, raw, hint]) => {
      if (kind !== 'email' || typeof raw !== 'string') return undefined;
      return { kind, raw, hint: typeof hint === 'string' ? hint : '', ...normalise(raw) };
    });
  },
};
