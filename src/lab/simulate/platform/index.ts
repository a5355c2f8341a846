import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../../engine/engine.ts';
import { typedRows } from '../../../engine/typed-rows.ts';
import { rawSql } from '../../../lib/sql.ts';
import { columns } from '../../../model/column.ts';
import { isoSql } from '../sql.ts';
import { after, isoOf, planOf, putRoster, tellScheme, type World } from '../world.ts';
import { addressRows } from './address.ts';
import { accountSql } from './account.ts';
import { accountIdSql, memberSql, MEMBERS } from './member.ts';
import { ACCOUNT_FARM } from './tables.ts';

/** Days of sign-ups in one file. */
const FILE_DAYS = 7;

/** The platform's export: a file of sign-ups per week. The engine makes and writes everything about accounts. */
export interface PlatformFiles {
  readonly files: number;
  /** Text files with a line of truth for each honest account. */
  readonly truth: readonly string[];
}

export async function writePlatform(engine: Engine, world: World, out: string): Promise<PlatformFiles> {
  const farms = planOf(world, ACCOUNT_FARM.name);
  if (world.setting.accounts === 0 && farms.length === 0) return { files: 0, truth: [] };
  const folder = join(out, 'data', 'platform');
  mkdirSync(folder, { recursive: true });
  for (const row of addressRows()) putRoster(world, 'address_ranges', row);
  await engine.createTable(ACCOUNT_FARM);
  await engine.append(ACCOUNT_FARM, farms);
  await engine.replace(MEMBERS, rawSql(memberSql(world)));
  const truth: string[] = [];
  let files = 0;
  for (let day = 0; day < world.setting.days; day += FILE_DAYS) {
    const [from, to] = [day, Math.min(day + FILE_DAYS, world.setting.days)].map((one) => after(world, one).slice(0, 19).replace('T', ' ')) as [string, string]; // prettier-ignore
    const accounts = accountSql(world, from, to);
    await engine.copy(
      rawSql(`SELECT account_id, ${isoSql('created_at')} AS created_at, email, recovery_email, phone, signup_ip, user_agent, device_fingerprint, display_name,
        payout_account, status FROM (SELECT * FROM (${accounts}) AS a ORDER BY created_at, account_id) AS a`),
      join(folder, `accounts-${from.slice(0, 10)}.ndjson`),
      'ndjson',
    );
    const part = join(out, `.truth-${from.slice(0, 10)}`);
    await engine.copy(rawSql(truthSql(world, from, to)), part, 'text');
    truth.push(part);
    files += 1;
  }
  await tellFarms(engine, world);
  await engine.drop(MEMBERS);
  return { files, truth };
}

/** A line of truth.json for every honest account of a time span; those of farms are listed as members of their scheme. */
function truthSql(world: World, from: string, to: string): string {
  const { seed } = world.setting;
  return `SELECT concat('    {"kind":"account","id":"', ${accountIdSql(seed, 'm.no')}, '","label":"honest","schemes":[],"look_alike":', CASE m.kind WHEN 'plain' THEN 'null' ELSE concat('"', m.kind, '"') END, '},') AS line
    FROM ${MEMBERS} AS m WHERE m.kind <> 'farm' AND m.created_at >= TIMESTAMP '${from}' AND m.created_at < TIMESTAMP '${to}'`;
}

async function tellFarms(engine: Engine, world: World): Promise<void> {
  const { seed, difficulty } = world.setting;
  const rows = await typedRows(
    engine,
    columns({ farm: 'integer!', account_id: 'text!', created_at: 'timestamp!' }),
    rawSql(`SELECT m.farm, ${accountIdSql(seed, 'm.no')} AS account_id, m.created_at FROM ${MEMBERS} AS m
      WHERE m.kind = 'farm' ORDER BY m.farm, m.created_at, account_id`),
  );
  for (const farm of planOf(world, ACCOUNT_FARM.name)) {
    const own = rows.filter((row) => row.farm === farm.farm);
    tellScheme(world, {
      id: `account-farm-${Number(farm.farm) + 1}`,
      kind: 'account-farm',
      difficulty,
      verdict: 'account-farm',
      open: false,
      // The second account that can share anything with another.
      first_trace_at: isoOf(Date.parse(own[1]?.created_at ?? world.startAt)),
      members: own.map((row) => ({ kind: 'account', id: row.account_id, role: 'account' })),
    });
  }
}
