import { CAST, type Os, type Part } from './cast.ts';
import { type Laptop, laptopOf } from './laptop.ts';
import { home as homeRange, type Range } from './places.ts';
import { hash, must, random } from './random.ts';

export interface Address {
  readonly street: string;
  readonly city: string;
  readonly region: string;
  readonly postal: string;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
}

export interface Worker {
  readonly key: string;
  readonly id: string;
  readonly part: Part;
  readonly first: string;
  readonly last: string;
  readonly name: string;
  readonly preferred: string;
  readonly login: string;
  readonly email: string;
  readonly personalEmail: string;
  readonly phone: string;
  readonly department: string;
  readonly title: string;
  readonly type: 'employee' | 'contractor' | 'agency';
  readonly vendor: string;
  readonly start: string;
  readonly town: string;
  readonly range: Range;
  readonly address: Address;
  readonly managerId: string;
  readonly remote: boolean;
  readonly privileged: boolean;
  readonly monthlyPay: number;
  readonly currency: string;
  readonly oktaId: string;
  readonly objectId: string;
  readonly sid: string;
  readonly os: Os;
  readonly laptop: Laptop;
}

const FIRST = (
  'Noa Robin Sasha Kim Ari Dana Jules Remy Toni Mika Andrea Sam Alexis Charlie Jordan Morgan Casey Riley Avery Quinn Rowan Skyler Emery Finley Harper ' +
  'Kai Lane Marley Nico Paz Reese Shay Tatum Val Wren Zuri Amari Billie Cameron Devon Eden Frankie Gale Hollis Indigo Jamie Kendall Lou Micah Nour Ollie ' +
  'Perry Rory Sidney Teagan Umi Vesper Winter Yael Zion'
).split(' ');
const LAST = (
  'Averlin Brenwick Caldoro Dostane Elmarsk Fenwarth Galtrey Hallinec Istrane Jorvick Kelmarsh Lintholm Marisko Norvale Okombe Pellarin Quorvane Ruvane ' +
  'Sundaro Talvero Ustrey Veltane Wexmoor Yarrosh Zembrick Ardovan Belquist Corrigal Dunvarra Estramo Fallowby Grishold Harnwell Imbrosa Jastrow Kirvane ' +
  'Lazenko Mirowell Nandoro Ostrevan Pashmore Quillane Rastelle Solvane-Hale Tashmere Umbralin Vorsted Wimarra Xandrell Yelvick Zaffaro Ambrel Borsand ' +
  'Cresthal Dravick Ekholt Fintarra Gorimel Hestava Ilverne'
).split(' ');
const STREETS = (
  'Juniper Hollow Rd,Alder Row,Birchfield Ave,Canal View,Damson Close,Elmhurst St,Fountain Lane,Glassworks Rd,Harvest Way,Ironbridge St,Jasmine Ct,Kestrel Rise,' +
  'Lantern St,Millrace Ave,Northfold Rd,Orchard Bank,Pavilion St,Quarry Lane,Riverside Walk,Saddlers Row,Tannery St,Upland Dr,Viaduct Rd,Willow Bend,Yewtree Ave'
).split(',');
const CURRENCY: Readonly<Record<string, string>> = {
  US: 'USD',
  CA: 'CAD',
  GB: 'GBP',
  PL: 'PLN',
  BR: 'BRL',
  IN: 'INR',
  ZA: 'ZAR',
};
const PAY_FACTOR: Readonly<Record<string, number>> = {
  CAD: 1.3,
  GBP: 0.8,
  PLN: 4,
  BRL: 5,
  INR: 60,
  ZAR: 16,
  EUR: 0.9,
  USD: 1,
};
export const AGENCY = 'Brightfold Staffing';

const AREA: Readonly<Record<string, string>> = {
  tulsa: '918',
  columbus: '614',
  boise: '208',
  knoxville: '865',
  desmoines: '515',
  madison: '608',
  albany: '518',
  spokane: '509',
  tucson: '520',
  calgary: '403',
  halifax: '902',
};

/** Numbers set aside for fiction; countries without such numbers have none on file. */
function phoneOf(country: string, town: string, index: number): string {
  const two = String(index + 15).padStart(2, '0');
  if (AREA[town] !== undefined) return `+1${AREA[town]}55501${two}`;
  if (country === 'GB') return `+4477009004${two}`;
  if (country === 'IE') return `+35320912${two}7`;
  return country === 'DE' ? `+49152288173${two}` : '';
}

/** Homes that are shared or in one building; everybody else lives alone in a house of their own. */
const SAME_BUILDING: Readonly<Record<string, readonly [string, string]>> = {
  'couple-1': ['couple', ''],
  'couple-2': ['couple', ''],
  'apartment-1': ['apartment', ', Apt 3C'],
  'apartment-2': ['apartment', ', Apt 7F'],
  'farm-4': ['farm', ', Unit B'],
};

export function addressIn(range: Range, building: string, unit = ''): Address {
  const draw = random(`building ${building}`);
  const jitter = (): number => (draw.next() - 0.5) * 0.05;
  const street = `${draw.int(2, 980)} ${draw.pick(STREETS)}${unit}`;
  return {
    street,
    city: range.city,
    region: range.region,
    postal: range.postal,
    country: range.country,
    latitude: Number((range.latitude + jitter()).toFixed(5)),
    longitude: Number((range.longitude + jitter()).toFixed(5)),
  };
}

export const FARM_ADDRESS = addressIn(homeRange('tulsa'), 'farm');

const MANAGERS: Readonly<Record<string, string>> = {
  Engineering: 'lead-eng',
  Data: 'lead-eng',
  Product: 'lead-prod',
  Sales: 'lead-ops',
  Operations: 'lead-ops',
  IT: 'lead-it',
};

function build(): Worker[] {
  const draw = random('names');
  const first = draw.shuffle(FIRST);
  const last = draw.shuffle(LAST);
  const order = CAST.map((seat, index) => ({ seat, index })).sort(
    (a, b) => a.seat[5].localeCompare(b.seat[5]) || hash(a.seat[0]).localeCompare(hash(b.seat[0])),
  );
  let number = 1040;
  const ids = new Map<string, string>();
  for (const { seat } of order) {
    number += random(`gap ${seat[0]}`).int(1, 7);
    ids.set(seat[0], `E${number}`);
  }
  return order.map(({ seat, index }) => {
    const [key, town, department, title, type, start, os, part] = seat;
    const own = random(`worker ${key}`);
    const range = homeRange(town);
    const shared = SAME_BUILDING[key] ?? [key, ''];
    const name = [must(first[index], 'first name'), must(last[index], 'last name')] as const;
    const login = `${name[0]}.${name[1]}`.toLowerCase();
    const currency = CURRENCY[range.country] ?? 'EUR';
    const manager = must(MANAGERS[department], department);
    return {
      key,
      id: must(ids.get(key), key),
      part,
      first: name[0],
      last: name[1],
      name: name.join(' '),
      preferred: part === 'renamed' ? `${name[0]} ${must(last[index], 'last')}-Thornby` : '',
      login,
      email: `${login}@example.com`,
      personalEmail: `${own.pick([login, `${name[0]}${name[1]}`.toLowerCase(), `${name[1]}.${name[0]}`.toLowerCase()])}@example.${own.pick(['net', 'org'])}`,
      phone: phoneOf(range.country, town, index),
      department,
      title,
      type,
      vendor: type === 'agency' ? AGENCY : '',
      start,
      town,
      range,
      address: addressIn(range, shared[0], shared[1]),
      managerId:
        manager === key
          ? key === 'lead-ops'
            ? ''
            : must(ids.get('lead-ops'), 'lead-ops')
          : must(ids.get(manager), manager),
      remote: part !== 'office' && part !== 'it-support',
      privileged: department === 'IT' || /Platform|Reliability|Security/.test(title),
      monthlyPay: Math.round(own.int(62, 110) * must(PAY_FACTOR[currency], currency)) * 100,
      currency,
      oktaId: `00u${own.token(17)}`,
      objectId: own.uuid(),
      sid: `S-1-12-1-${own.digits(10)}-${own.digits(10)}-${own.digits(10)}-${own.digits(9)}`,
      os,
      laptop: laptopOf(key, os),
    };
  });
}

export const WORKERS: readonly Worker[] = build();

export function worker(key: string): Worker {
  return must(
    WORKERS.find((one) => one.key === key),
    key,
  );
}

export function workersOf(...parts: readonly Part[]): Worker[] {
  return WORKERS.filter((one) => parts.includes(one.part));
}
