import { chanceSql, pickSql } from '../sql.ts';
import type { World } from '../world.ts';
import { locationSql, reachesSql, rowIdSql, ticksSql } from './entra-row.ts';
import { CONCAT, jsonSql, raw, text, type Json } from './json.ts';
import { objectIdSql } from './laptop.ts';
import { AGENT } from './sign-in-agent.ts';
import { keySql, LOGIN_STEP } from './sign-in.ts';

/** Share of sign-ins that the vendor flags: behind a VPN, from another machine or place, after impossible travel, and any (our assumption). */
const ANONYMOUS = 0.3;
const ANOTHER_PLACE = 0.15;
const FAST_JOURNEY = 0.3;
const ANY = 0.001;
/** Travel counts as impossible from this distance and speed on (our assumption: an aeroplane). */
const FAR_KM = 800;
const FAST_KM_AN_HOUR = 900;
/** Outcomes of a detection, with cumulative shares (our assumption). */
const STATES = [['atRisk', 'none', 0.5], ['remediated', 'userPassedMFADrivenByRiskBasedPolicy', 0.8], ['dismissed', 'adminDismissedAllRiskForUser', 1]] as const; // prettier-ignore

/**
 * Sittings of a chunk whose sign-in the vendor flags, honest ones too: `k`, `risk` (its type), `risk_level`, `risk_state`, `risk_detail`,
 * `risk_at_once` (whether the sign-in itself shows it).
 */
export function riskSql(world: World): string {
  const { seed } = world.setting;
  const of = (salt: string): string => chanceSql(seed, ['k'], salt);
  const state = (part: 0 | 1): string => `CASE ${STATES.map((one) => `WHEN ${of('risk state')} < ${one[2]} THEN '${one[part]}'`).join(' ')} END`; // prettier-ignore
  const before = (column: string): string => `lag(${column}) OVER (PARTITION BY s.w ORDER BY s.start_at, s.k)`;
  return `WITH signed AS (
    SELECT s.k, s.w, s.kind, s.start_at, n.kind AS net_kind, n.latitude, n.longitude, ${before('n.latitude')} AS before_latitude, ${before('n.longitude')} AS before_longitude, ${before('s.start_at')} AS before_at, ${before('n.kind')} AS before_kind
    FROM sim_sitting AS s JOIN sim_network AS n ON n.net = s.net WHERE s.signs_in AND s.outcome = 'success'),
  travelled AS (SELECT *, distance_km(latitude, longitude, before_latitude, before_longitude) AS km, date_diff('second', before_at, start_at) / 3600.0 AS hours FROM signed WHERE ${reachesSql(world, 'k')}),
  flagged AS (
    SELECT k, CASE WHEN net_kind IN ('vpn', 'proxy') AND ${of('anonymous')} < ${ANONYMOUS} THEN 'anonymizedIPAddress'
      WHEN km > ${FAR_KM} AND km > ${FAST_KM_AN_HOUR} * hours AND 'mobile' NOT IN (net_kind, before_kind) AND ${of('journey')} < ${FAST_JOURNEY} THEN CASE ${pickSql(seed, ['k'], 'journey', 2)} WHEN 0 THEN 'impossibleTravel' ELSE 'unlikelyTravel' END
      WHEN kind = 'direct' AND ${of('unfamiliar')} < ${ANOTHER_PLACE} OR ${of('any')} < ${ANY} THEN 'unfamiliarFeatures' END AS risk FROM travelled)
  SELECT k, risk, CASE WHEN risk LIKE '%Travel' OR ${of('level')} < 0.25 THEN 'medium' ELSE 'low' END AS risk_level, ${state(0)} AS risk_state, ${state(1)} AS risk_detail, risk NOT LIKE '%Travel' AS risk_at_once
  FROM flagged WHERE risk IS NOT NULL`;
}

function record(seed: number): Json {
  const time = (column: string): Json => text(`${CONCAT}(${ticksSql(`e.${column}`, 'e.event')}, 'Z')`);
  return {
    id: text(`${CONCAT}(md5(CAST(e.event AS VARCHAR)), md5(CAST(e.k AS VARCHAR)))`),
    requestId: text(rowIdSql(seed, 'e.event', 'entra sign-in')),
    correlationId: text(rowIdSql(seed, 'e.event', 'entra correlation')),
    riskType: text('e.risk'),
    riskEventType: text('e.risk'),
    riskState: text('e.risk_state'),
    riskLevel: text('e.risk_level'),
    riskDetail: text('e.risk_detail'),
    source: text(`CASE e.risk WHEN 'impossibleTravel' THEN 'MicrosoftCloudAppSecurity' ELSE 'IdentityProtection' END`),
    detectionTimingType: text(`CASE WHEN e.risk_at_once THEN 'realtime' ELSE 'offline' END`),
    activity: 'signin',
    tokenIssuerType: 'AzureAD',
    ipAddress: text('e.address'),
    activityDateTime: time('start_at'),
    detectedDateTime: time('detected_at'),
    lastUpdatedDateTime: time('updated_at'),
    userId: text('e.user_id'),
    userDisplayName: text('e.name'),
    userPrincipalName: text('e.login'),
    additionalInfo: raw(`to_json(${CONCAT}('[{"Key":"userAgent","Value":"', e.agent, '"}]'))`),
    location: raw('e.location'),
  };
}

/** Lines of `riskDetections` of Microsoft Graph. */
export function entraRiskSql({ setting: { seed }, endAt }: World): string {
  const minutes = (salt: string, most: number): string =>
    `to_microseconds(CAST(60000000 * (1 + ${most} * ${chanceSql(seed, ['s.k'], salt)}) AS BIGINT))`;
  const detected = `s.start_at + CASE WHEN r.risk_at_once THEN to_seconds(2) ELSE ${minutes('detected', 2_000)} END`;
  return `SELECT ${jsonSql(record(seed))} AS line FROM (
    SELECT r.*, ${keySql(seed, ['s.k', String(LOGIN_STEP)], 'step')} AS event, s.start_at, ${detected} AS detected_at, ${detected} + ${minutes('updated', 300)} AS updated_at, s.address, ${AGENT} AS agent, ${locationSql('n')} AS location, w.name, w.login, ${objectIdSql(seed, 'w.w')} AS user_id
    FROM sim_risk AS r JOIN sim_sitting AS s ON s.k = r.k JOIN sim_worker AS w ON w.w = s.w JOIN sim_network AS n ON n.net = s.net WHERE s.start_at < TIMESTAMP '${endAt.slice(0, 19)}' ORDER BY s.start_at, s.k) AS e`;
}
