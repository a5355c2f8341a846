import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readFixture } from '../../src/sources/contract.ts';
import { source } from '../../src/sources/defender/index.ts';

/** Public records that are no part of the repository: the folder that holds `vendor-logs` stands beside it or is named by TRUESEAT_DATA. */
const DATA = process.env['TRUESEAT_DATA'] ?? new URL('../../../shared/data', import.meta.url).pathname;
const SAMPLE = `${DATA}/vendor-logs/golden-saml/Microsoft365DefenderEvents.json`;

it.skipIf(!existsSync(SAMPLE))('reads the Defender records of the golden SAML data set', async () => {
  const read = await readFixture([source], [SAMPLE]);
  try {
    const { datasets, files, unparsed } = read.result.coverage;
    expect(files.map(({ status }) => status)).toEqual(['read']);
    expect(unparsed).toEqual([]);
    expect(datasets.map(({ id, events }) => [id, events])).toEqual([
      ['defender_device_events', 5],
      ['defender_cloud_app_events', 2],
      ['defender_identity_directory_events', 2],
    ]);
    expect(await read.rows('account_change')).toMatchObject([
      {
        account_id: expect.stringContaining('@simulandlabs.com'),
        change: 'grant_added',
        occurred_at: '2021-08-02T13:27:20Z',
        raw_line: 9,
      },
    ]);
  } finally {
    await read.close();
  }
});
