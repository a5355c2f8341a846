import { layoutOf } from '../platform/kinds.ts';
import { reserved } from '../platform/account.ts';
import { nextNumber, put, type Difficulty, type World } from '../world.ts';
import type { Scheme } from './scheme.ts';

/** Mailboxes that Microsoft suspended at once (The Record, 2025-07); on a small platform at most this share. */
const ACCOUNTS = 3_000;
const MOST = 0.15;
const LEAST = 30;
/** Mailboxes of a cell of about 12 people (cell: press reports; mailboxes: our assumption). */
const PER_CELL = 250;

/** How much is shared (ours). Hard farms buy a number, a line and a browser profile for most mailboxes, and name them as anybody does. */
const SHARING: Readonly<Record<Difficulty, Readonly<Record<string, number>>>> = {
  easy: { bursts: 6, grammar: 0.85, device_share: 0.95, per_device: 40, recovery_share: 0.9, per_recovery: 25, phone_share: 0.85, per_phone: 10, line_share: 0.7, per_line: 60, vpn_share: 0.5, payout_share: 0.8, per_payout: 50, lent: 0.1 }, // prettier-ignore
  medium: { bursts: 20, grammar: 0.55, device_share: 0.6, per_device: 15, recovery_share: 0.5, per_recovery: 10, phone_share: 0.45, per_phone: 4, line_share: 0.4, per_line: 12, vpn_share: 0.5, payout_share: 0.35, per_payout: 20, lent: 0.15 }, // prettier-ignore
  hard: { bursts: 0, grammar: 0.2, device_share: 0.35, per_device: 5, recovery_share: 0.35, per_recovery: 5, phone_share: 0.25, per_phone: 2, line_share: 0.25, per_line: 5, vpn_share: 0.25, payout_share: 0.35, per_payout: 10, lent: 0.2 }, // prettier-ignore
};

/** Throw-away mailboxes on the platform; the engine makes them beside the honest accounts (src/lab/simulate/platform). */
export const accountFarm: Scheme = {
  kind: 'account-farm',
  about:
    'throw-away mailboxes that share machines, recovery mailboxes, phones, lines and payout accounts in overlapping ways',
  plant: (world, n) => {
    const { accounts: honest, days, difficulty } = world.setting;
    const draw = world.draw(`account farm ${n}`);
    const accounts = Math.max(LEAST, Math.min(ACCOUNTS, Math.round(MOST * honest)));
    const cells = Math.max(1, Math.round(accounts / PER_CELL));
    const from = draw.int(0, Math.round(days * 0.1));
    put(world, 'sim_account_farm', {
      farm: nextNumber(world, 'account farm'),
      accounts,
      first_no: layoutOf(honest).firstFarm + taken(world, reserved(accounts, cells)),
      cells,
      from_day: from,
      to_day: draw.int(Math.max(from + 1, Math.round(days * 0.85)), days),
      ...SHARING[difficulty],
    });
  },
};

/** Numbers that earlier farms took; takes some more. */
function taken(world: World, more: number): number {
  const before = world.counters.get('account farm numbers') ?? 0;
  world.counters.set('account farm numbers', before + more);
  return before;
}
