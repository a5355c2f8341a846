import { FAMILY } from '../population/names.ts';
import { after, putRoster, type World } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, seenDays, someone } from './someone.ts';

const RESEMBLES = ['payout-hub', 'rented-identity'];

/** A new family name: login, application and bank still have the old one. */
function plant(world: World, kind: string, n: number, recorded: boolean): void {
  const draw = world.draw(`${kind} ${n}`);
  const hire = someone(world, `${kind} ${n}`);
  const { roster, given } = hire.person;
  const { from, to } = seenDays(world, hire);
  const before = roster.legal_name;
  roster.legal_name = `${given} ${draw.pick(FAMILY)}`;
  roster.preferred_name = recorded ? before : null;
  if (recorded)
    putRoster(world, 'hr_events', {
      worker_id: hire.person.id,
      kind: 'name_change',
      at: after(world, from + draw.next() * (to - from) - draw.int(0, 30)),
    });
  honest(world, kind, [hire]);
}

export const nameChange: LookAlike = {
  kind: 'name-change',
  about: 'a new family name, on file with the old one',
  resembles: RESEMBLES,
  plant: (world, n) => plant(world, 'name-change', n, true),
};

export const nameChangeUnrecorded: LookAlike = {
  kind: 'name-change-unrecorded',
  about: 'a new family name, with no record of the old one',
  resembles: RESEMBLES,
  plant: (world, n) => plant(world, 'name-change-unrecorded', n, false),
};
