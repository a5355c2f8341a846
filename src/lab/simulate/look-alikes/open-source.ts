import { pushTo } from '../population/push.ts';
import { putRoster, type World } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, jobIn, seenDays, someone } from './someone.ts';

const RESEMBLES = ['exfiltration-at-exit'];
const PROJECTS = ['tidy-table', 'quick-map', 'paper-cut', 'slow-query', 'open-ledger', 'color-wheel'];

/** A developer who mends a public project now and then, in a fork of their own. */
function plant(world: World, kind: string, n: number, recorded: boolean): void {
  const draw = world.draw(`${kind} ${n}`);
  const hire = someone(world, `${kind} ${n}`, { job: jobIn(world, `${kind} ${n}`, ['engineering', 'platform']) });
  const { from, to } = seenDays(world, hire);
  const account = `${hire.person.given.toLowerCase()}${draw.int(10, 99)}`;
  const project = draw.pick(PROJECTS);
  for (let k = draw.int(3, 8); k > 0; k--)
    pushTo(world, hire.laptop, from + draw.next() * (to - from - 3), `git@github.com:${account}/${project}.git`);
  if (recorded)
    putRoster(world, 'approved_tools', {
      tool: `github.com/${account}`,
      scope: hire.person.id,
      peer_ids: null,
      reason: 'work on a public project, agreed with the manager',
    });
  honest(world, kind, [hire], ['device']);
}

export const openSource: LookAlike = {
  kind: 'open-source',
  about: 'a developer who works on a public project, agreed with the manager',
  resembles: RESEMBLES,
  plant: (world, n) => plant(world, 'open-source', n, true),
};

export const openSourceUnrecorded: LookAlike = {
  kind: 'open-source-unrecorded',
  about: 'a developer who fixes a public project without a record of it',
  resembles: RESEMBLES,
  plant: (world, n) => plant(world, 'open-source-unrecorded', n, false),
};
