import { hostIn } from './network.ts';
import { type Worker } from './people.ts';
import { COMPANY_VPN, EXITS, MOBILE, type Range } from './places.ts';
import { hash, random } from './random.ts';
import { HOUR, weekday } from './time.ts';
import { RELOCATED, type Workday } from './workday.ts';

/** What a sign-in is made with. */
export interface Client {
  readonly kind: 'laptop' | 'phone' | 'other';
  readonly userAgent: string;
  readonly browser: string;
  readonly system: string;
  readonly dtHash: string;
  readonly fingerprint: string;
}

/** From where a sign-in reaches the service. */
export interface Route {
  readonly address: string;
  readonly range: Range;
  /** Operator of the tunnel as reputation services name it. */
  readonly tunnel: string;
  readonly client: Client;
}

const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1';
const ANDROID =
  'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Mobile Safari/537.36';

export function laptopClient(one: Worker): Client {
  const { userAgent, dtHash, fingerprint, os } = one.laptop;
  return {
    kind: 'laptop',
    userAgent,
    browser: userAgent.includes('Edg/') ? 'EDGE' : 'CHROME',
    system: os === 'windows' ? 'Windows 10' : 'Mac OS X',
    dtHash,
    fingerprint,
  };
}

function otherBrowser(
  one: Worker,
  name: string,
  userAgent: string,
  browser: string,
  system: string,
  kind: Client['kind'],
): Client {
  return {
    kind,
    userAgent,
    browser,
    system,
    dtHash: hash(`device token ${one.key} ${name}`),
    fingerprint: hash(`fingerprint ${one.key} ${name}`, 'md5'),
  };
}

export function phoneClient(one: Worker): Client {
  return random(`phone make ${one.key}`).chance(0.6)
    ? otherBrowser(one, 'phone', IPHONE, 'SAFARI', 'iOS (iPhone)', 'phone')
    : otherBrowser(one, 'phone', ANDROID, 'CHROME', 'Android Mobile', 'phone');
}

/** The machine from which two of the accounts are also used, behind an exit. */
const OTHER_MACHINE: Client = {
  kind: 'other',
  userAgent:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36',
  browser: 'CHROME',
  system: 'Windows 10',
  dtHash: hash('device token of somebody'),
  fingerprint: hash('fingerprint of somebody', 'md5'),
};

const exitAddress = new Map<string, string>();
function exit(range: Range, name: string): string {
  const known = exitAddress.get(name);
  if (known !== undefined) return known;
  const [first = '', bits = ''] = range.cidr.split('/');
  const base = Number(first.split('.')[3]);
  const made = `${range.prefix}.${base + 2 + random(`exit ${name}`).int(0, 2 ** (32 - Number(bits)) - 6)}`;
  exitAddress.set(name, made);
  return made;
}

function through(range: Range, tunnel: string, name: string, client: Client): Route {
  return { address: exit(range, name), range, tunnel, client };
}

/** The usual route of the day. */
export function routeOf(workday: Workday, at: number): Route {
  const one = workday.worker;
  const draw = random(`route ${one.key} ${workday.day}`);
  const client = laptopClient(one);
  if (one.part === 'vpn-habit' && draw.chance(0.75))
    return through(EXITS.proton, 'PROTON_VPN', `proton ${weekday(workday.day) % 2}`, client);
  if (one.part === 'relay') {
    const safari = otherBrowser(one, 'safari', SAFARI, 'SAFARI', 'Mac OS X', 'laptop');
    if (draw.chance(0.6)) return through(EXITS.relay, 'ICLOUD_RELAY_PROXY', `relay ${draw.int(0, 20)}`, safari);
    return { address: workday.stay.address, range: workday.stay.range, tunnel: '', client: safari };
  }
  if (
    one.part === 'relocated' &&
    !(workday.day === RELOCATED.leak && at > workday.from + 4 * HOUR && at < workday.from + 6 * HOUR)
  ) {
    return through(EXITS.surfshark, 'SURFSHARK_VPN', `surfshark ${workday.day.slice(0, 7)}`, client);
  }
  if (
    (one.department === 'IT' || one.title === 'Platform Engineer' || one.title === 'Security Engineer') &&
    workday.stay.site === 'home' &&
    draw.chance(0.2)
  ) {
    return { address: exit(COMPANY_VPN, `company ${draw.int(0, 3)}`), range: COMPANY_VPN, tunnel: '', client };
  }
  const sixth = workday.stay.addressV6 !== '' && random(`six ${one.key} ${at}`).chance(0.5);
  return {
    address: sixth ? workday.stay.addressV6 : workday.stay.address,
    range: workday.stay.range,
    tunnel: '',
    client,
  };
}

/** A further sign-in of the day that does not come from the laptop, if there is one. */
export function sideRoute(workday: Workday): Route | undefined {
  const one = workday.worker;
  const draw = random(`side route ${one.key} ${workday.day}`);
  if (one.part === 'farm-loud' && draw.chance(0.5)) {
    return one.key === 'farm-1'
      ? through(EXITS.astrill, 'ASTRILL_VPN', `astrill ${draw.int(0, 1)}`, OTHER_MACHINE)
      : through(EXITS.astrillEast, 'ASTRILL_VPN', `astrill east ${draw.int(0, 1)}`, OTHER_MACHINE);
  }
  if (one.key === 'farm-3' && draw.chance(0.3))
    return through(
      EXITS.nord,
      'NORD_VPN',
      'nord',
      otherBrowser(one, 'own', ANDROID, 'CHROME', 'Android Mobile', 'other'),
    );
  if (one.key === 'farm-4' && workday.day === '2026-03-05')
    return through(
      EXITS.astrill,
      'ASTRILL_VPN',
      'astrill 1',
      otherBrowser(one, 'own', OTHER_MACHINE.userAgent, 'CHROME', 'Windows 10', 'other'),
    );
  const country = one.range.country;
  const away = workday.stay.site === 'away' || one.part === 'relocated' || one.part.startsWith('farm');
  const range = Object.entries(MOBILE).find(([code]) => code === country)?.[1];
  if (!away && range !== undefined && draw.chance(0.1)) {
    return { address: hostInShared(range, one), range, tunnel: '', client: phoneClient(one) };
  }
  return undefined;
}

/** Phones behind carrier translation: a few addresses for many people. */
function hostInShared(range: Range, one: Worker): string {
  return `${range.prefix}.${60 + random(`carrier ${one.key}`).int(0, 4) * 9}`;
}

/** From where payroll details were last changed. */
export const PAYROLL_EXIT = exit(EXITS.nord, 'payroll');
/** The address from which the five laptops are driven, and a second one used now and then. */
export const CONTROL_ADDRESSES = [exit(EXITS.control, 'control'), exit(EXITS.astrill, 'astrill 0')] as const;
export const SUPPORT_ADDRESS = '192.0.2.18';

export function applicationAddress(one: Worker): string {
  if (one.part === 'farm-loud') return exit(EXITS.astrill, 'astrill 0');
  return hostIn(one.range.prefix, `application ${one.key}`);
}
