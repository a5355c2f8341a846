import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../src/engine/duckdb/index.ts';
import { rawSql } from '../src/lib/sql.ts';
import { cli } from './cli/fake-io.ts';
import { ROOT } from './files.ts';

/** A user's detection: two words of ours or of their own are enough to take part in verdicts. */
const DETECTION = `
id: asks-for-a-virtual-desktop
title: The worker asked to work on a virtual desktop
family: access
direction: for
subject: worker
strength: strong
cause: hand
shows: [control, virtual-desktop]
needs: [requests]
sql: |
  SELECT r.worker_id AS subject_id, min(r."at") AS first_at, max(r."at") AS last_at, array_agg(r.event_id) AS evidence
  FROM requests AS r JOIN list_desk_requests AS l ON l.kind = r.kind GROUP BY r.worker_id
explain: "The worker asked to work on a virtual desktop."
innocent: An old laptop.
settle: Ask what it was for.
sources: [ours]
tests:
  - name: asked
    given: {requests: [{worker_id: w1, kind: virtual_desktop, event_id: e1}]}
    expect: [{subject_id: w1}]
  - name: asked for something else
    given: {requests: [{worker_id: w1, kind: no_camera, event_id: e1}]}
    expect: []
`;

/** A user's evidence against: it strikes out what shows a word of theirs. */
const AGAINST = `
id: desk-was-approved
title: A virtual desktop was approved for the worker
family: access
direction: against
subject: worker
strength: moderate
effect: {kind: clear, shows: [virtual-desktop]}
needs: [approved_tools, requests]
sql: |
  SELECT a.scope AS subject_id, min(r."at") AS first_at, max(r."at") AS last_at, array_agg(a.event_id) AS evidence
  FROM approved_tools AS a JOIN requests AS r ON r.worker_id = a.scope
  WHERE a.tool = 'virtual-desktop' GROUP BY a.scope
explain: "A virtual desktop was approved for the worker."
limits: It does not show who works there.
settle: Ask who approved it.
sources: [ours]
tests:
  - name: approved
    given:
      approved_tools: [{tool: virtual-desktop, scope: w1, event_id: e1}]
      requests: [{worker_id: w1, kind: virtual_desktop, event_id: e2}]
    expect: [{subject_id: w1, evidence: [e1]}]
  - name: approved for somebody else
    given:
      approved_tools: [{tool: virtual-desktop, scope: w2, event_id: e1}]
      requests: [{worker_id: w1, kind: virtual_desktop, event_id: e2}]
    expect: []
`;

const LIST = `
name: desk-requests
title: Requests for a desk elsewhere
about: kind of a request, as in requests.
source: ours
licence: Apache-2.0
date: 2026-01-31
max_age_days: 365
columns: [kind]
min_rows: 1
rows:
  - [virtual_desktop]
`;

const VERDICT = `
id: desk-for-hire
title: Desk for hire
rank: 1
about: Workers who asked for a virtual desktop.
reads: [cluster, finding]
sql: |
  SELECT c.cluster_id, c.member_kind, c.member_id, 'desk_holder' AS role, concat(c.member_id, ' asked for a desk.') AS why, 'Who sits there.' AS missing
  FROM cluster AS c JOIN finding AS f ON f.subject_kind = c.member_kind AND f.subject_id = c.member_id
  WHERE f.direction = 'for' AND f.cleared_by IS NULL AND has_element(f.shows, 'virtual-desktop') AND f.cause = 'hand'
innocent: A desk of an agency.
settle: Ask for the contract of the desk.
sources: [ours]
tests:
  - name: one who asked
    given:
      cluster: [{cluster_id: c1, member_kind: worker, member_id: w1}]
      finding: [{subject_kind: worker, subject_id: w1, direction: for, cause: hand, shows: [virtual-desktop]}]
    expect: [{cluster_id: c1, member_id: w1, role: desk_holder}]
  - name: one who asked for something else
    given:
      cluster: [{cluster_id: c1, member_kind: worker, member_id: w1}]
      finding: [{subject_kind: worker, subject_id: w1, direction: for, cause: hand, shows: [control]}]
    expect: []
`;

/** A kind of shared thing: nothing but this file. */
const KIND = `
id: desk_number
title: Desk
about: The desk that somebody asked for.
cause: place
link: "both asked for the desk {}"
least: 2
reads: [requests]
sql: |
  SELECT 'worker' AS subject_kind, worker_id AS subject_id, lower(detail) AS value, detail AS masked,
    "at" AS first_at, "at" AS last_at, 1 AS n, event_id, '' AS via
  FROM requests WHERE kind = 'virtual_desktop'
tests:
  - name: asked twice
    given: {requests: [{worker_id: w1, kind: virtual_desktop, detail: D7, event_id: e1}, {worker_id: w1, kind: virtual_desktop, detail: d7, event_id: e2}]}
    expect: [{subject_kind: worker, subject_id: w1, kind: desk_number, value: d7, masked: D7, n: 2, event_id: e1}]
  - name: asked for no desk
    given: {requests: [{worker_id: w1, kind: virtual_desktop, event_id: e1}]}
    expect: []
`;

/** A detection of that kind: who holds it stands in `identifier`. */
const SHARED = `
id: shared-desk
title: Several workers asked for one desk
family: place
direction: for
subject: worker
strength: weak
cause: place
needs: [identifier]
params:
  max_holders: {default: 10, about: a desk of more people than this is a room}
  same_name: {default: 0.95, about: two records whose names are at least this alike are one person}
shared:
  of: [desk_number]
  gives:
    n_others: count(DISTINCT b.subject_id)
    desk: min(a.masked)
explain: "{n_others} other {n_others|worker|workers} asked for the desk {desk}."
innocent: A desk that colleagues take in turns.
settle: Ask whose desk it is.
sources: [ours]
tests:
  - name: two people
    given:
      identifier:
        - {subject_kind: worker, subject_id: w1, kind: desk_number, value: d7, masked: D7, event_id: e1, first_at: "2026-02-01T10:00:00Z"}
        - {subject_kind: worker, subject_id: w2, kind: desk_number, value: d7, masked: D7, event_id: e2, first_at: "2026-02-02T10:00:00Z"}
        - {subject_kind: worker, subject_id: w3, kind: desk_number, value: d8, masked: D8, event_id: e3}
    expect:
      - {subject_id: w1, other_id: w2, strength: weak, identifier: "desk_number:d7", evidence: [e1, e2, e2], explanation: "1 other worker asked for the desk D7."}
      - {subject_id: w2, other_id: w1, evidence: [e2, e1, e1]}
  - name: a couple, one person under two numbers, and the desk of an agency
    given:
      identifier:
        - {subject_kind: worker, subject_id: w1, kind: desk_number, value: d7, event_id: e1}
        - {subject_kind: worker, subject_id: w2, kind: desk_number, value: d7, event_id: e2}
        - {subject_kind: worker, subject_id: w3, kind: desk_number, value: d8, event_id: e3}
        - {subject_kind: worker, subject_id: w4, kind: desk_number, value: d8, event_id: e4}
        - {subject_kind: worker, subject_id: w5, kind: desk_number, value: d9, event_id: e5}
        - {subject_kind: worker, subject_id: w6, kind: desk_number, value: d9, event_id: e6}
      declared_pair: [{worker_id: w1, other_worker_id: w2}, {worker_id: w2, other_worker_id: w1}]
      workers: [{worker_id: w3, legal_name: Ada Vale}, {worker_id: w4, legal_name: Vale Ada}]
      hub: [{kind: desk_number, value: d9}]
    expect: []
`;

/** What each recipe of CONTRIBUTING.md adds here; the commit would add it under `content`. */
const ADDED: readonly (readonly [recipe: string, file: string, text: string])[] = [
  ['Add a detection', 'detections/access/asks-for-a-virtual-desktop.yml', DETECTION],
  ['Add evidence against', 'detections/access/desk-was-approved.yml', AGAINST],
  ['Add a verdict', 'verdicts/desk-for-hire.yml', VERDICT],
  ['Add a kind of shared thing', 'identifiers/desk_number.yml', KIND],
  ['Add a list', 'lists/desk-requests.yml', LIST],
];

const FILES: Readonly<Record<string, string>> = {
  'kind/detections/place/shared-desk.yml': SHARED,
  'kind/identifiers/desk_number.yml': KIND,
  'desks/requests.csv': `worker_id,at,kind,detail
w1,2026-02-01T10:00:00Z,virtual_desktop,D7
w1,2026-02-02T10:00:00Z,virtual_desktop,D7
w2,2026-02-01T10:00:00Z,virtual_desktop,d7
w2,2026-02-03T10:00:00Z,virtual_desktop,D7
w3,2026-02-03T10:00:00Z,virtual_desktop,D7
`,
  ...Object.fromEntries(ADDED.map(([, file, text]) => [`own/${file}`, text])),
  'data/workers.csv': `worker_id,legal_name,work_email,start_date
w1,Ada Vale,ada@example.com,2026-01-05
w2,Bo Quill,bo@example.com,2026-01-12
w3,Cy Dorn,cy@example.com,2026-01-12
w4,Eve Finn,eve@example.com,2026-01-12
w5,Gil Hart,gil@example.com,2026-01-12
w6,Ida Moss,ida@example.com,2026-01-12
`,
  'data/approved_tools.csv': `tool,scope,reason
virtual-desktop,w6,project desk
`,
  'data/shipments.csv': `shipment_id,asset_serial,worker_id,direction,delivered_at,ship_to_street,ship_to_city,ship_to_postal_code,ship_to_country
s1,SER1,w1,outbound,2026-01-06T10:00:00Z,7 Elm Road,Springfield,01103,US
s2,SER2,w2,outbound,2026-01-13T10:00:00Z,7 Elm Road,Springfield,01103,US
s4,SER4,w4,outbound,2026-01-13T10:00:00Z,9 Oak Lane,Springfield,01103,US
s5,SER5,w5,outbound,2026-01-13T10:00:00Z,9 Oak Lane,Springfield,01103,US
`,
  'data/requests.csv': `worker_id,at,kind
w1,2026-02-01T10:00:00Z,virtual_desktop
w2,2026-02-02T10:00:00Z,virtual_desktop
w3,2026-02-02T10:00:00Z,virtual_desktop
w4,2026-02-02T10:00:00Z,no_camera
w6,2026-02-03T10:00:00Z,virtual_desktop
`,
};

/** Files that a recipe of CONTRIBUTING.md names, by its title. */
function recipes(): Map<string, string[]> {
  const sections = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8').split(/^## /m).slice(1);
  const named = sections.map((section) => {
    const [title = ''] = section.split('\n');
    const [, files = ''] = /^Files: (.*)$/m.exec(section) ?? [];
    return [title, [...files.matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? '')] as const;
  });
  return new Map(named.filter(([, files]) => files.length > 0));
}

describe('recipes of CONTRIBUTING.md', () => {
  it.each(ADDED)('%s: names exactly the file that it takes here (%s)', (recipe, file, text) => {
    const id = /^(?:id|name): (.+)$/m.exec(text)?.[1] ?? '';
    const family = /^family: (.+)$/m.exec(text)?.[1] ?? '';
    const named = recipes()
      .get(recipe)
      ?.map((path) => path.replace(/<id>|<name>|<kind>/g, id).replace('<family>', family));
    expect(named).toEqual([`content/${file}`]);
  });

  it('name folders and files that exist', () => {
    const all = recipes();
    expect(all.size).toBeGreaterThan(8);
    const fixed = [...all.values()].flat().map((path) => path.replace(/[^/]*<.*$/, ''));
    expect(fixed.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

describe("a user's own detections, verdict and list", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'trueseat-own-'));
    for (const [file, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are tested like ours', async () => {
    const ids = ['asks-for-a-virtual-desktop', 'desk-was-approved', 'desk-for-hire'];
    const { status, out } = await cli(['detections', 'test', ...ids, '--content', join(folder, 'own')]);
    expect({ status, out }).toEqual({ status: 0, out: '6 passed, 0 failed\n' });
  });

  it('take part in our verdicts, and stand in report, terminal and files like ours', async () => {
    const out = join(folder, 'report');
    const options = ['--content', join(folder, 'own'), '--out', out, '--threads', '2'];
    const ran = await cli(['investigate', join(folder, 'data'), ...options]);
    expect(ran.status, ran.err).toBe(1);
    const clusters: Record<string, string>[] = parse(readFileSync(join(out, 'clusters.csv')), { columns: true });
    const roles = clusters
      .filter((row) => row['member_kind'] === 'worker')
      .map((row) => `${row['verdict']} ${row['member_id']} ${row['role']}`);
    // The laptops of w4 and w5 went to one address, too: two may live there together, which joins nobody.
    expect(roles.sort()).toEqual([
      'desk-for-hire w1 desk_holder',
      'desk-for-hire w2 desk_holder',
      'desk-for-hire w3 desk_holder',
      'laptop-farm w1 persona',
      'laptop-farm w2 persona',
    ]);
    expect(ran.out).toContain('CASE      Suspected desk for hire: Ada Vale (w1), Bo Quill (w2)');
    expect(ran.out.indexOf('desk for hire')).toBeLessThan(ran.out.indexOf('laptop farm'));
    const page = readFileSync(join(out, 'report.html'), 'utf8');
    const texts = ['desk for hire', 'Desk holder', 'Ask for the contract of the desk.'];
    expect(texts.filter((text) => !page.includes(text))).toEqual([]);
    const subjects = readFileSync(join(out, 'subjects.csv'), 'utf8');
    expect(subjects).toContain('Suspected desk for hire and laptop farm. Strongest reason: ');
    const findings = readFileSync(join(out, 'findings.ndjson'), 'utf8');
    expect(findings).toContain('"cause":"hand","shows":["control","virtual-desktop"]');
    const struck = findings.split('\n').filter((line) => line.includes('"cleared_by":"desk-was-approved"'));
    expect(struck.map((line) => /"id":"(w\d)"/.exec(line)?.[1])).toEqual(['w6']);
    const { lists } = JSON.parse(readFileSync(join(out, 'coverage.json'), 'utf8')) as { lists: { name: string }[] }; // our own output
    expect(lists.map((one) => one.name)).toContain('desk-requests');
  });
});

describe("a user's own kind of shared thing", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'trueseat-kind-'));
    for (const [file, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is one file: its test runs like ours, and it joins those who were seen with the thing often enough', async () => {
    const kind = join(folder, 'kind');
    const tested = await cli(['detections', 'test', 'desk_number', 'shared-desk', '--content', kind]);
    expect({ status: tested.status, out: tested.out }).toEqual({ status: 0, out: '4 passed, 0 failed\n' });
    const out = join(folder, 'report');
    const db = join(folder, 'lake.db');
    const paths = [join(folder, 'desks'), join(folder, 'data', 'workers.csv')];
    const ran = await cli(['investigate', ...paths, '--content', kind, '--out', out, '--db', db, '--threads', '2']);
    expect(ran.status, ran.err).toBe(0);
    const links: Record<string, string>[] = parse(readFileSync(join(out, 'links.csv')), { columns: true });
    expect(links.map((row) => `${row['left_id']} ${row['right_id']} ${row['identifier_kind']}: ${row['why']}`)).toEqual(
      ['w1 w2 desk_number: both asked for the desk D7'],
    );
    const { engine } = await openDuckdb({ memoryBytes: 3e8, threads: 1, key: 'test', file: db });
    try {
      expect(await engine.rows(rawSql('SELECT subject_id, value, n FROM identifier ORDER BY subject_id'))).toEqual(
        ['w1', 'w2', 'w3'].map((id) => ({ subject_id: id, value: 'd7', n: id === 'w3' ? 1 : 2 })),
      );
      expect(await engine.rows(rawSql('SELECT DISTINCT cause FROM link'))).toEqual([{ cause: 'place' }]);
      const said = await engine.rows(
        rawSql(`SELECT DISTINCT explanation FROM finding WHERE detection = 'shared-desk'`),
      );
      expect(said).toEqual([{ explanation: '2 other workers asked for the desk D7.' }]);
    } finally {
      await engine.close();
    }
  });
});
