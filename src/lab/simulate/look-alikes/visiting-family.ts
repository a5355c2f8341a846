import { exitOf, SERVICES } from '../population/exit.ts';
import { after, put, type World } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { agentOf, honest, seenDays, someone, townAbroad } from './someone.ts';
import { runs } from './things.ts';
import { recordTravel, stayIn } from './travel.ts';

const RESEMBLES = ['rented-identity', 'relocated-laptop'];

/** Weeks with family abroad, where the service they have used since childhood is the one that gets through. */
function plant(world: World, kind: string, n: number, recorded: boolean): void {
  const draw = world.draw(`${kind} ${n}`);
  const hire = someone(world, `${kind} ${n}`);
  const { person, laptop } = hire;
  const { from, to } = seenDays(world, hire);
  const length = draw.int(12, 24);
  const day = from + draw.int(4, Math.max(5, Math.floor(to - from - length - 3)));
  const town = townAbroad(world, `${kind} ${n}`, person.town);
  stayIn(world, hire, town, day, day + length);
  if (recorded) recordTravel(world, hire, town, day, day + length);
  put(world, 'sim_direct', {
    w: person.w,
    from_at: after(world, day + 0.5),
    to_at: after(world, day + length),
    per_day: 0.5 + draw.next() * 1.5,
    net: exitOf(world, 'astrill', person.town).net,
    managed: true,
    d: laptop.d,
    user_agent: agentOf(laptop),
    fingerprint: person.plan.fingerprint ?? null,
    tunnel_operator: SERVICES.astrill.operator,
    tunnel_type: 'VPN',
    outcome: 'success',
  });
  const perDay = 0.3 + draw.next() * 0.5;
  for (const program of ['astrill', 'astrill-proxy', 'astrill-tunnel'])
    runs(world, laptop, program, { from: day + 0.5, to: day + length, perDay, startedBy: 'usual' });
  honest(world, kind, [hire], ['device']);
}

export const visitingFamilyRecorded: LookAlike = {
  kind: 'visiting-family-recorded',
  about: 'weeks with family abroad behind Astrill, on file',
  resembles: RESEMBLES,
  plant: (world, n) => plant(world, 'visiting-family-recorded', n, true),
};

export const visitingFamilyUnrecorded: LookAlike = {
  kind: 'visiting-family-unrecorded',
  about: 'weeks with family abroad behind Astrill, not on file',
  resembles: RESEMBLES,
  plant: (world, n) => plant(world, 'visiting-family-unrecorded', n, false),
};
