import { rosterOf, type World } from '../world.ts';

/** People are referred by somebody who was hired before them. Runs last: a referral in the plan stays. */
export function putReferrals(world: World): void {
  const workers = [...rosterOf(world, 'workers')].sort((a, b) => (a.start_date < b.start_date ? -1 : 1));
  const applications = new Map(rosterOf(world, 'applicants').map((one) => [one.worker_id, one]));
  for (const [index, row] of workers.entries()) {
    if (row.hire_channel !== 'referral' || row.referred_by !== null || index === 0) continue;
    const by = workers[world.draw(`referral of ${row.worker_id}`).int(0, index - 1)]?.worker_id ?? null;
    row.referred_by = by;
    const application = applications.get(row.worker_id ?? null);
    if (application !== undefined) application.referred_by = by;
  }
}
