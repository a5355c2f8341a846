import type { Random } from '../random.ts';
import type { World } from '../world.ts';

/** Share of people who joined during the data, and who left during it (our assumption: 25% turnover a year). */
export const TURNOVER_A_YEAR = 0.25;
/** Median and sigma of the tenure in days of people hired before the data (our assumption). */
const TENURE = [700, 0.9] as const;
/** Maximum tenure: records of remote hiring do not go back further (our assumption: twenty years). */
const LONGEST = 7_300;

/** Day of hire relative to the first day of the data, and the last day of people who leave during it, drawn the same way for everybody. */
export function tenure({ setting }: World, draw: Random): { hired: number; left?: number } {
  const joins = draw.chance((TURNOVER_A_YEAR * setting.days) / 365);
  const leaves = draw.chance((TURNOVER_A_YEAR * setting.days) / 365);
  const hired = joins ? draw.int(0, setting.days - 1) : -Math.min(LONGEST, Math.round(draw.lognormal(...TENURE)) + 1);
  return leaves ? { hired, left: draw.int(Math.max(hired + 5, 3), setting.days + 10) } : { hired };
}
