import { addNetwork } from '../population/network.ts';
import { FAMILY, GIVEN, STREETS } from '../population/names.ts';
import { bankAccount, payInto } from '../population/pay.ts';
import { townFor } from '../population/towns.ts';
import { after, putRoster, type World } from '../world.ts';
import { shipTo } from './home.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, someone } from './someone.ts';

const RESEMBLES = ['payout-hub', 'front-company', 'farm-by-remote-tool'];

interface OnFile {
  readonly office: boolean;
  readonly bank: boolean;
}

/** Staff of an agency who work in its office and are paid through it. */
function plant(world: World, kind: string, n: number, onFile: OnFile): void {
  const draw = world.draw(`${kind} ${n}`);
  const town = townFor(world, `${kind} ${n}`);
  const stem = draw.pick(FAMILY);
  const vendor = `${stem} ${draw.pick(['Staffing', 'Talent', 'Consulting', 'Services'])}`;
  const domain = `${vendor.toLowerCase().replaceAll(' ', '-')}.example`;
  const bank = bankAccount(world);
  const office = addNetwork(world, { kind: 'business', town, provider: `${town.city} Business Net`, fixed: true });
  const address = { street: `${draw.int(1, 300)} ${draw.pick(STREETS)}`, city: town.city, region: town.region, postal_code: town.postalCode, country: town.country, latitude: town.latitude, longitude: town.longitude }; // prettier-ignore
  const parcels = draw.chance(0.5);
  const hires = Array.from({ length: draw.int(3, 5) }, (_, k) => {
    const hire = someone(world, `${kind} ${n} ${k}`, { town, employment: 'agency', vendor });
    hire.person.plan.office_net = office.net;
    hire.person.plan.office_days = draw.pick([0b11111, 0b01111, 0b11110]);
    if (parcels) {
      shipTo(hire.shipment, address);
      hire.shipment.signed_by = `${draw.pick(GIVEN)} ${draw.pick(FAMILY)}`;
    }
    payInto(hire.pay, { ...bank, holder: vendor });
    return hire;
  });
  putRoster(world, 'vendors', {
    vendor,
    domain,
    contact_email: `office@${domain}`,
    contact_phone: null,
    account_number: onFile.bank ? bank.account : null,
    declared_workers: hires.map(({ person }) => person.id).join(';'),
  });
  putRoster(world, 'domains', {
    domain,
    registered_at: after(world, -draw.int(1_500, 6_000)),
    registrar: draw.pick(['Nameharbor', 'Domainwright', 'Tallyreg']),
    name_servers: `ns1.${domain};ns2.${domain}`,
    hosting_ip: `203.0.113.${draw.int(1, 254)}`,
    analytics_ids: `UA-${draw.digits(8)}`,
    claimed_as: 'vendor',
  });
  if (onFile.office) {
    for (const own of office.addresses)
      putRoster(world, 'networks', { cidr: `${own}/32`, kind: 'agency_office', label: `${vendor}, ${town.city}` });
    putRoster(world, 'sites', { site: `${vendor}, ${town.city}`, kind: 'agency', ...address });
  }
  honest(world, kind, hires, ['device']);
}

export const agencyOffice: LookAlike = {
  kind: 'agency-office',
  about: 'staff of an agency in its office, paid through it; office and bank are on file',
  resembles: RESEMBLES,
  plant: (world, n) => plant(world, 'agency-office', n, { office: true, bank: true }),
};

export const agencyOfficeUnrecorded: LookAlike = {
  kind: 'agency-office-unrecorded',
  about: "the same, but the address of the agency's office is not on file",
  resembles: RESEMBLES,
  plant: (world, n) => plant(world, 'agency-office-unrecorded', n, { office: false, bank: true }),
};

export const agencyBankUnrecorded: LookAlike = {
  kind: 'agency-bank-unrecorded',
  about: "the same, but the agency's bank account is not on file",
  resembles: RESEMBLES,
  plant: (world, n) => plant(world, 'agency-bank-unrecorded', n, { office: true, bank: false }),
};
