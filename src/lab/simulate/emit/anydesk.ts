import { chanceSql, idSql } from '../sql.ts';
import type { World } from '../world.ts';
import { isLast } from './defender-software.ts';
import type { Emitter, RawFile } from './emitter.ts';
import { hostsOf, remoteTables, type Host } from './remote.ts';

/** Milliseconds after the start of a session at which each of its lines is written. */
const LINES = [
  ['service', -900, 'anynet.any_socket', `concat('Accept request from ', peer_id, ' (via relay).')`],
  ['service', 0, 'anynet.any_socket', `concat('Client-ID: ', peer_id, ' (FPR: ', left(md5(peer_id), 12), ').')`],
  ['service', 1, 'anynet.any_socket', `concat('Logged in from ', peer_address, ':', 40000 + h % 24000, ' on relay ', left(md5(CAST(h AS VARCHAR)), 8), '.')`],
  ['service', 4, 'anynet.connection_mgr', `concat('Making a new connection to client ', sha1(peer_id), '.')`],
  ['user', 310, 'app.backend_session', `concat('Incoming session request: ', peer_name, ' (', peer_id, ')')`],
  ['user', 330, 'app.backend_session', `'Remote OS: Windows, Connection flags: paid'`],
  ['service', 6_840, 'app.session', `CASE accepted_by WHEN 'user' THEN 'Authenticated by local user.' ELSE 'Authenticated with correct passphrase.' END`],
] as const; // prettier-ignore

function micros(milliseconds: number | string): string {
  return `to_microseconds(CAST(1000 * (${milliseconds}) + h % 1000 AS BIGINT))`;
}

/** Lines of the traces of a host: `said_at`, `part` (service or user), `component`, `what`, `h`. */
function linesSql(world: World, host: Host): string {
  const { seed } = world.setting;
  const sessions = `(SELECT * FROM sim_remote WHERE tool = 'anydesk' AND d = ${host.d})`;
  const said = LINES.map(
    ([part, after, component, what], turn) =>
      `SELECT begin_at + ${micros(after)} AS said_at, '${part}' AS part, '${component}' AS component, ${what} AS what, h, ${turn} AS turn FROM ${sessions}`,
  );
  const ended = `SELECT end_at + ${micros(0)}, 'service', 'app.session', 'Session stopped.', h, 9 FROM ${sessions}`;
  // Once a day, when the laptop starts, the tool determines its public address.
  const used = `SELECT from_at, to_at FROM sim_session WHERE d = ${host.d} AND tool = 'anydesk' UNION ALL SELECT from_at, to_at FROM sim_tool_use WHERE d = ${host.d} AND program = 'anydesk'`;
  const days = `(SELECT y.start_at, y.device_address, hash(hash(y.d, y.local_date)) AS h FROM sim_day AS y WHERE y.d = ${host.d} AND EXISTS (SELECT 1 FROM (${used}) AS u WHERE u.from_at < y.end_at AND u.to_at > y.start_at))`;
  const up = `start_at - to_microseconds(CAST(30000000 * ${chanceSql(seed, ['h'], 'up')} AS BIGINT))`;
  const daily = [
    `SELECT ${up} AS said_at, 'service' AS part, 'anynet.relay_conn' AS component, concat('External address: ', device_address, ':', 40000 + h % 24000, '.') AS what, h, 0 AS turn FROM ${days}`,
    `SELECT ${up} + ${micros(14)}, 'service', 'anynet.connection_mgr', 'Main relay connection established.', h, 1 FROM ${days}`,
  ];
  return `(${[...daily, ...said, ended].join(' UNION ALL ')})`;
}

function traceSql(world: World, host: Host, parts: string): string {
  const own = idSql(world.setting.seed, [String(host.d)], 'anydesk process');
  const process = (part: string, from: number): string =>
    `CAST(1200 + CAST('0x' || substr(${own}, ${from}, 4) AS BIGINT) % 16000 + CASE WHEN ${part} = 'user' THEN 44 ELSE 0 END AS VARCHAR)`;
  const component = `CASE part WHEN 'service' THEN 'lsvc ' ELSE 'back ' END`;
  const fiber = `CASE part WHEN 'service' THEN CAST(2 + h % 40 AS VARCHAR) ELSE '' END`;
  const line = `system.main.concat('   info ', strftime(said_at, '%Y-%m-%d %H:%M:%S.%g'), '       ', ${component}, lpad(${process('part', 1)}, 7, ' '), lpad(${process('part', 5)}, 7, ' '), lpad(${fiber}, 5, ' '), '                ', component, ' - ', what, chr(13))`;
  return `SELECT line FROM (SELECT ${line} AS line, said_at, turn, h FROM ${linesSql(world, host)} WHERE part IN (${parts})) ORDER BY said_at, h, turn`;
}

/** Folders of the logs: on Windows the service and the user have one each. */
function hostFiles(world: World, host: Host): RawFile[] {
  const root = `anydesk/${host.hostname}`;
  const service = host.isWindows ? `${root}/C/ProgramData/AnyDesk` : `${root}/Users/${host.account}/.anydesk`;
  const permission = `CASE accepted_by WHEN 'user' THEN 'User' WHEN 'token' THEN 'Token' ELSE 'Passwd' END`;
  const incoming = `SELECT system.main.concat('Incoming    ', strftime(begin_at, '%Y-%m-%d, %H:%M'), '    ', rpad(${permission}, 32, ' '), rpad(peer_id, 13, ' '), peer_id, chr(13)) AS line
    FROM sim_remote WHERE tool = 'anydesk' AND d = ${host.d} ORDER BY begin_at, h`;
  const connections: RawFile = { path: `${service}/connection_trace.txt`, form: 'text', encoding: 'utf16le', query: incoming }; // prettier-ignore
  if (!host.isWindows)
    return [
      connections,
      { path: `${service}/ad.trace`, form: 'text', query: traceSql(world, host, `'service', 'user'`) },
    ];
  const user = `${root}/C/Users/${host.account}/AppData/Roaming/AnyDesk/ad.trace`;
  return [
    connections,
    { path: `${service}/ad_svc.trace`, form: 'text', query: traceSql(world, host, `'service'`) },
    { path: user, form: 'text', query: traceSql(world, host, `'user'`) },
  ];
}

/** AnyDesk: the traces of the laptops on which it is used, collected at the end of the data. */
export const anydesk: Emitter = {
  tool: 'anydesk',
  tables: remoteTables,
  files: (world, chunk) =>
    isLast(world, chunk) ? hostsOf(world, 'anydesk').flatMap((host) => hostFiles(world, host)) : [],
};
