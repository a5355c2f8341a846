import type { Dataset } from '../model/source.ts';
import type { Rename } from './convert.ts';

/** Fields that the datasets do not name go to `__extra` if all of them keep it; undefined if one does not. */
export function keepExtra(datasets: readonly Dataset[]): Rename | undefined {
  if (datasets.length === 0 || datasets.some((one) => !('__extra' in one.fields))) return undefined;
  const fields = new Set(datasets.flatMap((one) => Object.keys(one.fields)));
  return (record) => {
    const entries = Object.entries(record);
    const extra = entries.filter(([key]) => !fields.has(key));
    if (extra.length === 0) return record;
    return { ...Object.fromEntries(entries.filter(([key]) => fields.has(key))), __extra: Object.fromEntries(extra) };
  };
}
