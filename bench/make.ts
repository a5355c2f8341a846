import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** Events for each worker in the 90 days of a data set: about 28 a day. */
const EVENTS_PER_WORKER = 2_500;
const FILES_PER_DATASET = 2;

/** Share of each dataset in the events. */
const SHARES = { okta: 0.4, entra: 0.2, network: 0.2, process: 0.15, info: 0.05 } as const;
type Kind = keyof typeof SHARES;

/** Columns every record is made from: worker number, time in a working day of nine and a half hours. `i` numbers the record. */
function base(count: number, from: number, workers: number): string {
  return `SELECT i, CAST(hash(i * 7 + 1) % ${workers} AS BIGINT) AS w, TIMESTAMP '2026-01-01 16:00:00' + to_days(CAST(hash(i * 7 + 2) % 90 AS INTEGER)) + to_seconds(CAST(hash(i * 7 + 3) % 34200 AS BIGINT)) AS t FROM range(${from}, ${from + count}) AS r(i)`;
}

const host = `'lap-' || lpad(CAST(w AS VARCHAR), 6, '0')`;
const login = `'worker' || w || '@example.com'`;
const address = `'198.' || (18 + (w // 65536) % 2) || '.' || ((w // 256) % 256) || '.' || (w % 256)`;
const iso = `strftime(t, '%Y-%m-%dT%H:%M:%S.%gZ')`;

const RECORD: Readonly<Record<Kind, string>> = {
  okta: `json_object(
    'actor', json_object('id', '00u' || w, 'type', 'User', 'alternateId', ${login}, 'displayName', 'Worker ' || w, 'detailEntry', NULL),
    'client', json_object('userAgent', json_object('rawUserAgent', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36', 'os', 'Windows 10', 'browser', 'CHROME'), 'zone', 'null', 'device', 'Computer', 'id', NULL, 'ipAddress', ${address},
      'geographicalContext', json_object('city', 'Portland', 'state', 'Oregon', 'country', 'United States', 'postalCode', '97201', 'geolocation', json_object('lat', 45.5, 'lon', -122.6))),
    'device', NULL,
    'authenticationContext', json_object('authenticationProvider', NULL, 'credentialProvider', NULL, 'credentialType', NULL, 'issuer', NULL, 'interface', NULL, 'authenticationStep', 0, 'rootSessionId', 'idx' || w || '-' || CAST(t AS DATE), 'externalSessionId', 'idx' || w || '-' || CAST(t AS DATE)),
    'displayMessage', 'User single sign on to app', 'eventType', CASE WHEN i % 5 = 0 THEN 'user.session.start' WHEN i % 97 = 0 THEN 'policy.evaluate_sign_on' ELSE 'user.authentication.sso' END,
    'outcome', json_object('result', CASE WHEN i % 50 = 0 THEN 'FAILURE' ELSE 'SUCCESS' END, 'reason', NULL), 'published', ${iso},
    'securityContext', json_object('asNumber', 64500, 'asOrg', 'example broadband', 'isp', 'example broadband', 'domain', 'example.net', 'isProxy', false), 'severity', 'INFO',
    'debugContext', json_object('debugData', json_object('authnRequestId', 'auth' || i, 'deviceFingerprint', md5('d' || w), 'dtHash', md5('t' || w), 'requestId', md5('r' || i), 'requestUri', '/app/office/sso/saml', 'threatSuspected', 'false', 'url', '/app/office/sso/saml?')),
    'legacyEventType', 'app.auth.sso', 'transaction', json_object('type', 'WEB', 'id', md5('r' || i), 'detail', json_object()), 'uuid', md5('okta' || i), 'version', '0',
    'request', json_object('ipChain', json_array(json_object('ip', ${address}, 'geographicalContext', json_object('city', 'Portland', 'state', 'Oregon', 'country', 'United States', 'postalCode', '97201', 'geolocation', json_object('lat', 45.5, 'lon', -122.6)), 'version', 'V4', 'source', NULL))),
    'target', json_array(json_object('id', '0oa' || (i % 12), 'type', 'AppInstance', 'alternateId', 'App ' || (i % 12), 'displayName', 'App ' || (i % 12), 'detailEntry', NULL)))`,
  entra: `json_object('id', md5('entra' || i), 'createdDateTime', ${iso}, 'userDisplayName', 'Worker ' || w, 'userPrincipalName', ${login}, 'userId', md5('u' || w), 'appId', md5('a' || (i % 7)), 'appDisplayName', 'Office ' || (i % 7), 'ipAddress', ${address},
    'clientAppUsed', 'Browser', 'correlationId', md5('c' || i), 'conditionalAccessStatus', 'success', 'isInteractive', i % 3 = 0, 'riskDetail', 'none', 'riskLevelAggregated', 'none', 'riskLevelDuringSignIn', 'none', 'riskState', 'none', 'riskEventTypes', json_array(), 'riskEventTypes_v2', json_array(), 'resourceDisplayName', 'Microsoft Graph', 'resourceId', '00000003-0000-0000-c000-000000000000',
    'status', json_object('errorCode', CASE WHEN i % 40 = 0 THEN 50126 ELSE 0 END, 'failureReason', 'Other.', 'additionalDetails', NULL),
    'deviceDetail', json_object('deviceId', md5('aad' || w), 'displayName', ${host}, 'operatingSystem', 'Windows 11', 'browser', 'Edge 143.0.0', 'isCompliant', true, 'isManaged', true, 'trustType', 'Azure AD joined'),
    'location', json_object('city', 'Portland', 'state', 'Oregon', 'countryOrRegion', 'US', 'geoCoordinates', json_object('altitude', NULL, 'latitude', 45.5, 'longitude', -122.6)), 'appliedConditionalAccessPolicies', json_array())`,
  network: `json_object('time', ${iso}, 'tenantId', '11111111-2222-3333-4444-555555555555', 'operationName', 'Publish', 'category', 'AdvancedHunting-DeviceNetworkEvents', 'properties', json_object(
    'Timestamp', ${iso}, 'DeviceId', md5('dev' || w), 'DeviceName', ${host} || '.corp.example.com', 'ActionType', 'ConnectionSuccess', 'RemoteIP', '203.0.113.' || (i % 250), 'RemotePort', 443, 'RemoteUrl', 'https://app' || (i % 300) || '.example.com/path', 'LocalIP', '192.168.1.20', 'LocalPort', 50000 + i % 15000, 'Protocol', 'Tcp', 'LocalIPType', 'Private', 'RemoteIPType', 'Public',
    'InitiatingProcessSHA1', md5('s' || (i % 40)), 'InitiatingProcessSHA256', md5('s' || (i % 40)) || md5('t' || (i % 40)), 'InitiatingProcessMD5', md5('m' || (i % 40)), 'InitiatingProcessFileName', 'msedge.exe', 'InitiatingProcessFileSize', 4000000, 'InitiatingProcessVersionInfoCompanyName', 'Microsoft Corporation', 'InitiatingProcessVersionInfoProductName', 'Microsoft Edge', 'InitiatingProcessVersionInfoOriginalFileName', 'msedge.exe', 'InitiatingProcessId', i % 30000, 'InitiatingProcessCommandLine', '"msedge.exe" --type=utility', 'InitiatingProcessCreationTime', ${iso}, 'InitiatingProcessFolderPath', 'c:\\program files (x86)\\microsoft\\edge\\application\\msedge.exe', 'InitiatingProcessParentFileName', 'explorer.exe', 'InitiatingProcessParentId', 400, 'InitiatingProcessAccountDomain', 'corp', 'InitiatingProcessAccountName', 'worker' || w, 'InitiatingProcessAccountSid', 'S-1-5-21-1-2-3-' || w, 'InitiatingProcessAccountUpn', ${login}, 'ReportId', i, 'AppGuardContainerId', '', 'AdditionalFields', NULL))`,
  process: `json_object('time', ${iso}, 'tenantId', '11111111-2222-3333-4444-555555555555', 'operationName', 'Publish', 'category', 'AdvancedHunting-DeviceProcessEvents', 'properties', json_object(
    'Timestamp', ${iso}, 'DeviceId', md5('dev' || w), 'DeviceName', ${host} || '.corp.example.com', 'ActionType', 'ProcessCreated', 'FileName', 'tool' || (i % 60) || '.exe', 'FolderPath', 'C:\\Program Files\\Tool' || (i % 60) || '\\tool.exe', 'SHA1', md5('p' || (i % 60)), 'SHA256', md5('p' || (i % 60)) || md5('q' || (i % 60)), 'MD5', md5('r' || (i % 60)), 'FileSize', 100000, 'ProcessVersionInfoCompanyName', 'Example Software', 'ProcessVersionInfoProductName', 'Tool ' || (i % 60), 'ProcessVersionInfoProductVersion', '1.0', 'ProcessVersionInfoInternalFileName', 'tool', 'ProcessVersionInfoOriginalFileName', 'tool' || (i % 60) || '.exe', 'ProcessVersionInfoFileDescription', 'A tool', 'ProcessId', i % 30000, 'ProcessCommandLine', 'tool.exe --run ' || (i % 100), 'ProcessIntegrityLevel', 'Medium', 'ProcessTokenElevation', 'TokenElevationTypeLimited', 'ProcessCreationTime', ${iso}, 'AccountDomain', 'corp', 'AccountName', 'worker' || w, 'AccountSid', 'S-1-5-21-1-2-3-' || w, 'AccountUpn', ${login}, 'LogonId', 300000,
    'InitiatingProcessFileName', 'explorer.exe', 'InitiatingProcessFolderPath', 'c:\\windows\\explorer.exe', 'InitiatingProcessId', 400, 'InitiatingProcessCommandLine', 'explorer.exe', 'InitiatingProcessParentFileName', 'userinit.exe', 'InitiatingProcessAccountName', 'worker' || w, 'ReportId', i, 'AdditionalFields', NULL))`,
  info: `json_object('time', ${iso}, 'tenantId', '11111111-2222-3333-4444-555555555555', 'operationName', 'Publish', 'category', 'AdvancedHunting-DeviceInfo', 'properties', json_object(
    'Timestamp', ${iso}, 'DeviceId', md5('dev' || w), 'DeviceName', ${host} || '.corp.example.com', 'ClientVersion', '10.8760', 'PublicIP', ${address}, 'OSArchitecture', '64-bit', 'OSPlatform', 'Windows11', 'OSBuild', 26100, 'IsAzureADJoined', true, 'AadDeviceId', md5('aad' || w), 'LoggedOnUsers', json_array(json_object('UserName', 'worker' || w, 'DomainName', 'corp', 'Sid', 'S-1-5-21-1-2-3-' || w)), 'RegistryDeviceTag', '', 'OSVersion', '10.0', 'MachineGroup', 'all', 'ReportId', i, 'OnboardingStatus', 'Onboarded', 'AdditionalFields', NULL, 'DeviceCategory', 'Endpoint', 'DeviceType', 'Workstation', 'Model', 'Model 5', 'Vendor', 'Example', 'OSDistribution', 'Windows11', 'OSVersionInfo', '24H2', 'JoinType', 'AAD Joined'))`,
};

/** Writes a data set of about `events` events into a folder, unless it is there. Gives the folder. */
export async function makeData(root: string, events: number): Promise<string> {
  const folder = join(root, `events-${events}`);
  if (existsSync(join(folder, 'complete'))) return folder;
  mkdirSync(folder, { recursive: true });
  const workers = Math.max(50, Math.round(events / EVENTS_PER_WORKER));
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '4GB' });
  const connection = await instance.connect();
  for (const [kind, share] of Object.entries(SHARES) as [Kind, number][]) {
    const each = Math.round((events * share) / FILES_PER_DATASET);
    for (let part = 0; part < FILES_PER_DATASET; part++) {
      const file = join(folder, `${kind}-${part}.ndjson`);
      await connection.run(
        `COPY (SELECT CAST(${RECORD[kind]} AS VARCHAR) AS line FROM (${base(each, part * each, workers)}) AS b) TO '${file}' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x01')`,
      );
    }
  }
  const rows = `SELECT w FROM range(${workers}) AS r(w)`;
  const csv = `(FORMAT csv, HEADER true)`;
  await connection.run(
    `COPY (SELECT 'W' || w AS worker_id, 'Worker ' || w AS legal_name, 'worker' || w || '@example.com' AS work_email, 'employee' AS employment_type, DATE '2024-01-01' + CAST(w % 700 AS INTEGER) AS start_date, 'US' AS work_country, w || ' Main St' AS home_street, 'Portland' AS home_city, 'OR' AS home_region, '97201' AS home_postal_code, 'US' AS home_country, 45.5 AS home_latitude, -122.6 AS home_longitude, 'America/Los_Angeles' AS timezone, true AS remote FROM (${rows})) TO '${join(folder, 'workers.csv')}' ${csv}`,
  );
  await connection.run(
    `COPY (SELECT 'SN' || w AS asset_serial, ${host} AS hostname, 'W' || w AS worker_id, '2024-01-01T00:00:00Z' AS assigned_at, 'US' AS assigned_country FROM (${rows})) TO '${join(folder, 'assets.csv')}' ${csv}`,
  );
  await connection.run(
    `COPY (SELECT '198.' || (18 + a // 65536) || '.' || ((a // 256) % 256) || '.0/24' AS cidr, 'US' AS country, 'Portland' AS city, 45.5 AS latitude, -122.6 AS longitude, 64500 AS asn, 'example broadband' AS as_org, 'residential' AS kind FROM range(0, 131072, 256) AS r(a)) TO '${join(folder, 'ranges.csv')}' ${csv}`,
  );
  await connection.run(
    `COPY (SELECT 'W' || w AS worker_id, '2024-02-01T00:00:00Z' AS effective_at, '0210' || w AS account_number FROM (${rows})) TO '${join(folder, 'payroll.csv')}' ${csv}`,
  );
  connection.closeSync();
  instance.closeSync();
  writeFileSync(join(folder, 'complete'), '');
  return folder;
}
