import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { runStage } from '../engine/run-stage.ts';
import { rawSql } from '../lib/sql.ts';
import { inferredThing } from './inferred-thing.ts';
import { fillTable } from './fixtures/fill.ts';

type Rows = Parameters<Engine['append']>[1][number][];

let engine: Engine;
let tables: Record<string, Rows>;

const DAYS = [2, 3, 4, 5, 6, 9, 10, 11, 12, 13].map((day) => `2026-03-${String(day).padStart(2, '0')}`);
const WEEKS = [DAYS.slice(0, 5), DAYS.slice(5)] as const;

/** A worker's laptop at an address on these days. */
function lives(worker: string, address: string, days = DAYS): void {
  for (const day of days)
    tables['presence']?.push({ worker_id: worker, kind: 'device', entity_id: `lap-${worker}`, day, address });
}

function holds(kind: string, value: string, ...workers: string[]): void {
  for (const worker of workers)
    tables['identifier']?.push({ subject_kind: 'worker', subject_id: worker, kind, value, masked: value });
}

function named(prefix: string, n: number): string[] {
  return Array.from({ length: n }, (_, k) => `${prefix}-${k}`);
}

/** Each lives in a home of their own; `office`: and works there in the second week. */
function apart(prefix: string, n: number, office?: string): string[] {
  const workers = named(prefix, n);
  for (const [k, worker] of workers.entries()) {
    lives(
      worker,
      `${k + 1}.${prefix.codePointAt(0)}.${prefix.codePointAt(1)}.9`,
      office === undefined ? DAYS : WEEKS[0],
    );
    if (office !== undefined) lives(worker, office, WEEKS[1]);
  }
  return workers;
}

/** All laptops of a farm stand behind one line. */
function farm(prefix: string, n: number): string[] {
  const workers = named(prefix, n);
  for (const worker of workers) lives(worker, `203.0.113.${prefix.codePointAt(1)}`);
  return workers;
}

/** A display at laptops on these days. */
function shows(value: string, workers: string[], days = DAYS): void {
  const [maker = '', edid_product = '', serial = ''] = value.split(' ');
  holds('display_serial', value, ...workers);
  for (const worker_id of workers)
    for (const day of days)
      tables['worker_peripheral']?.push({ worker_id, device_id: `lap-${worker_id}`, kind: 'display', maker: maker.toUpperCase(), edid_product, serial: serial.toUpperCase(), occurred_at: `${day}T10:00:00Z` }); // prettier-ignore
}

function sees(what: 'gateway' | 'own_adapter', value: string, workers: string[], days = DAYS): void {
  holds(what === 'gateway' ? 'gateway_mac' : 'adapter_mac', value, ...workers);
  for (const worker_id of workers)
    for (const day of days)
      tables['device_sighting']?.push({ worker_id, device_id: `lap-${worker_id}`, day, what, value });
}

/** Sessions of one controller: with each laptop on its days, for these minutes. */
function enters(
  peer_id: string,
  workers: string[],
  { minutes, days, by = 'user' }: { minutes: number; days: (k: number) => string[]; by?: string | null },
): void {
  holds('remote_peer', `anydesk ${peer_id}`, ...workers);
  for (const [k, worker_id] of workers.entries())
    for (const day of days(k))
      tables['worker_remote_session']?.push({ worker_id, device_id: `lap-${worker_id}`, tool: 'anydesk', direction: 'incoming', peer_id, permitted_by: by, occurred_at: `${day}T10:00:00Z`, ended_at: new Date(Date.parse(`${day}T10:00:00Z`) + minutes * 60_000).toISOString() }); // prettier-ignore
}

function once(k: number): string[] {
  return [DAYS[k % DAYS.length] ?? ''];
}

/** Sign-ins with one browser: of each on its days, at this hour and address. */
function signsIn(
  browser_fingerprint: string,
  workers: string[],
  at: {
    address: string;
    days: (k: number) => string[];
    network_class?: string;
    device_managed?: boolean;
    hour?: string;
  },
): void {
  const { days, hour = '10', network_class = 'unknown', ...more } = at;
  holds('browser_fingerprint', browser_fingerprint, ...workers);
  for (const [k, worker_id] of workers.entries())
    for (const day of days(k))
      tables['worker_sign_in']?.push({ worker_id, browser_fingerprint, network_class, ...more, outcome: 'success', occurred_at: `${day}T${hour}:0${k}:00Z` }); // prettier-ignore
  for (const worker_id of workers)
    for (const day of DAYS)
      tables['presence']?.push({ worker_id, kind: 'sign_in', entity_id: worker_id, day, address: '192.0.2.77' });
}

/** People who give a contact, one each so many days, each to another manager. */
function gives(kind: string, value: string, workers: string[], apartDays: number): void {
  holds(kind, value, ...workers);
  for (const [k, worker_id] of workers.entries())
    tables['workers']?.push({ worker_id, manager_id: `m${k % 4}`, start_date: new Date(Date.UTC(2025, 0, 1 + k * apartDays)).toISOString().slice(0, 10) }); // prettier-ignore
}

beforeAll(async () => {
  tables = {
    workers: [],
    presence: [],
    identifier: [],
    worker_peripheral: [],
    device_sighting: [],
    worker_remote_session: [],
    worker_sign_in: [],
    remote_tool_use: [],
    attribution: [{ entity_kind: 'device', entity_id: 'lap', worker_id: 'lent-0', reason: 'asset list', from_at: '1970-01-01T00:00:00Z', to_at: '9999-12-31T00:00:00Z' }], // prettier-ignore
  };

  // Hardware. The offices of the desks are nobody's home: who works there lives elsewhere.
  shows('app a050 panel', apart('panel', 5));
  shows('lnx 7777 farmed', farm('fp', 6));
  shows('lnx 8888 small-farm', farm('fs', 3));
  const copied = apart('copied', 4);
  shows('del 4231 copied', copied);
  shows('del 4231 a1', apart('owner', 12).slice(0, 1));
  for (const [k, worker] of named('owner', 12).slice(1).entries()) shows(`del 4231 own${k}`, [worker, `twin-${k}`]);
  shows('gsm 5b7f desk', apart('desk', 8, '198.51.100.1'), WEEKS[1]);
  shows('gsm 5b7f farm-desk', farm('fd', 6));
  shows('acr 0a1b passed', apart('passed', 2));
  sees('gateway', '00:1b:00:00:00:01', apart('router', 4));
  sees('gateway', '00:1b:00:00:00:02', farm('fg', 6));
  sees('own_adapter', '00:1c:00:00:00:01', apart('dock', 5, '198.51.100.2'), WEEKS[1]);
  // Travel routers give laptops of one room the addresses of many towns.
  shows('acr 0a1b travels', apart('gl', 5));
  sees('gateway', '94:83:c4:00:00:01', named('gl', 5));

  // Controllers.
  enters('desk', apart('helped', 6), { minutes: 20, days: once });
  enters('second', apart('also', 2), { minutes: 20, days: once });
  enters('operator', apart('driven', 4), { minutes: 300, days: () => DAYS });
  enters('short-operator', apart('brief', 4), { minutes: 25, days: () => DAYS });
  enters('stranger', ['helped-0'], { minutes: 20, days: once });
  enters('unattended', apart('alone', 4), { minutes: 20, days: once, by: 'password' });
  enters('keeper', farm('fk', 6), { minutes: 20, days: once });

  // Deliveries.
  holds('ship_to', '40 freight rd|||43207|us', ...apart('bay', 12));
  holds('ship_to', '7 elm rd|||43207|us', ...farm('fb', 12));
  holds('ship_to', '9 elm rd|15||43207|us', ...apart('flat', 12));
  holds('ship_to', '11 elm rd|||43207|us', ...apart('few', 4));

  // Browsers. In the second week the people of the kiosk are in its office.
  const office = '198.51.100.3';
  signsIn('kiosk', apart('kiosk', 6, office), { address: office, days: (k) => [DAYS[5 + (k % 5)] ?? ''] });
  signsIn('daily', apart('daily', 6, office), { address: office, days: () => WEEKS[1] });
  signsIn('left-at-home', apart('remote', 6), { address: office, days: once });
  signsIn('by-night', apart('night', 6, office), {
    address: office,
    days: (k) => [DAYS[5 + (k % 5)] ?? ''],
    hour: '02',
  });
  signsIn('farm', farm('fw', 6), { address: '203.0.113.119', days: once });
  const cloud = { address: '198.51.100.40', days: () => DAYS, network_class: 'hosting' };
  signsIn('host', apart('virtual', 4), { ...cloud, device_managed: true });
  signsIn('unmanaged', apart('private', 4), cloud);
  signsIn('laptop-key', apart('lent', 4), { ...cloud, device_managed: true });
  signsIn('at-home', apart('guest', 4), { ...cloud, device_managed: true, network_class: 'residential' });

  // Contacts.
  gives('emergency_phone', 'hr', apart('hired', 6), 60);
  gives('emergency_phone', 'ring', apart('ring', 4), 4);
  gives('emergency_phone', 'rush', apart('rush', 6), 5);
  gives('emergency_phone', 'keeper', farm('fe', 6), 60);
  gives('phone', 'own', apart('own', 6), 60);
  gives('bank_account', 'card-programme', named('carded', 16), 20);
  gives('bank_account', 'hub', named('hubbed', 16), 1);
  gives('wallet', 'few', named('paid', 14), 20);
  for (const [k, worker_id] of named('house', 16).entries()) {
    tables['attribution']?.push({ entity_kind: 'device', entity_id: `lap-${worker_id}`, worker_id, from_at: '1970-01-01T00:00:00Z', to_at: '9999-12-31T00:00:00Z' }); // prettier-ignore
    tables['remote_tool_use']?.push({ device_id: `lap-${worker_id}`, tool: 'screenconnect', first_at: '2026-03-02T10:00:00Z', event_id: `u${k}` }); // prettier-ignore
  }
  tables['remote_tool_use']?.push({ device_id: 'lap-house-0', tool: 'rustdesk', first_at: '2026-03-02T10:00:00Z', event_id: 'r' }); // prettier-ignore
  tables['worker_remote_session']?.push({ worker_id: 'house-1', device_id: 'lap-house-1', tool: 'screenconnect', direction: 'incoming', peer_id: 'stranger', event_id: 's', occurred_at: '2026-03-02T10:00:00Z' }); // prettier-ignore
  holds('referee', 'n/a@example.com', 'r1', 'r2');
  holds('hardware_id', '00000000-0000-0000-0000-000000000000', 'r1', 'r2');
  holds('hardware_id', '00000000-0000-0000-0000-000000000001', 'r1', 'r2');

  ({ engine } = await openDuckdb({ memoryBytes: 1e9, threads: 2, key: 'test' }));
  await engine.replace(
    'list_ip_kvm_network',
    rawSql(`SELECT 'oui' AS kind, '94:83:c4' AS pattern, 'medium' AS confidence`),
  );
  const days = tables['worker_peripheral'] ?? [];
  await fillTable(engine, 'local_day', [
    ...new Map(
      days.map(({ occurred_at: at }) => [at, { zone: '', hour_at: at, local_day: String(at).slice(0, 10) }]),
    ).values(),
  ] as Rows);
  await fillTable(engine, 'applicants', []);
  await fillTable(engine, 'device_alias', [{ kind: 'key', alias: 'laptop-key', device_id: 'lap' }]);
  for (const [name, rows] of Object.entries(tables)) await fillTable(engine, name, rows);
  await runStage(engine, inferredThing);
}, 60_000);
afterAll(() => engine.close());

async function told(kind: string): Promise<string[]> {
  const rows = await engine.rows(
    rawSql(`SELECT value, evidence FROM inferred_thing WHERE kind = '${kind}' ORDER BY value`),
  );
  return rows.map((row) => `${String(row['value'])}: ${String(row['evidence'])}`);
}

describe('a thing explained by the data alone', () => {
  it('has no identity in many homes at once; not in a farm, nor a serial number that its model has none else of', async () => {
    expect(await told('no_identity')).toEqual([
      '00000000-0000-0000-0000-000000000000: It is what forms are filled with where there is nothing to say; 2 records have it.',
      '00:1b:00:00:00:01: In the week from 2026-03-02 it was in 4 different homes at once, as no one thing can be; 4 people show it.',
      'app a050 panel: In the week from 2026-03-02 it was in 5 different homes at once, as no one thing can be; 5 people show it.',
      'n/a@example.com: It is what forms are filled with where there is nothing to say; 2 records have it.',
    ]);
  });

  it('is a desk or dock where people work who live elsewhere; in a farm nobody does', async () => {
    expect(await told('hot_desk')).toEqual([
      '00:1c:00:00:00:01: 5 people from 5 homes use it, on 25 of 25 days of use where 5 people meet to work.',
      'gsm 5b7f desk: 8 people from 8 homes use it, on 40 of 40 days of use where 8 people meet to work.',
    ]);
  });

  it('is a help desk if it comes briefly, seldom and to many homes; not an operator, a farm, or what needs nobody there', async () => {
    expect(await told('help_desk')).toEqual([
      'anydesk desk: It was at 6 laptops of 6 people from 6 homes, at most 20 minutes a day and 1 days in four weeks with each, let in by whoever sat there.',
      'anydesk second: It was at 2 laptops of 2 people from 2 homes, at most 20 minutes a day and 1 days in four weeks with each, let in by whoever sat there.',
    ]);
  });

  it('leaves tools alone with which only a help desk came', async () => {
    const rows = await engine.rows(
      rawSql(`SELECT worker_id FROM support_only WHERE tool = 'anydesk' ORDER BY worker_id`),
    );
    expect(rows.map((row) => row['worker_id'])).toEqual([...named('also', 2), ...named('helped', 6).slice(1)]);
  });

  it('leaves a tool alone that a large part of the staff has; not with whom a stranger came with it, nor a tool of few', async () => {
    const rows = await engine.rows(rawSql(`SELECT worker_id, tool FROM support_only WHERE tool <> 'anydesk'`));
    expect(new Set(rows.map((row) => `${String(row['worker_id'])} ${String(row['tool'])}`))).toEqual(
      new Set(
        named('house', 16)
          .filter((one) => one !== 'house-1')
          .map((one) => `${one} screenconnect`),
      ),
    );
  });

  it('is common if a large part of the staff has it who came over a long time; not those hired at once, nor few', async () => {
    expect(await told('crowd')).toEqual([
      'card-programme: 16 people have it, 50 % of those with anything of the kind; the middle half of them started over 150 days.',
    ]);
  });

  it('is a loading bay if the laptops then live elsewhere; not a farm, a flat or an address of few', async () => {
    expect(await told('delivery_point')).toEqual([
      '40 freight rd|||43207|us: Laptops of 12 people went there; those of 12 then live in 12 different homes.',
    ]);
  });

  it('is a kiosk if people who come with their laptops use it now and then by day; not what one uses daily, at night, or while the laptop is elsewhere', async () => {
    expect(await told('kiosk')).toEqual([
      'kiosk: 6 people from 6 homes signed in with it now and then, where 18 people meet to work; nearly all have a browser of their own besides.',
    ]);
  });

  it('is a host of many users if it is managed and nobody has it; not a private machine, a laptop, or what stands in a home', async () => {
    expect(await told('shared_host')).toEqual([
      "host: 4 people from 4 homes are signed in on this managed host, several within an hour on 10 of 10 days; it is nobody's laptop.",
    ]);
  });

  it('is a common contact if people give it who came over a long time; not a ring, those hired at once, a farm, or few with it as their own', async () => {
    expect(await told('common_contact')).toEqual([
      'hr: 6 people give it who came over 300 days, to 4 managers, and live in 6 homes.',
    ]);
  });
});
