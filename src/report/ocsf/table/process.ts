import { constant, list, object, plain, text, when } from '../json.ts';
import { OCSF_CLASS, type Mapping } from '../mapping.ts';
import { requiredActor, requiredDevice } from '../part.ts';

export const mapping: Mapping = {
  table: 'process',
  class: OCSF_CLASS.process,
  activity: [{ id: 1, caption: 'Launch' }],
  attributes: {
    device: requiredDevice(),
    // A parent known only by name cannot be `actor.process`, which requires an id.
    actor: requiredActor('parent_name'),
    process: object({
      pid: plain('process_id'),
      uid: text('CASE WHEN process_id IS NULL THEN event_id END'),
      name: text('file_name'),
      cmd_line: text('command_line'),
      ancestry: list(object({ name: text('parent_name') })),
      file: when(
        'coalesce(file_name, file_path, original_name, product, company, sha256) IS NOT NULL',
        object({
          type_id: constant(1),
          name: text(`coalesce(file_name, 'unknown')`),
          path: text('file_path'),
          internal_name: text('original_name'),
          company_name: text('company'),
          product: object({ name: text('product') }),
          hashes: list(object({ algorithm_id: constant(3), algorithm: constant('SHA-256'), value: text('sha256') })),
        }),
      ),
    }),
  },
  unmapped: ['signer'],
};
