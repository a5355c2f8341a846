import { list, object, text } from '../json.ts';
import { OCSF_CLASS, type Mapping } from '../mapping.ts';
import { actor, sourceEndpoint, userAgent } from '../part.ts';

export const mapping: Mapping = {
  table: 'repository_access',
  class: OCSF_CLASS.web,
  profiles: ['host'],
  activity: [
    { id: 2, caption: 'Read', where: `action IN ('clone', 'fetch', 'pull')` },
    { id: 3, caption: 'Update', where: `action = 'push'` },
    { id: 7, caption: 'Export', where: `action = 'download'` },
    { id: 99, caption: 'Other', name: `coalesce(action, 'other')` },
  ],
  eventCode: 'action',
  attributes: {
    actor: actor(),
    src_endpoint: sourceEndpoint(),
    http_request: userAgent(),
    web_resources: list(object({ name: text(`coalesce(repository, 'unknown')`), type: text(`'repository'`) })),
  },
  unmapped: [],
};
