import { bankAccount, payInto } from '../population/pay.ts';
import type { World } from '../world.ts';
import { callEachOther, declareHousehold, moveIn } from './home.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, someone } from './someone.ts';

const RESEMBLES = ['payout-hub', 'rented-identity', 'farm-by-remote-tool'];

/** Two workers of one home with one account. */
function joint(world: World, kind: string, n: number, declared: boolean): void {
  const one = someone(world, `${kind} ${n} 1`);
  const other = someone(world, `${kind} ${n} 2`, { town: one.person.town, home: one.person.home });
  moveIn(other, one);
  callEachOther(one, other);
  const holder = `${one.person.given} ${one.person.family} and ${other.person.given} ${other.person.family}`;
  const bank = bankAccount(world);
  for (const hire of [one, other]) payInto(hire.pay, { ...bank, holder });
  other.pay.account.bank_name = one.pay.account.bank_name ?? null;
  if (declared) declareHousehold(world, one, other, 'spouse');
  honest(world, kind, [one, other]);
}

export const jointAccountDeclared: LookAlike = {
  kind: 'joint-account-declared',
  about: 'a couple with one bank account, declared as a household',
  resembles: RESEMBLES,
  plant: (world, n) => joint(world, 'joint-account-declared', n, true),
};

export const jointAccountUndeclared: LookAlike = {
  kind: 'joint-account-undeclared',
  about: 'a couple with one bank account, not declared',
  resembles: RESEMBLES,
  plant: (world, n) => joint(world, 'joint-account-undeclared', n, false),
};
