import { LOOK_ALIKES } from '../look-alikes/index.ts';
import { SCHEMES } from '../schemes/index.ts';
import { putRoster, type World } from '../world.ts';
import { hire } from './hire.ts';
import { addNetwork, type Network } from './network.ts';
import type { Person } from './person.ts';
import { townFor, TOWNS, type Town } from './towns.ts';

/** Share of people who joined while the data was collected, and who left in it (our assumption: 25% turnover a year). */
const TURNOVER_A_YEAR = 0.25;
/** Median and sigma of the tenure in days of those who were there before (our assumption). */
const TENURE = [700, 0.9] as const;
const OFFICE_SHARE = 0.3;

/** Makes everybody: the plainly honest, the look-alikes and the schemes, in an order that tells nothing. */
export function populate(world: World): void {
  const { setting } = world;
  const offices = [TOWNS[1], TOWNS[20]].flatMap((town) => (town === undefined ? [] : [addOffice(world, town)]));
  type Step = () => void;
  const steps: Step[] = [];
  for (const [kind, count] of Object.entries(setting.schemes)) {
    const scheme = SCHEMES.find((one) => one.kind === kind);
    if (scheme === undefined) throw new RangeError(`there is no scheme ${kind}`);
    for (let n = 0; n < count; n++) steps.push(() => scheme.plant(world, n));
  }
  for (const [kind, count] of Object.entries(setting.lookAlikes)) {
    const lookAlike = LOOK_ALIKES.find((one) => one.kind === kind);
    if (lookAlike === undefined) throw new RangeError(`there is no look-alike ${kind}`);
    for (let n = 0; n < count; n++) steps.push(() => lookAlike.plant(world, n));
  }
  const draw = world.draw('population');
  for (let n = 0; n < setting.workers; n++) steps.push(() => plain(world, n, offices));
  for (const step of draw.shuffle(steps)) step();
}

/** Somebody about whom there is nothing to say. */
export function plain(world: World, n: number, offices: readonly Network[]): Person {
  const draw = world.draw(`plain ${n}`);
  const town = townFor(world, `plain town ${n}`);
  const joins = draw.chance((TURNOVER_A_YEAR * world.setting.days) / 365);
  const leaves = draw.chance((TURNOVER_A_YEAR * world.setting.days) / 365);
  const hired = joins ? draw.int(0, world.setting.days - 1) : -Math.round(draw.lognormal(...TENURE)) - 1;
  const left = leaves ? draw.int(Math.max(hired + 5, 3), world.setting.days + 10) : undefined;
  const { person } = hire(world, { town, hired, ...(left === undefined ? {} : { left }) });
  const office = offices.find((one) => one.town.city === town.city);
  if (office !== undefined && draw.chance(OFFICE_SHARE * 2)) {
    person.plan['office_net'] = office.net;
    person.plan['office_days'] = draw.pick([0b01110, 0b00110, 0b11111, 0b01010]);
    person.roster['remote'] = false;
  }
  return person;
}

export function addOffice(world: World, town: Town): Network {
  const office = addNetwork(world, { kind: 'business', town, provider: `${town.city} Business Net`, fixed: true });
  for (const address of office.addresses)
    putRoster(world, 'networks', { cidr: `${address}/32`, kind: 'office', label: `${town.city} office` });
  putRoster(world, 'sites', {
    site: `${town.city} office`,
    kind: 'office',
    street: '1 Market Sq',
    city: town.city,
    region: town.region,
    postal_code: town.postalCode,
    country: town.country,
    latitude: town.latitude,
    longitude: town.longitude,
  });
  return office;
}
