import type { Hire } from '../population/hire.ts';
import { bankAccount } from '../population/pay.ts';
import { after, putRoster, type World } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, seenDays, someone } from './someone.ts';

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
    changed_from_ip: to.from ?? account.changed_from_ip ?? null,
  });
  for (const payment of payments) if (payment.paid_at >= since) payment.account_number = to.account;
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
