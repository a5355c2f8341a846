import { rosterOf, type RosterRow, type World } from '../world.ts';
import { dayOf, grouped, isFraud } from './fact.ts';

/** People per manager, and days of employment before somebody becomes one (our assumption). */
const TEAM = 8;
const SENIOR_DAYS = 200;
/** Share of travel that the manager approves; the personnel office approves the rest (our assumption). */
const BY_MANAGER = 0.7;

/** Everybody gets a manager in their department. Managers have been there for long and are known to many: none is a persona of a scheme. */
export function putManagers(world: World): void {
  const departments = grouped(rosterOf(world, 'workers'), 'department');
  const heads: RosterRow<'workers'>[] = [];
  for (const [department, people] of departments) {
    const draw = world.draw(`managers of ${String(department)}`);
    const senior = people.filter(
      (row) =>
        (dayOf(world, row.start_date) ?? 0) < -SENIOR_DAYS &&
        row.end_date === null &&
        row.employment_type === 'employee' &&
        !isFraud(world, 'worker', row.worker_id),
    );
    const managers = draw.shuffle(senior).slice(0, Math.ceil(people.length / TEAM));
    const [head] = managers;
    if (head === undefined) continue;
    heads.push(head);
    for (const row of people) {
      const over = managers.includes(row) ? head : draw.pick(managers);
      row.manager_id = over === row ? null : (over.worker_id ?? null);
    }
  }
  const [first] = world.draw('first manager').shuffle(heads);
  for (const head of heads) if (head !== first) head.manager_id = first?.worker_id ?? null;
  const managerOf = new Map(rosterOf(world, 'workers').map((row) => [row.worker_id, row.manager_id ?? null]));
  for (const row of rosterOf(world, 'travel')) {
    const manager = managerOf.get(row.worker_id ?? null) ?? null;
    const own = world.draw(`approval ${row.worker_id} ${row.from_date}`).chance(BY_MANAGER);
    if (manager !== null && own && row.approved_by === 'people-operations') row.approved_by = manager;
  }
}

/** Agencies name the people they sent; agency staff whom no look-alike or scheme has assigned come from one of them. */
export function putAgencyStaff(
  world: World,
  agencies: readonly { readonly vendor: string; readonly row: RosterRow<'vendors'> }[],
): void {
  for (const row of rosterOf(world, 'workers')) {
    if (row.employment_type === 'agency' && row.vendor === null && agencies.length > 0)
      row.vendor = world.draw(`agency of ${row.worker_id}`).pick(agencies).vendor;
  }
  const staff = grouped(rosterOf(world, 'workers'), 'vendor');
  for (const { vendor, row } of agencies)
    row.declared_workers = (staff.get(vendor) ?? []).map((one) => one.worker_id).sort().join(';'); // prettier-ignore
}
