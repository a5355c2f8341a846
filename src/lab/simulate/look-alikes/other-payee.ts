import type { Hire } from '../population/hire.ts';
import { FAMILY, GIVEN } from '../population/names.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, someone } from './someone.ts';

const RESEMBLES = ['payout-hub', 'rented-identity'];

/** The account stays, and is in another name. */
function heldBy({ pay }: Hire, holder: string): void {
  pay.account.account_holder = holder;
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
  about: 'wages paid to the account of a spouse who does not work here',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const draw = world.draw(`spouse ${n}`);
    const hire = someone(world, `spouse ${n}`);
    const spouse = `${draw.pick(GIVEN)} ${draw.chance(0.6) ? hire.person.family : draw.pick(FAMILY)}`;
    heldBy(hire, spouse);
    hire.person.roster.emergency_contact_name = spouse;
    honest(world, 'spouse-account', [hire]);
  },
};
