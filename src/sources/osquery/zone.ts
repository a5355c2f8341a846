import { ZONE_BIAS, ZONE_NAME } from './kind.ts';
import { filled, type RowSql } from './row.ts';

/**
 * Abbreviations that the IANA database gives to only one offset in the years since 2024, in minutes east of UTC. Left out are ambiguous ones:
 * CST and CDT (North America, Cuba, China), IST (India, Ireland, Israel), PST (North America, Manila).
 */
const ABBREVIATIONS: Readonly<Record<string, number>> = {
  ACDT: 630,
  ACST: 570,
  ADT: -180,
  AEDT: 660,
  AEST: 600,
  AKDT: -480,
  AKST: -540,
  AST: -240,
  AWST: 480,
  BST: 60,
  CAT: 120,
  CEST: 120,
  CET: 60,
  EAT: 180,
  EDT: -240,
  EEST: 180,
  EET: 120,
  EST: -300,
  GMT: 0,
  HDT: -540,
  HKT: 480,
  HST: -600,
  IDT: 180,
  JST: 540,
  KST: 540,
  MDT: -360,
  MSK: 180,
  MST: -420,
  NDT: -150,
  NST: -210,
  NZDT: 780,
  NZST: 720,
  PDT: -420,
  PKT: 300,
  SAST: 120,
  SST: -660,
  UTC: 0,
  WAT: 60,
  WEST: 60,
  WET: 0,
  WIB: 420,
  WIT: 540,
  WITA: 480,
};

/** A name that is an offset: `-03`, `+0530`. */
const NUMERIC = '^[+-][0-9]{2}([0-9]{2})?$';
/** The registry has a signed 32-bit number, osquery the unsigned one with the same bits. */
const WORD = 4_294_967_296;

/** Staged columns of a clock: the zone as the operating system names it, and its offset if the row is unambiguous. */
export function zoneStageSql(row: RowSql): Readonly<Record<string, string>> {
  const path = row.text('path');
  const data = filled(row, 'data');
  const bias = `TRY_CAST(${data} AS BIGINT)`;
  const name = filled(row, 'local_timezone');
  const cases = Object.entries(ABBREVIATIONS)
    .map(([id, minutes]) => `WHEN '${id}' THEN ${minutes}`)
    .join(' ');
  return {
    time_zone: `coalesce(${name}, CASE WHEN regexp_like(${path}, '${ZONE_NAME}') THEN ${data} END)`,
    utc_offset: `CASE
      WHEN regexp_like(${path}, '${ZONE_BIAS}') THEN -(CASE WHEN ${bias} >= ${WORD / 2} THEN ${bias} - ${WORD} ELSE ${bias} END)
      WHEN regexp_like(${name}, '${NUMERIC}') THEN (CASE WHEN starts_with(${name}, '-') THEN -1 ELSE 1 END)
        * (60 * CAST(substr(${name}, 2, 2) AS BIGINT) + CAST(substr(concat(${name}, '00'), 4, 2) AS BIGINT))
      ELSE CASE upper(${name}) ${cases} END END`,
  };
}
