import { OCSF_CLASS, type Mapping } from '../mapping.ts';
import { actor, device } from '../part.ts';

/** The schema has no class for participating in a meeting. */
export const mapping: Mapping = {
  table: 'meeting',
  class: OCSF_CLASS.base,
  profiles: ['host'],
  activity: [{ id: 99, caption: 'Other', name: `'Meeting'` }],
  attributes: { actor: actor(), device: device() },
  unmapped: [
    'meeting_id',
    'display_name',
    'address',
    'hardware_id',
    'camera',
    'microphone',
    'camera_on',
    'latency_ms',
    'participants',
    'remote_control',
    'left_at',
  ],
};
