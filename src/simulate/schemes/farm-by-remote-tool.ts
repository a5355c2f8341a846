import { hire } from '../population/hire.ts';
import { move } from '../population/laptop.ts';
import { addNetwork } from '../population/network.ts';
import type { Person } from '../population/person.ts';
import { townFor } from '../population/towns.ts';
import { after, put, tellScheme, type World } from '../world.ts';
import type { Scheme } from './scheme.ts';

/** Laptops of this organisation in one farm: lognormal, most of a farm's laptops belong to other employers (tradecraft 9). */
function size(world: World, n: number): number {
  return Math.min(12, Math.max(2, Math.round(world.draw(`farm size ${n}`).lognormal(3.5, 0.4))));
}

/** A home with laptops of several personas, driven from elsewhere by remote-access software. */
export const farmByRemoteTool: Scheme = {
  kind: 'farm-by-remote-tool',
  about: 'laptops of several personas in one home, driven by remote-access software',
  plant: (world, n) => {
    const { difficulty, days } = world.setting;
    const draw = world.draw(`farm ${n}`);
    const site = addNetwork(world, { kind: 'residential', town: townFor(world, `farm town ${n}`) });
    const personas: Person[] = [];
    let first = days;
    for (let k = 0; k < size(world, n); k++) {
      const hired = draw.chance(0.5) ? -draw.int(5, 400) : draw.int(0, Math.round(days * 0.6));
      const { person: persona, laptop } = hire(world, {
        town: townFor(world, `persona town ${n} ${k}`),
        hired,
        os: 'windows',
      });
      // They keep the hours of the place they claim.
      persona.plan['timezone'] = difficulty === 'easy' ? 'Asia/Tokyo' : persona.town.zone;
      const arrives = Math.max(hired + draw.int(1, 4), -300);
      move(laptop, site, arrives, 4_000);
      laptop.plan['always_on'] = draw.chance(0.7);
      const tool = draw.pick(['anydesk', 'teamviewer', 'rustdesk', 'chrome-remote-desktop'] as const);
      put(world, 'sim_tool_use', {
        d: laptop.d,
        program: tool,
        from_at: after(world, Math.max(arrives, -5)),
        to_at: after(world, days),
        per_day: difficulty === 'hard' ? 0.2 : 1,
        parent: 'explorer.exe',
        command_line: null,
        connects: true,
      });
      first = Math.min(first, Math.max(0, arrives));
      personas.push(persona);
    }
    tellScheme(world, {
      id: `farm-by-remote-tool-${n + 1}`,
      kind: 'farm-by-remote-tool',
      difficulty,
      verdict: 'laptop-farm',
      open: false,
      first_trace_at: after(world, first),
      members: personas.map((one) => ({ kind: 'worker', id: one.id, role: 'persona' })),
    });
  },
};
