/** Log Analytics copies carry TimeGenerated (in a portal CSV with the zone in the header), all other forms Timestamp. */
export const TIME_FIELDS = {
  Timestamp: 'VARCHAR',
  TimeGenerated: 'VARCHAR',
  'TimeGenerated [UTC]': 'VARCHAR',
} as const;

const TIME = 'coalesce("Timestamp", "TimeGenerated", "TimeGenerated [UTC]")';
/** A portal writes times for an American reader: `1/31/2026, 8:15:00.123 AM`. */
const AMERICAN = String.raw`^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}),? ([0-9]{1,2}):([0-9]{2}:[0-9]{2}(?:[.][0-9]+)?)[ \x{202F}]([AP])M$`;

function part(group: number): string {
  return `regexp_extract(${TIME}, '${AMERICAN}', ${group})`;
}

function twoDigits(number: string): string {
  return `lpad(CAST(${number} AS VARCHAR), 2, '0')`;
}

const HOUR = `mod(CAST(${part(4)} AS BIGINT), 12) + CASE WHEN ${part(6)} = 'P' THEN 12 ELSE 0 END`;
const ISO = `(${[part(3), `'-'`, twoDigits(part(1)), `'-'`, twoDigits(part(2)), `'T'`, twoDigits(`(${HOUR})`), `':'`, part(5), `'Z'`].join(' || ')})`;

export const OCCURRED_AT = `CASE WHEN strpos(${TIME}, '/') > 0 THEN to_timestamp_utc(${ISO}) ELSE to_timestamp_utc(${TIME}) END`;

/** The time of a record in seconds: forms differ in the digits of the fraction. */
export const SECOND = `CASE WHEN strpos(${TIME}, '/') > 0 THEN substr(${ISO}, 1, 19) WHEN strpos(${TIME}, ' ') > 0 THEN replace(substr(${TIME}, 1, 19), ' ', 'T') ELSE substr(${TIME}, 1, 19) END`;
