import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../../engine/duckdb/index.ts';
import type { Engine } from '../../engine/engine.ts';
import { runStage } from '../../engine/run-stage.ts';
import { rawSql } from '../../lib/sql.ts';
import { columns } from '../../model/column.ts';
import type { Stage } from '../../model/stage.ts';
import { fillTable } from '../fixtures/fill.ts';
import { nameClusters } from './lineage.ts';

/** What the stage leaves, so that its working tables can be looked at. */
const COMPONENT = { name: 'scratch_component', about: '', columns: columns({ node: 'text', label: 'text' }) };
const RUN = { name: 'input_run', about: '', columns: columns({ run: 'integer' }) };
const STAGE: Stage = { id: 'cluster', about: '', steps: nameClusters };
/** Clusters of one run, each its members, one letter each, in order. */
type World = readonly string[];

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await openDuckdb({ memoryBytes: 5e8, threads: 2, key: 'test' }));
});
afterAll(() => engine.close());

async function forget(): Promise<void> {
  for (const table of ['cluster_lineage', 'cluster_event', 'input_run']) await engine.drop(table);
}

/** Members -> id after one more run. */
async function next(run: number, world: World, turned = false): Promise<Map<string, string>> {
  const node = (id: string): string => `worker\u001F${id}`;
  const members = world.flatMap((cluster) => cluster.split('').map((id) => ({ id, cluster })));
  const rows = members.map(({ id, cluster }) => ({ node: node(id), label: node(cluster[0] ?? '') }));
  await engine.drop(COMPONENT.name);
  await engine.createTable(COMPONENT);
  await engine.createTable(RUN);
  await engine.append(RUN, [{ run }]);
  await engine.append(COMPONENT, turned ? rows.reverse() : rows);
  const rowsSaid = await runStage(engine, STAGE);
  expect(
    await engine.rows(
      rawSql('SELECT (SELECT count(*) FROM cluster_lineage) + (SELECT count(*) FROM cluster_event) AS held'),
    ),
    'a table that is filled twice is counted once',
  ).toEqual([{ held: rowsSaid }]);
  const names = await engine.rows(
    rawSql(`SELECT c.label, min(l.cluster_id) AS cluster_id FROM scratch_component AS c JOIN cluster_lineage AS l
      ON concat(l.member_kind, chr(31), l.member_id) = c.node AND l.alive GROUP BY c.label ORDER BY c.label`),
  );
  const byLabel = new Map(names.map((row) => [String(row['label']), String(row['cluster_id'])]));
  expect(byLabel.size).toBe(names.length);
  return new Map(members.map(({ cluster }) => [cluster, byLabel.get(node(cluster[0] ?? '')) ?? '']));
}

/** Worlds one after the other: each one's ids by members, and all events. */
async function history(
  worlds: readonly World[],
  turned = false,
): Promise<{ ids: Map<string, string>[]; events: { run: number; id: string; kind: string; other: string | null }[] }> {
  await forget();
  const ids: Map<string, string>[] = [];
  for (const [index, world] of worlds.entries()) ids.push(await next(index + 1, world, turned));
  const rows = await engine.rows(rawSql('SELECT * FROM cluster_event ORDER BY run, cluster_id'));
  return {
    ids,
    events: rows.map((row) => ({
      run: Number(row['run']),
      id: String(row['cluster_id']),
      kind: String(row['kind']),
      other: row['other_id'] === null ? null : String(row['other_id']),
    })),
  };
}

function shared(one: string, other: string): number {
  return one.split('').filter((id) => other.includes(id)).length;
}

/** Random worlds over eight members, of which some are away. */
const world = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 8, maxLength: 8 }).map((groups) =>
  [1, 2, 3]
    .map((group) =>
      'abcdefgh'
        .split('')
        .filter((_id, index) => groups[index] === group)
        .join(''),
    )
    .filter((cluster) => cluster !== ''),
);
const worlds = fc.array(world, { minLength: 2, maxLength: 6 });
const RUNS = { numRuns: 30, endOnFailure: true } as const;

describe('the id of a cluster', () => {
  it('stays when a member comes that is first by name', async () => {
    const { ids, events } = await history([
      ['bcd', 'x'],
      ['abcd', 'x'],
    ]);
    expect(ids[1]?.get('abcd')).toBe(ids[0]?.get('bcd'));
    expect(events.map((one) => [one.run, one.kind])).toEqual([
      [1, 'born'],
      [1, 'born'],
    ]);
  });

  it('of a merge is that of the larger part, of an equal one the older; the other is merged into it', async () => {
    const { ids, events } = await history([['xy'], ['ab', 'xy'], ['abxy']]);
    expect(ids[2]?.get('abxy')).toBe(ids[0]?.get('xy'));
    expect(events.filter((one) => one.run === 3)).toEqual([
      { run: 3, id: ids[1]?.get('ab'), kind: 'merged', other: ids[0]?.get('xy') },
    ]);
  });

  it('of a split stays with the largest part; the new one is split from it, under an id of its own', async () => {
    const { ids, events } = await history([['abcde'], ['ab', 'cde']]);
    expect(ids[1]?.get('cde')).toBe(ids[0]?.get('abcde'));
    expect(ids[1]?.get('ab')).not.toBe(ids[0]?.get('abcde'));
    expect(events.filter((one) => one.run === 2)).toEqual([
      { run: 2, id: ids[1]?.get('ab'), kind: 'split', other: ids[0]?.get('abcde') },
    ]);
  });

  it('comes back with what parts again, or was gone', async () => {
    const { ids, events } = await history([['ab', 'xyz'], ['abxyz'], ['ab', 'xyz'], ['xyz'], ['ab', 'xyz']]);
    expect(ids[2]).toEqual(ids[0]);
    expect(ids[4]).toEqual(ids[0]);
    const ab = ids[0]?.get('ab');
    expect(events.filter((one) => one.id === ab).map((one) => one.kind)).toEqual([
      'born',
      'merged',
      'split',
      'gone',
      'born',
    ]);
  });

  it('is not lost by a run that was stopped before it noted its clusters', async () => {
    const { ids } = await history([['ab', 'xyz']]);
    const event = { run: 2, cluster_id: ids[0]?.get('ab') ?? '', kind: 'gone' };
    await fillTable(engine, 'cluster_event', [event]);
    await next(3, ['ab', 'xyz']);
    expect(await engine.rows(rawSql('SELECT DISTINCT kind FROM cluster_event'))).toEqual([{ kind: 'born' }]);
  });
});

describe('however clusters change', () => {
  it('one id is one cluster, no two would rather have each other, and events tell who is there', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (given) => {
        const { ids, events } = await history(given);
        const alive = new Set<string>();
        const ever = new Set<string>();
        for (const [index, now] of ids.entries()) {
          const before = ids[index - 1] ?? new Map<string, string>();
          expect(new Set(now.values()).size).toBe(now.size);
          for (const [old, id] of before) {
            if (now.has(old)) expect(now.get(old)).toBe(id);
            const heir = [...now.keys()].find((one) => now.get(one) === id) ?? '';
            for (const [members, name] of now) {
              const parent = [...before.keys()].find((one) => before.get(one) === name) ?? '';
              expect(shared(members, old)).toBeLessThanOrEqual(Math.max(shared(members, parent), shared(heir, old)));
            }
          }
          for (const { id, kind, other } of events.filter((one) => one.run === index + 1)) {
            const begins = kind === 'born' || kind === 'split';
            expect(alive.has(id)).toBe(!begins);
            if (begins) alive.add(id);
            else alive.delete(id);
            if (kind === 'merged') expect([...now.values()]).toContain(other);
            if (kind === 'split') expect([...before.values()]).toContain(other);
            ever.add(id);
          }
          expect([...alive].sort()).toEqual([...now.values()].sort());
        }
        const kept = await engine.rows(rawSql('SELECT DISTINCT cluster_id FROM cluster_lineage'));
        expect(kept.map((row) => String(row['cluster_id'])).sort()).toEqual([...ever].sort());
      }),
      RUNS,
    );
  }, 120_000);

  it('the order of members changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (given) => {
        expect(await history(given, true)).toEqual(await history(given));
      }),
      { ...RUNS, numRuns: 8 },
    );
  }, 120_000);
});
