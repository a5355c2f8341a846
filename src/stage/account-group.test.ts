import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { runStage } from '../engine/run-stage.ts';
import { rawSql } from '../lib/sql.ts';
import { accountGroup } from './account-group.ts';
import { fillTable } from './fixtures/fill.ts';
import { KINDS } from './fixtures/kinds.ts';
import { hub } from './hub.ts';
import { link } from './link.ts';

let engine: Engine;
type Rows = Parameters<Engine['append']>[1];

const held = (kind: string, value: string, ...accounts: string[]): Rows =>
  accounts.map((subject_id) => ({ subject_kind: 'account', subject_id, kind, value, masked: value, event_id: `e-${subject_id}`, n: 1 })); // prettier-ignore
const range = (name: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${name}${from + index}`);

/** A farm whose machines, mailboxes and payout accounts overlap, and a café: families of three, one of each at its machine. */
const FARM = range('farm', 10, 29);
const FAMILIES = range('cafe', 10, 19).map((name) => [`${name}a`, `${name}b`, `${name}c`]);
const READERS = range('reader', 10, 15);

beforeAll(async () => {
  ({ engine } = await openDuckdb({ memoryBytes: 1e9, threads: 2, key: 'test' }));
  const every = (step: number, kind: string): Rows =>
    Array.from({ length: step }, (_, n) =>
      held(kind, `${kind} ${n}`, ...FARM.filter((_name, at) => at % step === n)),
    ).flat();
  await fillTable(engine, 'identifier', [
    ...every(5, 'browser_fingerprint'),
    ...every(4, 'email'),
    ...every(3, 'bank_account'),
    ...held('browser_fingerprint', 'machine of the cafe', ...FAMILIES.map(([first = '']) => first)),
    ...FAMILIES.flatMap((family, n) => held('phone', `phone ${n}`, ...family)),
    ...FAMILIES.flatMap((family, n) => held('email', `mailbox ${n}`, ...family)),
    ...held('browser_fingerprint', 'machine of the library', ...READERS),
    ...held('browser_fingerprint', 'machine seen everywhere', ...range('default', 100, 700)),
  ]);
  const accounts = [...FARM, ...FAMILIES.flat(), ...READERS, ...range('default', 100, 700)];
  await fillTable(engine, 'accounts', accounts.map((account_id) => ({ account_id, display_name: `Some ${account_id}`, signup_ip: account_id.startsWith('reader') ? '198.18.0.1' : '198.18.0.2' }))); // prettier-ignore
  await fillTable(engine, 'address', [
    { address: '198.18.0.1', network_class: 'business' },
    { address: '198.18.0.2', network_class: 'mobile' },
  ]);
  for (const table of [
    'workers',
    'applicants',
    'declared_pair',
    'pool_pair',
    'normal_form',
    'approved_tools',
    'inferred_thing',
    'sites',
    'worker_remote_session',
  ])
    await fillTable(engine, table, []);
  await runStage(engine, hub(KINDS));
  await runStage(engine, link(KINDS));
  await fillTable(engine, 'cluster', [
    ...FARM.map((member_id) => ({ cluster_id: 'c1', member_kind: 'account', member_id })),
    ...FAMILIES.flat().map((member_id) => ({ cluster_id: 'c2', member_kind: 'account', member_id })),
    ...READERS.map((member_id) => ({ cluster_id: 'c3', member_kind: 'account', member_id })),
  ]);
  await runStage(engine, accountGroup(KINDS));
});
afterAll(() => engine.close());

async function smallest(account: string): Promise<unknown> {
  const [row] = await engine.rows(rawSql(`SELECT min(people) AS people, count(*) AS n FROM account_group WHERE account_id = '${account}'`)); // prettier-ignore
  return row;
}

it('a farm stays together whichever kind is left out, and people at one machine fall apart into homes', async () => {
  expect(await smallest('farm10')).toEqual({ people: 20, n: 4 });
  expect(await smallest('cafe10a')).toEqual({ people: 3, n: 4 });
});

it('a machine of a library and one that is seen everywhere join nobody, and say why', async () => {
  expect(await smallest('reader10')).toEqual({ people: null, n: 0 });
  expect(await engine.rows(rawSql('SELECT value, reason, holders FROM hub ORDER BY value'))).toEqual([
    { value: 'machine of the library', reason: 'belongs to a school, library, agency or firm from whose line these accounts signed up', holders: 6 }, // prettier-ignore
    { value: 'machine seen everywhere', reason: 'held by too many to tell anything', holders: 601 },
  ]);
  expect(await engine.rows(rawSql(`SELECT DISTINCT value FROM link WHERE value LIKE 'machine%'`))).toEqual([
    { value: 'machine of the cafe' },
  ]);
});
