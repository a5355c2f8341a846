/** Log Analytics exports have TimeGenerated (in a portal CSV with the zone in the header), all other forms Timestamp. */
export const TIME_FIELDS = {
  Timestamp: 'VARCHAR',
  TimeGenerated: 'VARCHAR',
  'TimeGenerated [UTC]': 'VARCHAR',
} as const;

const TIME = 'coalesce("Timestamp", "TimeGenerated", "TimeGenerated [UTC]")';
const CLOCK = String.raw`([0-9]{1,2}):([0-9]{2}:[0-9]{2}(?:[.][0-9]+)?)[ \x{202F}]([AP])M$`;
/** A portal writes times in US form: `1/31/2026, 8:15:00.123 AM`, `Jan 31, 2026 8:15:00 AM`. */
const SLASHED = `^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}),? ${CLOCK}`;
const NAMED = `^([A-Z][a-z]{2}) ([0-9]{1,2}), ([0-9]{4}),? ${CLOCK}`;

function twoDigits(number: string): string {
  return `lpad(CAST(${number} AS VARCHAR), 2, '0')`;
}

/** ISO text of a time whose pattern captures month, day, year, hour, the rest of the clock, and A or P. */
function isoSql(pattern: string, month: (text: string) => string): string {
  const part = (group: number): string => `regexp_extract(${TIME}, '${pattern}', ${group})`;
  const hour = `mod(TRY_CAST(${part(4)} AS BIGINT), 12) + CASE WHEN ${part(6)} = 'P' THEN 12 ELSE 0 END`;
  const parts = [
    part(3),
    `'-'`,
    twoDigits(month(part(1))),
    `'-'`,
    twoDigits(part(2)),
    `'T'`,
    twoDigits(`(${hour})`),
    `':'`,
    part(5),
    `'Z'`,
  ];
  return `(${parts.join(' || ')})`;
}

const SLASHED_ISO = isoSql(SLASHED, (text) => text);
const NAMED_ISO = isoSql(
  NAMED,
  (text) => `CAST((strpos('--JanFebMarAprMayJunJulAugSepOctNovDec', ${text}) / 3) AS BIGINT)`,
);

/** The form of streams and the API; checked first, because nearly all records have it. */
const ISO = `substr("Timestamp", 11, 1) = 'T'`;

export const OCCURRED_AT = `CASE WHEN ${ISO} THEN to_timestamp_utc("Timestamp") WHEN strpos(${TIME}, '/') > 0 THEN to_timestamp_utc(${SLASHED_ISO}) WHEN strpos(${TIME}, ', ') > 0 THEN to_timestamp_utc(${NAMED_ISO}) ELSE to_timestamp_utc(${TIME}) END`;

/** The time of a record in seconds: forms differ in the number of decimals. */
export const SECOND = `CASE WHEN ${ISO} THEN substr("Timestamp", 1, 19) WHEN strpos(${TIME}, '/') > 0 THEN substr(${SLASHED_ISO}, 1, 19) WHEN strpos(${TIME}, ', ') > 0 THEN substr(${NAMED_ISO}, 1, 19) WHEN strpos(${TIME}, ' ') > 0 THEN replace(substr(${TIME}, 1, 19), ' ', 'T') ELSE substr(${TIME}, 1, 19) END`;
