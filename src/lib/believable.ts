/** SQL condition: times outside this range are not real; vendors write their minimum and maximum (0001, 9999). */
export function believable(time: string): string {
  return `${time} >= TIMESTAMP '1900-01-01 00:00:00' AND ${time} < TIMESTAMP '2200-01-01 00:00:00'`;
}
