import { columns, type Declared, type Table } from './column.ts';
import { EVENT_TABLES } from './event.ts';
import { INFERRED_THING, SUPPORT_ONLY } from './inferred.ts';

/** A table that stages make. */
export function derived<const Spec extends Record<string, string>>(
  name: string,
  about: string,
  spec: Spec,
): Table<Declared<Spec>> {
  return { name, about, columns: columns(spec) };
}

/** What enrichment knows about an address. */
const LOOKED_UP = {
  address: 'text IP address',
  household: 'text the address as one home connection: IPv4 itself, IPv6 first 64 bits; null unless residential',
  country: 'text ISO 3166-1 alpha-2',
  city: 'text city',
  latitude: 'real degrees',
  longitude: 'real degrees',
  accuracy_km: 'real kilometres',
  asn: 'integer autonomous system number',
  as_org: 'text its organisation',
  network_class: 'text residential, mobile, business, hosting, vpn, proxy, relay, satellite, private or unknown',
  provider: 'text VPN, proxy or relay operator in lower case',
  own_egress:
    'text kind in networks (office, corporate_vpn, sase, approved_vpn, coworking, agency_office) when it is an own network, else null',
} as const;

const REASON = { class_reason: 'text what the class rests on' } as const;

/** What is known about an address; joined wherever an address is read. */
const PLACE = {
  ...LOOKED_UP,
  own_egress_inferred: 'boolean own_egress rests on how the address is used and not on the list networks',
} as const;

/** One worker, one address, one local day, one kind of sighting. */
const SIGHTING = {
  worker_id: 'text worker',
  kind: 'text sign_in (successes only) or device (device_state with a public address)',
  entity_id: 'text account_id or device_id',
  day: 'date local day of the worker',
  first_at: 'timestamp first sighting',
  last_at: 'timestamp last sighting',
  n: 'integer sightings',
  event_id: 'text example event, the one with the smallest id',
  managed: 'boolean on a managed device (sign-ins)',
  phone: "boolean only by phone or tablet (sign-ins), which also use their carrier's network",
  tunnel: 'text tunnel operator or type that the vendor reports, in lower case',
} as const;

/** An own network or place of work that no list names. */
const INFERRED = {
  workers: 'integer people who are regularly there',
  days: 'integer days on which any of them was',
  share_in_working_hours:
    'real share of their days there that lies in their working hours; null where it was not looked at',
  others_main: 'integer of these people, those who have another main place',
  evidence: 'text one sentence',
  first_at: 'timestamp first sighting',
  last_at: 'timestamp last sighting',
  event_id: 'text an example event, the one of smallest id',
} as const;

export const ENRICHMENT_TABLES: readonly Table[] = [
  derived('address_lookup', 'one row for each address seen, as lists and databases know it', {
    ...LOOKED_UP,
    ...REASON,
  }),
  derived('address', 'one row for each address seen', { ...PLACE, ...REASON }),
  derived('normal_form', 'normal form of each phone, e-mail and postal address seen', {
    kind: 'text phone, email or postal_address',
    raw: 'text as found',
    hint: 'text country used as default (phones), else empty',
    normal: 'text normal form, null when there is none',
    linkable: 'boolean false for relay aliases and the like, which must not join people',
  }),
  derived('remote_tool_use', 'one remote-access tool on one device on one day', {
    device_id: 'text device, as in device',
    host: 'text host name in lower case',
    tool: 'text tool id of list remote_tool',
    tool_vendor: 'text vendor of the tool',
    how: 'text process, network, software or session',
    day: 'date UTC day',
    first_at: 'timestamp first use that day',
    last_at: 'timestamp last use that day',
    n: 'integer events',
    parent_name: 'text program that started it',
    event_id: 'text first event',
  }),
];

export const VERDICT = derived('verdict', 'what a cluster is, and the role of each member', {
  cluster_id: 'text cluster',
  verdict: 'text! id of content/verdicts',
  title: 'text! its title',
  rank_no: 'integer! place among verdicts: the smaller speaks first',
  member_kind: 'text subject kind or site',
  member_id: 'text subject',
  role: "text! operator, facilitator, identity_lender, identity_victim, persona, payee, device, account, vendor, site, member, or a word of the user's own verdict",
  why: 'text one sentence',
  missing: 'text what would complete or refute it',
  innocent: 'text! best innocent explanation',
  settle: 'text! the check that settles it',
});

export const HUB = derived('hub', 'a shared thing that joins nobody, and why', {
  kind: 'text! id of content/identifiers',
  value: 'text! identifier value',
  reason: 'text! declared household, office, agency office, mobile carrier, default hardware value, ...',
  holders: 'integer! subjects that hold it',
});

export const LINK = derived('link', 'two subjects joined by one identifier', {
  left_kind: 'text! subject kind',
  left_id: 'text! subject',
  right_kind: 'text! subject kind',
  right_id: 'text! subject',
  identifier_kind: 'text! id of content/identifiers',
  cause: 'text! what such a link rests on: place, hand, purse, contact, custody or hiring',
  identifier: 'text masked value',
  value: 'text! value',
  holders: 'integer! subjects that hold it',
  weight_bits: 'real! how surprising it is to share it here, by value and by kind',
  first_at: 'timestamp first seen on both',
  last_at: 'timestamp last seen on both',
  why: 'text one sentence',
  evidence: 'texts event ids',
});

export const PAIR = derived('pair', 'what two people share, by what it rests on', {
  left_kind: 'text! subject kind',
  left_id: 'text! subject',
  right_kind: 'text! subject kind',
  right_id: 'text! subject',
  causes: 'texts! independent causes of what they share',
  bits: 'real! sum over causes of the strongest thing shared',
  joins: 'boolean! two causes and enough bits, or one cause beside strong evidence about both',
});

export const CLUSTER = derived('cluster', 'one member of one component', {
  cluster_id: 'text! stable id',
  member_kind: 'text! subject kind or site',
  member_id: 'text! subject',
  weight_bits: 'real! heaviest link of the member',
});

export const RESOLVED_TABLES: readonly Table[] = [
  PAIR,
  derived('device_name', 'names that sources give one device', {
    host: 'text host name in lower case',
    device_key: "text a vendor's id, lower case",
    directory_key: "text the directory's id of the same device, lower case",
    serial: 'text hardware serial in upper case',
    model: 'text model',
  }),
  derived('device', 'one machine', {
    device_id: 'text hardware serial in upper case if known, else host name in lower case',
    host: 'text host name in lower case',
    serial: 'text hardware serial',
    model: 'text model',
  }),
  derived('device_alias', 'names that sources use for a device', {
    kind: 'text host, key or serial',
    alias: 'text host name or vendor id in lower case, serial in upper case',
    device_id: 'text device, as in device',
  }),
  derived('account_seen', 'every account in the records, once', {
    account_id: 'text login name in lower case',
  }),
  derived('attribution', 'which worker an account or device belongs to, and why', {
    entity_kind: 'text! account or device',
    entity_id: 'text account_id or device_id',
    worker_id: 'text worker',
    reason: 'text! login name, other login, name that the provider shows, asset list, main user of the device',
    from_at: 'timestamp! from when (1970 when open)',
    to_at: 'timestamp! until when (9999 when open)',
  }),
  derived('sighting_day', 'one worker, one address, one local day, before anything is known of the address', {
    ...SIGHTING,
    address: 'text IP address',
    tunnel_anonymous: 'boolean the vendor reports a tunnel that hides where one is',
  }),
  derived('inferred_network', 'an address that is an own network by its use and that no list names', {
    address: 'text IP address; IPv6 first 64 bits',
    kind: 'text office, or vpn (exit of the organisation: VPN, SASE, proxy)',
    ...INFERRED,
  }),
  derived('inferred_router', 'an access point or router that is in an office by its use', {
    gear: 'text MAC address',
    ...INFERRED,
  }),
  derived(
    'presence',
    'one worker, one address, one local day, one kind of sighting: the daily summary that place and network rules read',
    {
      ...SIGHTING,
      ...PLACE,
      anonymous:
        'boolean class vpn, proxy or hosting, or a tunnel that the vendor reports; never for own egress or a relay',
    },
  ),
  derived('device_sighting', 'what one laptop of a worker was seen with on one day', {
    worker_id: 'text worker',
    device_id: 'text device, as in device',
    day: 'date local day of the worker',
    what: 'text access_point, gateway, gateway_neighbour (the neighbour that has the address of the gateway), own_adapter or seen_adapter (of laptops that see one another)',
    value: 'text MAC address',
    first_at: 'timestamp first sighting',
    last_at: 'timestamp last sighting',
    event_id: 'text an example event, the one of smallest id',
  }),
  derived('own_network_day', 'a day on which a laptop of the worker was at an office or other own network', {
    worker_id: 'text worker',
    day: 'date local day of the worker',
  }),
  derived('local_day', 'local day of each hour of the data in each time zone', {
    zone: 'text IANA zone, empty for UTC',
    hour_at: 'timestamp start of the hour, UTC',
    local_day: 'date local day',
    local_at: 'timestamp the same hour on the wall clock',
  }),
  derived(
    'activity',
    'one hour with signs of a person at work: a sign-in, a meeting, a push, a program started by hand',
    {
      worker_id: 'text worker',
      hour_at: 'timestamp start of the hour, UTC',
      event_id: 'text example event, the one with the smallest id',
    },
  ),
  derived('tool_approval', 'a tool that the organisation approved for a worker', {
    worker_id: 'text worker',
    tool: 'text name of the tool in lower case, without blanks',
    names_peers: 'boolean the approval says which ids connect',
    event_id: 'text the approval',
  }),
  derived('approved_peer', 'an id from which an approved tool is used', {
    tool: 'text name of the tool in lower case, without blanks',
    peer: 'text id in the tool, without blanks',
    event_id: 'text the approval',
  }),
  derived('it_worker', 'a worker whose job explains remote tools, devices or cameras', {
    worker_id: 'text worker',
    role: 'text role in the list it-roles: support, administration, streaming, ...',
  }),
  derived('attested', 'a passed check of a worker to which somebody attests other than the worker and the referrer', {
    worker_id: 'text worker',
    kind: 'text identity_proofed, met_in_person, badge_photo, serial_read_back, ...',
    attested_at: 'timestamp when',
    attester: 'text who, in lower case; null where the record does not say',
    event_id: 'text the attestation',
  }),
  derived('data_span', 'one row: first and last moment of sightings and attestations', {
    first_at: 'timestamp first',
    last_at: 'timestamp last',
  }),
  derived(
    'contact',
    'a phone, mailbox or postal address that a record gives, in normal form; only those that may join people',
    {
      subject_kind: 'text worker, applicant or account',
      subject_id: 'text subject; the worker once an applicant is hired',
      what: 'text phone, emergency_phone, factor_phone, email, home or ship_to',
      value: 'text normal form',
      occurred_at: 'timestamp of the record',
      event_id: 'text the record',
    },
  ),
  derived('identifier', 'a thing that can be shared', {
    subject_kind: 'text! worker, applicant, account, device or vendor',
    subject_id: 'text! the subject; the worker once the account or device is attributed',
    kind: 'text! id of content/identifiers',
    value: 'text! normal form or keyed hash',
    masked: 'text what may be shown',
    first_at: 'timestamp first seen',
    last_at: 'timestamp last seen',
    n: 'integer how often (local days for what a device saw)',
    event_id: 'text an example event',
    via: 'text account or device on which it was seen, empty when direct',
  }),
  INFERRED_THING,
  SUPPORT_ONLY,
  HUB,
  derived('declared_pair', 'two workers who may share things: a declared household, in both orders', {
    worker_id: 'text one',
    other_worker_id: 'text the other',
    reason: 'text why',
    event_id: 'text the declaration',
  }),
  derived('roster_pair', 'two workers whom the roster itself connects, in both orders', {
    worker_id: 'text one',
    other_worker_id: 'text the other',
    address: 'text normal form of the shared home; null for staff of one agency',
    event_id: 'text the record of the first',
  }),
  derived('assistant_pair', 'an assistant by title and the one with whom they hold a thing, in both orders', {
    worker_id: 'text one',
    other_worker_id: 'text the other',
  }),
  derived('pool_pair', "two workers behind one carrier's rotating address pool (CGNAT), in both orders", {
    worker_id: 'text one',
    other_worker_id: 'text the other',
    n_addresses: 'integer addresses that both used',
    n_days: 'integer days on which both used the provider',
    n_apart: 'integer of these, days on which they had different addresses at the same time',
    event_id: 'text a sighting of the first',
  }),
  LINK,
  CLUSTER,
  derived('cluster_lineage', 'one member that a cluster had when it was last there; kept between runs', {
    cluster_id: 'text stable id',
    born_run: 'integer first run that had it',
    run: 'integer last run that had it, or the first one without it',
    alive: 'boolean the last run had it',
    member_kind: 'text subject kind',
    member_id: 'text subject',
  }),
  derived('cluster_event', 'what happened to a cluster; kept between runs', {
    run: 'integer run of the lake',
    cluster_id: 'text the cluster',
    kind: 'text born, split, merged or gone',
    other_id: 'text the cluster that it was split from or merged into',
  }),
  derived('account_group', 'accounts of a platform that stay together when one kind of shared thing is left out', {
    account_id: 'text account',
    left_out: 'text place (machine and home connection), mailbox, phone or payout',
    group_id: 'text smallest account of the group',
    people: 'integer full names in the group; accounts where most show none',
  }),
  VERDICT,
];

/** Column added to an event table by attribution: `worker_<event>` views hold these too. */
const OWNER = columns({
  worker_id: 'text worker that the account or device is attributed to',
  device_id: 'text device, as in device (null when the event names none)',
});

function prefixed(): Table['columns'] {
  const { address: _address, ...rest } = columns(PLACE);
  return rest;
}

/** Views: an event table with its worker, device and, where it has an address, what is known of the address. */
export const WORKER_VIEWS: readonly Table[] = EVENT_TABLES.map((table) => {
  const address = ['address', 'public_address', 'peer_address', 'remote_address'].find((id) => id in table.columns);
  const clash = new Set(Object.keys(table.columns));
  const place =
    address === undefined
      ? {}
      : Object.fromEntries(
          Object.entries(prefixed()).map(([id, column]) => [clash.has(id) ? `address_${id}` : id, column]),
        );
  return {
    name: `worker_${table.name}`,
    about: `${table.name} of attributed workers${address === undefined ? '' : `, with what is known of ${address}`}`,
    columns: { ...table.columns, ...OWNER, ...place },
  };
});

/** The column of an event table that enrichment describes, if any. */
export function addressColumn(table: Table): string | undefined {
  return ['address', 'public_address', 'peer_address', 'remote_address'].find((id) => id in table.columns);
}
