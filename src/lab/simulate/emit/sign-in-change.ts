import { quoteText } from '../../../lib/sql.ts';
import { CONCAT } from './json.ts';
import { chanceSql, leaseJoin } from '../sql.ts';
import { rosterOf, type Cell, type World } from '../world.ts';
import { keySql } from './sign-in.ts';

/** Share of new people whose identity check fails once before it passes: it times out (our assumption). */
const DENIED_ONCE = 0.05;
/** Share of new people who give a private mailbox and telephone for recovery (our assumption). */
const GIVES_CONTACT = 0.7;
/** Share of new telephones before which the help desk resets the factors: the old one is lost (our assumption). */
const RESET_FIRST = 0.3;
/** Changes on a working day: of the password, of a profile by the personnel system, tokens made by those who program (our assumption). */
const PASSWORD_A_DAY = 0.006;
const PROFILE_A_DAY = 0.0015;
const TOKEN_A_DAY = 0.001;

/** Private mailbox and telephone of the people who join, as the roster has them in the end. */
function contacts(world: World): string {
  const cell = (value: Cell | undefined): string =>
    typeof value === 'string' ? quoteText(value) : 'CAST(NULL AS VARCHAR)';
  const joined = rosterOf(world, 'workers').filter((row) => row.start_date >= world.setting.from);
  const rows = joined.map((row) => `(${[row.worker_id, row.personal_email, row.phone].map(cell).join(', ')})`);
  return rows.length === 0 ? `('', '', '')` : rows.join(', ');
}

/**
 * Table of all that is done to accounts: what the plan says (`sim_change`), and what happens to everybody. People who join get an account, choose a
 * password, prove who they are, enrol their laptop; laptops are replaced, passwords changed; people who leave lose the account.
 * Columns: those of `sim_change`, `k` (key), `d` (the laptop it is about or done on), `address`, `doer` (self, helpdesk, system).
 */
export function changeSql(world: World): string {
  const { setting, startAt, endAt } = world;
  const { seed } = setting;
  const start = `TIMESTAMP '${startAt.slice(0, 19)}'`;
  const of = (salt: string): string => chanceSql(seed, ['f.w'], salt);
  const daily = (salt: string): string => chanceSql(seed, ['y.w', 'y.local_date'], salt);
  const minutes = (sum: string): string => `to_microseconds(CAST(60000000 * (${sum}) AS BIGINT))`;
  const none = 'CAST(NULL AS VARCHAR)';
  const row = (
    from: string,
    at: string,
    change: string,
    more: { readonly [column in 'name' | 'phone' | 'email' | 'by' | 'place']?: string } = {},
  ): string => {
    const alias = more.place ?? 'f';
    return `SELECT ${alias}.w, ${at}, '${change}', ${none}, ${none}, ${more.name ?? none}, ${more.phone ?? none}, ${more.email ?? none}, ${alias}.net, ${alias}.address, ${alias}.d, '${more.by ?? 'self'}' FROM ${from}`;
  };
  const joined = 'first_day AS f WHERE f.joined';
  return `WITH contact(worker_id, email, phone) AS (VALUES ${contacts(world)}),
  first_day AS (
    SELECT f.*, w.worker_id, w.factor_kind, w.pushes, w.active_from, w.active_to, w.active_from >= ${start} AS joined, c.email AS contact_email, c.phone AS contact_phone
    FROM (SELECT w, min(start_at) AS start_at, arg_min(net, start_at) AS net, arg_min(address, start_at) AS address, arg_min(d, start_at) AS d FROM sim_day GROUP BY w) AS f
    JOIN sim_worker AS w ON w.w = f.w LEFT JOIN contact AS c ON c.worker_id = w.worker_id),
  replaced AS (SELECT p.w, p.to_at, f.net, f.address, f.d FROM sim_phone AS p JOIN first_day AS f ON f.w = p.w WHERE p.nth = 0),
  laptops AS (
    SELECT y.w, y.d, min(y.start_at) AS start_at, arg_min(y.net, y.start_at) AS net, arg_min(y.address, y.start_at) AS address, min(f.start_at) < min(y.start_at) OR bool_or(f.joined) AS fresh, bool_or(f.joined) AND min(f.start_at) = min(y.start_at) AS at_first
    FROM sim_day AS y JOIN first_day AS f ON f.w = y.w WHERE y.d IS NOT NULL GROUP BY y.w, y.d),
  leaving AS (
    SELECT f.*, greatest(f.active_to, coalesce((SELECT max(x.to_at) FROM sim_direct AS x WHERE x.w = f.w), f.active_to)) + ${minutes(`600 * ${of('suspended')}`)} AS suspended_at FROM first_day AS f),
  ordinary AS (
    ${row(joined, `f.start_at - ${minutes(`2880 + 8640 * ${of('created')}`)}`, 'account_created', { by: 'system' })}
    UNION ALL ${row(`${joined} AND ${of('denied')} < ${DENIED_ONCE}`, `f.start_at - ${minutes(`12 + 5 * ${of('denied at')}`)}`, 'identity_denied')}
    UNION ALL ${row(joined, `f.start_at - ${minutes(`5 + 5 * ${of('verified at')}`)}`, 'identity_verified')}
    UNION ALL ${row(joined, `f.start_at - ${minutes(`3 + 1.5 * ${of('password at')}`)}`, 'password_chosen')}
    UNION ALL ${row(`${joined} AND ${of('contact')} < ${GIVES_CONTACT}`, `f.start_at + ${minutes(`35 + 20 * ${of('contact at')}`)}`, 'contact_given', { phone: 'f.contact_phone', email: 'f.contact_email' })}
    UNION ALL ${row(`laptops AS f WHERE f.fresh AND NOT f.at_first`, `f.start_at - ${minutes(`1 + 2 * ${of('laptop at')}`)}`, 'device_added')}
    UNION ALL ${row(`laptops AS f WHERE f.at_first`, `f.start_at + ${minutes(`6 + 15 * ${of('laptop at')}`)}`, 'device_added')}
    UNION ALL ${row(`replaced AS f WHERE ${of('reset')} < ${RESET_FIRST}`, `f.to_at - ${minutes(`2 + 4 * ${of('reset at')}`)}`, 'factor_reset', { by: 'helpdesk' })}
    UNION ALL ${row(`sim_day AS y WHERE ${daily('password')} < ${PASSWORD_A_DAY}`, `y.start_at - ${minutes(`0.5 + 3 * ${daily('password at')}`)}`, 'password_chosen', { place: 'y' })}
    UNION ALL ${row(`sim_day AS y WHERE ${daily('profile')} < ${PROFILE_A_DAY}`, `y.start_at + ${minutes(`300 * ${daily('profile at')}`)}`, 'profile_updated', { by: 'system', place: 'y' })}
    UNION ALL ${row(`sim_day AS y JOIN sim_worker AS w ON w.w = y.w WHERE w.pushes > 0 AND ${daily('token')} < ${TOKEN_A_DAY}`, `y.start_at + ${minutes(`400 * ${daily('token at')}`)}`, 'token_created', { name: `'cli ' || left(md5(${CONCAT}(y.w, y.local_date)), 4)`, place: 'y' })}
    UNION ALL ${row(`leaving AS f WHERE f.suspended_at < TIMESTAMP '${endAt.slice(0, 19)}'`, 'f.suspended_at', 'account_suspended', { by: 'system' })}),
  planned AS (
    SELECT x.w, x.happened_at + to_microseconds(CAST(59000000 * ${chanceSql(seed, ['x.w', 'x.happened_at', 'x.change'], 'second')} AS BIGINT)) AS happened_at, x.change, x.factor_kind, x.factor_key, x.factor_name, x.phone, x.email,
      coalesce(x.net, y.net) AS net, CASE WHEN x.net IS NULL THEN y.address ELSE l.address END AS address, CASE WHEN x.net IS NULL OR x.net = y.net THEN y.d END AS d, CASE WHEN x.change = 'factor_reset' THEN 'helpdesk' ELSE 'self' END AS doer
    FROM sim_change AS x ASOF LEFT JOIN sim_day AS y ON y.w = x.w AND y.start_at <= x.happened_at + to_hours(12)
    ${leaseJoin(seed, 'l', 'x.net', 'x.happened_at', ['x.w', 'x.happened_at'])}),
  every(w, happened_at, change, factor_kind, factor_key, factor_name, phone, email, net, address, d, doer) AS (SELECT * FROM ordinary UNION ALL SELECT * FROM planned)
  SELECT ${keySql(seed, ['w', 'happened_at', 'change', 'factor_key'], 'change')} AS k, * FROM every ORDER BY happened_at, k`;
}
