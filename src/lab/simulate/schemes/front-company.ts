import { addNetwork } from '../population/network.ts';
import { FAMILY, GIVEN } from '../population/names.ts';
import { bankAccount, payInto } from '../population/pay.ts';
import { phoneNumber } from '../population/person.ts';
import { townFor } from '../population/towns.ts';
import type { Random } from '../random.ts';
import { after, putRoster, tell } from '../world.ts';
import { operatorFor } from './operator.ts';
import { countLeft, leaves, newRing, note, tellRing, type Ring, type Shares } from './ring.ts';
import type { Scheme } from './scheme.ts';
import { sit } from './seat.ts';
import { standAt } from './site.ts';
import { leaveAlone, leaveShared, type AloneTable, type SharedTable } from './traces/index.ts';

/**
 * Shares that leave each trace, by easy, medium and hard. 21 websites of front companies were seized in one action (US Justice
 * Department 2025-06-30); SentinelLabs (2024-11-21) published their traits: young domains, pages copied from another firm, one registrar, host
 * and analytics. Shares are our assumption.
 */
const YOUNG: Shares = [0.95, 0.75, 0.35];
const SAME_HOST: Shares = [0.9, 0.6, 0.3];
const SAME_PAGE: Shares = [0.9, 0.6, 0.35];
const SAME_ANALYTICS: Shares = [0.7, 0.4, 0.15];
const PAID_TO_FRONT: Shares = [0.7, 0.5, 0.3];
const REFEREES: Shares = [0.8, 0.6, 0.35];
const ONE_OFFICE: Shares = [0.4, 0.25, 0.12];
const ALONE: AloneTable = {
  vpn_leak: [0.7, 0.5, 0.3],
  remote_tool: [0.6, 0.4, 0.2],
  peer_over_vpn: [0.5, 0.3, 0.1],
  interviewed_over_vpn: [0.5, 0.3, 0.1],
  other_person: [0.3, 0.15, 0.05],
  odd_hours: [0.4, 0.2, 0.08],
  declines: [0.4, 0.2, 0.08],
  camera_refused: [0.3, 0.15, 0.05],
};
const SHARED: SharedTable = {
  one_interview_machine: [0.5, 0.3, 0.15],
  one_number: [0.4, 0.2, 0.1],
  one_browser: [0.4, 0.2, 0.1],
  one_ship_to: [0.5, 0.3, 0.15],
};
const WORKERS = [2, 5] as const;
/** Firms that stand beside the front: employers and referees in the résumés of its people (our assumption). */
const SISTERS = [1, 3] as const;

function firm(draw: Random, kinds: readonly string[]): { name: string; domain: string } {
  const name = `${draw.pick(FAMILY)} ${draw.pick(kinds)}`;
  return { name, domain: `${name.toLowerCase().replaceAll(' ', '-')}.example` };
}

interface Web {
  readonly young: boolean;
  readonly host: string | null;
  readonly page: string | null;
  readonly analytics: string | null;
  readonly registrar: string;
}

function putDomain(ring: Ring, draw: Random, domain: string, web: Web, claimedAs: string): void {
  const servers = web.host ?? domain;
  putRoster(ring.world, 'domains', {
    domain,
    registered_at: after(ring.world, web.young ? -draw.int(60, 500) : -draw.int(1_200, 4_000)),
    registrar: web.registrar,
    name_servers: `ns1.${servers};ns2.${servers}`,
    hosting_ip: web.host === null ? `203.0.113.${draw.int(1, 254)}` : `198.51.100.${ring.draw.int(7, 9)}`,
    analytics_ids: web.analytics ?? `UA-${draw.digits(8)}`,
    page_path: putPage(ring, domain, web.page ?? pageOf(draw)),
    claimed_as: claimedAs,
  });
}

function putPage({ world }: Ring, domain: string, text: string): string {
  const path = `pages/${domain}.html`;
  world.files.set(path, `<!doctype html>\n<title>${domain}</title>\n${text}\n`);
  return path;
}

const SAYS = ['We build software that lasts.', 'Our people work where you are.', 'Seasoned engineers on short notice.', 'From idea to launch in weeks.', 'Trusted by firms of every size.', 'We staff, you ship.', 'Quality is how we begin.', 'Ask for references.', 'Offices near you.', 'Cloud, data and mobile.', 'Fair rates, clear terms.', 'Since our first client we have kept our word.']; // prettier-ignore

function pageOf(draw: Random): string {
  return draw.shuffle(SAYS).slice(0, 8).map((line) => `<p>${line}</p>`).join('\n'); // prettier-ignore
}

export const frontCompany: Scheme = {
  kind: 'front-company',
  about: 'a staffing firm that is a front, with the firms that vouch for its people',
  plant: (world, n) => {
    const ring = newRing(world, 'front-company', n);
    const draw = world.draw(`${ring.id} firm`);
    const town = townFor(world, `${ring.id} town`);
    const operator = operatorFor(ring, town);
    const front = firm(draw, ['Solutions', 'Tech', 'Soft', 'Digital', 'Staffing']);
    const bank = bankAccount(world);
    const web: Web = {
      young: leaves(ring, 'young_domain', YOUNG),
      host: leaves(ring, 'same_host', SAME_HOST) ? `${draw.pick(FAMILY).toLowerCase()}-dns.example` : null,
      page: leaves(ring, 'same_page', SAME_PAGE) ? pageOf(draw) : null,
      analytics: leaves(ring, 'same_analytics', SAME_ANALYTICS) ? `UA-${draw.digits(8)}` : null,
      registrar: draw.pick(['Nameharbor', 'Domainwright', 'Tallyreg']),
    };
    const sisters = Array.from({ length: draw.int(...SISTERS) }, () => firm(draw, ['Labs', 'Systems', 'Group', 'Partners'])); // prettier-ignore
    putDomain(ring, draw, front.domain, web, 'vendor');
    for (const one of sisters) putDomain(ring, draw, one.domain, web, draw.pick(['employer', 'referee', 'client']));
    for (const [trace, left] of [
      ['young_domain', web.young],
      ['same_host', web.host],
      ['same_page', web.page],
      ['same_analytics', web.analytics],
    ] as const)
      // prettier-ignore
      if (left !== null && left !== false) note(ring, trace, 0);
    const size = draw.int(...WORKERS);
    for (let k = 0; k < size; k++)
      sit(ring, {
        town: townFor(world, `${ring.id} town ${k}`),
        employment: 'contractor',
        vendor: front.name,
        left: null,
      });
    if (leaves(ring, 'referees', REFEREES)) {
      for (const seat of ring.seats)
        seat.application.row.referee_emails = `${draw.pick(GIVEN).toLowerCase()}@${draw.pick(sisters).domain}`;
      note(ring, 'referees', 0);
    }
    if (leaves(ring, 'paid_to_front', PAID_TO_FRONT)) {
      for (const seat of ring.seats) payInto(seat.pay, { ...bank, holder: front.name });
      note(ring, 'paid_to_front', 0);
    }
    if (leaves(ring, 'one_office', ONE_OFFICE)) {
      const line = addNetwork(world, { kind: 'residential', town });
      for (const seat of ring.seats) standAt(seat, line);
      note(ring, 'one_office', Math.max(...ring.seats.map((one) => one.seen)));
    }
    for (const seat of ring.seats) leaveAlone(ring, seat, ALONE, { easy: 2, medium: 1, hard: 0 });
    leaveShared(ring, ring.seats, SHARED, { easy: 2, medium: 1, hard: 1 });
    putRoster(world, 'vendors', {
      vendor: front.name,
      domain: front.domain,
      contact_email: `office@${front.domain}`,
      contact_phone: leaves(ring, 'phone_of_operator', [0.4, 0.2, 0.1]) ? operator.phone : phoneNumber(world, town.country), // prettier-ignore
      account_number: null,
      declared_workers: ring.seats.map((one) => one.person.id).join(';'),
    });
    tell(world, 'vendor', front.name, { scheme: ring.id });
    const traits = countLeft(ring, 'young_domain', 'same_host', 'same_page', 'same_analytics', 'referees');
    const ties = countLeft(ring, 'referees', 'paid_to_front', 'one_office', ...Object.keys(SHARED));
    tellRing(ring, { verdict: traits > 2 && ties > 0 ? 'front-company' : null, open: true, others: [{ kind: 'vendor', id: front.name, role: 'vendor' }] }); // prettier-ignore
  },
};
