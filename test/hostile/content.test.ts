import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownDetection, ownFolder } from '../../src/detect/fixtures/own-content.ts';
import { cli } from '../cli/fake-io.ts';
import { company, fileOf } from '../properties/company.ts';
import { writeTree } from './make.ts';

let sandbox: string;
let input: string;
beforeAll(() => {
  sandbox = mkdtempSync(join(tmpdir(), 'hostile-content-'));
  input = join(sandbox, 'in');
  writeTree(input, Object.fromEntries(Object.entries(company()).map(([name, table]) => [name, fileOf(table)])));
});
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

const READS_A_FILE = `SELECT content AS subject_id, 'e' AS evidence FROM read_text('/etc/hostname')`;
const READS_ORIGIN = `SELECT worker_id AS subject_id, split(event_id, ';') AS evidence\nFROM workers WHERE json_text(extra, '$.nationality') = 'x'`;

describe('content that breaks the law is refused by every command that runs it, before anything is read', () => {
  it.each([
    ['a file', READS_A_FILE, 10],
    ['origin', READS_ORIGIN, 11],
  ])('%s', async (_what, sql, line) => {
    const own = ownFolder({ 'detections/hiring/ours.yml': ownDetection('ours', sql) });
    const out = join(sandbox, 'out');
    for (const command of [
      ['detections', 'test', 'ours'],
      ['detections', 'scan', input],
      ['investigate', input, '--out', out],
    ]) {
      const { status, err } = await cli([...command, '--content', own.folder]);
      expect({ command, status, err }).toMatchObject({
        status: 2,
        err: expect.stringContaining(`BAD_CONTENT ours ${join(own.folder, 'detections/hiring/ours.yml')}:${line}: `),
      });
    }
    expect(existsSync(out)).toBe(false);
    own.remove();
  });
});

it('names parameters that settings.yml has changed in coverage.json, on the page and in the terminal', async () => {
  const own = ownFolder({ 'settings.yml': 'detections:\n  shared-home-network: {min_days: 9}\n' });
  const out = join(sandbox, 'with-settings');
  const { out: told } = await cli(['investigate', input, '--out', out, '--content', own.folder], { width: 400 });
  expect(told).toContain('1 parameter differs from its shipped value: shared-home-network.min_days is 9, not 3');
  expect(JSON.parse(readFileSync(join(out, 'coverage.json'), 'utf8'))).toMatchObject({
    parameters: [{ rule: 'shared-home-network', param: 'min_days', shipped: 3, value: 9 }],
  });
  expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('Parameters that differ from their shipped values');
  own.remove();
});
