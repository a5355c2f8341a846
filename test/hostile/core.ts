import { csv, enrolment, ndjson } from './records.ts';

/** Names and ids that some program would run, show or be led by. */
export const NASTY: readonly (readonly [string, string])[] = [
  ['=HYPERLINK("http://x.example","open")', '<script>alert(1)</script>'],
  ["W'; DROP TABLE workers; --", '<img src=x onerror=alert(2)>'],
  ['@SUM(1+1)*cmd|calc', '\u001B[31mRed\u001B[0m \u001B]0;owned\u0007'],
  ['-2+3', '"quoted", and \u202Ereversed'],
];
export const SHARED_FACTOR: readonly string[] = ['W-mfa-1', 'W-mfa-2'];
export const HONEST: readonly string[] = ['W-honest-1', 'W-honest-2'];

const HEAD = ['worker_id', 'legal_name', 'work_email', 'start_date', 'phone', 'shoe_size'];

function worker(id: string, name: string, email: string): string[] {
  return [id, name, email, '2025-03-01', '', '42'];
}

/** A small company in vendor layout: four people on one account, two on one authenticator, two honest ones. */
export function coreFiles(): Readonly<Record<string, string>> {
  const mail = (id: string): string => `${id.toLowerCase()}@example.com`;
  const plain = [...SHARED_FACTOR, ...HONEST];
  return {
    'core/workers.csv': csv([
      HEAD,
      ...NASTY.map(([id, name], index) => worker(id, name, `nasty-${index}@example.com`)),
      ...plain.map((id, index) => worker(id, ['Ada Vale', 'Bo Quill', 'Cem Hart', 'Dag Frost'][index] ?? '', mail(id))),
      ['W-honest-1', 'Cem Hart', mail('W-honest-1'), '2025-03-01', '', ''], // once more, with less
    ]),
    'core/payroll_accounts.csv': csv([
      ['worker_id', 'effective_at', 'account_number', 'account_holder'],
      ...NASTY.map(([id]) => [id, '2026-01-05T00:00:00Z', '123456784417', '=1+1']),
      ...plain.map((id, index) => [id, '2026-01-05T00:00:00Z', `99887766${5500 + index}`, 'own']),
    ]),
    'core/okta.ndjson': ndjson([
      enrolment('enrol-1', mail('W-mfa-1'), 'opf-shared'),
      enrolment('enrol-2', mail('W-mfa-2'), 'opf-shared'),
      enrolment('enrol-3', mail('W-honest-1'), 'opf-own-1'),
      enrolment('enrol-4', mail('W-honest-2'), 'opf-own-2'),
    ]),
  };
}
