import type { Enricher } from '../model/enricher.ts';
import type { Lists } from '../model/list.ts';
import type { Stage } from '../model/stage.ts';
import { lookUp } from './piece/look-up.ts';

export function address(enrichers: readonly Enricher[], lists: Lists): Stage {
  return {
    id: 'address',
    about: 'place, network class and operator of each IP address',
    steps: enrichers.filter((one) => one.table === 'address').map((one, index) => lookUp(one, lists, index === 0)),
  };
}
