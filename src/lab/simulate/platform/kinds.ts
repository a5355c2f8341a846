/**
 * The kinds of people behind the honest accounts of a platform. Most have one; groups of accounts that share things are the look-alikes of an
 * account farm. Numbers only: the engine makes every row (member.ts).
 */
export interface GroupKind {
  /** Its look-alike kind in the truth. */
  readonly kind: string;
  readonly about: string;
  /** Share of all honest accounts (our assumption). */
  readonly share: number;
  /** Accounts of one group; sizes rotate (our assumption). */
  readonly sizes: readonly number[];
}

export const GROUPS = [
  {
    kind: 'family-plan',
    about: 'parents and children: one recovery mailbox, one phone, the tablet and the line at home',
    share: 0.06,
    sizes: [3, 2, 5, 4, 6],
  },
  {
    kind: 'dormitory-sign-ups',
    about: 'students who sign up in the first days of a term, all behind the address of their dormitory',
    share: 0.015,
    sizes: [90, 40, 170],
  },
  {
    kind: 'alias-user',
    about: 'one person with several mailboxes: same phone, same machines, recovery by the main one',
    share: 0.03,
    sizes: [2, 5, 3, 8],
  },
  {
    kind: 'agency-for-clients',
    about: 'an agency that opens accounts for its clients on its own machines, with its own recovery mailbox',
    share: 0.01,
    sizes: [20, 8, 50],
  },
  {
    kind: 'public-computer',
    about: 'readers of a library who sign up on its few machines',
    share: 0.008,
    sizes: [25, 60, 10],
  },
  {
    kind: 'recycled-number',
    about: 'two strangers who had one phone number, one after the other',
    share: 0.002,
    sizes: [2],
  },
] as const satisfies readonly GroupKind[];

export type GroupName = (typeof GROUPS)[number]['kind'];

/** The number range of a kind: its accounts, and its groups. */
export interface Span {
  readonly kind: GroupName;
  readonly sizes: readonly number[];
  readonly firstAccount: number;
  readonly accounts: number;
  readonly firstGroup: number;
  readonly groups: number;
}

export interface Layout {
  readonly honest: number;
  readonly spans: readonly Span[];
  /** First number that belongs to farms. */
  readonly firstFarm: number;
}

/** Numbers are assigned to the honest accounts, then their groups, then farms: what is calculated from a number belongs to it alone. */
export function layoutOf(honest: number): Layout {
  const spans: Span[] = [];
  const inGroups = GROUPS.map(({ share }) => Math.floor(share * honest));
  let firstAccount = honest - inGroups.reduce((sum, count) => sum + count, 0);
  let firstGroup = honest;
  for (const [index, { kind, sizes }] of GROUPS.entries()) {
    const accounts = inGroups[index] ?? 0;
    const round = sizes.reduce((sum, size) => sum + size, 0);
    const groups = Math.ceil(accounts / round) * sizes.length;
    spans.push({ kind, sizes, firstAccount, accounts, firstGroup, groups });
    firstAccount += accounts;
    firstGroup += groups;
  }
  return { honest, spans, firstFarm: firstGroup };
}
