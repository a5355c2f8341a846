import { text } from '../json.ts';
import { OCSF_CLASS, type Mapping } from '../mapping.ts';
import { actor, device } from '../part.ts';

/** The schema has no class for a session of a remote-control program. */
export const mapping: Mapping = {
  table: 'remote_session',
  class: OCSF_CLASS.base,
  profiles: ['host'],
  activity: [{ id: 99, caption: 'Other', name: `'Remote session'` }],
  attributes: {
    message: text(`concat_ws(' ', direction, 'session of', tool)`),
    actor: actor(),
    device: device(),
  },
  unmapped: ['tool', 'direction', 'peer_id', 'peer_name', 'peer_address', 'peer_host', 'permitted_by', 'ended_at'],
};
