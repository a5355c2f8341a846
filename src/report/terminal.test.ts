import { expect, it } from 'vitest';
import type { ReportModel } from '../model/report.ts';
import { sampleModel } from './html/fixtures/sample.ts';
import { summary } from './terminal.ts';

/** The sample with one cluster of accounts under a verdict. */
function withFarm(accounts: number): ReportModel {
  const model = sampleModel();
  const [cluster] = model.clusters;
  const [verdict] = cluster?.verdicts ?? [];
  if (cluster === undefined || verdict === undefined) throw new TypeError('the sample has no verdict');
  const ids = Array.from({ length: accounts }, (_, n) => `u${n + 1}`);
  const members = ids.map((id) => ({ kind: 'account', id, label: id, role: 'account', tier: 'case' as const, weightBits: 9 })); // prettier-ignore
  return {
    ...model,
    subjects: [],
    clusters: [{ ...cluster, members, verdicts: [{ ...verdict, title: 'Account farm', members: ids.map((id) => `account:${id}`) }] }], // prettier-ignore
  };
}

it('names the accounts of a verdict, of many the first', () => {
  const options = { colour: false, width: 400 };
  expect(summary(withFarm(3), 'report', options)).toContain('Suspected account farm: u1, u2, u3\n');
  expect(summary(withFarm(300), 'report', options)).toContain('u20, and 280 more\n');
});

it('says what is not known of addresses', () => {
  const model = sampleModel();
  const said = (name: string): string =>
    summary(
      { ...model, coverage: { ...model.coverage, addressData: [{ kind: 'places', name, date: null }] } },
      'report',
      { colour: false, width: 400 },
    );
  expect(said('none')).toContain('no address data: places of addresses are unknown\n');
  expect(said('city.mmdb')).not.toContain('no address data');
});
