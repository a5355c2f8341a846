import { columns, type ColumnType, type Table, type ValueOf } from './column.ts';
import { PROVENANCE } from './event.ts';

/** A dataset that the organisation itself keeps (CSV, NDJSON, Parquet), recognised by its required fields. */
export interface RosterDataset extends Table {
  readonly required: readonly string[];
  /** Field with the time from which the row applies; it becomes `occurred_at`. */
  readonly at?: string;
  /** Fields that identify a thing, of which one row is kept; empty: every different row is kept. */
  readonly identity: readonly string[];
}

/** Input fields that are never stored in the clear: `<field>_hash` (keyed) and `<field>_last4` replace them. */
export const SECRET_FIELDS: readonly string[] = [
  'account_number',
  'account_token',
  'routing_number',
  'payout_account',
  'id_document_hash',
];

/** Tables of things, not of events: one row for each. */
const IDENTITY: Readonly<Record<string, readonly string[]>> = {
  workers: ['worker_id'],
  applicants: ['applicant_id'],
  interviews: ['interview_id'],
  payments: ['payment_id'],
  networks: ['cidr'],
  address_ranges: ['cidr'],
  requisitions: ['requisition_id'],
  sites: ['site'],
  vendors: ['vendor'],
  accounts: ['account_id'],
};

/** `*` marks a required field. One field a line: `name type`; type defaults to text. */
function roster<const Name extends string, const Text extends string>(
  name: Name,
  about: string,
  at: string | undefined,
  fields: Text,
): RosterDataset & { readonly name: Name; readonly text: Text } {
  const spec: Record<string, string> = {};
  const required: string[] = [];
  for (const field of fields.split(',').map((text) => text.trim())) {
    const [marked = '', type = 'text'] = field.split(' ');
    const id = marked.replace('*', '');
    if (marked.endsWith('*')) required.push(id);
    if (SECRET_FIELDS.includes(id)) {
      spec[`${id}_hash`] = 'text keyed hash';
      spec[`${id}_last4`] = 'text last four characters';
    } else spec[id] = type;
  }
  return {
    name,
    about,
    text: fields,
    required,
    identity: IDENTITY[name] ?? [],
    ...(at === undefined ? {} : { at }),
    columns: { ...PROVENANCE, ...columns(spec), ...columns({ extra: 'json all other columns' }) },
  };
}

const TABLES = [
  roster(
    'workers',
    'people who work here',
    undefined,
    'worker_id*, other_logins, legal_name*, preferred_name, work_email*, personal_email, phone, employment_type, vendor, job_title, department, manager_id, start_date* date, end_date date, work_country, home_street, home_city, home_region, home_postal_code, home_country, home_latitude real, home_longitude real, timezone, referred_by, hire_channel, emergency_contact_name, emergency_contact_phone, remote boolean, privileged boolean',
  ),
  roster(
    'applicants',
    'people who applied',
    'applied_at',
    'applicant_id*, legal_name*, email*, phone, applied_at* timestamp, requisition_id, job_family, status, stated_city, stated_region, stated_country, submit_ip, resume_path, photo_path, profile_urls, referee_emails, referred_by, hire_channel, offer_accepted_at timestamp, worker_id',
  ),
  roster(
    'interviews',
    'interview rounds',
    'at',
    'interview_id*, applicant_id*, at* timestamp, round, join_ip, device_name, hardware_id, camera, microphone, video_latency_ms real, camera_on boolean, liveness, visible_account, accommodation boolean, interviewer_id, interviewer_verdict',
  ),
  roster(
    'payroll_accounts',
    'where wages are paid',
    'effective_at',
    'worker_id*, effective_at* timestamp, routing_number, account_number, account_token, account_holder, bank_name, rail, changed_from_ip',
  ),
  roster(
    'payments',
    'wages paid',
    'paid_at',
    'payment_id*, worker_id*, paid_at* timestamp, amount* real, currency*, account_number, account_token, wallet_address',
  ),
  roster(
    'assets',
    'laptops issued',
    'assigned_at',
    'asset_serial*, hostname, model, worker_id*, assigned_at* timestamp, returned_at timestamp, assigned_country',
  ),
  roster(
    'shipments',
    'parcels',
    'delivered_at',
    'shipment_id*, asset_serial*, worker_id*, direction, ordered_at timestamp, shipped_at timestamp, delivered_at* timestamp, changed_at timestamp, carrier, tracking_number, ship_to_name, ship_to_street, ship_to_city, ship_to_region, ship_to_postal_code, ship_to_country, ship_to_latitude real, ship_to_longitude real, ship_from_city, ship_from_region, ship_from_country, signed_by, status',
  ),
  roster(
    'travel',
    'approved absence',
    'from_date',
    'worker_id*, from_date* date, to_date* date, country*, city, approved_by',
  ),
  roster(
    'households',
    'declared households',
    'declared_at',
    'worker_id*, other_worker_id*, relation, declared_at timestamp',
  ),
  roster(
    'attestations',
    'things that somebody attests',
    'at',
    'worker_id*, kind*, at* timestamp, outcome, id_document_hash, by',
  ),
  roster('networks', "the organisation's own networks", undefined, 'cidr*, kind*, label'),
  roster('approved_tools', 'approved tools', undefined, 'tool*, scope, peer_ids, reason'),
  roster('notices', 'reports from outside', 'received_at', 'received_at* timestamp, kind*, about*, summary'),
  roster(
    'domains',
    'websites named by people or vendors',
    'registered_at',
    'domain*, registered_at timestamp, registrar, name_servers, hosting_ip, analytics_ids, page_path, claimed_as',
  ),
  roster(
    'address_ranges',
    'what the organisation knows about IP addresses',
    undefined,
    'cidr*, country, region, city, latitude real, longitude real, asn integer, as_org, kind*',
  ),
  roster('phone_checks', 'results of phone look-ups', undefined, 'phone*, line_type, owner_name_match real'),
  roster('email_checks', 'results of e-mail look-ups', 'first_seen', 'email*, first_seen timestamp'),
  roster(
    'address_checks',
    'results of address look-ups',
    undefined,
    'address, worker_id, commercial_mail_agent boolean, residential boolean, kind',
  ),
  roster(
    'background_checks',
    'identity elements that were checked',
    'at',
    'subject*, element*, result*, at* timestamp, detail',
  ),
  roster(
    'profile_checks',
    'public profiles that were checked',
    'created_at',
    'subject*, network, url, created_at timestamp, contradictions',
  ),
  roster(
    'employment_history',
    'claimed employment',
    'from',
    'subject*, employer*, domain, from date, to date, referee_email',
  ),
  roster('code_profiles', 'public code identities', 'created_at', 'handle*, subject, created_at timestamp'),
  roster(
    'commits',
    'public commits',
    'authored_at',
    'handle*, commit_id*, author_name, author_email, committer_email, key_id, authored_at timestamp, repository',
  ),
  roster(
    'requisitions',
    'open positions',
    'opened_at',
    'requisition_id*, title, job_family, text, opened_at timestamp',
  ),
  roster(
    'sites',
    'places of the organisation',
    undefined,
    'site*, kind, street, city, region, postal_code, country, latitude real, longitude real',
  ),
  roster(
    'vendors',
    'staffing and other suppliers',
    undefined,
    'vendor*, domain, contact_email, contact_phone, account_number, account_token, declared_workers',
  ),
  roster('hr_events', 'events in an employment', 'at', 'worker_id*, kind*, at* timestamp'),
  roster('requests', 'requests by a worker', 'at', 'worker_id*, at* timestamp, kind*, detail'),
  roster('calendar', 'calendar entries', 'from', 'worker_id*, from* timestamp, to* timestamp, kind, organiser_domain'),
  roster(
    'input_timing',
    'timing of input',
    'at',
    'device*, at* timestamp, median_latency_ms real, interval_variation real',
  ),
  roster(
    'lan_probes',
    'what a device sees on its network',
    'at',
    'device*, at* timestamp, neighbour_mac, mdns_name, http_title, tls_subject, favicon_hash',
  ),
  roster(
    'accounts',
    'accounts of a platform',
    'created_at',
    'account_id*, created_at* timestamp, email, recovery_email, phone, signup_ip, user_agent, device_fingerprint, display_name, payout_account, status',
  ),
] as const;

export const ROSTER_TABLES: readonly RosterDataset[] = TABLES;

type FieldOf<Text extends string> = Text extends `${infer Id}* ${infer Type extends ColumnType}`
  ? { [_ in Id]: ValueOf[Type] }
  : Text extends `${infer Id}*`
    ? { [_ in Id]: string }
    : Text extends `${infer Id} ${infer Type extends ColumnType}`
      ? { [_ in Id]?: ValueOf[Type] | null }
      : { [_ in Text]?: string | null };
type FieldsOf<Text extends string> = Text extends `${infer First}, ${infer Rest}`
  ? FieldOf<First> & FieldsOf<Rest>
  : FieldOf<Text>;

export type RosterName = (typeof TABLES)[number]['name'];
/** A row as the organisation gives it, before anything is hashed. */
export type RosterRow<Name extends RosterName> = FieldsOf<Extract<(typeof TABLES)[number], { name: Name }>['text']>;
