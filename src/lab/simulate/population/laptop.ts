import { after, nextNumber, put, putRoster, tell, type PlanRow, type World } from '../world.ts';
import type { Network } from './network.ts';
import type { Person } from './person.ts';

/** A company laptop. */
export interface Laptop {
  readonly d: number;
  readonly serial: string;
  readonly hostname: string;
  readonly owner: Person;
  /** Row of sim_device. */
  readonly plan: PlanRow<'sim_device'>;
  /** Where it is, by days relative to the start of the data; in order, without gaps. */
  readonly stays: { net: number; from: number; to: number }[];
}

/** Makers, models and their share of laptops (our assumption). */
const MODELS = [
  ['LENOVO', 'ThinkPad T14 Gen 5', 'windows', 5],
  ['LENOVO', 'ThinkPad T14s Gen 4', 'windows', 3],
  ['LENOVO', 'ThinkPad X1 Carbon Gen 12', 'windows', 2],
  ['Dell Inc.', 'Latitude 7450', 'windows', 4],
  ['Dell Inc.', 'Latitude 5440', 'windows', 3],
  ['Dell Inc.', 'Precision 3490', 'windows', 1],
  ['HP', 'HP EliteBook 840 14 inch G11 Notebook PC', 'windows', 3],
  ['HP', 'HP EliteBook 640 14 inch G10 Notebook PC', 'windows', 2],
  ['Apple Inc.', 'MacBookPro18,3', 'macos', 2],
  ['Apple Inc.', 'Mac14,2', 'macos', 2],
  ['Apple Inc.', 'Mac15,6', 'macos', 3],
  ['Apple Inc.', 'Mac16,8', 'macos', 2],
] as const;

/** First three bytes of the makers of radios and of Apple. */
const RADIOS = ['a4:bb:6d', '8c:47:be', '6c:02:e0', '8c:f8:c5', 'f8:5e:a0', '3c:21:9c', 'a8:41:f4', '10:a5:1d'];
const APPLE = ['3c:22:fb', 'f0:2f:4b', '14:7d:da', 'a4:83:e7', '3c:06:30', 'bc:d0:74'];
const SERIALS: Readonly<Record<string, readonly [string, number]>> = { LENOVO: ['PF', 6], HP: ['5CG', 7], 'Dell Inc.': ['', 7], 'Apple Inc.': ['', 10] }; // prettier-ignore

/** All laptops of a world, for code that writes their stays. */
const LAPTOPS = new WeakMap<World, Laptop[]>();

export function laptopsOf(world: World): readonly Laptop[] {
  return LAPTOPS.get(world) ?? [];
}

/** Gives a person a laptop that is in the person's home. */
export function addLaptop(world: World, owner: Person, os?: 'windows' | 'macos'): Laptop {
  const d = nextNumber(world, 'd');
  const draw = world.draw(`laptop ${d}`);
  const [maker, model, system] = draw.weighted(
    MODELS.filter((one) => os === undefined || one[2] === os).map((one) => [one, one[3]] as const),
  );
  const [start, length] = SERIALS[maker] ?? ['', 7];
  const serial = `${start}${draw.token(length).toUpperCase()}`;
  const hostname = `${system === 'macos' ? 'EX-MAC' : 'EX'}-${serial}`;
  const address = (): string =>
    `${draw.pick(system === 'macos' ? APPLE : RADIOS)}:${draw.hex(2)}:${draw.hex(2)}:${draw.hex(2)}`;
  const plan: PlanRow<'sim_device'> = {
    d,
    serial,
    hostname,
    w: owner.w,
    os: system,
    maker,
    model,
    guid: draw.hex(40),
    aad_id: draw.uuid(),
    okta_id: `guo${draw.token(17)}`,
    intune_id: draw.uuid(),
    wifi_mac: address(),
    ethernet_mac: address(),
    wired: draw.chance(0.2),
    enrolled_at: after(world, owner.hired - 1 + draw.next()),
    from_at: owner.plan.active_from ?? null,
    to_at: owner.plan.active_to ?? null,
    always_on: draw.chance(0.08),
    clock_zone: owner.plan.timezone ?? null,
    radios_off: draw.chance(0.03),
    location_on: draw.chance(0.7),
  };
  put(world, 'sim_device', plan);
  putRoster(world, 'assets', {
    asset_serial: serial,
    hostname,
    model: `${maker} ${model}`,
    worker_id: owner.id,
    assigned_at: after(world, owner.hired - 3).slice(0, 10),
    returned_at: owner.roster.end_date ?? null,
    assigned_country: owner.town.country,
  });
  tell(world, 'device', serial);
  const laptop = { d, serial, hostname, owner, plan, stays: [{ net: owner.home.net, from: -400, to: 4_000 }] };
  const all = LAPTOPS.get(world) ?? [];
  all.push(laptop);
  LAPTOPS.set(world, all);
  return laptop;
}

/** Puts the laptop on a network from one day to another, replacing what was planned for that time. */
export function move(laptop: Laptop, network: Network, from: number, to: number): void {
  const kept = laptop.stays.flatMap((stay) => [
    ...(stay.from < from ? [{ ...stay, to: Math.min(stay.to, from) }] : []),
    ...(stay.to > to ? [{ ...stay, from: Math.max(stay.from, to) }] : []),
  ]);
  laptop.stays.splice(
    0,
    laptop.stays.length,
    ...[...kept, { net: network.net, from, to }].sort((a, b) => a.from - b.from),
  );
}

/** Writes the stays of all laptops into the plan. */
export function putStays(world: World): void {
  for (const laptop of laptopsOf(world)) {
    for (const { net, from, to } of laptop.stays)
      put(world, 'sim_stay', { d: laptop.d, net, from_at: after(world, from), to_at: after(world, to) });
  }
}
