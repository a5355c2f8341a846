import type { Enricher } from '../model/enricher.ts';
import type { Lists } from '../model/list.ts';
import type { Stage } from '../model/stage.ts';
import { lookUp } from './piece/look-up.ts';

export function addressLookup(enrichers: readonly Enricher[], lists: Lists): Stage {
  return {
    id: 'address-lookup',
    about: 'place, network class and operator of each IP address, as lists and databases know them',
    steps: enrichers
      .filter((one) => one.table === 'address_lookup')
      .map((one, index) => lookUp(one, lists, index === 0)),
  };
}
