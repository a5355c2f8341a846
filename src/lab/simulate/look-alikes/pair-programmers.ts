import type { Hire } from '../population/hire.ts';
import { officesOf } from '../population/office.ts';
import { after, put, type World } from '../world.ts';
import { at, weekdayOf } from './hours.ts';
import type { LookAlike } from './look-alike.ts';
import { agentOf, honest, jobIn, seenDays, someone } from './someone.ts';

/** Somebody signs in on the laptop of another, in its browser, in the hours of a day. */
function signInOn(world: World, guest: Hire, host: Hire, day: number, net: number): void {
  put(world, 'sim_direct', {
    w: guest.person.w,
    from_at: after(world, at(host.person.town, day, 10)),
    to_at: after(world, at(host.person.town, day, 17)),
    per_day: (24 / 7) * (0.6 + world.draw(`pair ${guest.person.w} ${day}`).next()),
    net,
    managed: true,
    d: host.laptop.d,
    user_agent: agentOf(host.laptop),
    fingerprint: host.person.plan.fingerprint ?? null,
    tunnel_operator: null,
    tunnel_type: null,
    outcome: 'success',
  });
}

export const pairProgrammers: LookAlike = {
  kind: 'pair-programmers',
  about: 'two developers who share a laptop at the office some days',
  resembles: ['shared-operator'],
  plant: (world, n) => {
    const draw = world.draw(`pair ${n}`);
    const office = draw.pick(officesOf(world));
    const officeDays = draw.pick([0b01110, 0b00110, 0b01010]);
    const pair = ['a', 'b'].map((k) => {
      const job = jobIn(world, `pair ${n} ${k}`, ['engineering']);
      const hire = someone(world, `pair ${n} ${k}`, { town: office.town, job, remote: false });
      hire.person.plan.office_net = office.net;
      hire.person.plan.office_days = officeDays;
      return hire;
    });
    const [host, guest] = pair as [Hire, Hire];
    const { from, to } = seenDays(world, guest);
    for (let day = Math.ceil(from) + 3; day < to - 1; day++) {
      const atOffice = ((officeDays >> (weekdayOf(world, day) - 1)) & 1) === 1;
      if (!atOffice || !draw.chance(0.25)) continue;
      if (draw.chance(0.5)) signInOn(world, guest, host, day, office.net);
      else signInOn(world, host, guest, day, office.net);
    }
    honest(world, 'pair-programmers', pair, ['account', 'device']);
  },
};
