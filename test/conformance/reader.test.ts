import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sources } from '../../src/app.ts';
import { readFixture } from '../../src/sources/contract.ts';

const SHARED = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const LOGS = `${SHARED}vendor-logs/`;
const found = existsSync(`${LOGS}panther/events`) && existsSync(`${LOGS}golden-saml`);
const title = `the reader on public sample logs${found ? '' : ' (skipped: ../shared/data is not there)'}`;
const OKTA = ['published', 'eventType', 'client', 'actor'];

describe.skipIf(!found)(title, () => {
  it('reads every Okta event that is one, times without T and zone included, and names the others', async () => {
    const records = readFileSync(`${LOGS}panther/events/Okta.SystemLog.ndjson`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const whole = records.flatMap((record, index) =>
      OKTA.every((key) => key in record) ? [{ record, line: index + 1 }] : [],
    );
    const others = records.flatMap((record, index) => (OKTA.every((key) => key in record) ? [] : [index + 1]));
    const read = await readFixture(await sources(), [`${LOGS}panther/events/Okta.SystemLog.ndjson`]);
    const { coverage } = read.result;
    const staged = await read.engine.rows({
      text: 'SELECT occurred_at FROM staged_okta_system_log WHERE event_id IS NOT NULL ORDER BY occurred_at',
      values: [],
    });
    await read.close();
    expect(coverage.files).toMatchObject([
      { status: 'partly', dataset: 'okta_system_log', rows: whole.length, unparsed: others.length },
    ]);
    expect(coverage.unparsed.map((one) => one.line)).toEqual(others);
    expect(coverage.datasets[0]?.events).toBe(
      new Set(whole.map(({ record }) => record['uuid'] ?? JSON.stringify(record))).size,
    );
    const times = whole.map(({ record }) => String(record['published']).replace(' ', 'T').replace(/Z?$/, 'Z'));
    expect(staged.map((row) => Date.parse(String(row['occurred_at'])))).toEqual(
      times.map((time) => Date.parse(time)).sort((a, b) => a - b),
    );
    expect(whole.some(({ record }) => /^\d{4}-\d\d-\d\d \d/.test(String(record['published'])))).toBe(true);
  });

  it('does not half read what it does not know', async () => {
    const read = await readFixture(await sources(), [`${LOGS}panther/events/GitHub.Webhook.ndjson`]);
    await read.close();
    expect(read.result.coverage.files).toMatchObject([
      { status: 'not_recognised', dataset: null, rows: 0, unparsed: 0, reason: 'no source recognises these records' },
    ]);
    expect(read.result.coverage.datasets).toEqual([]);
  });

  it('reads zips and their contents beside them once', async () => {
    const both = await readFixture(await sources(), [`${LOGS}golden-saml`]);
    const zips = await readFixture(await sources(), [`${LOGS}golden-saml/zip`]);
    const counts = (read: typeof both): unknown =>
      read.result.coverage.datasets.map(({ id, rows, events, duplicates }) => ({ id, rows, events, duplicates }));
    await both.close();
    await zips.close();
    expect(counts(both)).toEqual(counts(zips));
    expect(counts(both)).not.toEqual([]);
    const inZips = both.result.coverage.files.filter((file) => file.path.includes('.Zip!'));
    expect(inZips).toHaveLength(4);
    expect(inZips.filter((file) => file.status !== 'duplicate')).toEqual([]);
  });

  it('throws for no file of the shared data, and says something of each', async () => {
    const read = await readFixture(await sources(), [SHARED]);
    await read.close();
    const { files } = read.result.coverage;
    expect(files.length).toBeGreaterThan(1000);
    expect(files.filter((file) => file.status === 'failed')).toEqual([]);
    expect(files.filter((file) => file.status !== 'read' && file.reason === '')).toEqual([]);
    // Lists of names, rules, addresses and foreign vendors: nothing of it may be taken for a roster or a log that we know.
    const taken = files.filter((file) => ['read', 'partly'].includes(file.status)).map((file) => file.path);
    expect(taken.filter((path) => !path.startsWith('vendor-logs/'))).toEqual([]);
  }, 180_000);
});
