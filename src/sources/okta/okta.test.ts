import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readFixture, sourceContract } from '../contract.ts';
import { source } from './index.ts';

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));
sourceContract(source, fixtures);

it('maps a sign-in with its tunnel, a factor enrolment and an alert', async () => {
  const { rows, close } = await readFixture([source], [fixtures]);
  expect(await rows('sign_in')).toMatchObject([
    {
      account_id: 'ada.vale@example.com',
      user_name: 'Ada Vale',
      occurred_at: '2026-01-05T15:04:05.123Z',
      outcome: 'success',
      address: '198.18.4.9',
      vendor_asn: 64500,
      tunnel_operator: 'NORD_VPN',
      tunnel_anonymous: true,
      browser_fingerprint: 'd1',
      host: 'lap-0007',
      device_managed: true,
      raw_line: 1,
    },
  ]);
  expect(await rows('account_change')).toMatchObject([
    { account_id: 'ada.vale@example.com', change: 'factor_enrolled', factor_device: 'guoPHONE1', raw_line: 2 },
    { account_id: 'ada.vale@example.com', change: 'factor_enrolled', factor_device: 'guoPHONE2', raw_line: 4 },
  ]);
  expect(await rows('vendor_alert')).toMatchObject([
    { account_id: 'ada.vale@example.com', threat_intelligence: true, raw_line: 3 },
  ]);
  await close();
});
