import type { Enricher } from '../model/enricher.ts';
import type { Lists } from '../model/list.ts';
import type { Stage } from '../model/stage.ts';
import { lookUp } from './piece/look-up.ts';

export function normalForm(enrichers: readonly Enricher[], lists: Lists): Stage {
  return {
    id: 'normal-form',
    about: 'normal forms of phones, mailboxes and postal addresses',
    steps: enrichers.filter((one) => one.table === 'normal_form').map((one, index) => lookUp(one, lists, index === 0)),
  };
}
