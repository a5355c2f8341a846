import { CONCAT } from './json.ts';
import { AGENT } from './sign-in-agent.ts';
import { tokenSql } from './sign-in-phone.ts';
import { stepSql } from './sign-in.ts';
import { clientSql, deviceSql, enrolmentSql, oktaLaptopSql, phoneAgentSql, userIdSql, userSql } from './okta-row.ts';

const EVENT = `CASE step WHEN 'policy' THEN 'policy.evaluate_sign_on' WHEN 'push' THEN 'system.push.send_factor_verify_push' WHEN 'mfa' THEN 'user.authentication.auth_via_mfa'
  WHEN 'sso' THEN 'user.authentication.sso' WHEN 'logout' THEN 'user.session.end' ELSE 'user.session.start' END`;
const URI = `CASE step WHEN 'mistyped' THEN '/idp/idx/challenge/answer' WHEN 'policy' THEN '/idp/idx/identify' WHEN 'push' THEN '/idp/idx/challenge' WHEN 'login' THEN '/idp/idx/authenticators/poll'
  WHEN 'logout' THEN '/login/signout' WHEN 'sso' THEN '/app/sso/saml' WHEN 'mfa' THEN CASE WHEN method IN ('push', 'fastpass') THEN '/idp/authenticators/verify' ELSE '/idp/idx/challenge/answer' END END`;

/** Rows of the System Log for the sittings of a chunk: see okta.ts for the columns. */
export function oktaSignInSql(seed: number): string {
  const zone = `CASE WHEN s.net = w.office_net THEN n.city || ' office' ELSE 'null' END`;
  const browser = clientSql({ agent: AGENT, platform: 'platform', browser: 'upper(browser)', zone, address: 's.address', net: 'n' }); // prettier-ignore
  const verifyAgent = `CASE s.method WHEN 'push' THEN ${phoneAgentSql(seed, 's.phone_platform', 's.phone_model', 's.phone')} ELSE v.verify END`;
  const verify = clientSql({ agent: 's.verify_agent', platform: `CASE s.method WHEN 'push' THEN s.phone_platform ELSE platform END`, browser: `'UNKNOWN'`, zone, address: 's.factor_address', net: 'f' }); // prettier-ignore
  const app = `s.method IN ('push', 'fastpass') AND s.signs_in`;
  const joined = (columns: string, from: string): string =>
    `SELECT ${columns} FROM ${from} AS s JOIN sim_worker AS w ON w.w = s.w LEFT JOIN sim_network AS n ON n.net = s.net LEFT JOIN sim_network AS f ON f.net = s.factor_net LEFT JOIN ${oktaLaptopSql(seed)} AS v ON v.d = s.d`;
  const agents = `(${joined(`s.*, ${verifyAgent} AS verify_agent`, 'sim_sitting')})`;
  const sitting = `(${joined(
    `s.k, s.start_at, s.end_at, s.method, s.signs_in, s.mistypes, s.signs_out, s.outcome, s.sso, s.fingerprint, s.version, ${userSql(userIdSql(seed, 's.w'), 'w.login', 'w.name')} AS actor,
      ${browser.client} AS client, ${browser.security} AS security, ${browser.request} AS request, CASE WHEN ${app} THEN ${verify.client} END AS verify_client, CASE WHEN ${app} THEN ${verify.security} END AS verify_security, CASE WHEN ${app} THEN ${verify.request} END AS verify_request,
      CASE WHEN s.managed THEN ${deviceSql('v')} ELSE 'null' END AS device, CASE s.method WHEN 'fastpass' THEN ${enrolmentSql(seed, 'pfd', 's.w', 's.d')} ELSE ${enrolmentSql(seed, 'opf', 's.w', 's.phone')} END AS enrolment,
      CASE s.method WHEN 'fastpass' THEN md5(v.okta_id) END AS verify_mark, s.factor_address = s.address AS beside, 'idx' || ${tokenSql(seed, ['s.k'], 'okta session', 22)} AS session,
      CASE WHEN s.tunnel_type IS NOT NULL THEN ${CONCAT}(',"tunnels":', to_json(${CONCAT}('[{"anonymous":true,"operator":', coalesce('"' || s.tunnel_operator || '"', 'null'), ',"type":"', s.tunnel_type, '"}]'))) END AS tunnels`,
    agents,
  )})`;
  const either = (verified: string, browsed: string): string => `CASE WHEN step = 'mfa' AND method IN ('push', 'fastpass') THEN ${verified} ELSE ${browsed} END`; // prettier-ignore
  return `SELECT happened_at, event, ${EVENT} AS type, actor, ${either('verify_client', 'client')} AS client, ${either('verify_security', 'security')} AS security, ${either('verify_request', 'request')} AS request, ${either(`'null'`, 'device')} AS device, session,
      CASE step WHEN 'mistyped' THEN 'FAILURE' WHEN 'policy' THEN 'CHALLENGE' ELSE 'SUCCESS' END AS result, CASE step WHEN 'mistyped' THEN 'INVALID_CREDENTIALS' WHEN 'policy' THEN 'Sign-on policy evaluation resulted in CHALLENGE' END AS reason,
      ${URI} AS uri, ${either('verify_mark', 'fingerprint')} AS mark, CASE WHEN step IN ('login', 'mistyped') THEN version END AS mark_version, ${either('CASE WHEN beside THEN tunnels END', 'tunnels')} AS tunnels,
      CASE WHEN step IN ('mfa', 'push') THEN method END AS method, CASE WHEN step IN ('mfa', 'push') THEN enrolment END AS enrolment, CASE WHEN step = 'sso' THEN application END AS application
    FROM (${stepSql(seed, sitting)}) AS e`;
}
