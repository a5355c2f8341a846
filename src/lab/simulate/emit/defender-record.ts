import type { World } from '../world.ts';
import type { Chunk, ChunkTable, RawFile } from './emitter.ts';
import { laptopSql } from './laptop.ts';
import { CONCAT, escaped, type Json, membersSql, raw, text } from './json.ts';

/** Id of the organisation's Entra tenant. */
export function tenantOf(world: World): string {
  return world.draw('entra tenant').uuid();
}

/** A time as Microsoft writes it, with seven digits; the last one from a hash. */
export function ticks(time: string, hash: string): Json {
  return text(`strftime(${time}, '%Y-%m-%dT%H:%M:%S.%f'), (${hash}) % 10, 'Z'`);
}

/** SQL of members without braces as one text. */
function fragmentSql(members: Record<string, Json>): string {
  return `${CONCAT}(${membersSql(members)})`;
}

/** SQL of a whole number below `count`, different for each salt. */
export function below(hash: string, salt: string, count: number): string {
  return `hash(hash(${hash}, '${salt}')) % ${count}`;
}

/** Seconds from an event to its record in the stream: minimum, and how many more (our assumption). */
const DELAY = [70, 260] as const;
/** A chunk with fewer records than this is sorted as a whole: the engine may read a small table in any order. */
const FEW = 40_000;

/** SQL of a record of the streaming API; `e` has `h` and `happened_at`, `properties` are arguments of CONCAT. */
export function recordSql(
  world: World,
  name: string,
  properties: string,
  report = `200 + ${below('e.h', 'report', 97_800)}`,
): string {
  const published = `e.happened_at + to_microseconds(CAST(${DELAY[0] * 1_000_000} + e.h % ${DELAY[1] * 1_000_000} AS BIGINT))`;
  const received = `e.happened_at + to_microseconds(CAST(9000000 + ${below('e.h', 'received', 30_000_000)} AS BIGINT))`;
  const head = membersSql({
    time: ticks(published, 'e.h >> 8'),
    tenantId: tenantOf(world),
    operationName: 'Publish',
    category: `AdvancedHunting-${name}`,
    _TimeReceivedBySvc: ticks(received, 'e.h >> 16'),
    Tenant: 'DefaultTenant',
  });
  const shared = membersSql({
    ReportId: raw(report),
    Timestamp: ticks('e.happened_at', 'e.h >> 24'),
  });
  return `${CONCAT}('{', ${head}, ',"properties":{', ${properties}, ',', ${shared}, '}}')`;
}

/**
 * A file of the streaming API. `table` is a table of the chunk with `h`, `happened_at` and `d`, in the order of the records; `joins` adds what
 * else the members need, the laptop being `v`; `members` are those that only these records have.
 */
export function streamFile(
  world: World,
  chunk: Chunk,
  name: string,
  of: {
    readonly table: string;
    readonly joins?: string;
    readonly members: string;
    /** SQL of the record number; absent: one that differs from record to record. */
    readonly report?: string;
    /** There are at most as many as laptops. */
    readonly rare?: boolean;
  },
): RawFile {
  const { setting } = world;
  const few = of.rare === true || setting.workers * chunk.days * Math.max(setting.rate, 1) * 40 < FEW;
  return {
    path: `defender/${name}-${chunk.name}.ndjson`,
    form: 'text',
    query: `SELECT ${recordSql(world, name, `${of.members}, ',', v.device`, of.report)} AS line
      FROM ${of.table} AS e LEFT JOIN sim_sensor AS v ON v.d = e.d ${of.joins ?? ''}${few ? ' ORDER BY e.happened_at, e.h' : ''}`,
  };
}

/** Laptops with the members that are the same in all their records: the device, and the accounts of its user and of the operating system. */
export function sensorTable(world: World): ChunkTable {
  const account = (prefix: string, system: boolean, hasUpn: boolean): string => {
    const cloud = (value: string): Json =>
      system ? null : raw(`CASE WHEN is_windows THEN '"' || ${value} || '"' ELSE 'null' END`);
    return fragmentSql({
      [`${prefix}Domain`]: text(system ? `CASE WHEN is_windows THEN 'nt authority' ELSE host END` : 'account_domain'),
      [`${prefix}Name`]: text(system ? `CASE WHEN is_windows THEN 'system' ELSE 'root' END` : 'account'),
      [`${prefix}Sid`]: text(system ? `CASE WHEN is_windows THEN 'S-1-5-18' ELSE '' END` : 'sid'),
      ...(hasUpn ? { [`${prefix}Upn`]: cloud('upn'), [`${prefix}ObjectId`]: cloud('object_id') } : {}),
    });
  };
  const device = fragmentSql({
    DeviceName: text('host'),
    DeviceId: text('guid'),
    MachineGroup: text(`CASE WHEN is_windows THEN 'Laptops' ELSE 'Macs' END`),
  });
  const query = `SELECT *, ${device} AS device, ${account('Account', false, true)} AS user_account, ${account('Account', true, true)} AS system_account, ${account('Account', false, false)} AS user_logon,
    ${account('InitiatingProcessAccount', false, true)} AS user_starter, ${account('InitiatingProcessAccount', true, true)} AS system_starter FROM ${laptopSql(world)}`;
  return { name: 'sim_sensor', query };
}

const SEPARATOR = `CASE os WHEN 'windows' THEN '\\' ELSE '/' END`;
const PATH = `concat(folder, ${SEPARATOR}, file)`;
/** A program that a browser started is where the browser saved it. */
const DOWNLOADED = `CASE WHEN os = 'windows' AND folder NOT LIKE 'C:\\Users%' THEN concat('C:\\Users\\{user}\\Downloads\\', file) ELSE ${PATH} END`;
const QUOTE = `CASE os WHEN 'windows' THEN '"' ELSE '' END`;
const FINGERPRINT = `concat(file, ' ', version, ' ', size)`;

function versionInfo(prefix: string): Record<string, Json> {
  return {
    [`${prefix}CompanyName`]: escaped(`CASE os WHEN 'windows' THEN company ELSE concat('(', company, ')') END`),
    [`${prefix}ProductName`]: escaped('product'),
    [`${prefix}ProductVersion`]: escaped(`CASE os WHEN 'windows' THEN version END`),
    [`${prefix}InternalFileName`]: escaped('original'),
    [`${prefix}OriginalFileName`]: escaped('original'),
    [`${prefix}FileDescription`]: escaped('description'),
  };
}

function fileMembers(prefix: string): Record<string, Json> {
  return {
    [`${prefix}SHA1`]: text(`sha1(${FINGERPRINT})`),
    [`${prefix}SHA256`]: text(`sha256(${FINGERPRINT})`),
    [`${prefix}MD5`]: text(`md5(${FINGERPRINT})`),
    [`${prefix}FileSize`]: raw('size'),
  };
}

const COMMAND = `${CONCAT}(${QUOTE}, ${PATH}, ${QUOTE}, ' ' || command)`;

/**
 * Releases of programs with members: what started (`started`), from where and how (`ordinary`, or `fetched` if a browser saved it), and what
 * started something (`starter`). `{user}` in them stands for the account.
 */
export const RELEASE_TABLE: ChunkTable = {
  name: 'sim_release',
  query: `SELECT number, as_system, folder LIKE '%{user}%' AS in_profile, ${PATH} AS path, ${DOWNLOADED} AS fetched_path, ${QUOTE} AS quote,
    ${fragmentSql({ FileName: escaped('file'), ...fileMembers(''), ...versionInfo('ProcessVersionInfo') })} AS started,
    ${fragmentSql({ FolderPath: escaped(PATH), ProcessCommandLine: escaped(COMMAND) })} AS ordinary,
    ${fragmentSql({
      ...fileMembers('InitiatingProcess'),
      InitiatingProcessFileName: escaped('file'),
      InitiatingProcessFolderPath: escaped(`lower(${PATH})`),
      ...versionInfo('InitiatingProcessVersionInfo'),
      InitiatingProcessCommandLine: escaped(COMMAND),
      InitiatingProcessParentFileName: escaped('parent'),
    })} AS starter,
    ${fragmentSql({ InitiatingProcessSignatureStatus: 'Valid', InitiatingProcessSignerType: text(`CASE WHEN company LIKE '%Microsoft%' OR company = 'APPLE' THEN 'OsVendor' ELSE 'ThirdParty' END`) })} AS signature
  FROM sim_program`,
};

/** SQL of a fragment in which the account stands for `{user}`. */
export function forUser(release: string, fragment: string): string {
  return `CASE WHEN ${release}.in_profile THEN replace(${release}.${fragment}, '{user}', v.account) ELSE ${release}.${fragment} END`;
}

/** Members about the process that did something: ids, times, session. `system` is SQL. */
export function runMembers(system: string): string {
  const at = (salt: string, most: number): string =>
    `e.happened_at - to_microseconds(CAST(${below('e.h', salt, most * 1_000_000)} AS BIGINT))`;
  return membersSql({
    InitiatingProcessId: raw(`900 + ${below('e.h', 'pid', 30_000)}`),
    InitiatingProcessCreationTime: ticks(at('created', 14_400), 'e.h >> 30'),
    InitiatingProcessParentId: raw(`600 + ${below('e.h', 'parent', 9_000)}`),
    InitiatingProcessParentCreationTime: ticks(`${at('born', 3_600)} - INTERVAL 5 HOUR`, 'e.h >> 34'),
    InitiatingProcessIntegrityLevel: raw(
      `CASE WHEN NOT v.is_windows THEN 'null' WHEN ${system} THEN '"System"' ELSE '"Medium"' END`,
    ),
    InitiatingProcessTokenElevation: text(tokenSql(system)),
    InitiatingProcessSessionId: raw(`CASE WHEN NOT v.is_windows THEN 'null' WHEN ${system} THEN '0' ELSE '1' END`),
    IsInitiatingProcessRemoteSession: false,
    InitiatingProcessRemoteSessionDeviceName: null,
    InitiatingProcessRemoteSessionIP: null,
    InitiatingProcessUniqueId: text(uniqueSql('unique')),
  });
}

export function tokenSql(system: string): string {
  return `CASE WHEN NOT v.is_windows THEN 'None' WHEN ${system} THEN 'TokenElevationTypeDefault' ELSE 'TokenElevationTypeLimited' END`;
}

/** SQL of a process id that is never reused. */
export function uniqueSql(salt: string): string {
  return `CASE WHEN v.is_windows THEN CAST(3377699700000000 + ${below('e.h', salt, 99_999_999)} AS VARCHAR) ELSE '0' END`;
}
