/** SQL condition: times outside are no times of records, but the zero and the end of vendors' calendars (0001, 9999) and worse. */
export function believable(time: string): string {
  return `${time} >= TIMESTAMP '1900-01-01 00:00:00' AND ${time} < TIMESTAMP '2200-01-01 00:00:00'`;
}
