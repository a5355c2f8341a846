import type { Emitter } from './emitter.ts';
import { entraAuditSql } from './entra-audit.ts';
import { entraRiskSql, riskSql } from './entra-risk.ts';
import { entraSignInSql } from './entra-sign-in.ts';
import { entraTokenSql } from './entra-token.ts';
import { signInTables } from './sign-in-tables.ts';

/** Microsoft Entra ID: sign-ins, audits and risks from Graph, and non-interactive sign-ins from Azure Monitor. */
export const entra: Emitter = {
  tool: 'entra',
  tables: (world, chunk) => [...signInTables(world, chunk), { name: 'sim_risk', query: riskSql(world) }],
  files: (world, chunk) =>
    [
      { path: `entra/signins-${chunk.name}.ndjson`, query: entraSignInSql(world) },
      { path: `entra/noninteractive-${chunk.name}.ndjson`, query: entraTokenSql(world) },
      { path: `entra/directoryaudits-${chunk.name}.ndjson`, query: entraAuditSql(world, chunk) },
      { path: `entra/riskdetections-${chunk.name}.ndjson`, query: entraRiskSql(world) },
    ].map((file) => ({ ...file, form: 'text' })),
};
