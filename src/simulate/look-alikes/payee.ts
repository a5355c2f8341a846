import type { Hire } from '../population/hire.ts';
import { FAMILY, GIVEN } from '../population/names.ts';
import { bankAccount, payInto } from '../population/pay.ts';
import { after, putRoster, type World } from '../world.ts';
import { callEachOther, declareHousehold, moveIn } from './home.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, seenDays, someone } from './someone.ts';

const RESEMBLES = ['payout-hub', 'rented-identity'];

/** The account stays, and is in another name. */
function heldBy({ pay }: Hire, holder: string): void {
  pay.account['account_holder'] = holder;
}

export const ownCompany: LookAlike = {
  kind: 'own-company',
  about: 'a contractor who is paid to a company of their own',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const draw = world.draw(`own-company ${n}`);
    const hire = someone(world, `own-company ${n}`, { employment: 'contractor' });
    const name = draw.chance(0.5)
      ? hire.person.family
      : `${draw.pick(FAMILY)} ${draw.pick(['Labs', 'Works', 'Digital'])}`;
    heldBy(hire, `${name} ${draw.pick(['LLC', 'Ltd', 'Consulting'])}`);
    honest(world, 'own-company', [hire]);
  },
};

export const spouseAccount: LookAlike = {
  kind: 'spouse-account',
  about: 'wages that go to the account of a spouse who does not work here',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const draw = world.draw(`spouse ${n}`);
    const hire = someone(world, `spouse ${n}`);
    const spouse = `${draw.pick(GIVEN)} ${draw.chance(0.6) ? hire.person.family : draw.pick(FAMILY)}`;
    heldBy(hire, spouse);
    hire.person.roster['emergency_contact_name'] = spouse;
    honest(world, 'spouse-account', [hire]);
  },
};

/** Two workers of one home with one account. */
function joint(world: World, kind: string, n: number, declared: boolean): void {
  const one = someone(world, `${kind} ${n} 1`);
  const other = someone(world, `${kind} ${n} 2`, { town: one.person.town, home: one.person.home });
  moveIn(other, one);
  callEachOther(one, other);
  const holder = `${one.person.given} ${one.person.family} and ${other.person.given} ${other.person.family}`;
  const bank = bankAccount(world);
  for (const hire of [one, other]) payInto(hire.pay, { ...bank, holder });
  other.pay.account['bank_name'] = one.pay.account['bank_name'] ?? null;
  if (declared) declareHousehold(world, one, other, 'spouse');
  honest(world, kind, [one, other]);
}

export const jointAccountDeclared: LookAlike = {
  kind: 'joint-account-declared',
  about: 'a couple with one bank account, declared as a household',
  resembles: [...RESEMBLES, 'farm-by-remote-tool'],
  plant: (world, n) => joint(world, 'joint-account-declared', n, true),
};

export const jointAccountUndeclared: LookAlike = {
  kind: 'joint-account-undeclared',
  about: 'a couple with one bank account whom nobody asked',
  resembles: [...RESEMBLES, 'farm-by-remote-tool'],
  plant: (world, n) => joint(world, 'joint-account-undeclared', n, false),
};

/** A card programme pays its card holders from one account; the supplier list names it. */
export const payrollCard: LookAlike = {
  kind: 'payroll-card',
  about: 'wages loaded on cards of one programme, whose account is on the list of suppliers',
  resembles: ['payout-hub'],
  plant: (world, n) => {
    const draw = world.draw(`card ${n}`);
    const bank = bankAccount(world);
    const vendor = `${draw.pick(FAMILY)} Paycard`;
    const domain = `${vendor.toLowerCase().replaceAll(' ', '-')}.example`;
    const hires = Array.from({ length: draw.int(3, 6) }, (_, k) => someone(world, `card ${n} ${k}`));
    for (const hire of hires) {
      payInto(hire.pay, bank);
      hire.pay.account['bank_name'] = vendor;
      hire.pay.account['rail'] = 'card';
    }
    putRoster(world, 'vendors', {
      vendor,
      domain,
      contact_email: `programme@${domain}`,
      contact_phone: null,
      account_number: bank.account,
      declared_workers: null,
    });
    honest(world, 'payroll-card', hires);
  },
};

/** From a day on somebody is paid elsewhere, as a second row of the payroll says. */
export function switchAccount(
  world: World,
  hire: Hire,
  day: number,
  to: { readonly routing: string; readonly account: string; readonly from?: string | undefined },
): void {
  const { account, payments } = hire.pay;
  const since = after(world, day).slice(0, 10);
  putRoster(world, 'payroll_accounts', {
    ...account,
    effective_at: since,
    routing_number: to.routing,
    account_number: to.account,
    changed_from_ip: to.from ?? account['changed_from_ip'] ?? null,
  });
  for (const payment of payments) if (String(payment['paid_at']) >= since) payment['account_number'] = to.account;
}

export const bankSwitch: LookAlike = {
  kind: 'bank-switch',
  about: 'a change of bank, and sometimes a second one after a mistyped number',
  resembles: ['payout-hub', 'rented-identity'],
  plant: (world, n) => {
    const draw = world.draw(`switch ${n}`);
    const hire = someone(world, `switch ${n}`);
    const { from, to } = seenDays(world, hire);
    const day = from + 2 + draw.next() * Math.max(1, to - from - 10);
    switchAccount(world, hire, day, bankAccount(world));
    if (draw.chance(0.4)) switchAccount(world, hire, day + draw.int(1, 6), bankAccount(world));
    honest(world, 'bank-switch', [hire]);
  },
};
