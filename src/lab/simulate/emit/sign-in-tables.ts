import type { World } from '../world.ts';
import { isFirst, type Chunk, type ChunkTable } from './emitter.ts';
import { changeSql } from './sign-in-change.ts';
import { phoneSql } from './sign-in-phone.ts';
import { sittingSql } from './sign-in.ts';

/** What identity providers write from: telephones and changes of accounts, made once, and the sittings of the chunk. */
export function signInTables(world: World, chunk: Chunk): readonly ChunkTable[] {
  const sitting = { name: 'sim_sitting', query: sittingSql(world, chunk) };
  if (!isFirst(world, chunk)) return [sitting];
  return [{ name: 'sim_phone', query: phoneSql() }, { name: 'sim_account_change', query: changeSql(world) }, sitting];
}
