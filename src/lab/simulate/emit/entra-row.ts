import { chanceSql } from '../sql.ts';
import type { World } from '../world.ts';
import { CONCAT, jsonSql, raw, text, type Json } from './json.ts';
import { keySql } from './sign-in.ts';

/** Whether people sign in elsewhere first, so that Entra trusts another provider. */
export function federated({ setting }: World): boolean {
  return setting.tools.includes('okta');
}

/** Share of sittings that reach Entra if people sign in elsewhere first (our assumption). */
const REACHES_ENTRA = 0.85;

/** SQL for whether the sign-in of a sitting is recorded by Entra. */
export function reachesSql(world: World, k: string): string {
  return federated(world) ? `${chanceSql(world.setting.seed, [k], 'reaches entra')} < ${REACHES_ENTRA}` : 'true';
}

/** SQL for a UUID that names a row by its number. */
export function rowIdSql(seed: number, event: string, salt: string): string {
  return `CAST(CAST(md5(CAST(${keySql(seed, [event], salt)} AS VARCHAR)) AS UUID) AS VARCHAR)`;
}

/** SQL for `location`, from a row of sim_network. */
export function locationSql(n: string): string {
  const quoted = (column: string): Json => raw(`to_json(${n}.${column})`);
  return jsonSql({ city: quoted('city'), state: quoted('region'), countryOrRegion: text(`${n}.country`), geoCoordinates: { altitude: null, latitude: raw(`${n}.latitude`), longitude: raw(`${n}.longitude`) } }); // prettier-ignore
}

const SYSTEM = `CASE platform WHEN 'macos' THEN 'MacOs' WHEN 'ios' THEN 'Ios 26.1' WHEN 'android' THEN 'Android 16' WHEN 'linux' THEN 'Linux' ELSE 'Windows10' END`;

/** SQL for `deviceDetail`: the laptop `v` if `managed`, else what the user agent shows. */
export function deviceSql(v: string, managed: string, browser: string): string {
  const trust = `CASE ${v}.os WHEN 'windows' THEN 'Azure AD joined' ELSE 'Azure AD registered' END`;
  const known = jsonSql({ deviceId: text(`${v}.aad_id`), displayName: text(`${v}.hostname`), operatingSystem: text(SYSTEM), browser: text(browser), isCompliant: true, isManaged: true, trustType: text(trust) }); // prettier-ignore
  const unknown = jsonSql({ deviceId: '', displayName: '', operatingSystem: text(SYSTEM), browser: text(browser), isCompliant: false, isManaged: false, trustType: '' }); // prettier-ignore
  return `CASE WHEN ${managed} THEN ${known} ELSE ${unknown} END`;
}

/** Browser as Entra names it, from the columns `platform`, `browser` and `version`. */
export const BROWSER = `CASE WHEN platform = 'ios' AND browser = 'safari' THEN ${CONCAT}('Mobile Safari 26.', version) WHEN platform = 'android' THEN ${CONCAT}('Chrome Mobile ', version, '.0.0')
  ELSE ${CONCAT}(upper(browser[1]), browser[2:], ' ', CASE browser WHEN 'safari' THEN '26.' END, version, CASE WHEN browser <> 'safari' THEN '.0.0' END) END`;

/** SQL for a time with seven decimals: DuckDB has no time that precise, so the last one is made up. */
export function ticksSql(time: string, event: string): string {
  return `${CONCAT}(strftime(${time}, '%Y-%m-%dT%H:%M:%S.%f'), ${event} % 10)`;
}
