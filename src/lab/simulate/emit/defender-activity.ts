import type { World } from '../world.ts';
import { below, forUser, runMembers, streamFile, ticks, tokenSql, uniqueSql } from './defender-record.ts';
import type { Chunk, ChunkTable, RawFile } from './emitter.ts';
import { INSIDE_SQL } from './laptop.ts';
import { CONCAT, membersSql, raw, text } from './json.ts';
import { connectionSql, releaseSql, startSql } from './program.ts';

/** Parents of a tool that runs as a service, and of a program that runs from where a browser saved it. */
const SERVICES = ['services.exe', 'Microsoft.Management.Services.IntuneWindowsAgent.exe', 'AgentExecutor.exe'];
const BROWSERS = ['chrome.exe', 'msedge.exe', 'firefox.exe'];

function texts(list: readonly string[]): string {
  return `(${list.map((one) => `'${one}'`).join(', ')})`;
}

/** A release by program, system and its position among the releases. */
function releaseJoin(alias: string, program: string, release: string): string {
  return `LEFT JOIN sim_program AS ${alias} ON ${alias}.os = e.os AND ${alias}.program = ${program} AND ${alias}.release = ${release}`;
}

/** Starts with the numbers of the releases that started (`number`) and that started them (`starter`): `sim_start`. */
export function startTable(world: World, chunk: Chunk): ChunkTable {
  const parents = `(SELECT os, lower(file) AS file_key, min(program) AS program FROM sim_program GROUP BY ALL)`;
  // On Macs the plan may still name the parent that a Windows laptop has.
  const parent = `lower(CASE WHEN e.os = 'macos' AND e.parent LIKE '%.exe' THEN 'launchd' ELSE coalesce(e.parent, p.parent) END)`;
  const named = `SELECT e.*, ${releaseSql(world, 'e.d', 'e.happened_at', 'p')} AS release, k.program AS parent_program
    FROM ${startSql(world, chunk)} AS e ${releaseJoin('p', 'e.program', '0')} LEFT JOIN ${parents} AS k ON k.os = e.os AND k.file_key = ${parent}`;
  const released = `SELECT e.*, ${releaseSql(world, 'e.d', 'e.happened_at', 'q')} AS parent_release FROM (${named}) AS e ${releaseJoin('q', 'e.parent_program', '0')}`;
  return {
    name: 'sim_start',
    query: `SELECT e.d, e.happened_at, e.h, p.number, s.number AS starter, p.as_system OR coalesce(e.os = 'windows' AND e.parent IN ${texts(SERVICES)}, false) AS as_system,
      coalesce(e.parent IN ${texts(BROWSERS)}, false) AS fetched, e.command_line
      FROM (${released}) AS e ${releaseJoin('p', 'e.program', 'e.release')} ${releaseJoin('s', 'e.parent_program', 'e.parent_release')} ORDER BY e.happened_at, e.h`,
  };
}

/** DeviceProcessEvents: a program starts. */
export function deviceProcessEvents(world: World, chunk: Chunk): RawFile {
  const byParent = '(s.as_system AND e.as_system)';
  const path = `replace(CASE WHEN e.fetched THEN p.fetched_path ELSE p.path END, '{user}', v.account)`;
  const special = `concat('"FolderPath":', CAST(to_json(${path}) AS VARCHAR), ',"ProcessCommandLine":', CAST(to_json(${CONCAT}(p.quote, ${path}, p.quote, ' ' || e.command_line)) AS VARCHAR))`;
  const own = membersSql({
    ActionType: 'ProcessCreated',
    ProcessId: raw(`1000 + ${below('e.h', 'process', 30_000)}`),
    ProcessIntegrityLevel: raw(
      `CASE WHEN NOT v.is_windows THEN 'null' WHEN e.as_system THEN '"System"' ELSE '"Medium"' END`,
    ),
    ProcessTokenElevation: text(tokenSql('e.as_system')),
    ProcessCreationTime: ticks('e.happened_at', 'e.h >> 24'),
    LogonId: raw(
      `CASE WHEN NOT v.is_windows THEN 0 WHEN e.as_system THEN 999 ELSE 90000 + ${below('e.h', 'logon', 4_000_000)} END`,
    ),
    InitiatingProcessLogonId: raw(
      `CASE WHEN NOT v.is_windows THEN 0 WHEN ${byParent} THEN 999 ELSE 90000 + ${below('e.h', 'logon', 4_000_000)} END`,
    ),
    AppGuardContainerId: null,
    AdditionalFields: null,
    CreatedProcessSessionId: raw(`CASE WHEN NOT v.is_windows THEN 'null' WHEN e.as_system THEN '0' ELSE '1' END`),
    IsProcessRemoteSession: false,
    ProcessRemoteSessionDeviceName: null,
    ProcessRemoteSessionIP: null,
    ProcessUniqueId: text(uniqueSql('own')),
  });
  const members = `${own}, ',', ${forUser('p', 'started')}, ',', CASE WHEN e.fetched OR e.command_line IS NOT NULL THEN ${special} ELSE ${forUser('p', 'ordinary')} END, ',', ${forUser('s', 'starter')}, ',', s.signature, ',',
    CASE WHEN e.as_system THEN v.system_account ELSE v.user_account END, ',', CASE WHEN ${byParent} THEN v.system_starter ELSE v.user_starter END, ',', ${runMembers(byParent)}`;
  const joins = `LEFT JOIN sim_release AS p ON p.number = e.number LEFT JOIN sim_release AS s ON s.number = e.starter`;
  return streamFile(world, chunk, 'DeviceProcessEvents', { table: 'sim_start', joins, members });
}

/** Connections with the number of the release that connects: `sim_connection`. */
export function connectionTable(world: World, chunk: Chunk): ChunkTable {
  const released = `SELECT e.*, ${releaseSql(world, 'e.d', 'e.happened_at', 'q')} AS release FROM ${connectionSql(world, chunk)} AS e ${releaseJoin('q', 'e.program', '0')}`;
  return {
    name: 'sim_connection',
    query: `SELECT e.d, e.net, e.happened_at, e.h, e.host, e.port, p.number FROM (${released}) AS e ${releaseJoin('p', 'e.program', 'e.release')} ORDER BY e.happened_at, e.h`,
  };
}

/** Failed connections in a hundred (our assumption). */
const FAILING = 3;

/** DeviceNetworkEvents: a program connects to a named host. */
export function deviceNetworkEvents(world: World, chunk: Chunk): RawFile {
  const isAddress = `right(e.host, 1) BETWEEN '0' AND '9'`;
  const isLocal = `e.host LIKE '%.local'`;
  // Addresses reserved for documentation stand for internet services, two for each name.
  const remote = `CASE WHEN ${isAddress} THEN e.host WHEN ${isLocal} THEN concat(n.inside, 231 + hash(e.host) % 20) ELSE concat(CASE hash(e.host) % 2 WHEN 0 THEN '198.51.100.' ELSE '203.0.113.' END, 1 + hash(e.host, (e.h >> 5) % 2) % 250) END`;
  const own = membersSql({
    ActionType: text(
      `CASE WHEN ${below('e.h', 'fails', 100)} < ${FAILING} THEN 'ConnectionFailed' ELSE 'ConnectionSuccess' END`,
    ),
    RemoteIP: text(remote),
    RemotePort: raw('e.port'),
    RemoteUrl: raw(`CASE WHEN ${isAddress} THEN 'null' ELSE '"' || e.host || '"' END`),
    LocalIP: text('n.inside, v.local'),
    LocalPort: raw(`49200 + ${below('e.h', 'port', 16_100)}`),
    Protocol: text(`CASE WHEN e.port IN (53, 123) THEN 'Udp' ELSE 'Tcp' END`),
    LocalIPType: 'Private',
    RemoteIPType: text(`CASE WHEN ${isLocal} THEN 'Private' ELSE 'Public' END`),
    AppGuardContainerId: null,
    AdditionalFields: null,
  });
  const members = `${own}, ',', ${forUser('s', 'starter')}, ',', CASE WHEN s.as_system THEN v.system_starter ELSE v.user_starter END, ',', ${runMembers('s.as_system')}`;
  const joins = `LEFT JOIN ${INSIDE_SQL} AS n ON n.net = e.net LEFT JOIN sim_release AS s ON s.number = e.number`;
  return streamFile(world, chunk, 'DeviceNetworkEvents', { table: 'sim_connection', joins, members });
}
