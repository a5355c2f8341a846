import { quoteName } from '../../lib/sql.ts';
import { ROSTER_TABLES, SECRET_FIELDS, type RosterDataset } from '../../model/roster.ts';
import { PROVENANCE } from '../../model/event.ts';
import type { Dataset, RawType, Source } from '../../model/source.ts';
import { believable } from '../../lib/believable.ts';

/** The part of a bank or government number that may be in an id: the id is not a keyed hash. */
function lastFour(field: string): string {
  return `substr(${quoteName(field)}, greatest(1, length(${quoteName(field)}) - 3))`;
}

/** Values of `kind` that distinguish datasets with the same required fields. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  attestations: [
    'met_in_person',
    'badge_photo',
    'onsite_security_key',
    'identity_proofed',
    'serial_read_back',
    'in_person_step',
  ],
  hr_events: ['hired', 'notice_of_performance', 'leave', 'address_change', 'name_change', 'terminated', 'contacted'],
  requests: ['own_device', 'virtual_desktop', 'payout_rail', 'prepayment', 'ship_elsewhere', 'no_camera'],
  networks: ['office', 'corporate_vpn', 'sase', 'approved_vpn', 'coworking', 'agency_office'],
  address_ranges: ['residential', 'mobile', 'business', 'hosting', 'vpn', 'proxy', 'relay', 'satellite'],
};

/** Kinds of address that no other dataset has: events of an employment also have `worker_id` and `kind`. */
const ADDRESS_KINDS = ['home', 'forwarder', 'hotel', 'locker', 'coworking', 'business'];

/** Addresses of networks, devices, mailboxes and pages, which other tables have next to a `kind`. */
const NO_POSTAL_ADDRESS = '^[0-9A-Fa-f.:/-]+$|@|://';

/** Further required fields that keep small datasets from matching other files. */
const ALSO_REQUIRED: Readonly<Record<string, string | readonly string[]>> = {
  address_checks: [
    'address|worker_id',
    'commercial_mail_agent|residential|kind',
    `commercial_mail_agent|residential|address|kind=${ADDRESS_KINDS.join(',')}`,
  ],
  payroll_accounts: 'account_number|account_token',
  phone_checks: 'line_type|owner_name_match',
  email_checks: 'first_seen',
  profile_checks: 'contradictions|url|network',
  domains: 'registered_at|registrar|name_servers|claimed_as|hosting_ip|analytics_ids',
  sites: 'kind|street|city|latitude',
  vendors: 'domain|contact_email|declared_workers|account_number|account_token|contact_phone',
  calendar: 'organiser_domain|kind',
  code_profiles: 'created_at|subject',
  input_timing: 'median_latency_ms|interval_variation',
  lan_probes: 'neighbour_mac|mdns_name|http_title|tls_subject|favicon_hash',
  approved_tools: 'scope|reason|peer_ids',
  requisitions: 'title|job_family|text|opened_at',
};

/** Placeholder for a required time that is not known yet: a redirected parcel is still on its way. */
const UNTIL_THEN: Readonly<Record<string, string>> = { shipments: 'changed_at' };

function inputFields(table: RosterDataset): string[] {
  const own = Object.keys(table.columns).filter((id) => !(id in PROVENANCE) && id !== 'extra');
  return [
    ...new Set(
      own
        .map((id) => id.replace(/_(hash|last4)$/, ''))
        .flatMap((id) => (id in table.columns || SECRET_FIELDS.includes(id) ? [id] : [])),
    ),
  ];
}

/** A bank or government id reduced to what identifies it: no blanks or hyphens, upper case. */
function plainSecret(field: string): string {
  return `nullif(upper(replace(replace(trim(${field}), ' ', ''), '-', '')), '')`;
}

/** A plausible time. In required fields the minimum and maximum of calendars (0001, 9999) mean unknown and forever. */
function meantTime(table: RosterDataset, id: string, text: string): string {
  const time = `to_timestamp_utc(${text})`;
  const meant = table.required.includes(id) ? `extract(year FROM ${time}) BETWEEN 1 AND 9999` : believable(time);
  return `CASE WHEN ${meant} THEN ${time} END`;
}

function trimmed(id: string): string {
  return `nullif(trim(${quoteName(id)}), '')`;
}

function expression(table: RosterDataset, id: string): string {
  const secret = SECRET_FIELDS.find((field) => id === `${field}_hash` || id === `${field}_last4`);
  if (secret !== undefined && id.endsWith('_hash')) return `keyed_hash(${plainSecret(secret)})`;
  if (secret !== undefined)
    return `CASE WHEN length(${plainSecret(secret)}) > 4 THEN substr(${plainSecret(secret)}, length(${plainSecret(secret)}) - 3) END`;
  const text = trimmed(id);
  if (id === 'timezone') return `known_time_zone(${text})`;
  if (id === 'work_email' || id === 'email' || id === 'other_logins') return `lower(${text})`;
  switch (table.columns[id]?.type) {
    case 'timestamp':
      return meantTime(table, id, text);
    case 'date':
      return `CAST(${meantTime(table, id, text)} AS DATE)`;
    case 'real':
      return `TRY_CAST(${text} AS DOUBLE)`;
    case 'integer':
      return `TRY_CAST(${text} AS BIGINT)`;
    case 'boolean':
      return `CASE WHEN lower(${text}) IN ('true', 'yes', '1') THEN true WHEN lower(${text}) IN ('false', 'no', '0') THEN false END`;
    default:
      return text;
  }
}

/** A value that cannot be read as its type (a time, a number, a zone): it is kept as written, among the extra columns. */
function extraSql(table: RosterDataset, stage: Readonly<Record<string, string>>): string {
  const unread = Object.entries(table.columns)
    .filter(([id, { type }]) => !(id in PROVENANCE) && id !== 'extra' && (type !== 'text' || id === 'timezone'))
    .map(
      ([id]) =>
        `CASE WHEN ${trimmed(id)} IS NOT NULL AND (${stage[id]}) IS NULL THEN concat('"${id}":', json_string(${trimmed(id)})) END`,
    );
  if (unread.length === 0) return '"__extra"';
  const kept = `concat_ws(',', ${unread.join(', ')})`;
  const others = `nullif(substr(CAST("__extra" AS VARCHAR), 2, length(CAST("__extra" AS VARCHAR)) - 2), '')`;
  return `CASE WHEN ${kept} = '' THEN "__extra" ELSE parse_json(concat('{', concat_ws(',', ${others}, ${kept}), '}')) END`;
}

/** The value of a field, or its placeholder. */
function filledSql(table: RosterDataset, field: string, stage: Readonly<Record<string, string>>): string {
  const instead = field === table.at ? UNTIL_THEN[table.name] : undefined;
  const value = stage[field] ?? 'NULL';
  return instead === undefined ? value : `coalesce(${value}, ${stage[instead]})`;
}

/** Condition for a record of the dataset. Files mix records, and others have some of its fields too. */
function presentSql(table: RosterDataset, stage: Readonly<Record<string, string>>): string {
  const required = table.required.filter((field) => !SECRET_FIELDS.includes(field));
  if (required.length > 0)
    return required.map((field) => `${filledSql(table, field, stage)} IS NOT NULL`).join(' AND ');
  const { address, worker_id, commercial_mail_agent, residential, kind } = stage;
  const kinds = ADDRESS_KINDS.map((one) => `'${one}'`).join(', ');
  return `coalesce(${address}, ${worker_id}) IS NOT NULL AND (coalesce(${commercial_mail_agent}, ${residential}) IS NOT NULL OR (NOT regexp_like(${address}, '${NO_POSTAL_ADDRESS}') AND ${kind} IS NOT NULL) OR ${kind} IN (${kinds}))`;
}

function dataset(table: RosterDataset): Dataset {
  const fields = inputFields(table);
  const stage: Record<string, string> = {};
  for (const id of Object.keys(table.columns)) {
    if (id in PROVENANCE) continue;
    stage[id] = id === 'extra' ? extraSql(table, stage) : expression(table, id);
  }
  const content = `concat_ws(chr(31), ${fields.map((field) => `coalesce(${SECRET_FIELDS.includes(field) ? lastFour(field) : quoteName(field)}, '')`).join(', ')})`;
  const also = ALSO_REQUIRED[table.name] ?? [];
  const kinds = KINDS[table.name];
  return {
    id: table.name,
    title: table.about,
    documentation: 'docs/formats.md',
    recognise: {
      required: [...table.required, ...(typeof also === 'string' ? [also] : also)],
      ...(kinds === undefined ? {} : { equals: { kind: kinds } }),
    },
    fields: Object.fromEntries([...fields.map((field): [string, RawType] => [field, 'VARCHAR']), ['__extra', 'JSON']]),
    ignored: [],
    timeless: table.at === undefined || !table.required.includes(table.at),
    stage: {
      event_id: `CASE WHEN ${presentSql(table, stage)} THEN stable_id(concat('roster:${table.name}:', ${content})) END`,
      occurred_at:
        table.at === undefined
          ? 'CAST(NULL AS TIMESTAMP)'
          : table.columns[table.at]?.type === 'date'
            ? `to_timestamp_utc(${quoteName(table.at)})`
            : filledSql(table, table.at, stage),
      ...stage,
    },
    emit: { [table.name]: { columns: Object.fromEntries(Object.keys(stage).map((id) => [id, quoteName(id)])) } },
  };
}

export const source: Source = {
  id: 'roster',
  title: 'Roster: what the organisation itself knows',
  purpose:
    'Who works here, where they say they are, what they were given and how they are paid: the claims that logs are held against. Bank and document numbers are kept as keyed hashes with the last four.',
  datasets: ROSTER_TABLES.map(dataset),
};
