import type { World } from '../world.ts';
import { callEachOther, declareHousehold, moveIn } from './home.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, someone } from './someone.ts';

const RESEMBLES = ['farm-by-remote-tool', 'farm-by-kvm'];

function plant(world: World, kind: string, n: number, declared: boolean): void {
  const one = someone(world, `${kind} ${n} 1`);
  const other = someone(world, `${kind} ${n} 2`, { town: one.person.town, home: one.person.home });
  moveIn(other, one);
  callEachOther(one, other);
  if (declared) declareHousehold(world, one, other, world.draw(`${kind} ${n}`).pick(['partner', 'spouse']));
  honest(world, kind, [one, other]);
}

export const coupleDeclared: LookAlike = {
  kind: 'couple-declared',
  about: 'two workers in one home, declared',
  resembles: RESEMBLES,
  plant: (world, n) => plant(world, 'couple-declared', n, true),
};

export const coupleUndeclared: LookAlike = {
  kind: 'couple-undeclared',
  about: 'two workers in one home, not declared',
  resembles: RESEMBLES,
  plant: (world, n) => plant(world, 'couple-undeclared', n, false),
};
