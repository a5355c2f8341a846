import { AREA_CODES } from '../population/phone.ts';

/** Numbers of the exchange 555 in one area, which has only information lines and fiction. */
const LINES = 10_000;

/** SQL for the phone of a number, E.164; null for null. Phones are unique below 3 million numbers. */
export function phoneSql(seed: number, no: string): string {
  const place = `((${no}) * 7368787 + ${seed} * 7919) % ${AREA_CODES.length * LINES}`;
  return `CASE WHEN ${no} IS NOT NULL THEN concat('+1', [${AREA_CODES.join(', ')}][1 + CAST(${place} AS BIGINT) // ${LINES}], '555', lpad(CAST(${place} % ${LINES} AS VARCHAR), 4, '0')) END`;
}
