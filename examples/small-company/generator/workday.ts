import type { Part } from './cast.ts';
import { AGENCY_LAN, hostIn, homeNamed, hotspotLan, interfaceId, OFFICE_LAN, type Home, type Stay } from './network.ts';
import { WORKERS, workersOf, type Worker } from './people.ts';
import { AGENCY_OFFICE, home, HOTEL, MOBILE, OFFICE } from './places.ts';
import { random } from './random.ts';
import { days, HOUR, local, MINUTE, weekday } from './time.ts';

export interface Workday {
  readonly worker: Worker;
  readonly day: string;
  readonly stay: Stay;
  readonly from: number;
  readonly to: number;
}

export const TRIP = { from: '2026-02-15', to: '2026-02-26' } as const;
export const NOMAD = [
  { town: 'merida', from: '2025-12-20', to: '2026-02-10' },
  { town: 'chiangmai', from: '2026-02-12', to: '2026-04-30' },
] as const;
/** First start of the relocated laptop, and the days on which its tunnel was not up. */
export const RELOCATED = {
  firstBoot: '2026-02-03',
  open: ['2026-02-03', '2026-02-04', '2026-02-05', '2026-02-06', '2026-02-17', '2026-03-11'],
  leak: '2026-03-11',
} as const;
export const FARM: readonly Part[] = ['farm-loud', 'farm', 'farm-quiet'];

export function householdOf(one: Worker): Home {
  if (FARM.includes(one.part))
    return homeNamed(
      'farm',
      'tulsa',
      home('tulsa'),
      workersOf(...FARM).map((other) => other.laptop.mac),
    );
  if (one.part === 'couple')
    return homeNamed(
      'couple',
      one.town,
      one.range,
      workersOf('couple').map((other) => other.laptop.mac),
    );
  if (one.part === 'relocated') return homeNamed('rented room', 'montevideo', home('montevideo'));
  if (one.part === 'home-lab') return homeNamed(one.key, one.town, one.range, ['b8:27:eb:4d:91:0c']);
  return homeNamed(one.key, one.town, one.range);
}

function atHome(one: Worker, day: string, place: Home): Stay {
  return {
    site: 'home',
    range: place.range,
    address: day < place.changesOn ? place.addresses[0] : place.addresses[1],
    addressV6: place.v6 === '' ? '' : `${place.v6}:${interfaceId(one)}`,
    lan: place.lan,
    zone: place.range.zone,
    windowsZone: place.range.windowsZone,
  };
}

const OFFICE_ADDRESS = '192.0.2.18';
const AGENCY_ADDRESS = '192.0.2.50';
const CARRIER_ADDRESS = '198.19.20.77';
const HOTEL_ADDRESS = hostIn(HOTEL.osaka.prefix, 'hotel');

function plainStay(range: typeof OFFICE, site: Stay['site'], address: string, on: Stay['lan']): Stay {
  return { site, range, address, addressV6: '', lan: on, zone: range.zone, windowsZone: range.windowsZone };
}

function stayOf(one: Worker, day: string): Stay {
  const draw = random(`stay ${one.key} ${day}`);
  const inOffice =
    (one.part === 'office' || one.part === 'it-support') &&
    draw.chance([0, 0.3, 0.9, 0.85, 0.8, 0.1, 0][weekday(day)] ?? 0);
  // A town hall each quarter and the yearly kick-off bring people who live near by to the office.
  if (
    inOffice ||
    (one.range.country === 'IE' && (day === '2026-01-14' || day === '2026-03-17')) ||
    (one.part === 'bench' && weekday(day) === 3)
  )
    return plainStay(OFFICE, 'office', OFFICE_ADDRESS, OFFICE_LAN);
  if (one.part === 'agency' && weekday(day) !== 5)
    return plainStay(AGENCY_OFFICE, 'agency', AGENCY_ADDRESS, AGENCY_LAN);
  if (one.part === 'hotspot' && draw.chance(0.45))
    return plainStay(MOBILE.IN, 'mobile', CARRIER_ADDRESS, hotspotLan(one.key));
  if (one.part === 'traveller' && day >= TRIP.from && day <= TRIP.to)
    return plainStay(HOTEL.osaka, 'away', HOTEL_ADDRESS, homeNamed('hotel', 'osaka', home('osaka')).lan);
  const leg = one.part === 'nomad' ? NOMAD.find((trip) => day >= trip.from && day <= trip.to) : undefined;
  if (leg !== undefined)
    return { ...atHome(one, day, homeNamed(`nomad ${leg.town}`, leg.town, home(leg.town))), site: 'away' };
  return atHome(one, day, householdOf(one));
}

function isWorkday(one: Worker, day: string): boolean {
  const first = one.part === 'relocated' ? RELOCATED.firstBoot : one.start;
  if (day < first || day === '2026-01-01' || (day === '2026-02-11' && one.part === 'nomad')) return false;
  if (one.part === 'traveller' && (day === '2026-02-15' || day === '2026-02-26')) return false;
  const week = weekday(day);
  const draw = random(`works ${one.key} ${day}`);
  if (one.part === 'night-owl') return week !== 5 && week !== 6 && draw.chance(0.95);
  if (week === 0 || week === 6) return draw.chance(0.02);
  const leave = random(`leave ${one.key}`);
  const start = leave.int(4, 80);
  const away = days()[start] ?? '';
  const back = days()[start + leave.int(2, 6)] ?? '';
  if (day >= away && day < back && one.start < '2025-12-01') return false;
  return draw.chance(0.975);
}

/** Hours of the day at which the person works, in the zone of the place where the person says they are. */
function hoursOf(one: Worker, day: string, stay: Stay): readonly [number, number] {
  const draw = random(`hours ${one.key} ${day}`);
  const habit = random(`habit ${one.key}`).int(-45, 50);
  // Who lives elsewhere than stated keeps the hours of the stated town.
  const zone = one.part === 'relocated' || FARM.includes(one.part) ? one.range.zone : stay.zone;
  if (one.part === 'night-owl') {
    const from = local(day, 17 * 60 + draw.int(0, 50), zone) + draw.int(0, 59_999);
    return [from, from + 8 * HOUR + draw.int(0, 40 * MINUTE)];
  }
  const from = local(day, 8 * 60 + 50 + habit + draw.int(-20, 25), zone) + draw.int(0, 59_999);
  return [from, from + 8 * HOUR + draw.int(-30 * MINUTE, 70 * MINUTE)];
}

function build(): Workday[] {
  const list: Workday[] = [];
  for (const day of days()) {
    for (const one of WORKERS) {
      if (!isWorkday(one, day)) continue;
      const stay = stayOf(one, day);
      const [from, to] = hoursOf(one, day, stay);
      if (from >= Date.UTC(2026, 3, 1)) continue;
      list.push({ worker: one, day, stay, from, to: Math.min(to, Date.UTC(2026, 2, 31, 23, 59)) });
    }
  }
  return list;
}

export const WORKDAYS: readonly Workday[] = build();

/** Two people driven by one pair of hands: quarter hours go to one or the other, never to both. */
function turns(day: string, slot: number): Part {
  return random(`turn ${day} ${slot}`).chance(0.5) ? 'kvm-a' : 'kvm-b';
}

/** Sorted instants of activity within the day. */
export function momentsOf(workday: Workday, name: string, count: number): number[] {
  const draw = random(`moments ${name} ${workday.worker.key} ${workday.day}`);
  const paired = workday.worker.part === 'kvm-a' || workday.worker.part === 'kvm-b';
  const list: number[] = [];
  for (let tries = 0; list.length < count && tries < count * 12; tries += 1) {
    const at = Math.floor(workday.from + draw.next() * (workday.to - workday.from));
    if (paired && turns(workday.day, Math.floor(at / (15 * MINUTE))) !== workday.worker.part) continue;
    list.push(at);
  }
  return list.sort((a, b) => a - b);
}
