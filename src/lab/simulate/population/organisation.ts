import { after, nextNumber, planOf, putRoster, rosterOf, type RosterRow, type World } from '../world.ts';
import { FAMILY, STREETS } from './names.ts';
import { addNetwork, type Network } from './network.ts';
import { addOffice } from './office.ts';
import { bankAccount } from './pay.ts';
import { phoneNumber } from './phone.ts';
import { TOWNS, type Town } from './towns.ts';

/** Towns with an office, head office first, and workers per office (our assumption). */
const OFFICE_TOWNS = ['Columbus', 'Dublin', 'Austin', 'Krakow', 'Denver', 'Pune'];
const WORKERS_AN_OFFICE = 500;
/** Workers per agency that the organisation hires through (our assumption). */
const WORKERS_AN_AGENCY = 750;
/** Other suppliers on file (our assumption). */
const SUPPLIERS = ['Facilities', 'Benefits', 'Travel', 'Hosting', 'Catering'];
/** Departments whose work goes through the secure access service, share of their people, and share of days (our assumption). */
const SASE_DEPARTMENTS = ['Finance', 'People', 'Customer Success'];
const SASE_SHARE = 0.7;
const SASE_ADDRESSES = 6;

/** An agency that the organisation hires through, with an office of its own. */
export interface Agency {
  readonly vendor: string;
  readonly town: Town;
  readonly office: Network;
  /** Row of vendors. */
  readonly row: RosterRow<'vendors'>;
}

const AGENCIES = new WeakMap<World, readonly Agency[]>();

export function agenciesOf(world: World): readonly Agency[] {
  return AGENCIES.get(world) ?? [];
}

function townNamed(city: string): Town[] {
  return TOWNS.filter((town) => town.city === city);
}

/** What exists before people do: offices, agencies, suppliers, deployed tools. */
export function organise(world: World): void {
  const { workers } = world.setting;
  const offices = Math.min(OFFICE_TOWNS.length, Math.max(2, Math.round(workers / WORKERS_AN_OFFICE)));
  for (const town of OFFICE_TOWNS.slice(0, offices).flatMap(townNamed)) addOffice(world, town);
  const agencies = Array.from({ length: Math.max(1, Math.round(workers / WORKERS_AN_AGENCY)) }, () => addAgency(world));
  AGENCIES.set(world, agencies);
  for (const kind of SUPPLIERS) addSupplier(world, kind);
  putRoster(world, 'sites', { site: 'Columbus warehouse', kind: 'warehouse', street: '40 Freight Rd', city: 'Columbus', region: 'Ohio', postal_code: '43207', country: 'US', latitude: 39.9, longitude: -82.98 }); // prettier-ignore
  putTools(world);
}

/** A vendor with a website that is some years old. */
function addVendor(world: World, vendor: string, more: Partial<RosterRow<'vendors'>>): RosterRow<'vendors'> {
  const draw = world.draw(`vendor ${vendor}`);
  const domain = `${vendor.toLowerCase().replaceAll(' ', '-')}.example`;
  putRoster(world, 'domains', {
    domain,
    registered_at: after(world, -draw.int(900, 7_000)),
    registrar: draw.pick(['Nameharbor', 'Domainwright', 'Tallyreg']),
    name_servers: `ns1.${domain};ns2.${domain}`,
    hosting_ip: `203.0.113.${draw.int(1, 254)}`,
    analytics_ids: `UA-${draw.digits(8)}`,
    claimed_as: 'vendor',
  });
  return putRoster(world, 'vendors', {
    vendor,
    domain,
    contact_email: `office@${domain}`,
    contact_phone: phoneNumber(world, 'US'),
    account_number: bankAccount(world).account,
    declared_workers: null,
    ...more,
  });
}

function addSupplier(world: World, kind: string): void {
  addVendor(world, `${world.draw(`supplier ${kind}`).pick(FAMILY)} ${kind}`, {});
}

function addAgency(world: World): Agency {
  const draw = world.draw(`agency ${nextNumber(world, 'agency')}`);
  const town = draw.weighted(TOWNS.map((one) => [one, one.weight] as const));
  const vendor = `${draw.pick(FAMILY)} ${draw.pick(['Staffing', 'Talent', 'Consulting', 'Services'])}`;
  const office = addNetwork(world, { kind: 'business', town, provider: `${town.city} Business Net`, fixed: true });
  for (const own of office.addresses)
    putRoster(world, 'networks', { cidr: `${own}/32`, kind: 'agency_office', label: `${vendor}, ${town.city}` });
  putRoster(world, 'sites', {
    site: `${vendor}, ${town.city}`,
    kind: 'agency',
    street: `${draw.int(1, 300)} ${draw.pick(STREETS)}`,
    city: town.city,
    region: town.region,
    postal_code: town.postalCode,
    country: town.country,
    latitude: town.latitude,
    longitude: town.longitude,
  });
  return { vendor, town, office, row: addVendor(world, vendor, {}) };
}

/** Tools that the organisation itself deployed or allows. */
function putTools(world: World): void {
  for (const [tool, scope, reason] of [
    ['beyondtrust', 'all', 'help desk, since the roll-out of the service desk'],
    ['tailscale', 'Platform', 'access to the test network'],
    ['powertoys-awake', 'all', 'long builds'],
    ['caffeinate', 'Engineering', 'long builds'],
  ] as const)
    putRoster(world, 'approved_tools', { tool, scope, peer_ids: null, reason });
}

/** Some departments use a secure access service: everybody in them, on the laptop, unless they run a VPN of their own. */
export function putSecureAccess(world: World): void {
  const [town] = townNamed('Columbus');
  if (town === undefined) return;
  const egress = addNetwork(world, { kind: 'hosting', town, provider: 'Ringgate Secure Access', many: SASE_ADDRESSES, fixed: true }); // prettier-ignore
  for (const own of egress.addresses)
    putRoster(world, 'networks', { cidr: `${own}/32`, kind: 'sase', label: 'secure access service' });
  const departments = new Map(rosterOf(world, 'workers').map((row) => [row.worker_id, String(row.department)]));
  for (const row of planOf(world, 'sim_worker')) {
    const draw = world.draw(`secure access ${row.w}`);
    const department = departments.get(row.worker_id ?? '') ?? '';
    if (row.vpn_net !== null || !SASE_DEPARTMENTS.includes(department) || !draw.chance(SASE_SHARE)) continue;
    Object.assign(row, { vpn_net: egress.net, vpn_share: 0.4 + draw.next() * 0.6, vpn_on_device: true });
  }
}
