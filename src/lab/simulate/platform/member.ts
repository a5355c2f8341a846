import { chanceSql, pickSql } from '../sql.ts';
import { layoutOf, type Layout } from './kinds.ts';
import type { World } from '../world.ts';

/** Local hour around which people sign up, and the spread in hours (our assumption). */
const SIGN_UP_HOUR = [15, 6] as const;
/** Hours east of UTC where they live (our assumption). */
const ZONES = [-8, -7, -6, -6, -5, -5, -5, -3, 0, 0, 1, 1, 1, 2, 3, 5, 5, 7, 9, 10];
/** Days of the start of a term in which a dormitory signs up (our assumption). */
const TERM_DAYS = 6;

/** Members of one kind of group: sizes rotate, so that group and position follow from the number. */
function spanSql({ kind, sizes, firstAccount, accounts, firstGroup }: Layout['spans'][number]): string {
  const round = sizes.reduce((sum, size) => sum + size, 0);
  const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((sum, size) => sum + size, 0));
  const which = `CASE ${starts.slice(1).map((start, index) => `WHEN r % ${round} < ${start} THEN ${index}`).join(' ')} ELSE ${sizes.length - 1} END`; // prettier-ignore
  const place = `CASE ${starts.slice(1).map((start, index) => `WHEN r % ${round} < ${start} THEN r % ${round} - ${starts[index] ?? 0}`).join(' ')} ELSE r % ${round} - ${starts.at(-1) ?? 0} END`; // prettier-ignore
  const one = sizes.length === 1;
  return `SELECT ${firstAccount} + r AS no, '${kind}' AS kind, ${firstGroup} + (r // ${round}) * ${sizes.length} + ${one ? '0' : which} AS grp,
    ${one ? `r % ${round}` : place} AS place, NULL AS farm, NULL AS cell, NULL AS rank FROM range(${accounts}) AS t(r)`;
}

/** Table of what memberSql gives: narrow, and made once. */
export const MEMBERS = 'sim_account_member';

/**
 * SQL for every account of the platform with the time of its sign-up: `no`, `kind` (plain, farm or a look-alike kind), `grp` (number of the
 * group), `place` in it, and for farms `farm`, `cell` and `rank` within the cell. Everything else about an account is drawn from this.
 */
export function memberSql({ setting }: World): string {
  const { seed, days, accounts } = setting;
  const layout = layoutOf(accounts);
  const plain = layout.spans[0]?.firstAccount ?? accounts;
  const of = (salt: string, ...keys: string[]): string => chanceSql(seed, keys.length === 0 ? ['m.no'] : keys, salt);
  const burst = of('burst', 'm.farm', 'm.cell', pickSql(seed, ['m.no'], 'which burst', 'f.bursts'));
  const bell = `(${of('a')} + ${of('b')} + ${of('c')} - 1.5)`;
  const zone = `[${ZONES.join(', ')}][1 + ${pickSql(seed, ['coalesce(m.farm * 1000 + m.cell, m.grp, m.no)'], 'zone', ZONES.length)}]`;
  const hour = `(${SIGN_UP_HOUR[0]} + ${SIGN_UP_HOUR[1]} * ${bell} - ${zone} + 48)`;
  return `SELECT m.no, m.kind, m.grp, m.place, m.farm, m.cell, m.rank,
      TIMESTAMP '${setting.from}' + to_days(CAST(least(${days - 1}, CASE
        WHEN m.kind = 'farm' AND f.bursts > 0 THEN f.from_day + floor((f.to_day - f.from_day) * ${burst})
        WHEN m.kind = 'farm' THEN f.from_day + floor((f.to_day - f.from_day) * ${of('day')})
        WHEN m.kind = 'dormitory-sign-ups' THEN floor(${days} * ${of('term', 'm.grp')}) + floor(${TERM_DAYS} * ${of('day')})
        ELSE floor(${days} * ${of('day')}) END) AS INTEGER))
      + to_milliseconds(CAST(floor(3600000 * (${hour} - 24 * floor(${hour} / 24))) AS BIGINT)) AS created_at
    FROM (SELECT r AS no, 'plain' AS kind, NULL AS grp, 0 AS place, NULL AS farm, NULL AS cell, NULL AS rank FROM range(${plain}) AS t(r)
      UNION ALL ${layout.spans.map(spanSql).join('\n      UNION ALL ')}
      UNION ALL SELECT first_no + r, 'farm', NULL, 0, farm, r % cells, r // cells FROM (SELECT *, unnest(range(accounts)) AS r FROM sim_account_farm) AS rows) AS m
    LEFT JOIN sim_account_farm AS f ON f.farm = m.farm`;
}

/** SQL for the id of an account, which reveals neither its number nor its kind. */
export function accountIdSql(seed: number, no: string): string {
  return `concat('u', left(md5(concat('${seed}|account|', ${no})), 16))`;
}
