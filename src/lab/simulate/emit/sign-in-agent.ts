import { CONCAT } from './json.ts';
import { chanceSql, pickSql } from '../sql.ts';

/** Share of browsers by system, adding up (our assumption after public counters of 2025). */
const BROWSERS: Readonly<Record<string, readonly (readonly [browser: string, upTo: number])[]>> = {
  windows: [['chrome', 0.62], ['edge', 0.9], ['firefox', 1]], // prettier-ignore
  macos: [['chrome', 0.6], ['safari', 0.88], ['firefox', 1]], // prettier-ignore
  linux: [['chrome', 0.6], ['firefox', 1]], // prettier-ignore
  ios: [['safari', 0.85], ['chrome', 1]], // prettier-ignore
  android: [['chrome', 1]],
};
/** Chrome 143 came out on 2025-12-02, and every four weeks another (chromiumdash.appspot.com); Edge follows it, Firefox 146 is of 2025-12-09. */
const CHROME = { first: 143, day: '2025-12-02' };
const FIREFOX = { first: 146, day: '2025-12-09' };
const CYCLE_DAYS = 28;
/** Days until a machine has a new version, at most (our assumption). */
const LAG_DAYS = 18;

/** SQL for the browser with a fingerprint on a system: the same one for as long as the fingerprint lasts. */
export function browserSql(seed: number, fingerprint: string, platform: string): string {
  const chance = chanceSql(seed, [fingerprint], 'browser');
  const systems = Object.entries(BROWSERS).map(
    ([system, shares]) =>
      `WHEN '${system}' THEN CASE ${shares.map(([browser, upTo]) => `WHEN ${chance} < ${upTo} THEN '${browser}'`).join(' ')} END`,
  );
  return `CASE ${platform} ${systems.join(' ')} ELSE 'chrome' END`;
}

/** SQL for its version at a time; each machine is updated on a day of its own. */
export function versionSql(seed: number, fingerprint: string, browser: string, at: string): string {
  const since = (day: string): string =>
    `CAST(floor((date_diff('day', DATE '${day}', CAST(${at} AS DATE)) - ${pickSql(seed, [fingerprint], 'update', LAG_DAYS)}) / ${CYCLE_DAYS}.0) AS INTEGER)`;
  return `CASE ${browser} WHEN 'firefox' THEN ${FIREFOX.first} + ${since(FIREFOX.day)} WHEN 'safari' THEN 2 + ${since(CHROME.day)} // 2 ELSE ${CHROME.first} + ${since(CHROME.day)} END`;
}

const SYSTEM = `CASE platform WHEN 'macos' THEN 'Macintosh; Intel Mac OS X 10_15_7' WHEN 'linux' THEN 'X11; Linux x86_64' ELSE 'Windows NT 10.0; Win64; x64' END`;
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

/** User agent from the columns `platform`, `browser` and `version`. */
export const AGENT = `CASE
  WHEN platform = 'android' THEN ${CONCAT}('Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/', version, '.0.0.0 Mobile Safari/537.36')
  WHEN platform = 'ios' AND browser = 'chrome' THEN ${CONCAT}('${IPHONE} CriOS/', version, '.0.7499.108 Mobile/15E148 Safari/604.1')
  WHEN platform = 'ios' THEN ${CONCAT}('${IPHONE} Version/26.', version, ' Mobile/15E148 Safari/604.1')
  WHEN browser = 'safari' THEN ${CONCAT}('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.', version, ' Safari/605.1.15')
  WHEN browser = 'firefox' THEN ${CONCAT}('Mozilla/5.0 (', replace(${SYSTEM}, '10_15_7', '10.15'), '; rv:', version, '.0) Gecko/20100101 Firefox/', version, '.0')
  WHEN browser = 'edge' THEN ${CONCAT}('Mozilla/5.0 (', ${SYSTEM}, ') ${WEBKIT} Chrome/', version, '.0.0.0 Safari/537.36 Edg/', version, '.0.0.0')
  ELSE ${CONCAT}('Mozilla/5.0 (', ${SYSTEM}, ') ${WEBKIT} Chrome/', version, '.0.0.0 Safari/537.36') END`;
