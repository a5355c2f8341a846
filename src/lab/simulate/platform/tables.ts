import { columns, type Table } from '../../../model/column.ts';

export const ACCOUNT_FARM = {
  name: 'sim_account_farm',
  about: 'a farm of throw-away mailboxes on the platform: how many, and how much of what they share',
  columns: columns({
    farm: 'integer number',
    accounts: 'integer',
    first_no: 'integer number of its first account among all accounts',
    cells: 'integer groups of people who work with their own machines, numbers and mailboxes',
    from_day: 'integer first day of its sign-ups, from the start of the data',
    to_day: 'integer day before which they end',
    bursts: 'integer days on which a cell signs up; 0: any day',
    grammar: 'real share of mailboxes named in series',
    device_share: 'real share of accounts made on a machine of the cell',
    per_device: 'integer accounts on one machine',
    recovery_share: 'real',
    per_recovery: 'integer',
    phone_share: 'real',
    per_phone: 'integer',
    line_share: 'real share of accounts signed up from a home line of the cell',
    per_line: 'integer',
    vpn_share: 'real share of the others signed up through a VPN',
    payout_share: 'real',
    per_payout: 'integer',
    lent: 'real share of shared things that come from another cell',
  }),
} as const satisfies Table;
