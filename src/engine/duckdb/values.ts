import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';

const MICROS_PER_SECOND = 1_000_000n;

/** Microseconds since 1970 as `2026-01-31T08:15:00Z`, with a fraction only if there is one. */
export function isoFromMicros(micros: bigint): string {
  const fraction = ((micros % MICROS_PER_SECOND) + MICROS_PER_SECOND) % MICROS_PER_SECOND;
  const whole = new Date(Number((micros - fraction) / 1000n)).toISOString().replace(/\.\d+Z$/, '');
  return fraction === 0n ? `${whole}Z` : `${whole}.${fraction.toString().padStart(6, '0').replace(/0+$/, '')}Z`;
}

function integer(value: bigint): number | bigint {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

/** A value of the engine as the port specifies it (engine.ts, `Row`). */
export function fromEngine(value: DuckDBValue, type: DuckDBType): unknown {
  if (value === null) return null;
  if (typeof value === 'bigint') return integer(value);
  if (typeof value === 'string')
    return type.typeId === DuckDBTypeId.VARCHAR && type.alias === 'JSON' ? JSON.parse(value) : value;
  if (typeof value !== 'object') return value;
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue)
    return isoFromMicros(value.micros);
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBListValue) {
    const items = type.typeId === DuckDBTypeId.LIST ? type.valueType : undefined;
    return value.items.map((item) => (items === undefined ? item : fromEngine(item, items)));
  }
  if (value instanceof DuckDBStructValue && type.typeId === DuckDBTypeId.STRUCT) {
    return Object.fromEntries(
      type.entryNames.map((name, index) => {
        const entry = type.entryTypes[index];
        return [name, entry === undefined ? null : fromEngine(value.entries[name] ?? null, entry)];
      }),
    );
  }
  return value.toString();
}
