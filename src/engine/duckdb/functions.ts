import { quoteText } from '../../lib/sql.ts';

const EARTH_RADIUS_KM = 6371.0088; // IUGG mean radius

/** Maximum number of arguments of `concat`. */
const CONCAT_LIMIT = 24;

/** One macro with a body for each number of arguments from `least` to `most`. */
function overloads(name: string, least: number, most: number, body: (args: readonly string[]) => string): string {
  const bodies: string[] = [];
  for (let count = least; count <= most; count++) {
    const args = Array.from({ length: count }, (_, index) => `x${index}`);
    bodies.push(`(${args.join(', ')}) AS ${body(args)}`);
  }
  return `${name}${bodies.join(', ')}`;
}

/** `greatest` and `least` are null if an argument is null; DuckDB would ignore it. */
function strict(name: string): string {
  return overloads(
    name,
    2,
    8,
    (args) =>
      `CASE WHEN ${args.map((arg) => `${arg} IS NOT NULL`).join(' AND ')} THEN system.main.${name}(${args.join(', ')}) END`,
  );
}

/** Condition that the text `x` contains none of the characters; many times as fast as a regular expression. */
function without(characters: string): string {
  return characters
    .split('')
    .map((one) => `NOT contains(x, ${quoteText(one)})`)
    .join(' AND ');
}

/** The functions of docs/sql.md that DuckDB lacks or defines differently, as macros. `key` is the secret of keyed_hash. */
export function macros(key: string): readonly string[] {
  const secret = quoteText(key);
  return [
    overloads(
      'concat',
      1,
      CONCAT_LIMIT,
      (args) =>
        `CASE WHEN ${args.map((arg) => `${arg} IS NOT NULL`).join(' AND ')} THEN system.main.concat(${args.join(', ')}) END`,
    ),
    strict('greatest'),
    strict('least'),
    `split_part(x, separator, n) AS list_extract(string_split(x, separator), n)`,
    `cardinality(list) AS CAST(len(list) AS BIGINT)`,
    `stable_id(x) AS md5(x)`,
    `keyed_hash(x) AS sha256(${secret} || ':outer:' || sha256(${secret} || ':inner:' || x))`,
    // A cast to TIMESTAMP ignores an offset, one to TIMESTAMPTZ is slow: the common case ends in Z. `(BC)` would be accepted as well.
    `to_timestamp_utc(x) AS CASE WHEN suffix(x, 'Z') THEN TRY_CAST(x AS TIMESTAMP)
       WHEN regexp_matches(x, '^[0-9]{4}-[^(]*$') THEN CAST(TRY_CAST(regexp_replace(upper(x), ' +([+-])', '\\1') AS TIMESTAMPTZ) AS TIMESTAMP) END`,
    `iso_text(t) AS CASE WHEN epoch_us(t) % 1000000 = 0 THEN strftime(t, '%Y-%m-%dT%H:%M:%SZ') ELSE rtrim(strftime(t, '%Y-%m-%dT%H:%M:%S.%f'), '0') || 'Z' END`,
    `epoch_millis(t) AS epoch_ms(t)`,
    `epoch_timestamp(x) AS make_timestamp(CAST(round(CAST(x AS DOUBLE) * 1000000) AS BIGINT))`,
    `local_time(t, zone) AS coalesce(timezone(zone, timezone('UTC', t)), t)`,
    `seconds_between(a, b) AS date_sub('second', a, b)`,
    `minutes_between(a, b) AS date_sub('minute', a, b)`,
    `hours_between(a, b) AS date_sub('hour', a, b)`,
    `days_between(a, b) AS date_sub('day', CAST(a AS TIMESTAMP), CAST(b AS TIMESTAMP))`,
    `plus_days(t, n) AS t + to_days(CAST(n AS INTEGER))`,
    `plus_hours(t, n) AS t + to_hours(CAST(n AS BIGINT))`,
    `plus_minutes(t, n) AS t + to_minutes(CAST(n AS BIGINT))`,
    `known_time_zone(x) AS CASE WHEN x IN (SELECT name FROM pg_timezone_names()) THEN x END`,
    `day_of_week(t) AS isodow(t)`,
    `distance_km(lat1, lon1, lat2, lon2) AS 2 * ${EARTH_RADIUS_KM} * asin(least(1.0, sqrt(
       power(sin(radians(lat2 - lat1) / 2), 2) +
       cos(radians(lat1)) * cos(radians(lat2)) * power(sin(radians(lon2 - lon1) / 2), 2))))`,
    `regexp_like(x, pattern) AS regexp_matches(x, pattern)`,
    `regexp_extract(x, pattern, grp) AS CASE WHEN regexp_matches(x, pattern) THEN system.main.regexp_extract(x, pattern, grp) END`,
    `parse_json(x) AS TRY_CAST(x AS JSON)`,
    `json_text(doc, path) AS json_extract_string(json_value(doc, path), '$')`,
    `json_string(x) AS CAST(to_json(CAST(x AS VARCHAR)) AS VARCHAR)`,
    `json_doc(doc) AS CASE WHEN prefix(doc, '{') OR prefix(doc, '[') THEN doc WHEN json_type(doc) = 'VARCHAR' THEN TRY_CAST(json_extract_string(doc, '$') AS JSON) ELSE doc END`,
    `json_find(doc, k, v) AS list_filter(TRY_CAST(doc AS JSON[]), lambda e: json_extract_string(e, '$.' || k) = v)[1]`,
    `json_size(doc) AS CASE WHEN json_type(doc) = 'ARRAY' THEN CAST(json_array_length(doc) AS BIGINT) END`,
    `array_join(list, separator) AS array_to_string(list, separator)`,
    `has_element(list, x) AS coalesce(list_contains(list, x), false)`,
    // Plain names and URLs, nearly all there are, without `trim` and a capturing expression, which take ten times as long.
    `bare_host(x) AS CASE
       WHEN ${without('/:@ ?#')} AND x <> '' AND NOT suffix(x, '.') THEN lower(x)
       WHEN regexp_matches(x, '^https?://[A-Za-z0-9.-]*[A-Za-z0-9](:[0-9]*)?(/|$)') THEN lower(system.main.split_part(system.main.split_part(x, '/', 3), ':', 1))
       WHEN NOT regexp_matches(x, '[/:@ ?#]') THEN nullif(rtrim(lower(x), '.'), '')
       WHEN regexp_matches(trim(x), '^[0-9A-Fa-f.]*(:[0-9A-Fa-f.]*){2,}$') THEN lower(trim(x))
       ELSE nullif(rtrim(system.main.regexp_extract(lower(trim(x)), '^(?:[a-z][a-z0-9+.-]*://)?(?:[^@/?#]*@)?(\\[[^\\]]*\\]|[^:/?#]*)', 1), '.'), '') END`,
    `short_host(x) AS CASE
       WHEN x >= 'A' AND ${without(' :')} THEN lower(system.main.split_part(x, '.', 1))
       WHEN strpos(x, ':') > 0 OR regexp_matches(x, '^[0-9.]+$') THEN lower(trim(x))
       ELSE nullif(system.main.split_part(lower(trim(x)), '.', 1), '') END`,
    `mac(x) AS CASE
       WHEN regexp_matches(lower(trim(x)), '^([0-9a-f]{1,2}[:-]){5}[0-9a-f]{1,2}$')
         THEN array_to_string(list_transform(string_split_regex(lower(trim(x)), '[:-]'), lambda e: lpad(e, 2, '0')), ':')
       WHEN regexp_matches(lower(trim(x)), '^([0-9a-f]{12}|([0-9a-f]{4}[.]){2}[0-9a-f]{4})$')
         THEN rtrim(regexp_replace(replace(lower(trim(x)), '.', ''), '(..)', '\\1:', 'g'), ':') END`,
    `ipv6_groups(x) AS list_transform(
       CASE WHEN strpos(x, '::') > 0 THEN list_concat(
         list_filter(string_split(split_part(x, '::', 1), ':'), lambda e: e <> ''),
         list_concat(
           list_transform(range(8 - len(list_filter(string_split(replace(x, '::', ':'), ':'), lambda e: e <> ''))), lambda e: '0'),
           list_filter(string_split(split_part(x, '::', 2), ':'), lambda e: e <> '')))
       ELSE string_split(x, ':') END,
       lambda e: coalesce(nullif(ltrim(lower(e), '0'), ''), '0'))`,
    // An IPv4 address may be written as an IPv6 one (RFC 4291, 2.5.5.2).
    `mapped_ipv4(x) AS regexp_replace(x, '^::[fF]{4}:([0-9.]+)$', '\\1')`,
    `household(x) AS CASE WHEN strpos(mapped_ipv4(x), ':') > 0 THEN array_to_string(list_slice(ipv6_groups(x), 1, 4), ':') || '::/64' ELSE mapped_ipv4(x) END`,
    `is_private_address(x) AS regexp_matches(lower(mapped_ipv4(x)),
       '^(10\\.|127\\.|169\\.254\\.|192\\.168\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\.|::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)')`,
    `fold(x) AS trim(regexp_replace(lower(strip_accents(x)), '[^\\p{L}\\p{N}]+', ' ', 'g'))`,
    `name_similarity(a, b) AS jaro_winkler_similarity(
       array_to_string(list_sort(string_split(fold(a), ' ')), ' '), array_to_string(list_sort(string_split(fold(b), ' ')), ' '))`,
    // Ties are broken by the value itself, so that threads cannot change the result.
    `min_by(x, k) AS (system.main.min(CASE WHEN k IS NOT NULL AND x IS NOT NULL THEN struct_pack(k := k, x := x) END)).x`,
    `max_by(x, k) AS (system.main.max(CASE WHEN k IS NOT NULL AND x IS NOT NULL THEN struct_pack(k := k, x := x) END)).x`,
    `quantile(x, p) AS quantile_cont(x, p)`,
  ];
}
