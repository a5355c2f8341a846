import { chanceSql, idSql, pickSql } from '../sql.ts';
import type { World } from '../world.ts';
import { isLast } from './defender-software.ts';
import type { Emitter, RawFile } from './emitter.ts';
import { installedSql, SHOWN_SQL } from './installed.ts';
import { escaped, jsonSql, raw, text } from './json.ts';
import { laptopSql } from './laptop.ts';

const GRAPH = 'https://graph.microsoft.com/v1.0/$metadata#deviceManagement';
/** Shares of laptops that violate policy, and of those in a grace period (our assumption). */
const NOT_COMPLIANT = 0.03;
const IN_GRACE = 0.05;
const GIGABYTE = 1_073_741_824;

/** A Graph page around records, one per line: `rows` returns `record` and `place`, the sort key. */
function pageSql(path: string, rows: string): string {
  const numbered = `SELECT record, row_number() OVER (ORDER BY place) AS n, count(*) OVER () AS many FROM (${rows})`;
  return `SELECT line FROM (
    SELECT 0 AS n, concat('{"@odata.context":"${GRAPH}/${path}","@odata.count":', (SELECT count(*) FROM (${rows})), ',"value":[') AS line
    UNION ALL SELECT n, concat(record, CASE WHEN n < many THEN ',' ELSE '' END) FROM (${numbered})
    UNION ALL SELECT 9007199254740991, ']}') ORDER BY n`;
}

function ticks(time: string): string {
  return `strftime(${time}, '%Y-%m-%dT%H:%M:%S'), '.', lpad(CAST(hash(v.serial, 'tick') % 10000000 AS VARCHAR), 7, '0'), 'Z'`;
}

/** Managed devices as of the end. */
function managedDevices(world: World): RawFile {
  const { seed } = world.setting;
  const [start, end] = [world.startAt, world.endAt].map((time) => `TIMESTAMP '${time.slice(0, 19)}'`);
  const chance = chanceSql(seed, ['v.serial'], 'compliance');
  const os = `CASE WHEN v.is_windows THEN 'Windows' ELSE 'macOS' END`;
  const free = `(90 + ${pickSql(seed, ['v.serial'], 'free', 300)}) * ${GIGABYTE}`;
  const record = jsonSql({
    id: text('v.intune_id'),
    userId: text('v.object_id'),
    deviceName: text('v.hostname'),
    managedDeviceOwnerType: 'company',
    enrolledDateTime: text(ticks('enrolled')),
    lastSyncDateTime: text(ticks('synced')),
    operatingSystem: text(os),
    complianceState: text(`CASE WHEN ${chance} < ${NOT_COMPLIANT} THEN 'noncompliant' WHEN ${chance} < ${IN_GRACE} THEN 'inGracePeriod' ELSE 'compliant' END`), // prettier-ignore
    jailBroken: 'Unknown',
    managementAgent: 'mdm',
    osVersion: text(`CASE WHEN v.is_windows THEN v.os_version ELSE concat(v.os_version, ' (25B78)') END`),
    easActivated: false,
    easDeviceId: '',
    easActivationDateTime: '0001-01-01T00:00:00Z',
    azureADRegistered: true,
    deviceEnrollmentType: text(`CASE WHEN v.is_windows THEN 'windowsAzureADJoin' ELSE 'appleBulkWithUser' END`),
    activationLockBypassCode: null,
    emailAddress: text('v.upn'),
    azureADDeviceId: text('v.aad_id'),
    deviceRegistrationState: 'registered',
    deviceCategoryDisplayName: 'Unknown',
    isSupervised: raw(`CASE WHEN v.is_windows THEN 'false' ELSE 'true' END`),
    exchangeLastSuccessfulSyncDateTime: '0001-01-01T00:00:00Z',
    exchangeAccessState: 'none',
    exchangeAccessStateReason: 'none',
    remoteAssistanceSessionUrl: null,
    remoteAssistanceSessionErrorDetails: null,
    isEncrypted: true,
    userPrincipalName: text('v.upn'),
    model: escaped('v.model'),
    manufacturer: escaped('v.maker'),
    imei: '',
    complianceGracePeriodExpirationDateTime: '9999-12-31T23:59:59Z',
    serialNumber: text('v.serial'),
    phoneNumber: '',
    androidSecurityPatchLevel: '',
    userDisplayName: escaped('v.owner'),
    configurationManagerClientEnabledFeatures: null,
    wiFiMacAddress: text(`upper(replace(v.wifi_mac, ':', ''))`),
    deviceHealthAttestationState: null,
    subscriberCarrier: '',
    meid: '',
    totalStorageSpaceInBytes: raw(`CASE ${pickSql(seed, ['v.serial'], 'disk', 3)} WHEN 0 THEN 1022202216448 ELSE 511101108224 END`), // prettier-ignore
    freeStorageSpaceInBytes: raw(free),
    managedDeviceName: text(`split_part(v.upn, '@', 1), '_', CASE WHEN v.is_windows THEN 'Windows' ELSE 'MacMDM' END, '_', strftime(enrolled, '%-m/%-d/%Y_%-I:%M %p')`), // prettier-ignore
    partnerReportedThreatState: 'secured',
    requireUserEnrollmentApproval: null,
    managementCertificateExpirationDate: text(ticks('enrolled + INTERVAL 365 DAY')),
    iccid: null,
    udid: raw(`CASE WHEN v.is_windows THEN 'null' ELSE concat('"', v.uuid, '"') END`),
    notes: null,
    ethernetMacAddress: raw(`CASE WHEN v.by_cable THEN concat('"', upper(replace(v.ethernet_mac, ':', '')), '"') ELSE 'null' END`), // prettier-ignore
    physicalMemoryInBytes: 0,
    enrollmentProfileName: text(`CASE WHEN v.is_windows THEN 'Staff Autopilot' ELSE 'Staff Macs' END`),
    deviceActionResults: [],
  });
  const times = `SELECT d, min(start_at) AS first_at, max(end_at) AS last_at FROM sim_day WHERE d IS NOT NULL GROUP BY d`;
  // People who were there before the data were enrolled then; later ones, minutes before the first use.
  const enrolled = `CASE WHEN v.enrolled_at < ${start} THEN v.enrolled_at ELSE y.first_at - to_seconds(720 + ${pickSql(seed, ['v.serial'], 'enrolled', 2_000)}) END`;
  const synced = `greatest(${enrolled}, CASE WHEN v.always_on AND v.to_at > ${end} THEN ${end} ELSE least(y.last_at, ${end}) END - to_seconds(${pickSql(seed, ['v.serial'], 'synced', 14_000)}))`;
  const laptops = `SELECT v.*, ${enrolled} AS enrolled, ${synced} AS synced FROM ${laptopSql(world)} AS v JOIN (${times}) AS y ON y.d = v.d`;
  return {
    path: 'intune/managedDevices.json',
    form: 'text',
    query: pageSql('managedDevices', `SELECT v.intune_id AS place, ${record} AS record FROM (${laptops}) AS v`),
  };
}

/** Programs found on Windows laptops, with the laptops that have them. */
function detectedApps(world: World): RawFile {
  const { seed } = world.setting;
  const shown = `SELECT ${SHOWN_SQL} AS name, p.version, p.company, v.intune_id, v.hostname, v.aad_id
    FROM ${installedSql(world, `TIMESTAMP '${world.endAt.slice(0, 19)}'`)} AS p JOIN ${laptopSql(world)} AS v ON v.d = p.d AND v.is_windows WHERE EXISTS (SELECT 1 FROM sim_day AS y WHERE y.d = v.d)`;
  const device = jsonSql({ id: text('intune_id'), deviceName: text('hostname'), azureADDeviceId: text('aad_id') });
  const grouped = `SELECT name, version, coalesce(min(company), '') AS company, count(*) AS many, string_agg(${device}, ',' ORDER BY intune_id) AS devices FROM (${shown}) GROUP BY name, version`;
  const record = jsonSql({
    id: text(idSql(seed, ['name', 'version'], 'detected app')),
    displayName: escaped('name'),
    version: escaped('version'),
    sizeInByte: 0,
    deviceCount: raw('many'),
    publisher: escaped('company'),
    platform: 'windows',
    managedDevices: raw(`'[', devices, ']'`),
  });
  return {
    path: 'intune/detectedApps.json',
    form: 'text',
    query: pageSql('detectedApps(managedDevices())', `SELECT concat(name, ' ', version) AS place, ${record} AS record FROM (${grouped})`), // prettier-ignore
  };
}

/** Microsoft Intune: what Graph returns at the end of the data. */
export const intune: Emitter = {
  tool: 'intune',
  files: (world, chunk) => (isLast(world, chunk) ? [managedDevices(world), detectedApps(world)] : []),
};
