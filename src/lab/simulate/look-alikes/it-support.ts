import type { Hire } from '../population/hire.ts';
import type { Network } from '../population/network.ts';
import { officesOf } from '../population/office.ts';
import { after, put, putRoster, type World } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, jobIn, seenDays, someone } from './someone.ts';
import { runs } from './things.ts';

const RESEMBLES = ['farm-by-remote-tool', 'shared-operator'];

interface Support {
  readonly helper: Hire;
  readonly tool: 'anydesk' | 'teamviewer';
  readonly peer: string;
  readonly desk: Network;
}

/** Somebody of the help desk; ids of both makers are nine or ten digits. */
function support(world: World, kind: string, n: number, desk?: Network): Support {
  const draw = world.draw(`${kind} ${n}`);
  const helper = someone(world, `${kind} ${n}`, { job: jobIn(world, `${kind} ${n}`, ['it']), employment: 'employee' });
  return {
    helper,
    tool: draw.pick(['anydesk', 'teamviewer']),
    peer: draw.digits(draw.pick([9, 10])),
    desk: desk ?? helper.person.home,
  };
}

/** Somebody was helped on one or two days. */
function help(world: World, { helper, tool, peer, desk }: Support, user: Hire, name: string): void {
  const draw = world.draw(`help ${name}`);
  const days = seenDays(world, user);
  const cases = draw.int(1, 3);
  for (let k = 0; k < cases; k++) {
    const from = days.from + draw.next() * Math.max(1, days.to - days.from - 3);
    const window = { from, to: Math.min(from + 2, days.to) };
    runs(world, user.laptop, tool, {
      ...window,
      perDay: 0.8,
      ...(draw.chance(0.5) ? { startedBy: 'service' as const } : {}),
    });
    put(world, 'sim_session', {
      d: user.laptop.d,
      tool,
      from_at: after(world, window.from),
      to_at: after(world, window.to),
      per_day: 0.6 + draw.next() * 0.6,
      minutes: draw.int(6, 45),
      peer_id: peer,
      peer_name: `${helper.person.given} ${helper.person.family}`,
      peer_net: desk.net,
      accepted_by: 'user',
    });
  }
}

/** The approval of a tool for one who was helped. */
function approve(world: World, { tool, peer }: Support, user: Hire, name: string, withPeer: boolean): void {
  putRoster(world, 'approved_tools', {
    tool,
    scope: user.person.id,
    peer_ids: withPeer ? peer : null,
    reason: `support, ticket IT-${world.draw(`ticket ${name}`).int(2_000, 9_999)}`,
  });
}

function users(world: World, kind: string, n: number, low: number, high: number): Hire[] {
  return Array.from({ length: world.draw(`users ${kind} ${n}`).int(low, high) }, (_, k) =>
    someone(world, `${kind} ${n} user ${k}`),
  );
}

export const itSupport: LookAlike = {
  kind: 'it-support',
  about: 'the help desk controls the laptops of many; its id is on file',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const desk = support(world, 'it-support', n);
    const helped = users(world, 'it-support', n, 4, 8);
    for (const [k, user] of helped.entries()) {
      help(world, desk, user, `it-support ${n} ${k}`);
      approve(world, desk, user, `it-support ${n} ${k}`, true);
    }
    honest(world, 'it-support', [desk.helper, ...helped], ['device']);
  },
};

/** A new machine at the help desk has a new id, which nobody has put on the list yet; it stands in the office. */
export const itSupportNewId: LookAlike = {
  kind: 'it-support-new-id',
  about: 'the help desk, in the office, with an id that is not on the list yet',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const desk = support(world, 'it-support-new-id', n, world.draw(`desk ${n}`).pick(officesOf(world)));
    const helped = users(world, 'it-support-new-id', n, 2, 4);
    for (const [k, user] of helped.entries()) {
      help(world, desk, user, `it-support-new-id ${n} ${k}`);
      approve(world, desk, user, `it-support-new-id ${n} ${k}`, false);
    }
    honest(world, 'it-support-new-id', [desk.helper, ...helped], ['device']);
  },
};
