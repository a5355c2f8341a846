import { rosterOf, tell, type World } from '../world.ts';
import { putAttestations } from './attestation.ts';
import { putChecks } from './check.ts';
import { putClocks } from './clock.ts';
import { putAgencyStaff, putManagers } from './manager.ts';
import { agenciesOf } from './organisation.ts';
import { putPersonnel, putReturns } from './personnel.ts';
import { putCalendars, putRequests } from './request.ts';
import { putTiming } from './timing.ts';

/** What the organisation records about everybody, once all facts are known. The same for people of schemes and look-alikes, except what a file says. */
export function finish(world: World): void {
  putManagers(world);
  putAgencyStaff(world, agenciesOf(world));
  putPersonnel(world);
  putReturns(world);
  putChecks(world);
  putAttestations(world);
  putRequests(world);
  putCalendars(world);
  putTiming(world);
  putClocks(world);
  for (const vendor of rosterOf(world, 'vendors')) tell(world, 'vendor', vendor.vendor);
}
