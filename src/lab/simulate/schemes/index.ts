import { accountFarm } from './account-farm.ts';
import { applicantRing } from './applicant-ring.ts';
import { exfiltrationAtExit } from './exfiltration-at-exit.ts';
import { farmByKvm } from './farm-by-kvm.ts';
import { farmByRemoteTool } from './farm-by-remote-tool.ts';
import { frontCompany } from './front-company.ts';
import { oneIdentityManyJobs } from './one-identity-many-jobs.ts';
import { payoutHub } from './payout-hub.ts';
import { relocatedLaptop } from './relocated-laptop.ts';
import { rentedIdentity } from './rented-identity.ts';
import type { Scheme } from './scheme.ts';
import { sharedOperator } from './shared-operator.ts';
import { stealthBehaviour } from './stealth-behaviour.ts';

export const SCHEMES: readonly Scheme[] = [
  farmByRemoteTool,
  farmByKvm,
  oneIdentityManyJobs,
  rentedIdentity,
  relocatedLaptop,
  payoutHub,
  applicantRing,
  sharedOperator,
  frontCompany,
  stealthBehaviour,
  exfiltrationAtExit,
  accountFarm,
];
