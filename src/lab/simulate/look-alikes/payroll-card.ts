import { FAMILY } from '../population/names.ts';
import { bankAccount, payInto } from '../population/pay.ts';
import { putRoster } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, someone } from './someone.ts';

/** A card programme pays its card holders from one account; the supplier list names it. */
export const payrollCard: LookAlike = {
  kind: 'payroll-card',
  about: "wages paid to cards of one payroll-card programme, whose account is on file as a vendor's",
  resembles: ['payout-hub'],
  plant: (world, n) => {
    const draw = world.draw(`card ${n}`);
    const bank = bankAccount(world);
    const vendor = `${draw.pick(FAMILY)} Paycard`;
    const domain = `${vendor.toLowerCase().replaceAll(' ', '-')}.example`;
    const hires = Array.from({ length: draw.int(3, 6) }, (_, k) => someone(world, `card ${n} ${k}`));
    for (const hire of hires) {
      payInto(hire.pay, bank);
      hire.pay.account.bank_name = vendor;
      hire.pay.account.rail = 'card';
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
