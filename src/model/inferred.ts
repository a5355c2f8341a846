import { columns } from './column.ts';

/** What the data alone explain. It removes suspicion, and is never evidence against anybody. */
export const INFERRED_THING = {
  name: 'inferred_thing',
  about: 'a shared thing that the data alone explain: it joins nobody',
  columns: columns({
    kind: 'text! no_identity, help_desk, kiosk, hot_desk, shared_host, delivery_point, common_contact or crowd (more people than one ring has)',
    identifier_kind: 'text! id of content/identifiers',
    value: 'text! identifier value',
    label: 'text! what may be shown of it',
    people: 'integer! subjects that hold it',
    evidence: 'text! why, one sentence',
    first_at: 'timestamp first seen',
    last_at: 'timestamp last seen',
    event_id: 'text an example event',
  }),
};

export const SUPPORT_ONLY = {
  name: 'support_only',
  about:
    "a tool that a large part of the staff has, or with which nobody but inferred help desks came to a worker's laptops",
  columns: columns({
    worker_id: 'text! worker',
    tool: 'text! tool id of list remote_tool',
    event_id: 'text the first session',
  }),
};
