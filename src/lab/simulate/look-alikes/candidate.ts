import { addCandidate, type CandidateSpec } from '../population/candidate.ts';
import type { Application } from '../population/hiring.ts';
import { tell, type World } from '../world.ts';

/** Somebody honest who applies, is not hired, and looks like part of a ring. */
export function candidate(world: World, kind: string, name: string, spec: CandidateSpec): Application {
  const application = addCandidate(world, `${kind} ${name}`, spec);
  tell(world, 'applicant', application.id, { look_alike: kind });
  return application;
}
