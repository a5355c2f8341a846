import type { Worker } from './people.ts';
import { calendarTime } from './time.ts';
import type { Json } from './write.ts';

export type Columns = { readonly [column: string]: string };
export interface Result {
  readonly at: number;
  readonly record: Json;
}

const PACK = 'pack_laptops_';

export function result(
  one: Worker,
  at: number,
  table: string,
  columns: Columns,
  epoch: number,
  counter: number,
  action: 'added' | 'removed' = 'added',
): Result {
  const second = Math.floor(at / 1000) * 1000;
  return {
    at: second,
    record: {
      name: `${PACK}${table}`,
      hostIdentifier: one.laptop.host,
      calendarTime: calendarTime(second),
      unixTime: second / 1000,
      epoch,
      counter,
      numerics: false,
      decorations: { host_uuid: one.laptop.uuid, hostname: one.laptop.host, hardware_serial: one.laptop.serial },
      columns,
      action,
    },
  };
}
