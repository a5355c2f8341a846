import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { cluster, writeCase } from '../fixtures/make.ts';
import { smallCase } from '../fixtures/small.ts';
import { readClusters } from '../read/clusters.ts';
import { readTruth } from '../read/truth.ts';
import { measureClusters } from './cluster.ts';

const sandbox = mkdtempSync(join(tmpdir(), 'evaluate-clusters-'));
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

it('schemes that share an operator are one true group where a report shows them as one cluster', async () => {
  const { truth, ...rest } = smallCase();
  const parts = truth.schemes.filter((one) => one.id === 'farm-1' || one.id === 'hub-1');
  const members = parts.flatMap((one) => one.members.filter((member) => member.kind === 'worker'));
  const joining = { ...parts[0]!, id: 'farm-1+hub-1', kind: 'joined-schemes', verdict: null, members };
  const people = members.map((member) => member.id);
  const subjects = truth.subjects.map((one) =>
    people.includes(one.id) ? { ...one, schemes: [...one.schemes, joining.id] } : one,
  );
  const clusters = [
    ...cluster('c1', 'laptop-farm', 'worker w1 persona', 'worker w2 persona', 'worker w3', 'worker w5', 'worker w6'),
    ...cluster('c1', 'payout-hub', 'worker w1', 'worker w2', 'worker w3', 'worker w5 payee', 'worker w6 payee'),
  ];
  const written = writeCase(sandbox, {
    ...rest,
    clusters,
    truth: { ...truth, schemes: [...truth.schemes, joining], subjects },
  });
  const known = await readTruth(written.truth);
  const { with_verdict } = measureClusters(known, await readClusters(written.report, known));
  expect(with_verdict.pairwise).toMatchObject({ found_pairs: 10, right_pairs: 10, precision: 1 });
});
