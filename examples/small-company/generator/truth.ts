import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Part } from './cast.ts';
import { WORKERS, workersOf } from './people.ts';

const SCHEMES: readonly (readonly [id: string, verdict: string, role: string, parts: readonly Part[]])[] = [
  ['five-laptops', 'laptop-farm', 'persona', ['farm-loud', 'farm', 'farm-quiet']],
  ['two-consoles', 'shared-operator', 'persona', ['kvm-a', 'kvm-b']],
  ['redirected-parcel', 'relocated-laptop', 'persona', ['relocated']],
  ['one-payee', 'payout-hub', 'payee', ['hub']],
];
const KIND: Readonly<Partial<Record<Part, string>>> = {
  couple: 'declared-couple',
  'it-support': 'it-support',
  bench: 'service-bench',
  traveller: 'approved-travel',
  'vpn-habit': 'privacy-vpn',
  'home-lab': 'home-lab-kvm',
  nomad: 'approved-nomad',
  hotspot: 'carrier-nat',
  agency: 'agency-office',
  mover: 'moved-before-delivery',
  'bank-switch': 'bank-switch',
  relay: 'private-relay',
  apartment: 'apartment-block',
  'night-owl': 'night-owl',
  renamed: 'name-change',
  'own-company': 'paid-to-own-company',
  supported: 'supported-laptop',
  office: 'office-days',
};

export function writeTruth(): void {
  const truth = {
    schemes: SCHEMES.map(([id, verdict, role, parts]) => ({
      id,
      verdict,
      members: workersOf(...parts).map((one) => ({ worker_id: one.id, role })),
    })),
    lookalikes: WORKERS.flatMap((one) =>
      KIND[one.part] === undefined ? [] : [{ worker_id: one.id, kind: KIND[one.part] }],
    ),
  };
  writeFileSync(join(import.meta.dirname, '..', 'truth.json'), `${JSON.stringify(truth, null, 2)}\n`);
}
