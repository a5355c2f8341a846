import { exitOf, SERVICES } from '../population/exit.ts';
import { bankAccount } from '../population/pay.ts';
import { TOWNS } from '../population/towns.ts';
import { WINDOWS_AGENT } from '../population/user-agent.ts';
import { after, put, type Cell } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { switchAccount } from './bank-switch.ts';
import { honest, seenDays, someone } from './someone.ts';

/** Somebody else got in, enrolled a telephone and moved the wage; days later it was noticed and put right. */
export const accountTakeover: LookAlike = {
  kind: 'account-takeover',
  about: 'the victim of an account takeover whose payout was changed and changed back',
  resembles: ['rented-identity', 'payout-hub'],
  plant: (world, n) => {
    const draw = world.draw(`takeover ${n}`);
    const hire = someone(world, `takeover ${n}`);
    const { person, pay } = hire;
    const { from, to } = seenDays(world, hire);
    const day = from + 3 + draw.next() * Math.max(1, to - from - 14);
    const noticed = day + 1 + draw.next() * 5;
    const service = draw.pick(['nord', 'express', 'mullvad'] as const);
    const exit = exitOf(world, service, draw.pick(TOWNS));
    const intruder = draw.hex(32);
    for (const outcome of ['failure', 'success'])
      put(world, 'sim_direct', {
        w: person.w,
        from_at: after(world, day),
        to_at: after(world, noticed),
        per_day: outcome === 'failure' ? 1.5 : 2.5,
        net: exit.net,
        managed: false,
        d: null,
        user_agent: WINDOWS_AGENT,
        fingerprint: intruder,
        tunnel_operator: SERVICES[service].operator,
        tunnel_type: 'VPN',
        outcome,
      });
    const factor = { factor_kind: 'push', factor_key: `opf${draw.token(17)}`, factor_name: draw.pick(['Pixel 9', 'iPhone 14', 'Galaxy A56']) }; // prettier-ignore
    const change = (at: number, what: string, net: number, more: Record<string, Cell>): void =>
      put(world, 'sim_change', { w: person.w, happened_at: after(world, at), change: what, factor_kind: null, factor_key: null, factor_name: null, phone: null, email: null, net, ...more }); // prettier-ignore
    change(day + 0.02, 'factor_enrolled', exit.net, factor);
    change(noticed, 'factor_removed', person.home.net, factor);
    change(noticed + 0.01, 'password_reset', person.home.net, {});
    const before = { routing: String(pay.account.routing_number), account: String(pay.account.account_number) };
    switchAccount(world, hire, day + 0.5, { ...bankAccount(world), from: draw.pick(exit.addresses) });
    switchAccount(world, hire, noticed + 1, before);
    honest(world, 'account-takeover', [hire], ['account']);
  },
};
