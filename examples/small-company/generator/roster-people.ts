import { ALL_RANGES } from './places.ts';
import { worker, WORKERS, workersOf, type Worker } from './people.ts';
import { random } from './random.ts';
import { SUPPORT_ANYDESK, SUPPORT_TEAMVIEWER, SUPPORTED } from './remote.ts';
import { addDays, iso, local, MINUTE } from './time.ts';
import { NOMAD, TRIP } from './workday.ts';
import { putCsv, type Row } from './write.ts';

function workerRow(one: Worker): Row {
  const draw = random(`roster ${one.key}`);
  const contact = draw.pick(['Ada', 'Ben', 'Cleo', 'Dov', 'Ewa', 'Fay', 'Gil', 'Hana', 'Ivo', 'June', 'Karl', 'Lena']);
  return {
    worker_id: one.id,
    other_logins: one.department === 'IT' ? `adm-${one.login}@example.com` : '',
    legal_name: one.name,
    preferred_name: one.preferred,
    work_email: one.email,
    personal_email: one.personalEmail,
    phone: one.phone,
    employment_type: one.type,
    vendor: one.vendor,
    job_title: one.title,
    department: one.department,
    manager_id: one.managerId,
    start_date: one.start,
    end_date: '',
    work_country: one.range.country,
    home_street: one.address.street,
    home_city: one.address.city,
    home_region: one.address.region,
    home_postal_code: one.address.postal,
    home_country: one.address.country,
    home_latitude: one.address.latitude,
    home_longitude: one.address.longitude,
    timezone: one.range.zone,
    referred_by: '',
    hire_channel: one.type === 'agency' ? 'agency' : draw.pick(['job board', 'company site', 'referral', 'recruiter']),
    emergency_contact_name: `${contact} ${one.last}`,
    emergency_contact_phone: '',
    remote: one.remote,
    privileged: one.privileged,
  };
}

function attestations(): Row[] {
  const rows: Row[] = [];
  for (const one of WORKERS) {
    const draw = random(`attest ${one.key}`);
    const at = (after: number): string =>
      iso(Math.floor(local(addDays(one.start, after), 10 * 60 + draw.int(0, 300), one.range.zone) / MINUTE) * MINUTE);
    const add = (kind: string, when: string, by: string): void => {
      rows.push({
        worker_id: one.id,
        kind,
        at: when,
        outcome: 'passed',
        id_document_hash: kind === 'identity_proofed' ? random(`document ${one.key}`).hex(64) : '',
        by,
      });
    };
    const desk = worker('office-2').id;
    if (draw.chance(0.75)) add('identity_proofed', at(-draw.int(8, 20)), 'Veridoc');
    if (!one.remote) {
      add('met_in_person', at(1), one.managerId === '' ? desk : one.managerId);
      add('badge_photo', at(1), desk);
      add(
        'onsite_security_key',
        at(2),
        worker('it-support').id === one.id ? worker('lead-it').id : worker('it-support').id,
      );
    } else if (draw.chance(0.35) && one.start < '2026-01-20') {
      const kind = draw.pick(['met_in_person', 'badge_photo']);
      if (!['farm-loud', 'farm', 'farm-quiet', 'kvm-a', 'kvm-b', 'hub'].includes(one.part))
        add(kind, at(draw.int(20, 30)), kind === 'badge_photo' ? desk : one.managerId);
    }
  }
  return rows.sort((a, b) => String(a['at']).localeCompare(String(b['at'])));
}

function approvedTools(): Row[] {
  const bench = worker('bench').id;
  return [
    {
      tool: 'teamviewer',
      scope: 'all',
      peer_ids: SUPPORT_TEAMVIEWER,
      reason: 'Service desk support, client deployed to Windows laptops',
    },
    { tool: 'teamviewer', scope: 'IT', peer_ids: SUPPORT_TEAMVIEWER, reason: 'Service desk console' },
    { tool: 'anydesk', scope: 'IT', peer_ids: SUPPORT_ANYDESK, reason: 'Service desk fallback' },
    ...SUPPORTED.filter(([, tool]) => tool === 'anydesk').map(([key], index) => ({
      tool: 'anydesk',
      scope: worker(key).id,
      peer_ids: SUPPORT_ANYDESK,
      reason: `Docking station fault, ticket IT-${4412 + index * 37}`,
    })),
    ...['anydesk', 'teamviewer', 'rustdesk', 'ultraviewer'].map((tool) => ({
      tool,
      scope: bench,
      peer_ids: '',
      reason: 'Service bench, compatibility tests',
    })),
    {
      tool: 'pikvm',
      scope: worker('home-lab').id,
      peer_ids: '',
      reason: 'Rack console in the home lab, agreed with IT',
    },
  ];
}

export function writePeople(): void {
  putCsv('roster/workers.csv', WORKERS.map(workerRow));
  putCsv('roster/attestations.csv', attestations());
  putCsv('roster/approved_tools.csv', approvedTools());
  const [one, other] = workersOf('couple');
  putCsv(
    'roster/households.csv',
    one === undefined || other === undefined
      ? []
      : [{ worker_id: one.id, other_worker_id: other.id, relation: 'partner', declared_at: '2025-02-03T09:15:00Z' }],
  );
  putCsv('roster/travel.csv', [
    {
      worker_id: worker('traveller').id,
      from_date: TRIP.from,
      to_date: TRIP.to,
      country: 'JP',
      city: 'Osaka',
      approved_by: worker('lead-ops').id,
    },
    ...NOMAD.map((leg) => ({
      worker_id: worker('nomad').id,
      from_date: leg.from,
      to_date: leg.to,
      country: leg.town === 'merida' ? 'MX' : 'TH',
      city: leg.town === 'merida' ? 'Merida' : 'Chiang Mai',
      approved_by: worker('lead-prod').id,
    })),
    {
      worker_id: worker('plain-8').id,
      from_date: '2026-01-13',
      to_date: '2026-01-15',
      country: 'IE',
      city: 'Dublin',
      approved_by: worker('lead-eng').id,
    },
  ]);
  const starters = WORKERS.filter(({ start }) => start >= '2025-12-01');
  putCsv(
    'roster/hr_events.csv',
    [
      ...starters.map((person) => ({
        worker_id: person.id,
        kind: 'hired',
        at: iso(local(person.start, 9 * 60, person.range.zone)),
      })),
      { worker_id: worker('mover').id, kind: 'address_change', at: '2026-01-06T15:20:00Z' },
      { worker_id: worker('renamed').id, kind: 'name_change', at: '2026-02-04T10:05:00Z' },
      { worker_id: worker('plain-3').id, kind: 'leave', at: '2026-02-20T08:00:00Z' },
    ].sort((a, b) => a.at.localeCompare(b.at)),
  );
  putCsv('roster/notices.csv', [
    {
      received_at: '2026-03-24T14:10:00Z',
      kind: 'bank',
      about: worker('farm-2').id,
      summary: 'The payee bank asks whether two names on one account are intended',
    },
  ]);
  putCsv('roster/networks.csv', [
    { cidr: '192.0.2.16/28', kind: 'office', label: 'Dublin office' },
    { cidr: '192.0.2.48/29', kind: 'agency_office', label: 'Brightfold Staffing, Krakow' },
    { cidr: '192.0.2.64/28', kind: 'corporate_vpn', label: 'Remote access' },
  ]);
  putCsv('roster/sites.csv', [
    {
      site: 'Dublin office',
      kind: 'office',
      street: '4 Weavers Wharf',
      city: 'Dublin',
      region: 'Leinster',
      postal_code: 'D02',
      country: 'IE',
      latitude: 53.3461,
      longitude: -6.2388,
    },
    {
      site: 'Brightfold Krakow',
      kind: 'agency',
      street: '17 Glassworks Rd',
      city: 'Krakow',
      region: 'Lesser Poland',
      postal_code: '30-059',
      country: 'PL',
      latitude: 50.0701,
      longitude: 19.9164,
    },
  ]);
  putCsv(
    'roster/address_ranges.csv',
    ALL_RANGES.map((range) => ({
      cidr: range.cidr,
      country: range.country,
      region: range.region,
      city: range.city,
      latitude: range.latitude,
      longitude: range.longitude,
      asn: range.asn,
      as_org: range.asOrg,
      kind: range.kind,
    })),
  );
}
