import { AGENCY, worker, WORKERS, type Worker } from './people.ts';
import { random } from './random.ts';
import { PAYROLL_EXIT } from './route.ts';
import { iso, local } from './time.ts';
import { householdOf } from './workday.ts';
import { putCsv, type Row } from './write.ts';

const BANKS: Readonly<Record<string, readonly string[]>> = {
  USD: ['Granite Union Bank', 'First Prairie Bank', 'Lakeshore Credit Union'],
  CAD: ['Maple Sound Bank', 'Prairie West Bank'],
  GBP: ['Pennine Bank', 'Severn Mutual'],
  EUR: ['Bank of the Liffey', 'Hansa Sparbank', 'Banco do Minho', 'Caja del Ebro'],
  PLN: ['Bank Motlawa', 'Wawel Bank'],
  BRL: ['Banco Araucaria'],
  INR: ['Deccan Commercial Bank'],
  ZAR: ['Umgeni Bank'],
};

interface Account {
  readonly routing: string;
  readonly number: string;
  readonly bank: string;
}

function account(name: string, currency: string): Account {
  const draw = random(`account ${name}`);
  return {
    bank: draw.pick(BANKS[currency] ?? ['Bank']),
    routing: draw.digits(currency === 'GBP' ? 6 : currency === 'USD' ? 9 : 8),
    number: draw.digits(currency === 'USD' ? 12 : currency === 'GBP' ? 8 : 10),
  };
}

interface Change {
  readonly from: number;
  readonly account: Account;
  readonly holder: string;
  readonly address: string;
}

const AGENCY_ACCOUNT = account('agency', 'PLN');
const TWO = account('two of five', 'USD');
const THREE = account('three contractors', 'EUR');

/** Later accounts: worker, day, minute of the day, account, holder, over which address. */
const LATER: readonly (readonly [
  key: string,
  day: string,
  minute: number,
  to: Account | 'own',
  holder: string,
  anonymous: boolean,
])[] = [
  ['farm-2', '2026-02-12', 22 * 60 + 4, TWO, '', true],
  ['hub-1', '2026-02-18', 21 * 60 + 41, THREE, '', false],
  ['hub-2', '2026-02-09', 20 * 60 + 12, 'own', '', false],
  ['hub-2', '2026-02-23', 23 * 60 + 3, THREE, '', true],
  ['hub-3', '2026-03-03', 22 * 60 + 27, THREE, 'hub-1', true],
  ['bank-switch', '2026-02-16', 12 * 60 + 35, 'own', '', false],
  ['plain-8', '2026-03-10', 17 * 60 + 20, 'own', '', false],
];

function firstAccount(one: Worker): Change {
  const from = local(one.start, 11 * 60 + random(`payroll ${one.key}`).int(0, 240), one.range.zone);
  const own = { from, address: householdOf(one).addresses[0] };
  if (one.part === 'agency') return { ...own, account: AGENCY_ACCOUNT, holder: AGENCY, address: '192.0.2.50' };
  if (one.part === 'couple')
    return {
      ...own,
      account: account('couple', 'EUR'),
      holder: `${worker('couple-1').name} & ${worker('couple-2').name}`,
    };
  if (one.key === 'farm-1') return { ...own, account: TWO, holder: one.name };
  if (one.part === 'relocated')
    return { ...own, account: account(one.key, one.currency), holder: one.name, address: one.range.prefix + '.233' };
  if (one.part === 'own-company')
    return { ...own, account: account(one.key, one.currency), holder: `${one.last} Consultoria` };
  return { ...own, account: account(one.key, one.currency), holder: one.name };
}

function changes(one: Worker): Change[] {
  const later = LATER.filter(([key]) => key === one.key).map(([, day, minute, to, holder, anonymous]) => ({
    from: local(day, minute, one.range.zone),
    account: to === 'own' ? account(`${one.key} later`, one.currency) : to,
    holder: holder === '' ? one.name : worker(holder).name,
    address: anonymous ? PAYROLL_EXIT : householdOf(one).addresses[day < householdOf(one).changesOn ? 0 : 1],
  }));
  return [firstAccount(one), ...later];
}

function rail(one: Worker): string {
  if (one.currency === 'USD') return 'ach';
  return one.type === 'contractor' && random(`rail ${one.key}`).chance(0.4) ? 'wise' : 'wire';
}

const PAYDAYS = ['2026-01-30', '2026-02-27', '2026-03-31'];

export function writeMoney(): void {
  const accounts: { from: number; row: Row }[] = [];
  const payments: Row[] = [];
  for (const one of WORKERS) {
    for (const change of changes(one)) {
      accounts.push({
        from: change.from,
        row: {
          worker_id: one.id,
          effective_at: iso(Math.floor(change.from / 60_000) * 60_000),
          routing_number: change.account.routing,
          account_number: change.account.number,
          account_holder: change.holder,
          bank_name: change.account.bank,
          rail: rail(one),
          changed_from_ip: change.address,
        },
      });
    }
    for (const day of PAYDAYS) {
      const at = Date.parse(`${day}T05:00:00Z`);
      const current = changes(one)
        .filter(({ from }) => from < at)
        .at(-1);
      if (current === undefined || one.start > day) continue;
      const days = one.start.slice(0, 7) === day.slice(0, 7) ? 30 - Number(one.start.slice(8)) : 30;
      payments.push({
        payment_id: `P-${day.slice(0, 7).replace('-', '')}-${random(`payment ${one.key} ${day}`).digits(5)}`,
        worker_id: one.id,
        paid_at: `${day}T05:00:00Z`,
        amount: ((one.monthlyPay * days) / 30).toFixed(2),
        currency: one.currency,
        account_number: current.account.number,
      });
    }
  }
  putCsv(
    'roster/payroll_accounts.csv',
    accounts.sort((a, b) => a.from - b.from).map(({ row }) => row),
  );
  putCsv(
    'roster/payments.csv',
    payments.sort(
      (a, b) =>
        String(a['paid_at']).localeCompare(String(b['paid_at'])) ||
        String(a['payment_id']).localeCompare(String(b['payment_id'])),
    ),
  );
  const reseller = account('reseller', 'EUR');
  putCsv('roster/vendors.csv', [
    {
      vendor: AGENCY,
      domain: 'brightfold-staffing.example',
      contact_email: 'office@brightfold-staffing.example',
      contact_phone: '',
      account_number: AGENCY_ACCOUNT.number,
      declared_workers: WORKERS.filter(({ part }) => part === 'agency')
        .map(({ id }) => id)
        .join(';'),
    },
    {
      vendor: 'Cobblestone Computers',
      domain: 'cobblestone-computers.example',
      contact_email: 'orders@cobblestone-computers.example',
      contact_phone: '+353209123001',
      account_number: reseller.number,
      declared_workers: '',
    },
  ]);
}
