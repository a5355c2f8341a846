import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { rawSql } from '../lib/sql.ts';
import { columns, some, type Cells, type RowOf, type Table } from '../model/column.ts';
import { openDuckdb } from './duckdb/index.ts';
import type { Engine } from './engine.ts';
import { typedRows } from './typed-rows.ts';

const PET = {
  name: 'pet',
  about: '',
  columns: columns({
    pet: 'text! name',
    legs: 'integer',
    weight: 'real kilograms, of the last weighing',
    tame: 'boolean',
    born_at: 'timestamp',
    day: 'date',
    extra: 'json',
    toys: 'texts',
  }),
} satisfies Table;

const ALL = `SELECT 'Cat' AS pet, 4 AS legs, 3.5 AS weight, true AS tame, TIMESTAMP '2026-01-31 08:15:00' AS born_at,
  DATE '2026-01-31' AS day, parse_json('{"a": [1]}') AS extra, split('a b', ' ') AS toys, 'left out' AS more`;

describe('typed rows', () => {
  let engine: Engine;
  beforeAll(async () => {
    ({ engine } = await openDuckdb({ memoryBytes: 3e8, threads: 1, key: 'test' }));
  });
  afterAll(() => engine.close());

  it('have the types that their columns are declared with', () => {
    expectTypeOf<RowOf<typeof PET>>().toEqualTypeOf<{
      readonly pet: string;
      readonly legs: number | null;
      readonly weight: number | null;
      readonly tame: boolean | null;
      readonly born_at: string | null;
      readonly day: string | null;
      readonly extra: unknown;
      readonly toys: readonly string[] | null;
    }>();
    const chosen = some(PET, 'pet', 'legs');
    expectTypeOf<Cells<typeof chosen>>().toEqualTypeOf<{ readonly pet: string; readonly legs: number | null }>();
  });

  it('hold the values of the query, and no more', async () => {
    expect(await typedRows(engine, PET.columns, rawSql(ALL))).toEqual([
      {
        pet: 'Cat',
        legs: 4,
        weight: 3.5,
        tame: true,
        born_at: '2026-01-31T08:15:00Z',
        day: '2026-01-31',
        extra: { a: [1] },
        toys: ['a', 'b'],
      },
    ]);
  });

  it('round integers that JavaScript cannot hold', async () => {
    const rows = await typedRows(engine, some(PET, 'legs'), rawSql('SELECT 9007199254740993 AS legs'));
    expect(rows).toEqual([{ legs: 9007199254740992 }]);
  });

  it.each([
    [`SELECT 1 AS legs`, 'the query gives no column pet'],
    [`SELECT CAST(NULL AS VARCHAR) AS pet, 1 AS legs`, 'column pet is null, declared as text'],
    [`SELECT 7 AS pet, 1 AS legs`, 'column pet is number, declared as text'],
    [`SELECT 'Cat' AS pet, 1.5 AS legs`, 'column legs is number, declared as integer'],
  ])('are refused where %s', async (query, message) => {
    await expect(typedRows(engine, some(PET, 'pet', 'legs'), rawSql(query))).rejects.toThrow(message);
  });
});
