/** Makers' own names of the models, as the authenticator app writes them into its user agent. */
const MODELS: Readonly<Record<string, string>> = {
  'iPhone 14': 'Apple/iPhone14,7',
  'iPhone 15': 'Apple/iPhone15,4',
  'iPhone 16': 'Apple/iPhone17,3',
  'iPhone 17': 'Apple/iPhone18,3',
  'iPhone 17 Pro': 'Apple/iPhone18,1',
  'Pixel 9': 'Google/Pixel_9',
  'Pixel 10': 'Google/Pixel_10',
  'Galaxy S25': 'samsung/SM-S931B',
  'Galaxy A56': 'samsung/SM-A566B',
};

/** SQL for the system of a telephone with that name. */
export function phonePlatformSql(name: string): string {
  return `CASE WHEN ${name} LIKE 'iPhone%' THEN 'ios' ELSE 'android' END`;
}

/** SQL for what its maker calls it. */
export function phoneModelSql(name: string): string {
  return `CASE ${name} ${Object.entries(MODELS).map(([known, model]) => `WHEN '${known}' THEN '${model}'`).join(' ')} ELSE replace(${name}, ' ', '_') END`; // prettier-ignore
}

/** SQL for letters and digits as vendors use them in ids: up to 22 that depend on the seed, the keys and a salt. */
export function tokenSql(seed: number, keys: readonly string[], salt: string, length: number): string {
  return `left(translate(to_base64(unhex(md5(concat_ws('|', '${seed}', '${salt}', ${keys.join(', ')})))), '+/=', 'x7'), ${length})`;
}

/**
 * Table of telephones that answer for MFA over time: `w`, `phone` (its key, the same for all who share it), `name`, `nth` (0: the one before),
 * `platform`, `model`, `from_at`, `to_at`. One that is given up, and was not enrolled within the data, is the one before.
 */
export function phoneSql(): string {
  return `WITH enrolled AS (SELECT w, factor_key, min(happened_at) AS at_time FROM sim_change WHERE change = 'factor_enrolled' GROUP BY w, factor_key),
  before AS (
    SELECT x.w, min(x.factor_key) AS phone, min(x.factor_name) AS name, min(coalesce(now.at_time, x.happened_at)) AS to_at
    FROM sim_change AS x JOIN sim_worker AS w ON w.w = x.w LEFT JOIN enrolled AS e ON e.w = x.w AND e.factor_key = x.factor_key LEFT JOIN enrolled AS now ON now.w = x.w AND now.factor_key = w.factor_key
    WHERE x.change = 'factor_removed' AND x.factor_key <> w.factor_key AND e.w IS NULL GROUP BY x.w),
  phones AS (
    SELECT w.w, w.factor_key AS phone, w.factor_name AS name, 1 AS nth, coalesce(b.to_at, TIMESTAMP '1970-01-01') AS from_at, TIMESTAMP '9999-01-01' AS to_at FROM sim_worker AS w LEFT JOIN before AS b ON b.w = w.w
    UNION ALL SELECT w, phone, name, 0, TIMESTAMP '1970-01-01', to_at FROM before)
  SELECT *, ${phonePlatformSql('name')} AS platform, ${phoneModelSql('name')} AS model FROM phones ORDER BY w, nth`;
}
