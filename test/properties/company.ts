import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { coreFiles } from '../hostile/core.ts';
import { enrolment, okta } from '../hostile/records.ts';
import { cli } from '../cli/fake-io.ts';

/** A company as lists of rows, so that a test can order, split and join them: file -> head line (or none) and rows. */
export interface Table {
  readonly head: string;
  readonly rows: readonly string[];
}

function tableOf(text: string, withHead: boolean): Table {
  const lines = text.split('\n').filter((line) => line !== '');
  return withHead ? { head: `${lines[0] ?? ''}\n`, rows: lines.slice(1) } : { head: '', rows: lines };
}

function signIn(person: number, day: number, address: string): string {
  const mail = ['w-mfa-1', 'w-mfa-2', 'w-honest-1', 'w-honest-2'][person] ?? '';
  return JSON.stringify(
    okta(`sign-${person}-${day}-${address}`, {
      published: `2026-02-${String(day).padStart(2, '0')}T1${person}:00:00.000Z`,
      actor: { id: `00u-${person}`, type: 'User', alternateId: `${mail}@example.com`, displayName: mail },
      client: { ipAddress: address, userAgent: { rawUserAgent: 'Mozilla/5.0' } },
    }),
  );
}

/** The hostile core, sign-ins of four weeks, and a second roster of homes and parcels. */
export function company(): Readonly<Record<string, Table>> {
  const core = coreFiles();
  const days = Array.from({ length: 28 }, (_unused, index) => index + 1);
  return {
    'workers.csv': tableOf(core['core/workers.csv'] ?? '', true),
    'payroll.csv': tableOf(core['core/payroll_accounts.csv'] ?? '', true),
    'okta.ndjson': tableOf(core['core/okta.ndjson'] ?? '', false),
    'sign-ins.ndjson': {
      head: '',
      rows: days.flatMap((day) =>
        [0, 1, 2, 3].map((person) => signIn(person, day, person < 2 ? '198.18.5.5' : `198.18.6.${person}`)),
      ),
    },
    'assets.csv': {
      head: 'asset_serial,hostname,worker_id,assigned_at\n',
      rows: ['W-mfa-1', 'W-mfa-2', 'W-honest-1'].map(
        (id, index) => `SER-${index},host-${index},${id},2025-03-01T00:00:00Z`,
      ),
    },
  };
}

/** More of the same company, as the next week's export brings it: a third person on the authenticator. */
export function nextWeek(): string {
  return `${JSON.stringify(enrolment('enrol-late', 'w-honest-2@example.com', 'opf-shared'))}\n${signIn(3, 28, '198.18.5.5')}\n`;
}

export function fileOf({ head, rows }: Table): string {
  return `${head}${rows.join('\n')}\n`;
}

/** Keyed hashes of account numbers go into the ids of findings; a run without a key makes one up for itself. */
export const KEY = 'key-of-the-property-tests';

export async function investigateInto(folder: string, out: string, extra: readonly string[] = []): Promise<number> {
  const { status, err } = await cli([
    'investigate',
    folder,
    '--out',
    out,
    '--threads',
    '2',
    '--memory',
    '512MB',
    ...extra,
  ]);
  if (status === 2) throw new Error(err);
  return status;
}

/** Every output file's text; coverage.json without what the clock moves. */
export function bytesOf(out: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(out)
      .sort()
      .map((file) => {
        const text = readFileSync(join(out, file), 'utf8');
        return [file, file === 'coverage.json' ? text.replaceAll(/"(?:seconds|ageDays)": [\d.]+/g, '') : text];
      }),
  );
}

/** What the report says, but where in which file it stood. */
export function saidBy(out: string): Record<string, unknown> {
  const text = (file: string): string => readFileSync(join(out, file), 'utf8');
  const timeline: Record<string, string>[] = parse(text('timeline.csv'), { columns: true });
  return {
    subjects: text('subjects.csv'),
    clusters: text('clusters.csv'),
    links: text('links.csv'),
    findings: text('findings.ndjson'),
    timeline: timeline.map(({ raw_file: _file, raw_line: _line, ...rest }) => JSON.stringify(rest)).sort(),
  };
}
