import { addNetwork } from '../population/network.ts';
import { townFor } from '../population/towns.ts';
import { after } from '../world.ts';
import { candidate } from './candidate.ts';
import type { LookAlike } from './look-alike.ts';

export const careersFair: LookAlike = {
  kind: 'careers-fair',
  about: 'students who apply in one afternoon from the network of a careers fair',
  resembles: ['applicant-ring'],
  plant: (world, n) => {
    const draw = world.draw(`fair ${n}`);
    const town = townFor(world, `fair ${n}`);
    const line = addNetwork(world, { kind: 'business', town, provider: `University of ${town.city}`, many: draw.int(1, 3), fixed: true }); // prettier-ignore
    const applied = draw.int(0, Math.max(1, world.setting.days - 5));
    const people = draw.int(4, 7);
    for (let k = 0; k < people; k++) {
      const { row, interviews } = candidate(world, 'careers-fair', `${n} ${k}`, { town, line, applied });
      row.submit_ip = draw.pick(line.addresses);
      row.applied_at = after(world, applied + 0.6 + draw.next() * 0.2);
      // Interviews come later, from home.
      const home = addNetwork(world, { kind: 'residential', town });
      for (const interview of interviews) interview.join_ip = home.addresses[0] ?? null;
    }
  },
};

export const libraryApplicants: LookAlike = {
  kind: 'library-applicants',
  about: 'strangers who apply and are interviewed at the computers of one library',
  resembles: ['applicant-ring'],
  plant: (world, n) => {
    const draw = world.draw(`library ${n}`);
    const town = townFor(world, `library ${n}`);
    const line = addNetwork(world, { kind: 'business', town, provider: `${town.city} Public Library`, fixed: true });
    const first = draw.int(-10, Math.max(1, world.setting.days - 20));
    const machines = Array.from({ length: draw.int(1, 2) }, (_, k) => [`lib-pc-${k + 1}`, draw.hex(16)] as const);
    const people = draw.int(2, 4);
    for (let k = 0; k < people; k++) {
      const applied = first + draw.int(0, 18);
      const { interviews } = candidate(world, 'library-applicants', `${n} ${k}`, { town, line, applied, end: ['rejected', draw.int(1, 2)] }); // prettier-ignore
      const [name, hardware] = draw.pick(machines);
      for (const interview of interviews) Object.assign(interview, { device_name: name, hardware_id: hardware });
    }
  },
};
