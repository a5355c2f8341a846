import { chanceSql, countSql, pickSql } from '../sql.ts';
import type { World } from '../world.ts';
import { tenantOf } from './defender-record.ts';
import { deviceSql, locationSql, rowIdSql, ticksSql } from './entra-row.ts';
import { CONCAT, jsonSql, raw, text, type Json } from './json.ts';
import { objectIdSql } from './laptop.ts';
import { keySql } from './sign-in.ts';

/** Token renewals by programs on a usual working day (our assumption; real organisations have several times more, all alike). */
const A_DAY = 10;
/** Single sign-ons of such a day, to which they are proportional (sign-in.ts). */
const SSO_A_DAY = 9;
/** Share of renewals that fail because the token is too old (our assumption). */
const TOO_OLD = 0.015;

/** Programs with their id, and the service they reach with its id (learn.microsoft.com/troubleshoot/entra: first-party applications). */
const PROGRAMS = [
  ['Microsoft Teams', '1fec8e78-bce4-4aaf-ab1b-5451cc387264', 'Microsoft Teams Services', 'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe'],
  ['Microsoft Outlook', '5d661950-3475-41cd-a2c3-d671a3162bc1', 'Office 365 Exchange Online', '00000002-0000-0ff1-ce00-000000000000'],
  ['OneDrive SyncEngine', 'ab9b8c07-8f02-4f72-87fa-80105867a763', 'Office 365 SharePoint Online', '00000003-0000-0ff1-ce00-000000000000'],
  ['Microsoft Office', 'd3590ed6-52b3-4102-aeff-aad2292ab01c', 'Microsoft Graph', '00000003-0000-0000-c000-000000000000'],
  ['Microsoft Authentication Broker', '29d9ed98-a469-4536-ade2-f981bc1d605e', 'Device Registration Service', '01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9'],
] as const; // prettier-ignore

/** User agents of programs by system, as the vendor's brokers write them. */
const AGENTS = `CASE platform WHEN 'windows' THEN 'Windows-AzureAD-Authentication-Provider/1.0' WHEN 'macos' THEN 'Mac OS/26.1 (MacBook Pro) AppleWebKit/605.1.15 PKeyAuth/1.0'
  WHEN 'ios' THEN 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) PKeyAuth/1.0' ELSE 'Dalvik/2.1.0 (Linux; U; Android 16)' END`;

function record(world: World): Json {
  const { seed } = world.setting;
  const tenant = tenantOf(world);
  const part = (of: 0 | 1 | 2 | 3): Json =>
    text(`[${PROGRAMS.map((one) => `'${one[of]}'`).join(', ')}][e.program + 1]`);
  const correlation = text(rowIdSql(seed, 'e.event', 'entra correlation'));
  const code = `CASE WHEN e.old THEN 50173 ELSE 0 END`;
  const time = (zone: string): Json => text(`${CONCAT}(e.at_text, '${zone}')`);
  return {
    time: time('Z'),
    resourceId: `/tenants/${tenant}/providers/Microsoft.aadiam`,
    operationName: 'Sign-in activity',
    operationVersion: '1.0',
    category: 'NonInteractiveUserSignInLogs',
    tenantId: tenant,
    resultType: text(`CASE WHEN e.old THEN '50173' ELSE '0' END`),
    resultSignature: 'None',
    durationMs: 0,
    callerIpAddress: text('e.address'),
    correlationId: correlation,
    identity: text('e.name'),
    Level: 4,
    location: text('e.country'),
    properties: {
      id: text(rowIdSql(seed, 'e.event', 'entra sign-in')),
      createdDateTime: time('+00:00'),
      userDisplayName: text('e.name'),
      userPrincipalName: text('e.login'),
      userId: text('e.user_id'),
      appId: part(1),
      appDisplayName: part(0),
      ipAddress: text('e.address'),
      clientAppUsed: 'Mobile Apps and Desktop clients',
      userAgent: text('e.agent'),
      correlationId: correlation,
      conditionalAccessStatus: 'success',
      isInteractive: false,
      tokenIssuerType: 'AzureAD',
      incomingTokenType: text(`CASE e.platform WHEN 'windows' THEN 'primaryRefreshToken' ELSE 'refreshToken' END`),
      riskDetail: 'none',
      riskLevelAggregated: 'none',
      riskLevelDuringSignIn: 'none',
      riskState: 'none',
      riskEventTypes_v2: [],
      resourceDisplayName: part(2),
      resourceId: part(3),
      authenticationRequirement: 'singleFactorAuthentication',
      signInIdentifier: '',
      userType: 'Member',
      autonomousSystemNumber: raw('e.asn'),
      crossTenantAccessType: 'none',
      sessionId: text('e.session'),
      authenticationDetails: [],
      status: raw(`${CONCAT}('{"errorCode":', ${code}, CASE WHEN e.old THEN ',"failureReason":"The provided grant has expired due to it being revoked, a fresh auth token is needed.","additionalDetails":null}' ELSE ',"failureReason":"Other.","additionalDetails":null}' END)`),
      deviceDetail: raw('e.device'),
      location: raw('e.place'),
    },
  }; // prettier-ignore
}

/** Lines of `NonInteractiveUserSignInLogs` as Azure Monitor forwards them: programs on laptops and phones renew their tokens automatically. */
export function entraTokenSql(world: World): string {
  const { seed } = world.setting;
  const mean = `CASE s.kind WHEN 'laptop' THEN ${A_DAY / SSO_A_DAY} * s.sso * (0.6 + 0.8 * ${chanceSql(seed, ['s.k'], 'tokens')}) ELSE 1.5 * s.sso END`;
  const sitting = `(SELECT s.k, s.start_at, CASE WHEN s.kind = 'laptop' AND v.always_on THEN s.start_at + to_hours(24) ELSE s.end_at END AS end_at, ${countSql(seed, ['s.k'], 'tokens', mean)} AS n, w.name, w.login, ${objectIdSql(seed, 'w.w')} AS user_id, ${rowIdSql(seed, 's.k', 'entra session')} AS session,
      s.app_address AS address, n.asn, n.country, ${locationSql('n')} AS place, platform, ${AGENTS} AS agent, ${deviceSql('v', 's.managed', `''`)} AS device
    FROM sim_sitting AS s JOIN sim_worker AS w ON w.w = s.w JOIN sim_network AS n ON n.net = s.app_net LEFT JOIN sim_device AS v ON v.d = s.d WHERE s.kind = 'phone' OR s.d IS NOT NULL)`;
  const each = ['s.k', 's.i'];
  const renewed = `SELECT s.*, ${keySql(seed, each, 'token')} AS event, s.start_at + to_microseconds(CAST(date_diff('microsecond', s.start_at, s.end_at) * ${chanceSql(seed, each, 'token at')} AS BIGINT)) AS happened_at,
      ${pickSql(seed, each, 'program', PROGRAMS.length)} AS program, ${chanceSql(seed, each, 'token too old')} < ${TOO_OLD} AS old FROM (SELECT *, unnest(range(n)) AS i FROM ${sitting}) AS s`;
  return `SELECT ${jsonSql(record(world))} AS line FROM (SELECT *, ${ticksSql('happened_at', 'event')} AS at_text FROM (${renewed}) WHERE happened_at < TIMESTAMP '${world.endAt.slice(0, 19)}' ORDER BY happened_at, event) AS e`;
}
