import type { World } from '../world.ts';
import { declareHousehold, moveIn } from './home.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, someone } from './someone.ts';

const RESEMBLES = ['farm-by-remote-tool', 'farm-by-kvm'];

function plant(world: World, kind: string, n: number, declared: boolean): void {
  const first = someone(world, `${kind} ${n} 0`);
  const { town, home } = first.person;
  const flat = [first];
  const people = world.draw(`${kind} ${n}`).weighted([
    [3, 4],
    [4, 1],
  ]);
  for (let k = 1; k < people; k++) {
    const next = someone(world, `${kind} ${n} ${k}`, { town, home });
    moveIn(next, first);
    if (declared) for (const one of flat) declareHousehold(world, one, next, 'flatmate');
    flat.push(next);
  }
  honest(world, kind, flat);
}

export const flatShareDeclared: LookAlike = {
  kind: 'flat-share-declared',
  about: 'colleagues who share a flat, declared',
  resembles: RESEMBLES,
  plant: (world, n) => plant(world, 'flat-share-declared', n, true),
};

export const flatShareUndeclared: LookAlike = {
  kind: 'flat-share-undeclared',
  about: 'colleagues who share a flat, not declared',
  resembles: RESEMBLES,
  plant: (world, n) => plant(world, 'flat-share-undeclared', n, false),
};
