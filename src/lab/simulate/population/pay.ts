import { after, nextNumber, putRoster, type RosterRow, type World } from '../world.ts';
import { scattered } from '../scatter.ts';
import type { Person } from './person.ts';

const CURRENCY: Readonly<Record<string, string>> = { US: 'USD', CA: 'CAD', GB: 'GBP', PL: 'PLN', BR: 'BRL', IN: 'INR', ZA: 'ZAR', UY: 'UYU', MX: 'MXN', TH: 'THB', JP: 'JPY', GE: 'GEL', CO: 'COP' }; // prettier-ignore

/** Yearly pay of employees in thousands: 80 to 180 (our assumption). */
const PAY = [80, 180] as const;

/** A bank account that nobody has: an invented number. */
export function bankAccount(world: World): { routing: string; account: string } {
  const n = nextNumber(world, 'bank');
  const draw = world.draw(`bank ${n}`);
  return { routing: `0${draw.digits(8)}`, account: draw.digits(10) };
}

/** Share of people who change their bank in a quarter (our assumption: once in twelve years). */
const SWITCHES_A_QUARTER = 0.02;
const QUARTER = 91;
const BANKS = ['First Harbor Bank', 'Union Prairie', 'Northgate Credit Union', 'Meridian Trust', 'Canal Street Bank'];

export interface Pay {
  /** Row of payroll_accounts in force; change `routing_number` and `account_number` before the plan is written to move the wage. */
  readonly account: RosterRow<'payroll_accounts'>;
  /** All rows, the one in force last. */
  readonly accounts: readonly RosterRow<'payroll_accounts'>[];
  readonly payments: readonly RosterRow<'payments'>[];
}

/** The last day of a month, or the 15th, or the 5th: moved to Friday from a weekend. */
function payDays(world: World, { town, roster }: Person): number[] {
  const days: number[] = [];
  for (let day = 0; day < world.setting.days; day++) {
    const date = new Date(Date.parse(world.startAt) + day * 86_400_000);
    const [month, tomorrow] = [date.getUTCDate(), new Date(date.getTime() + 86_400_000).getUTCDate()];
    const lastOf = tomorrow === 1;
    const contractor = roster.employment_type === 'contractor';
    if (contractor ? month === 5 : lastOf || (month === 15 && town.country === 'US')) {
      const weekday = date.getUTCDay();
      days.push(day - (weekday === 6 ? 1 : weekday === 0 ? 2 : 0));
    }
  }
  return days.filter((day) => day >= 0);
}

/** The account that a person is paid into since the hire, and the wages during the data. */
export function addPay(world: World, person: Person): Pay {
  const draw = world.draw(`pay ${person.w}`);
  const { routing, account } = bankAccount(world);
  const first = putRoster(world, 'payroll_accounts', {
    worker_id: person.id,
    effective_at: after(world, person.hired + draw.int(1, 9)).slice(0, 10),
    routing_number: routing,
    account_number: account,
    account_holder: person.roster.legal_name,
    bank_name: draw.pick(BANKS),
    rail: person.town.country === 'US' ? 'ach' : 'wire',
    changed_from_ip: person.home.addresses[0] ?? null,
  });
  const yearly = draw.int(...PAY) * 1_000;
  const accounts = [first, ...maySwitch(world, person, first)];
  const dates = payDays(world, person);
  const wage = Math.round(yearly / (dates.length > world.setting.days / 25 ? 24 : 12));
  const end = person.roster.end_date;
  const payments = dates
    .map((day) => ({ day, date: after(world, day).slice(0, 10) }))
    .filter(({ day, date }) => day >= person.hired + 10 && !(typeof end === 'string' && date > end))
    .map(({ date }) =>
      putRoster(world, 'payments', {
        payment_id: paymentId(world),
        worker_id: person.id,
        paid_at: date,
        amount: wage,
        currency: CURRENCY[person.town.country] ?? 'EUR',
        account_number: accounts.findLast((one) => one.effective_at <= date)?.account_number ?? account,
        wallet_address: null,
      }),
    );
  return { account: accounts.at(-1) ?? first, accounts, payments };
}

/** A change of bank: a second row, sent from the line at home, for anybody; schemes that do it for a reason add rows of their own. */
function maySwitch(
  world: World,
  person: Person,
  first: RosterRow<'payroll_accounts'>,
): RosterRow<'payroll_accounts'>[] {
  const { days } = world.setting;
  const draw = world.draw(`bank switch ${person.w}`);
  const day = draw.int(Math.max(0, person.hired + 45), Math.max(0, days - 1));
  if (!draw.chance((SWITCHES_A_QUARTER * days) / QUARTER) || day <= person.hired + 40) return [];
  const { routing, account } = bankAccount(world);
  const changed = { effective_at: after(world, day).slice(0, 10), routing_number: routing, account_number: account };
  return [putRoster(world, 'payroll_accounts', { ...first, ...changed, bank_name: draw.pick(BANKS) })];
}

/** Numbers of payments, one series for every 900,000. */
function paymentId(world: World): string {
  const n = nextNumber(world, 'payment');
  const size = 900_000;
  return `P${Math.floor(n / size) + 1}${100_000 + scattered(world.setting.seed, 'payment', n % size, size)}`;
}

/** From the first day on, the wage is paid into another account. */
export function payInto(pay: Pay, to: { routing: string; account: string; holder?: string }): void {
  for (const row of pay.accounts) {
    row.routing_number = to.routing;
    row.account_number = to.account;
    if (to.holder !== undefined) row.account_holder = to.holder;
  }
  for (const payment of pay.payments) payment.account_number = to.account;
}
