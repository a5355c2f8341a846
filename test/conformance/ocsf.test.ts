import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_FOLDER, house, sources } from '../../src/app.ts';
import { investigate } from '../../src/use/investigate.ts';
import { quoteName, rawSql, type SqlValue } from '../../src/lib/sql.ts';
import type { Column } from '../../src/model/column.ts';
import { EVENT_TABLES } from '../../src/model/event.ts';
import { findingRecord } from '../../src/report/finding-record.ts';
import { writeOcsf } from '../../src/report/ocsf/index.ts';
import { MAPPINGS } from '../../src/report/ocsf/table/index.ts';
import { readFixture } from '../../src/sources/contract.ts';
import { loadSchema, type Schema } from './ocsf-schema.ts';
import { problemsOf } from './ocsf-validate.ts';

const SCHEMA = fileURLToPath(new URL('../../../shared/data/ocsf', import.meta.url));
const SOURCES = fileURLToPath(new URL('../../src/sources', import.meta.url));
const found = existsSync(SCHEMA);
const title = found ? 'OCSF records' : 'OCSF records (skipped: ../shared/data/ocsf is not there)';

interface Line {
  readonly file: string;
  readonly text: string;
}

function linesOf(folder: string, only?: string): Line[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ndjson') && (only === undefined || file === only))
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .trimEnd()
        .split('\n')
        .map((text) => ({ file, text })),
    );
}

/** Each kind of problem once, with its number and one record. */
function tally(schema: Schema, lines: readonly Line[]): Record<string, string> {
  const seen = new Map<string, { count: number; text: string }>();
  for (const { file, text } of lines) {
    for (const problem of problemsOf(schema, JSON.parse(text))) {
      const key = `${file} ${problem.replaceAll(/\[\d+\]/g, '[]')}`;
      seen.set(key, { count: (seen.get(key)?.count ?? 0) + 1, text });
    }
  }
  return Object.fromEntries(
    [...seen].map(([key, { count, text }]) => [key, `${count} times, such as ${text.slice(0, 500)}`]),
  );
}

/** What the columns with a vocabulary may hold, and what vendors write where there is none. */
const VARIED: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  sign_in: {
    outcome: ['success', 'failure', 'challenge', 'unknown'],
    logon_type:
      'system interactive network batch service unlock network_cleartext new_credentials remote_interactive cached_interactive x'.split(
        ' ',
      ),
    factor: [
      'OKTA_VERIFY_PUSH',
      'fido2',
      'u2f',
      'sms',
      'Phone call',
      'security question',
      'Windows Hello for Business',
      'token:software:totp',
      'certificate',
      'email',
      'password',
      'SIGNED_NONCE',
    ],
    address: [
      '192.0.2.7',
      '2001:db8::7',
      '::ffff:192.0.2.7',
      '::1',
      'fe80::1%eth0',
      '192.0.2.7:443',
      'unknown',
      '999.1.1.1',
      '1:2',
    ],
    account_id: ['riley@example.com', 'riley@localhost', 'corp\\riley', "o'hara+x@example.com"],
  },
  account_change: {
    change:
      'factor_enrolled factor_removed factor_reset password_reset profile_edited grant_added grant_removed token_created account_created account_suspended identity_verified identity_denied other'.split(
        ' ',
      ),
    email: ['riley@example.com', 'none'],
  },
  vendor_alert: {
    severity: ['informational', 'low', 'Medium', 'high', 'critical', 'x'],
    state: ['new', 'atRisk', 'inProgress', 'dismissed', 'remediated', 'resolved', 'confirmedCompromised'],
  },
  network: {
    direction: ['outbound', 'inbound', 'listening'],
    outcome: ['success', 'failure', 'attempt', 'unknown'],
    remote_address: ['192.0.2.7', '2001:db8::7', 'x'],
  },
  peripheral: {
    kind: ['usb', 'display'],
    action: ['connected', 'disconnected', 'present'],
    device_class: ['keyboard', 'mouse', 'storage', 'printer', 'video', 'audio'],
  },
  device_state: {
    os: ['Windows 11', 'macOS 15.3', 'iPadOS 18', 'iOS 18', 'Android 15', 'Ubuntu 24.04', 'Plan 9'],
    adapter: ['ethernet', 'wifi', 'x'],
    mac: ['aa:bb:cc:dd:ee:ff', 'AABBCCDDEEFF', 'x'],
    local_address: ['192.168.1.2', 'x'],
  },
  file_access: { action: 'read created written modified downloaded shared deleted renamed'.split(' ') },
  repository_access: { action: 'clone fetch pull push download x'.split(' ') },
  document_event: { action: 'create view update delete share sign'.split(' ') },
};

function cell(id: string, column: Column): SqlValue {
  if (column.type === 'integer') return 40_001;
  if (column.type === 'real') return 12.5;
  if (column.type === 'boolean') return true;
  if (column.type === 'timestamp') return '2026-01-31T08:15:00.125Z';
  return `value of ${id} "quoted" \\ with\nlines`;
}

describe.skipIf(!found)(title, () => {
  let schema: Schema;
  let out: string;
  beforeAll(() => {
    schema = loadSchema(SCHEMA);
    out = mkdtempSync(join(tmpdir(), 'trueseat-ocsf-'));
    for (const folder of ['all', 'bare', 'full', 'varied', 'timeless']) mkdirSync(join(out, folder));
  });
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it('of the example and of every fixture are valid, and none is missing', async () => {
    const all = await sources();
    const fixtures = all.map((source) => join(SOURCES, source.id, 'fixtures')).filter((folder) => existsSync(folder));
    const read = await readFixture(all, [EXAMPLE_FOLDER, ...fixtures]);
    const written = await writeOcsf(read.engine, join(out, 'all'), '1.2.3');
    let rows = 0;
    for (const table of EVENT_TABLES) {
      const [counted] = await read.engine.rows(rawSql(`SELECT count(*) AS n FROM ${quoteName(table.name)}`));
      rows += Number(counted?.['n']);
    }
    await read.close();
    const lines = linesOf(join(out, 'all'));
    expect(tally(schema, lines)).toEqual({});
    expect(lines.length).toBe(rows);
    expect(written.reduce((sum, one) => sum + one.rows, 0)).toBe(rows);
    expect(rows).toBeGreaterThan(10_000);
  });

  it.each([
    ['empty but for what the reader gives', 'bare', false],
    ['full of odd text', 'full', true],
  ])('of rows that are %s are valid, and keep every value', async (_title, folder, full) => {
    const read = await readFixture([], []);
    const kept = new Map<string, string[]>();
    for (const table of EVENT_TABLES) {
      const provenance: Record<string, SqlValue> = {
        event_id: `id-${table.name}`,
        source: 'odd',
        raw_file: 'f00d',
        raw_line: 7,
      };
      const values = Object.entries(table.columns).map(([id, column]): [string, SqlValue] => [id, cell(id, column)]);
      await read.engine.append(table, [full ? { ...Object.fromEntries(values), ...provenance } : provenance]);
      kept.set(
        table.name,
        full
          ? values
              .filter(([id]) => table.columns[id]?.type === 'text' && !(id in provenance))
              .map(([, value]) => String(value))
          : [],
      );
    }
    await writeOcsf(read.engine, join(out, folder), '1.2.3');
    await read.close();
    const lines = linesOf(join(out, folder));
    expect(tally(schema, lines)).toEqual({});
    expect(lines.length).toBe(EVENT_TABLES.length);
    for (const { text } of lines) {
      const table = /"table":"(\w+)"/.exec(text)?.[1] ?? '';
      expect(text).toContain('"raw_file":"f00d","raw_line":7');
      expect(
        (kept.get(table) ?? []).filter((value) => !text.includes(JSON.stringify(value))),
        table,
      ).toEqual([]);
    }
  });

  it('of each value of a vocabulary are valid', async () => {
    const read = await readFixture([], []);
    let rows = 0;
    for (const table of EVENT_TABLES) {
      for (const [column, values] of Object.entries(VARIED[table.name] ?? {})) {
        const odd = values.map((value, index) => ({
          event_id: `${column} ${index}`,
          source: 'odd',
          raw_file: 'f00d',
          raw_line: index + 1,
          [column]: value,
        }));
        await read.engine.append(table, odd);
        rows += values.length;
      }
    }
    await writeOcsf(read.engine, join(out, 'varied'), '1.2.3');
    await read.close();
    const lines = linesOf(join(out, 'varied'));
    expect(tally(schema, lines)).toEqual({});
    expect(lines.length).toBe(rows);
  });

  it('of an inventory without times have the time of the latest event, and say so', async () => {
    const read = await readFixture([], []);
    const [software, signIn] = ['software', 'sign_in'].map((name) => EVENT_TABLES.find((table) => table.name === name));
    if (software === undefined || signIn === undefined) throw new TypeError('the model has neither');
    await read.engine.append(software, [{ event_id: 'a', source: 'x', name: 'anydesk' }]);
    await read.engine.append(signIn, [{ event_id: 'b', source: 'x', occurred_at: '2026-01-31T08:15:00.125Z' }]);
    await writeOcsf(read.engine, join(out, 'timeless'), '1.2.3');
    await read.close();
    const [line] = linesOf(join(out, 'timeless'), 'software_info.ndjson');
    const record: unknown = JSON.parse(line?.text ?? '');
    expect(record).toMatchObject({
      time: Date.parse('2026-01-31T08:15:00.125Z'),
      unmapped: { trueseat: { time_known: false } },
    });
  });

  it('name activities as the schema does', () => {
    for (const mapping of MAPPINGS) {
      const known = schema.classOf(mapping.class.uid);
      expect(known?.caption).toBe(mapping.class.caption);
      expect(known?.name).toBe(mapping.class.file);
      for (const { id, caption } of mapping.activity)
        expect(known?.attributes['activity_id']?.enum?.[id]?.caption).toBe(caption);
    }
  });

  it('has a mapping for every event table, to the class that the table names', () => {
    expect(MAPPINGS.map((mapping) => mapping.table).sort()).toEqual(EVENT_TABLES.map((table) => table.name).sort());
  });

  it('of the findings of an investigation are valid', async () => {
    await investigate(house, {
      paths: [EXAMPLE_FOLDER],
      out: join(out, 'report'),
      contentFolders: [],
      memoryBytes: 1e9,
      threads: 2,
      now: new Date('2026-04-01T00:00:00Z'),
      progress: () => undefined,
    });
    const lines = linesOf(join(out, 'report'), 'findings.ndjson');
    expect(lines.length).toBeGreaterThan(0);
    expect(tally(schema, lines)).toEqual({});
  });

  it('of a finding whose detection has ATT&CK ids are valid', () => {
    const row = {
      finding_id: 'f',
      detection: 'd',
      title: 't',
      family: 'remote-control',
      explanation: 'e',
      direction: 'for',
      strength: 'strong',
      cause: null,
      shows: ['control'],
      firm: false,
      effect: 'evidence',
      families: [],
      clears: [],
      subject_kind: 'worker',
      subject_id: 'w1',
      other_id: null,
      bits: 5,
      network_privacy: false,
      location: false,
      ages: false,
      first_at: null,
      last_at: null,
      identifier: null,
      key: '',
      innocent: 'i',
      settle: 's',
      cleared_by: null,
      details: {},
      stated_bits: 5,
      why_capped: '',
      bits_counted: 5,
      why_less: '',
      events: ['e1'],
    };
    expect(problemsOf(schema, findingRecord(row, '1.2.3', ['T1219', 'T1219.002']))).toEqual([]);
  });

  it.each([
    ['an unknown attribute', { colour: 'red' }, 'colour: unknown in authentication'],
    ['a missing attribute', { user: undefined }, 'user: required'],
    ['a broken constraint', { service: {} }, 'service.: none of name, uid'],
    ['a wrong type', { time: '2026-01-31T08:15:00Z' }, 'time: not of type timestamp_t'],
    ['a value outside the enumeration', { status_id: 7 }, 'status_id: 7 is not in the enumeration'],
    [
      'a label that is not the caption',
      { status_id: 1, status: 'Failure' },
      'status_id: status is Failure, not Success',
    ],
    [
      'an attribute of a profile that is not named',
      { device: { type_id: 0, hostname: 'a' } },
      'device: unknown in authentication',
    ],
    ['a type that does not follow', { type_uid: 300202 }, 'type_uid: not class_uid * 100 + activity_id'],
    ['no address', { src_endpoint: { ip: 'here' } }, 'src_endpoint.ip: not of the form of ip_t'],
  ])('are held against the schema: %s is found', (_title, change, problem) => {
    const record = {
      class_uid: 3002,
      category_uid: 3,
      activity_id: 1,
      type_uid: 300201,
      severity_id: 1,
      time: 1,
      metadata: { version: schema.version, product: { name: 'okta' } },
      user: { name: 'a' },
      service: { name: 'b' },
    };
    expect(problemsOf(schema, record)).toEqual([]);
    expect(problemsOf(schema, { ...record, ...change })).toContain(problem);
  });
});
