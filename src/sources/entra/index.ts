import type { Source } from '../../model/source.ts';
import { auditGraph, auditMonitor } from './audit-graph.ts';
import { auditPortal } from './audit-portal.ts';
import { auditWorkspace } from './audit-workspace.ts';
import { riskGraph, riskMonitor, riskWorkspace } from './risk.ts';
import { signInGraph } from './sign-in-graph.ts';
import { signInMonitor } from './sign-in-monitor.ts';
import { serviceSignInPortal, signInPortal } from './sign-in-portal.ts';
import { signInWorkspace } from './sign-in-workspace.ts';

export const source: Source = {
  id: 'entra',
  title: 'Microsoft Entra ID',
  purpose:
    'Who signed in from which address and device, which factors and contacts were enrolled, and what the provider itself found risky: to tell whether one person sits behind an account. Policies, tokens and tenants in the records are not read.',
  datasets: [
    signInGraph,
    signInMonitor,
    signInWorkspace,
    signInPortal,
    serviceSignInPortal,
    auditGraph,
    auditMonitor,
    auditWorkspace,
    auditPortal,
    riskGraph,
    riskMonitor,
    riskWorkspace,
  ],
};
