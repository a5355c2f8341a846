/** Columns with addresses to look up; network.remote_address is left out on purpose: there are too many, and they are servers. */
const ADDRESS_COLUMNS: readonly (readonly [table: string, column: string])[] = [
  ['sign_in', 'address'],
  ['account_change', 'address'],
  ['device_state', 'public_address'],
  ['remote_session', 'peer_address'],
  ['meeting', 'address'],
  ['repository_access', 'address'],
  ['file_access', 'address'],
  ['document_event', 'address'],
  ['vendor_alert', 'address'],
  ['interviews', 'join_ip'],
  ['applicants', 'submit_ip'],
  ['payroll_accounts', 'changed_from_ip'],
  ['accounts', 'signup_ip'],
];

/** SELECT of the distinct addresses of all tables. */
export const addressKeysSql = `SELECT DISTINCT address FROM (
${ADDRESS_COLUMNS.map(([table, column]) => `SELECT DISTINCT ${column} AS address FROM ${table} WHERE ${column} IS NOT NULL`).join('\nUNION ALL\n')}
) AS seen WHERE address <> ''`;
