import { list, object, text, when } from '../json.ts';
import { OCSF_CLASS, type Mapping } from '../mapping.ts';
import { requiredDevice } from '../part.ts';

const NAME = `coalesce(name, 'unknown')`;

export const mapping: Mapping = {
  table: 'software',
  class: OCSF_CLASS.software,
  activity: [{ id: 2, caption: 'Collect' }],
  attributes: {
    device: requiredDevice(),
    product: object({
      name: text(NAME),
      version: text('version'),
      vendor_name: text('publisher'),
      path: text('file_path'),
    }),
    // Both parts of a bill of materials need a version.
    sbom: when(
      'version IS NOT NULL',
      object({
        package: object({ name: text(NAME), version: text('version'), vendor_name: text('publisher') }),
        software_components: list(object({ name: text(NAME), version: text('version'), author: text('publisher') })),
      }),
    ),
  },
  unmapped: [],
};
