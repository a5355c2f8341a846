import { constant, object, text } from '../json.ts';
import { OCSF_CLASS, type Mapping } from '../mapping.ts';
import { requiredActor, requiredDevice } from '../part.ts';

export const mapping: Mapping = {
  table: 'file_access',
  class: OCSF_CLASS.file,
  activity: [
    { id: 1, caption: 'Create', where: `action = 'created'` },
    { id: 2, caption: 'Read', where: `action = 'read'` },
    { id: 3, caption: 'Update', where: `action IN ('written', 'modified')` },
    { id: 4, caption: 'Delete', where: `action = 'deleted'` },
    { id: 5, caption: 'Rename', where: `action = 'renamed'` },
    { id: 99, caption: 'Other', name: `coalesce(action, 'other')` },
  ],
  eventCode: 'action',
  attributes: {
    device: requiredDevice(),
    actor: requiredActor('process_name'),
    file: object({ type_id: constant(1), name: text(`coalesce(file_name, 'unknown')`), path: text('file_path') }),
  },
  unmapped: ['origin_url', 'address'],
};
