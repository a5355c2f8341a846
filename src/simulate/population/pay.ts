import { after, nextNumber, putRoster, type Cell, type World } from '../world.ts';
import type { Person } from './person.ts';

const CURRENCY: Readonly<Record<string, string>> = { US: 'USD', CA: 'CAD', GB: 'GBP', PL: 'PLN', BR: 'BRL', IN: 'INR', ZA: 'ZAR', UY: 'UYU', MX: 'MXN', TH: 'THB', JP: 'JPY', GE: 'GEL', CO: 'COP' }; // prettier-ignore

/** Yearly pay of employees in thousands (tradecraft 9: 80 to 180). */
const PAY = [80, 180] as const;

/** A bank account that nobody has: our own numbers. */
export function bankAccount(world: World): { routing: string; account: string } {
  const n = nextNumber(world, 'bank');
  const draw = world.draw(`bank ${n}`);
  return { routing: `0${draw.digits(8)}`, account: draw.digits(10) };
}

export interface Pay {
  /** Row of payroll_accounts in force; change `routing_number` and `account_number` before the plan is written to move the wage. */
  readonly account: Record<string, Cell>;
  readonly payments: readonly Record<string, Cell>[];
}

/** The account a person is paid into, since the hire, and the wages of the time of the data. */
export function addPay(world: World, person: Person): Pay {
  const draw = world.draw(`pay ${person.w}`);
  const { routing, account } = bankAccount(world);
  const row = putRoster(world, 'payroll_accounts', {
    worker_id: person.id,
    effective_at: after(world, person.hired + draw.int(1, 9)).slice(0, 10),
    routing_number: routing,
    account_number: account,
    account_holder: String(person.roster['legal_name']),
    bank_name: draw.pick([
      'First Harbor Bank',
      'Union Prairie',
      'Northgate Credit Union',
      'Meridian Trust',
      'Canal Street Bank',
    ]),
    rail: person.town.country === 'US' ? 'ach' : 'wire',
    changed_from_ip: person.home.addresses[0] ?? null,
  });
  const monthly = Math.round((draw.int(...PAY) * 1_000) / 12);
  const payments: Record<string, Cell>[] = [];
  const end = person.roster['end_date'];
  for (let day = 14; day < world.setting.days; day += 30) {
    const date = after(world, day).slice(0, 10);
    if (day < person.hired + 10 || (typeof end === 'string' && date > end)) continue;
    payments.push(
      putRoster(world, 'payments', {
        payment_id: `P${draw.digits(9)}`,
        worker_id: person.id,
        paid_at: date,
        amount: monthly,
        currency: CURRENCY[person.town.country] ?? 'EUR',
        account_number: account,
        wallet_address: null,
      }),
    );
  }
  return { account: row, payments };
}

/** From a day on somebody is paid into another account. */
export function payInto(pay: Pay, to: { routing: string; account: string; holder?: string }): void {
  pay.account['routing_number'] = to.routing;
  pay.account['account_number'] = to.account;
  if (to.holder !== undefined) pay.account['account_holder'] = to.holder;
  for (const payment of pay.payments) payment['account_number'] = to.account;
}
