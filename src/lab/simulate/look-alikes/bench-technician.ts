import { putRoster, type World } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, jobIn, seenDays, someone } from './someone.ts';
import { runs } from './things.ts';

const TOOLS = ['anydesk', 'teamviewer', 'rustdesk', 'chrome-remote-desktop'] as const;

/** Somebody who tries out every tool that users ask about. */
function plant(world: World, kind: string, n: number, recorded: boolean): void {
  const draw = world.draw(`${kind} ${n}`);
  const hire = someone(world, `${kind} ${n}`, { job: jobIn(world, `${kind} ${n}`, ['it']), os: 'windows' });
  const days = seenDays(world, hire);
  for (const [k, program] of TOOLS.entries()) {
    const from = days.from + draw.next() * (days.to - days.from) * 0.5;
    runs(world, hire.laptop, program, { from, to: days.to, perDay: 0.1 + draw.next() * 0.6 });
    if (recorded)
      putRoster(world, 'approved_tools', {
        tool: program,
        scope: hire.person.id,
        peer_ids: null,
        reason: `service bench, ticket IT-${draw.int(2_000, 9_999) + k}`,
      });
  }
  honest(world, kind, [hire], ['device']);
}

export const benchTechnician: LookAlike = {
  kind: 'bench-technician',
  about: 'a technician who tries out four remote-access tools, recorded',
  resembles: ['farm-by-remote-tool'],
  plant: (world, n) => plant(world, 'bench-technician', n, true),
};

export const benchTechnicianUnrecorded: LookAlike = {
  kind: 'bench-technician-unrecorded',
  about: 'the same, with the job title as the only explanation',
  resembles: ['farm-by-remote-tool'],
  plant: (world, n) => plant(world, 'bench-technician-unrecorded', n, false),
};
