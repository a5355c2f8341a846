import { uuidSql } from '../sql.ts';
import type { World } from '../world.ts';
import { below, forUser, recordSql, runMembers, streamFile } from './defender-record.ts';
import type { Chunk, RawFile } from './emitter.ts';
import { CONCAT, membersSql, raw, text } from './json.ts';
import { objectIdSql } from './laptop.ts';
import { AGENT } from './sign-in-agent.ts';

/** The laptop shows one record for this many files fetched at once: a selection is downloaded as an archive, and a sensor samples what a client writes. */
const SHOWN_OF_BULK = 40;
/** Numbers of applications in Defender for Cloud Apps; that of GitHub is not checked. */
const SHAREPOINT = 20892;
const GITHUB = 11114;
const SITE = 'https://example.sharepoint.com/sites/staff/Shared Documents';

/** DeviceFileEvents of Windows laptops: what a browser saves, what the client of the shared drive writes, and what a clone leaves. */
export function deviceFileEvents(world: World, chunk: Chunk): RawFile {
  const pack = `${CONCAT}('pack-', sha1(${CONCAT}(e.name, e.w, e.h)), '.pack')`;
  const separator = `chr(92)`;
  const path = (...parts: readonly string[]): string =>
    `${CONCAT}('C:', ${parts.map((part) => `${separator}, ${part}`).join(', ')})`;
  const folder = `CASE e.action WHEN 'clone' THEN ${path(`'Users'`, 'v.account', `'source'`, `'repos'`, 'e.name', `'.git'`, `'objects'`, `'pack'`, pack)}
    WHEN 'synced' THEN ${path(`'Users'`, 'v.account', `'OneDrive - Example'`, 'e.name')} ELSE ${path(`'Users'`, 'v.account', `'Downloads'`, 'e.name')} END`;
  const url = `${CONCAT}('"${SITE}/', e.name, '"')`;
  const own = membersSql({
    ActionType: 'FileCreated',
    FileName: text(`CASE e.action WHEN 'clone' THEN ${pack} ELSE e.name END`),
    FolderPath: raw(`CAST(to_json(${folder}) AS VARCHAR)`),
    SHA1: text(`sha1(${CONCAT}(e.name, e.h % 7))`),
    SHA256: text(`sha256(${CONCAT}(e.name, e.h % 7))`),
    MD5: text(`md5(${CONCAT}(e.name, e.h % 7))`),
    FileOriginUrl: raw(`CASE WHEN e.action = 'downloaded' THEN ${url} ELSE 'null' END`),
    FileOriginReferrerUrl: raw(`CASE WHEN e.action = 'downloaded' THEN '"https://example.sharepoint.com/"' ELSE 'null' END`),
    FileOriginIP: null,
    PreviousFolderPath: '',
    PreviousFileName: '',
    FileSize: raw(`9000 + ${below('e.h', 'size', 4_000_000)}`),
    RequestProtocol: 'Local',
    RequestSourceIP: null,
    RequestSourcePort: null,
    RequestAccountName: '',
    RequestAccountDomain: '',
    RequestAccountSid: '',
    ShareName: '',
    SensitivityLabel: '',
    SensitivitySubLabel: '',
    IsAzureInfoProtectionApplied: null,
    AppGuardContainerId: '',
    AdditionalFields: null,
  }); // prettier-ignore
  const program = `CASE e.action WHEN 'clone' THEN 'git' WHEN 'synced' THEN 'onedrive' ELSE CASE e.browser WHEN 'edge' THEN 'msedge' ELSE e.browser END END`;
  const first = `(SELECT program, min(number) AS number FROM sim_program WHERE os = 'windows' GROUP BY program)`;
  const joins = `LEFT JOIN ${first} AS f ON f.program = ${program} LEFT JOIN sim_release AS s ON s.number = f.number`;
  const shown = `(SELECT * FROM sim_fetched WHERE d IS NOT NULL AND platform = 'windows' AND (action = 'clone' OR NOT bulk OR (h >> 40) % ${SHOWN_OF_BULK} = 0))`;
  const members = `${own}, ',', ${forUser('s', 'starter')}, ',', v.user_starter, ',', ${runMembers('false')}`;
  return streamFile(world, chunk, 'DeviceFileEvents', { table: shown, joins, members, rare: true });
}

/** CloudAppEvents: what Defender for Cloud Apps receives from the shared drive and the source-code host. */
export function cloudAppEvents(world: World, chunk: Chunk): RawFile {
  const { seed } = world.setting;
  const clone = `e.action = 'clone'`;
  const either = (code: string, file: string): string => `CASE WHEN ${clone} THEN '${code}' ELSE '${file}' END`;
  const operation = `CASE e.action WHEN 'clone' THEN 'git.clone' WHEN 'synced' THEN 'FileSyncDownloadedFull' ELSE 'FileDownloaded' END`;
  const os = `CASE e.platform WHEN 'macos' THEN 'Mac OS' ELSE 'Windows 11' END`;
  const agent = `CASE e.action WHEN 'clone' THEN 'git/2.52.0' WHEN 'synced' THEN 'Microsoft SkyDriveSync 25.199.1012.0002 ship; Windows NT 10.0' ELSE e.agent END`;
  const object = `CASE WHEN ${clone} THEN ${CONCAT}('example/', e.name) ELSE e.name END`;
  const properties = membersSql({
    ActionType: text(operation),
    Application: text(either('GitHub', 'Microsoft SharePoint Online')),
    ApplicationId: raw(`CASE WHEN ${clone} THEN ${GITHUB} ELSE ${SHAREPOINT} END`),
    AppInstanceId: 0,
    AccountObjectId: text(objectIdSql(seed, 'e.w')),
    AccountId: text(objectIdSql(seed, 'e.w')),
    AccountDisplayName: text('w.name'),
    IsAdminOperation: false,
    DeviceType: 'Desktop',
    OSPlatform: text(os),
    IPAddress: text('e.address'),
    IsAnonymousProxy: raw(`CAST(n.kind IN ('vpn', 'proxy', 'relay') AS VARCHAR)`),
    CountryCode: text('n.country'),
    City: raw('to_json(lower(n.city))'),
    ISP: raw('to_json(lower(n.as_org))'),
    UserAgent: text(agent),
    ActivityType: text(either('Basic', 'Downloadfile')),
    ActivityObjects: [{ Type: text(either('Structured object', 'File')), Role: 'Target object', Name: text(object) }],
    ObjectName: text(object),
    ObjectType: text(either('Structured object', 'File')),
    ObjectId: text(`'${SITE}/', e.h % 99991`),
    AccountType: 'Regular',
    IsExternalUser: false,
    IsImpersonated: false,
    IPTags: [],
    IPCategory: '',
    UserAgentTags: [],
    RawEventData: { Id: text(uuidSql(seed, ['e.h'], 'audit')), Operation: text(operation), UserId: text('w.login'), ClientIP: text('e.address') },
    AdditionalFields: {},
    LastSeenForUser: {},
    UncommonForUser: [],
    AuditSource: 'Defender for Cloud Apps app connector',
    SessionData: null,
    OAuthAppId: '',
  }); // prettier-ignore
  const report = `'"' || e.h % 99999989 || '_20892_' || ${uuidSql(seed, ['e.h'], 'report')} || '"'`;
  return {
    path: `defender/CloudAppEvents-${chunk.name}.ndjson`,
    form: 'text',
    query: `SELECT ${recordSql(world, 'CloudAppEvents', properties, report)} AS line FROM (SELECT *, ${AGENT} AS agent FROM sim_fetched) AS e
      JOIN sim_worker AS w ON w.w = e.w JOIN sim_network AS n ON n.net = e.net ORDER BY e.happened_at, e.h`,
  };
}
