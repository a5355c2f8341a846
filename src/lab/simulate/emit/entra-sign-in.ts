import { chanceSql, pickSql } from '../sql.ts';
import type { World } from '../world.ts';
import { BROWSER, deviceSql, federated, locationSql, reachesSql, rowIdSql } from './entra-row.ts';
import { CONCAT, jsonSql, raw, text, type Json } from './json.ts';
import { objectIdSql } from './laptop.ts';
import { AGENT } from './sign-in-agent.ts';
import { APPLICATIONS, stepSql } from './sign-in.ts';

/** Applications of Microsoft that people open in a browser, with their ids (learn.microsoft.com/troubleshoot/entra: first-party applications). */
const OFFICE = [
  ['OfficeHome', '4765445b-32c6-49b0-83e6-1d93765276ca', 'OfficeHome', '4765445b-32c6-49b0-83e6-1d93765276ca'],
  ['Microsoft Teams Web Client', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346', 'Microsoft Teams Services', 'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe'],
  ['Office 365 SharePoint Online', '00000003-0000-0ff1-ce00-000000000000', 'Office 365 SharePoint Online', '00000003-0000-0ff1-ce00-000000000000'],
  ['One Outlook Web', '9199bf20-a13f-4107-85dc-02114787ef48', 'Office 365 Exchange Online', '00000002-0000-0ff1-ce00-000000000000'],
] as const; // prettier-ignore
/** Share of single sign-ons that open one of these: if people sign in elsewhere first, the others do not pass through Entra (our assumption). */
const OFFICE_SHARE = 0.35;
/** Share of sign-ins whose challenge is recorded separately (our assumption). */
const INTERRUPTED = 0.3;
/** Second factors as Entra names them. */
const METHODS = { push: 'Mobile app notification', fastpass: 'Windows Hello for Business', sms: 'Text message', key: 'FIDO2 security key' }; // prettier-ignore

function step(method: Json, detail: string, ok: boolean, result: string, requirement: string): Json {
  return { authenticationStepDateTime: text('e.at_text'), authenticationMethod: method, authenticationMethodDetail: detail, succeeded: ok, authenticationStepResultDetail: result, authenticationStepRequirement: requirement }; // prettier-ignore
}

const PRIMARY = 'Primary authentication';
const SECOND = 'Multifactor authentication';

function stepsSql(elsewhere: boolean): string {
  const password = (ok: boolean, result: string): Json =>
    step('Password', 'Password in the cloud', ok, result, PRIMARY);
  const cases = Object.entries(METHODS).map(([method, name]) => {
    const second = step(name, '', true, 'MFA completed in Azure AD', SECOND);
    const steps = method === 'fastpass' ? [step(name, '', true, 'Correct PIN or biometric', PRIMARY)] : [password(true, 'Correct password'), second]; // prettier-ignore
    return `WHEN '${method}' THEN ${jsonSql(steps)}`;
  });
  const login = elsewhere ? jsonSql([step('Federated', 'Federated', true, 'MFA requirement satisfied by claim provided by external provider', SECOND)]) : `CASE e.method ${cases.join(' ')} END`; // prettier-ignore
  return `CASE e.step WHEN 'login' THEN ${login} WHEN 'mistyped' THEN ${jsonSql([password(false, 'Incorrect password')])} WHEN 'policy' THEN ${jsonSql([password(true, 'MFA required')])}
    ELSE ${jsonSql([step('Previously satisfied', '', true, 'MFA requirement satisfied by claim in the token', SECOND)])} END`;
}

/** The result of a sign-in: code, reason, and the vendor's details. */
const STATUS = `CASE e.step WHEN 'mistyped' THEN '{"errorCode":50126,"failureReason":"Error validating credentials due to invalid username or password.","additionalDetails":"The user didn''t enter the right credentials."}'
  WHEN 'policy' THEN '{"errorCode":50074,"failureReason":"Strong Authentication is required.","additionalDetails":"MFA required in Azure AD"}'
  WHEN 'login' THEN '{"errorCode":0,"failureReason":"Other.","additionalDetails":"MFA completed in Azure AD"}' ELSE '{"errorCode":0,"failureReason":"Other.","additionalDetails":"MFA requirement satisfied by claim in the token"}' END`;
const POLICY = '{"id":"0b7a4f1d-6f0e-4d55-8f9c-2e6a17c3d440","displayName":"Require MFA for staff","enforcedGrantControls":["Mfa"],"enforcedSessionControls":[],"result":"success"}'; // prettier-ignore

function record(world: World): Json {
  const { seed } = world.setting;
  const office = (part: 0 | 1 | 2 | 3): string => `[${OFFICE.map((one) => `'${one[part]}'`).join(', ')}][1 + e.application % ${OFFICE.length}]`; // prettier-ignore
  const other = `[${APPLICATIONS.map((one) => `'${one}'`).join(', ')}][e.application + 1]`;
  const ids = world.draw('entra applications');
  const otherId = `[${APPLICATIONS.map(() => `'${ids.uuid()}'`).join(', ')}][e.application + 1]`;
  const app = (part: 0 | 1 | 2 | 3): Json => text(`CASE WHEN e.office THEN ${office(part)} ELSE ${part % 2 === 0 ? other : otherId} END`); // prettier-ignore
  const risk = (column: string, none: string): Json => raw(`coalesce('"' || e.${column} || '"', '"${none}"')`);
  const names = raw(`coalesce('["' || e.risk || '"]', '[]')`);
  return {
    id: text(rowIdSql(seed, 'e.event', 'entra sign-in')),
    createdDateTime: text('e.at_text'),
    userDisplayName: text('e.name'),
    userPrincipalName: text('e.login'),
    userId: text('e.user_id'),
    appId: app(1),
    appDisplayName: app(0),
    ipAddress: text('e.address'),
    clientAppUsed: 'Browser',
    userAgent: text('e.agent'),
    correlationId: text(rowIdSql(seed, 'e.event', 'entra correlation')),
    conditionalAccessStatus: text(`CASE e.step WHEN 'mistyped' THEN 'notApplied' WHEN 'policy' THEN 'failure' ELSE 'success' END`),
    isInteractive: true,
    authenticationRequirement: 'multiFactorAuthentication',
    riskDetail: risk('risk_detail', 'none'),
    riskLevelAggregated: risk('risk_level', 'none'),
    riskLevelDuringSignIn: risk('risk_level', 'none'),
    riskState: risk('risk_state', 'none'),
    riskEventTypes: names,
    riskEventTypes_v2: names,
    resourceDisplayName: app(2),
    resourceId: app(3),
    signInEventTypes: ['interactiveUser'],
    autonomousSystemNumber: raw('e.asn'),
    sessionId: text('e.session'),
    mfaDetail: federated(world) ? null : raw(`CASE WHEN e.step = 'login' AND e.method <> 'fastpass' THEN ${CONCAT}('{"authMethod":"', CASE e.method WHEN 'push' THEN '${METHODS.push}' WHEN 'sms' THEN '${METHODS.sms}' ELSE '${METHODS.key}' END, '","authDetail":null}') ELSE 'null' END`),
    authenticationDetails: raw(stepsSql(federated(world))),
    status: raw(STATUS),
    deviceDetail: raw('e.device'),
    location: raw('e.location'),
    appliedConditionalAccessPolicies: raw(`CASE WHEN e.step IN ('mistyped', 'policy') THEN '[]' ELSE '[${POLICY}]' END`),
  }; // prettier-ignore
}

/** Lines of `signIns`, interactive ones: Graph beta with `$select` of the used fields, one object per line. */
export function entraSignInSql(world: World): string {
  const { seed } = world.setting;
  const sitting = `(SELECT s.k, s.start_at, s.end_at, s.method, s.signs_in, s.mistypes, s.signs_out, s.outcome, s.sso, w.name, w.login, ${objectIdSql(seed, 'w.w')} AS user_id, s.address, n.asn, ${AGENT} AS agent, ${locationSql('n')} AS location,
      ${deviceSql('v', 's.managed', BROWSER)} AS device, ${rowIdSql(seed, 's.k', 'entra session')} AS session, r.risk, r.risk_level, r.risk_state, r.risk_detail
    FROM sim_sitting AS s JOIN sim_worker AS w ON w.w = s.w JOIN sim_network AS n ON n.net = s.net LEFT JOIN sim_device AS v ON v.d = s.d LEFT JOIN sim_risk AS r ON r.k = s.k AND r.risk_at_once)`;
  const chance = (salt: string): string => chanceSql(seed, ['event'], salt);
  const office = `${chance('office')} < ${OFFICE_SHARE}`;
  const kept = `CASE step WHEN 'login' THEN ${reachesSql(world, 'k')} WHEN 'sso' THEN ${federated(world) ? office : 'true'} WHEN 'mistyped' THEN ${!federated(world)} WHEN 'policy' THEN ${federated(world) ? 'false' : `${chance('interrupted')} < ${INTERRUPTED}`} ELSE false END`;
  const rows = `SELECT k, event, happened_at, strftime(happened_at, '%Y-%m-%dT%H:%M:%SZ') AS at_text, step, method, CASE step WHEN 'sso' THEN application ELSE ${pickSql(seed, ['k'], 'first application', OFFICE.length)} END AS application,
      step <> 'sso' OR ${federated(world) ? 'true' : office} AS office, name, login, user_id, session, address, asn, agent, location, device, CASE WHEN step = 'login' THEN risk END AS risk, CASE WHEN step = 'login' THEN risk_level END AS risk_level,
      CASE WHEN step = 'login' THEN risk_state END AS risk_state, CASE WHEN step = 'login' THEN risk_detail END AS risk_detail
    FROM (${stepSql(seed, sitting)}) WHERE ${kept} AND happened_at < TIMESTAMP '${world.endAt.slice(0, 19)}' ORDER BY happened_at, event`;
  return `SELECT ${jsonSql(record(world))} AS line FROM (${rows}) AS e`;
}
