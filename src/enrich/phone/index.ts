import type { Enricher } from '../../model/enricher.ts';
import { normalPhone } from './normal.ts';

/** Country columns hold ISO codes; a row without one gives an empty hint. */
const keys = `SELECT DISTINCT kind, raw, hint FROM (
SELECT DISTINCT 'phone' AS kind, phone AS raw, upper(coalesce(home_country, work_country, '')) AS hint FROM workers WHERE phone IS NOT NULL
UNION ALL
SELECT DISTINCT 'phone' AS kind, emergency_contact_phone AS raw, upper(coalesce(home_country, work_country, '')) AS hint FROM workers WHERE emergency_contact_phone IS NOT NULL
UNION ALL
SELECT DISTINCT 'phone' AS kind, phone AS raw, upper(coalesce(stated_country, '')) AS hint FROM applicants WHERE phone IS NOT NULL
UNION ALL
SELECT DISTINCT 'phone' AS kind, phone AS raw, '' AS hint FROM accounts WHERE phone IS NOT NULL
UNION ALL
SELECT DISTINCT 'phone' AS kind, contact_phone AS raw, '' AS hint FROM vendors WHERE contact_phone IS NOT NULL
UNION ALL
SELECT DISTINCT 'phone' AS kind, phone AS raw, '' AS hint FROM account_change WHERE phone IS NOT NULL
UNION ALL
SELECT DISTINCT 'phone' AS kind, phone AS raw, '' AS hint FROM phone_checks WHERE phone IS NOT NULL
) AS seen WHERE trim(raw) <> ''`;

/**
 * Phones as E.164. The hint is the upper-case home country, else work country (workers) or the stated country (applicants); elsewhere it is
 * empty, and numbers without prefix have no normal form. Every number is linkable: only the rosters know which ones link nobody
 * (switchboards, agencies).
 */
export const enricher: Enricher = {
  id: 'phone',
  table: 'normal_form',
  key: ['kind', 'raw', 'hint'],
  keys,
  open: () =>
    Promise.resolve(([kind, raw, hint]) => {
      if (kind !== 'phone' || typeof raw !== 'string') return undefined;
      const country = typeof hint === 'string' ? hint : '';
      return { kind, raw, hint: country, normal: normalPhone(raw, country), linkable: true };
    }),
};
