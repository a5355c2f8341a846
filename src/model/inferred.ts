import { columns } from './column.ts';

/** What a thing is taken for, in words: of one, and of several. */
export const THING_KINDS = {
  no_identity: ['thing without an identity', 'things without an identity'],
  help_desk: ['help desk', 'help desks'],
  kiosk: ['shared computer', 'shared computers'],
  hot_desk: ['shared desk', 'shared desks'],
  shared_host: ['host of many users', 'hosts of many users'],
  delivery_point: ['delivery point', 'delivery points'],
  common_contact: ['contact of the organisation', 'contacts of the organisation'],
  crowd: ['thing that a large part of the staff has', 'things that a large part of the staff has'],
} as const;

/** What the data alone explain. It removes suspicion, and is never evidence against anybody. */
export const INFERRED_THING = {
  name: 'inferred_thing',
  about: 'a shared thing that the data alone explain: it joins nobody',
  columns: columns({
    kind: `text! ${Object.keys(THING_KINDS).join(', ')} (more people than one ring has)`,
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
