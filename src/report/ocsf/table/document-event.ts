import { list, object, text } from '../json.ts';
import { OCSF_CLASS, type Mapping } from '../mapping.ts';
import { actor, sourceEndpoint, userAgent } from '../part.ts';

export const mapping: Mapping = {
  table: 'document_event',
  class: OCSF_CLASS.web,
  profiles: ['host'],
  activity: [
    { id: 1, caption: 'Create', where: `lower(action) IN ('create', 'created')` },
    { id: 2, caption: 'Read', where: `lower(action) IN ('view', 'viewed', 'read')` },
    { id: 3, caption: 'Update', where: `lower(action) IN ('update', 'updated', 'edited')` },
    { id: 4, caption: 'Delete', where: `lower(action) IN ('delete', 'deleted')` },
    { id: 8, caption: 'Share', where: `lower(action) IN ('share', 'shared')` },
    { id: 99, caption: 'Other', name: `coalesce(action, 'other')` },
  ],
  eventCode: 'action',
  attributes: {
    actor: actor(),
    src_endpoint: sourceEndpoint(),
    http_request: userAgent(),
    web_resources: list(object({ name: text(`coalesce(document, portal, 'unknown')`), type: text('portal') })),
  },
  unmapped: ['external_user'],
};
