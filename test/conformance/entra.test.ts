import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readFixture } from '../../src/sources/contract.ts';
import { source } from '../../src/sources/entra/index.ts';

const DATA = fileURLToPath(new URL('../../../shared/data/vendor-logs/', import.meta.url));
const AZURE = `${DATA}panther/events/Azure.Audit.ndjson`;
const GOLDEN = `${DATA}golden-saml/AADAuditEvents.json`;
const GOLDEN_ZIP = `${DATA}golden-saml/zip/AADAuditEvents.Zip`;

const found = existsSync(AZURE) && existsSync(GOLDEN);
const title = found
  ? 'Entra ID on public sample logs'
  : 'Entra ID on public sample logs (skipped: ../shared/data is not there)';

describe.skipIf(!found)(title, () => {
  it('maps every sign-in and audit in Azure Monitor form', async () => {
    const records = readFileSync(AZURE, 'utf8').trim().split('\n').length;
    const { result, rows, close } = await readFixture([source], [AZURE]);
    const signIns = await rows('sign_in');
    const changes = await rows('account_change');
    await close();
    expect(result.coverage.unparsed).toEqual([]);
    expect(result.coverage.unusedFields).toEqual([]);
    const read = result.coverage.datasets.map((dataset) => dataset.events + (dataset.duplicates ?? 0));
    expect(read.reduce((sum, one) => sum + one, 0)).toBe(records);
    expect(signIns.filter((row) => row['outcome'] === 'unknown')).toEqual([]);
    expect(signIns.filter((row) => row['address'] === null)).toEqual([]);
    expect(changes.filter((row) => row['actor_id'] === null || row['event_type'] === null)).toEqual([]);
  });

  it('maps the audits of a Log Analytics export, the zip copy changing nothing', async () => {
    const once = await readFixture([source], [GOLDEN]);
    const alone = await once.rows('account_change');
    await once.close();
    const twice = await readFixture([source], [GOLDEN, GOLDEN_ZIP]);
    const both = await twice.rows('account_change');
    await twice.close();
    expect(alone.map((row) => row['change'])).toEqual(['other', 'grant_added', 'token_created']);
    expect(both.map((row) => row['event_id'])).toEqual(alone.map((row) => row['event_id']));
  });
});
