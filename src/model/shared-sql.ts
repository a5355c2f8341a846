function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** The functions that SQL of stages, sources and rules may call. docs/sql.md defines them, and a test keeps the two in step. */
export const SHARED_FUNCTIONS: ReadonlySet<string> = new Set([
  ...words(`coalesce nullif lower upper trim ltrim rtrim length substr replace strpos split split_part concat concat_ws
    starts_with reverse lpad chr abs round floor ceil greatest least power sqrt ln log2 exp sin cos pi mod sign if`),
  ...words('date_trunc extract year month day hour minute cardinality array_sort'),
  ...words('count sum min max avg bool_or bool_and any_value array_agg stddev_samp corr count_if'),
  ...words('row_number rank dense_rank lag lead first_value last_value ntile'),
  ...words('stable_id keyed_hash to_timestamp_utc iso_text epoch_millis epoch_timestamp local_time known_time_zone'),
  ...words('seconds_between minutes_between hours_between days_between plus_days plus_hours plus_minutes day_of_week'),
  ...words('distance_km regexp_like regexp_extract parse_json json_text json_find json_string json_doc json_size'),
  ...words('array_join has_element bare_host short_host mac household is_private_address name_similarity fold'),
  ...words('min_by max_by quantile'),
]);
