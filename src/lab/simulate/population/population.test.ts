import { isValidPhoneNumber } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { ROSTER_TABLES } from '../../../model/roster.ts';
import { TruthSubject } from '../../../model/truth.ts';
import { LOOK_ALIKES } from '../look-alikes/index.ts';
import { random } from '../random.ts';
import { newWorld, type Cell, type Setting, type World } from '../world.ts';
import { finish } from './finish.ts';
import { populate } from './index.ts';
import { laptopsOf } from './laptop.ts';
import { tenure } from './tenure.ts';

const SCHEMES = { 'farm-by-remote-tool': 1, 'payout-hub': 1, 'rented-identity': 1, 'applicant-ring': 1 };
const QUIET: Setting = {
  preset: 'test',
  seed: 11,
  workers: 300,
  days: 90,
  from: '2026-01-05',
  difficulty: 'medium',
  tools: ['okta'],
  schemes: {},
  lookAlikes: {},
  accounts: 0,
  rate: 1,
};
const FULL: Setting = {
  ...QUIET,
  schemes: SCHEMES,
  lookAlikes: Object.fromEntries(LOOK_ALIKES.map((one) => [one.kind, 1])),
};

function made(setting: Setting): World {
  const world = newWorld(setting);
  populate(world);
  finish(world);
  return world;
}

function rows(world: World, dataset: string): readonly Readonly<Record<string, Cell>>[] {
  return world.roster.get(dataset) ?? [];
}

function column(world: World, dataset: string, name: string): Cell[] {
  return rows(world, dataset).flatMap((row) => row[name] ?? []);
}

const [quiet, full] = [made(QUIET), made(FULL)];

describe('the truth', () => {
  it.each([
    ['worker', 'workers', 'worker_id'],
    ['applicant', 'applicants', 'applicant_id'],
    ['account', 'workers', 'work_email'],
    ['device', 'assets', 'asset_serial'],
    ['vendor', 'vendors', 'vendor'],
  ])('has a label for every %s', (kind, dataset, name) => {
    const told = [...full.truth.subjects.values()].filter((one) => one.kind === kind).map((one) => one.id);
    expect(new Set(told)).toEqual(new Set(column(full, dataset, name)));
    expect(rows(full, dataset).length).toBeGreaterThan(0);
  });

  it('is of the form, and calls nobody of a quiet organisation a fraud', () => {
    for (const subject of full.truth.subjects.values()) expect(TruthSubject.parse(subject)).toEqual(subject);
    expect([...quiet.truth.subjects.values()].filter((one) => one.label === 'fraud' || one.look_alike !== null)).toEqual([]); // prettier-ignore
  });
});

describe('the roster', () => {
  it.each(ROSTER_TABLES.map((one) => [one.name, one.required] as const))(
    '%s: required fields are there',
    (name, required) => {
      // prettier-ignore
      for (const row of rows(full, name)) for (const field of required) expect(row[field] ?? '', field).not.toBe('');
    },
  );

  it('has one row for each thing', () => {
    for (const { name, identity } of ROSTER_TABLES.filter((one) => one.identity.length === 1)) {
      // prettier-ignore
      const ids = column(full, name, identity[0] ?? '');
      expect(new Set(ids).size, name).toBe(ids.length);
    }
  });

  it('names only workers, applicants and networks that there are', () => {
    const people = new Set([...column(full, 'workers', 'worker_id'), ...column(full, 'applicants', 'applicant_id')]);
    for (const [dataset, field] of [['hr_events', 'worker_id'], ['attestations', 'worker_id'], ['background_checks', 'subject'], ['workers', 'manager_id'], ['workers', 'referred_by'], ['travel', 'worker_id'], ['requests', 'worker_id'], ['calendar', 'worker_id']] as const) // prettier-ignore
      for (const id of column(full, dataset, field)) expect(people.has(id), `${dataset}.${field} ${String(id)}`).toBe(true); // prettier-ignore
    const requisitions = new Set(column(full, 'requisitions', 'requisition_id'));
    for (const id of column(full, 'applicants', 'requisition_id')) expect(requisitions.has(id)).toBe(true);
  });

  it('comes again from the same seed, and not from another', () => {
    expect(made(FULL).roster).toEqual(full.roster);
    expect(made({ ...FULL, seed: 12 }).roster.get('workers')).not.toEqual(full.roster.get('workers'));
  });

  it('has only telephone numbers that a check takes for numbers', () => {
    for (const phone of [...column(full, 'workers', 'phone'), ...column(full, 'applicants', 'phone')])
      expect(isValidPhoneNumber(String(phone)), String(phone)).toBe(true);
  });

  it('hired nobody before there was anything to record it in', () => {
    const [world, draw] = [newWorld(QUIET), random(1, 'tenure')];
    const hired = Array.from({ length: 20_000 }, () => tenure(world, draw).hired);
    expect(Math.min(...hired)).toBeGreaterThanOrEqual(-20 * 365);
    expect(Math.max(...hired)).toBeLessThan(QUIET.days);
    expect(new Set(hired).size).toBeGreaterThan(2_000);
  });

  it('pays into the account in force', () => {
    for (const payment of rows(full, 'payments')) {
      const known = rows(full, 'payroll_accounts')
        .filter((row) => row['worker_id'] === payment['worker_id'])
        .map((row) => row['account_number']);
      expect(known).toContain(payment['account_number']);
    }
  });

  it('lets nobody vouch for himself', () => {
    for (const row of rows(full, 'attestations')) expect(row['by']).not.toBe(row['worker_id']);
  });

  it('uses addresses that are kept for examples', () => {
    const addresses = (full.plan.get('sim_lease') ?? []).map((row) => String(row['address']));
    for (const one of addresses) expect(one).toMatch(/^(198\.1[89]\.\d+\.\d+|2001:db8:[0-9a-f:]+)$/);
  });
});

describe('honest people of a quiet organisation', () => {
  it.each([
    ['workers', 'phone'],
    ['workers', 'personal_email'],
    ['payroll_accounts', 'account_number'],
    ['shipments', 'tracking_number'],
    ['interviews', 'interview_id'],
  ])('share no %s.%s', (dataset, name) => {
    const all = column(quiet, dataset, name);
    expect(new Set(all).size).toBe(all.length);
  });

  it('have homes of their own: where two have one address, it is that of a carrier', () => {
    const kinds = new Map((quiet.plan.get('sim_network') ?? []).map((row) => [row['net'], row['kind']]));
    const homes = (quiet.plan.get('sim_worker') ?? []).map((row) => row['home_net']);
    expect(new Set(homes).size).toBe(homes.length);
    const residential = (quiet.plan.get('sim_lease') ?? []).filter((row) => kinds.get(row['net'] ?? null) === 'residential'); // prettier-ignore
    expect(new Set(residential.map((row) => row['address'])).size).toBe(residential.length);
  });

  it('travel, move, come to offices and hide their address, some of them', () => {
    const workers = quiet.plan.get('sim_worker') ?? [];
    const share = (count: number): number => count / workers.length;
    expect(share(new Set(column(quiet, 'travel', 'worker_id')).size)).toBeGreaterThan(0.05);
    expect(share(laptopsOf(quiet).filter((one) => one.stays.length > 1).length)).toBeGreaterThan(0.1);
    expect(share(workers.filter((row) => row['office_net'] !== null).length)).toBeGreaterThan(0.15);
    expect(share(workers.filter((row) => row['vpn_operator'] !== null).length)).toBeGreaterThan(0.04);
    expect(share(workers.filter((row) => row['vpn_operator'] !== null).length)).toBeLessThan(0.15);
    expect(column(quiet, 'hr_events', 'kind')).toContain('address_change');
  });

  it('are at one place at a time', () => {
    for (const { stays } of laptopsOf(full))
      for (const [index, stay] of stays.entries()) {
        expect(stay.from).toBeLessThan(stay.to);
        if (index > 0) expect(stay.from).toBe(stays[index - 1]?.to);
      }
  });
});

describe('numbers', () => {
  it('tell nothing: sorted by id, fraud stands anywhere', () => {
    for (const [dataset, id, kind] of [
      ['workers', 'worker_id', 'worker'],
      ['applicants', 'applicant_id', 'applicant'],
    ] as const) {
      // prettier-ignore
      const ids = column(full, dataset, id).map(String).sort();
      const places = ids.flatMap((one, place) => (full.truth.subjects.get(`${kind}:${one}`)?.label === 'fraud' ? [place / ids.length] : [])); // prettier-ignore
      const mean = places.reduce((sum, place) => sum + place, 0) / places.length;
      expect(Math.abs(mean - 0.5)).toBeLessThan(3 * Math.sqrt(1 / 12 / places.length));
    }
  });
});
