import { rawSql } from '../lib/sql.ts';
import { CLUSTER_BITS } from '../model/link.ts';
import { ACCOUNT_GROUPS, type IdentifierKind } from '../model/identifier.ts';
import type { Stage } from '../model/stage.ts';
import { isKind } from './piece/kinds.ts';
import { spreadLabels } from './piece/label.ts';

/** Accounts of a cluster below which no group is looked for: homes and persons with a few mailboxes are most clusters. Ours. */
const LEAST_ACCOUNTS = 6;

const BETWEEN_ACCOUNTS = `left_kind = 'account' AND right_kind = 'account' AND weight_bits >= ${CLUSTER_BITS}`;
const LEFT_OUT = ACCOUNT_GROUPS.map((group) => `SELECT '${group}' AS kind`).join(' UNION ALL ');

type Kinds = readonly Pick<IdentifierKind, 'id' | 'group'>[];

function groupCase(kinds: Kinds): string {
  const cases = ACCOUNT_GROUPS.map((group) => {
    const own = kinds.filter((kind) => kind.group === group);
    return `WHEN ${isKind('l.identifier_kind', own)} THEN '${group}'`;
  });
  return `CASE ${cases.join(' ')} END`;
}

function edgeSql(kinds: Kinds): string {
  return `
    WITH held AS (
      SELECT DISTINCT l.identifier_kind, l.value, s.account_id, ${groupCase(kinds)} AS kind FROM (
        SELECT identifier_kind, value, left_id AS account_id FROM link WHERE ${BETWEEN_ACCOUNTS}
        UNION ALL
        SELECT identifier_kind, value, right_id FROM link WHERE ${BETWEEN_ACCOUNTS}
      ) AS l JOIN (
        SELECT member_id AS account_id, count(*) OVER (PARTITION BY cluster_id) AS n_accounts FROM cluster WHERE member_kind = 'account'
      ) AS s ON s.n_accounts >= ${LEAST_ACCOUNTS} AND s.account_id = l.account_id
    ),
    star AS (
      SELECT h.kind, h.account_id, min(h.account_id) OVER (PARTITION BY h.identifier_kind, h.value) AS first_id FROM held AS h WHERE h.kind IS NOT NULL
    ),
    kept AS (
      SELECT DISTINCT concat(o.kind, chr(31), s.account_id) AS a, concat(o.kind, chr(31), s.first_id) AS b
      FROM star AS s JOIN (${LEFT_OUT}) AS o ON o.kind <> s.kind WHERE s.first_id <> s.account_id
    )
    SELECT a, b FROM kept UNION ALL SELECT b, a FROM kept`;
}

const groupSql = `
    WITH named AS (
      SELECT split_part(c.node, chr(31), 1) AS left_out, split_part(c.node, chr(31), 2) AS account_id, c.label FROM scratch_component AS c
    )
    SELECT n.account_id, n.left_out, split_part(n.label, chr(31), 2) AS group_id, g.people
    FROM named AS n JOIN (
      SELECT label, CASE WHEN 2 * count(name) < count(*) THEN count(*) ELSE count(DISTINCT name) END AS people FROM (
        SELECT m.label, CASE WHEN strpos(fold(a.display_name), ' ') > 0 THEN fold(a.display_name) END AS name
        FROM named AS m LEFT JOIN accounts AS a ON a.account_id = m.account_id
      ) AS called GROUP BY label
    ) AS g ON g.label = n.label`;

/**
 * Groups of accounts that stay together when one kind of thing is left out. Strangers at one machine, or with one number after the other, fall apart into
 * homes; a farm does not. People are full names, as one person shows different short ones; where most show none, accounts.
 */
export function accountGroup(kinds: Kinds): Stage {
  return {
    id: 'account-group',
    about: 'accounts that stay together whichever kind of shared thing is left out',
    steps: [
      { into: 'scratch_edge', sql: rawSql(edgeSql(kinds)) },
      { into: 'scratch_component', sql: rawSql('SELECT DISTINCT a AS node, a AS label FROM scratch_edge') },
      spreadLabels,
      { into: 'account_group', sql: rawSql(groupSql) },
    ],
  };
}
