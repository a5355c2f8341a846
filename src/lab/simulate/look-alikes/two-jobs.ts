import { FAMILY } from '../population/names.ts';
import { after, put, type World } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, jobIn, seenDays, someone } from './someone.ts';

const SERVICES = ['okta.com', 'jamfcloud.com', 'onelogin.com', 'gpcloudservice.com'] as const;

/** Honest about who they are, and working for others too: on the same laptop now and then. */
function plant(world: World, kind: string, n: number, employment: 'contractor' | 'employee', others: number): void {
  const draw = world.draw(`${kind} ${n}`);
  const job = jobIn(world, `${kind} ${n}`, ['engineering', 'data', 'design', 'platform']);
  const hire = someone(world, `${kind} ${n}`, { employment, job });
  const { from, to } = seenDays(world, hire);
  for (let k = 0; k < others; k++) {
    const customer = draw.pick(FAMILY).toLowerCase();
    const begins = from + draw.next() * (to - from) * 0.4;
    for (const service of draw.shuffle(SERVICES).slice(0, draw.int(1, 2)))
      put(world, 'sim_visit', {
        d: hire.laptop.d,
        from_at: after(world, begins),
        to_at: after(world, to),
        per_day: 0.3 + draw.next() * 2,
        remote_name: `${customer}.${service}`,
        program: hire.laptop.plan.os === 'macos' ? 'Google Chrome' : 'chrome.exe',
      });
  }
  // Two jobs make long days.
  hire.person.plan.work_minutes = Number(hire.person.plan.work_minutes) + draw.int(40, 150);
  honest(world, kind, [hire], ['device']);
}

export const twoJobsContractor: LookAlike = {
  kind: 'two-jobs-contractor',
  about: 'a contractor with other clients, whose systems are used on the same laptop',
  resembles: ['one-identity-many-jobs', 'shared-operator'],
  plant: (world, n) => plant(world, 'two-jobs-contractor', n, 'contractor', world.draw(`customers ${n}`).int(2, 3)),
};

export const twoJobsEmployee: LookAlike = {
  kind: 'two-jobs-employee',
  about: 'an employee with a second job that the employer does not know about',
  resembles: ['one-identity-many-jobs', 'shared-operator'],
  plant: (world, n) => plant(world, 'two-jobs-employee', n, 'employee', world.draw(`jobs ${n}`).int(1, 2)),
};
