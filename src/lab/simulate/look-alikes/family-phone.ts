import type { Hire } from '../population/hire.ts';
import { callEachOther, declareHousehold, moveIn } from './home.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, someone } from './someone.ts';

/** The child gave the number of the family. */
function giveNumber(child: Hire, parent: Hire): void {
  child.person.roster.phone = parent.person.roster.phone ?? null;
  child.application.row.phone = parent.application.row.phone ?? null;
}

export const parentAndChildDeclared: LookAlike = {
  kind: 'parent-and-child-declared',
  about: 'a parent and an adult child with one telephone number in one home, declared',
  resembles: ['applicant-ring', 'farm-by-remote-tool'],
  plant: (world, n) => {
    const parent = someone(world, `parent ${n}`);
    const child = someone(world, `child ${n}`, { town: parent.person.town, home: parent.person.home });
    giveNumber(child, parent);
    moveIn(child, parent);
    callEachOther(parent, child);
    declareHousehold(world, parent, child, world.draw(`family ${n}`).pick(['parent', 'family']));
    honest(world, 'parent-and-child-declared', [parent, child], ['applicant']);
  },
};

export const parentAndChildApart: LookAlike = {
  kind: 'parent-and-child-apart',
  about: 'a parent and an adult child on one family plan, in two homes; no record says so',
  resembles: ['applicant-ring', 'shared-operator'],
  plant: (world, n) => {
    const parent = someone(world, `parent apart ${n}`);
    const child = someone(world, `child apart ${n}`, { town: parent.person.town });
    giveNumber(child, parent);
    child.person.roster.emergency_contact_name = parent.person.roster.legal_name ?? null;
    child.person.roster.emergency_contact_phone = parent.person.roster.phone ?? null;
    honest(world, 'parent-and-child-apart', [parent, child], ['applicant']);
  },
};
