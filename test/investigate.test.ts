import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_FOLDER } from '../src/app.ts';
import type { Coverage } from '../src/model/report.ts';
import type { Ran } from './cli/fake-io.ts';
import { exampleReport } from './example-report.ts';

interface Truth {
  readonly schemes: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly members: readonly { readonly worker_id: string; readonly role: string }[];
  }[];
  readonly lookalikes: readonly { readonly worker_id: string; readonly kind: string }[];
}

const TRUTH = JSON.parse(readFileSync(join(EXAMPLE_FOLDER, '..', 'truth.json'), 'utf8')) as Truth; // our own file
const CHECK = fileURLToPath(new URL('../../shared/check/report.mjs', import.meta.url));
let out: string;
let ran: Ran;
let subjects: Map<string, Record<string, string>>;
let clusters: Record<string, string>[];

beforeAll(async () => {
  ({ out, ran } = await exampleReport());
  const rows = (file: string): Record<string, string>[] =>
    parse(readFileSync(join(out, file), 'utf8'), { columns: true });
  subjects = new Map(
    rows('subjects.csv')
      .filter((row) => row['subject_kind'] === 'worker')
      .map((row) => [row['subject_id'] ?? '', row]),
  );
  clusters = rows('clusters.csv');
});

function coverage(): Coverage {
  return JSON.parse(readFileSync(join(out, 'coverage.json'), 'utf8')) as Coverage; // our own output
}

describe('the small company', () => {
  it('is investigated with something found', () => {
    expect(ran.status, ran.err).toBe(1);
  });

  it.each(TRUTH.schemes)(
    'scheme $id is found as $verdict, every member at case or review in its part',
    ({ verdict, members }) => {
      for (const { worker_id: id, role } of members) {
        expect(['review', 'case'], id).toContain(subjects.get(id)?.['tier']);
        expect(subjects.get(id)?.['verdicts']?.split(';'), id).toContain(verdict);
        expect(
          clusters.filter((row) => row['member_id'] === id && row['verdict'] === verdict).map((row) => row['role']),
          id,
        ).toEqual([role]);
      }
      const ids = new Set(
        members.map(
          (member) =>
            clusters.find((row) => row['member_id'] === member.worker_id && row['verdict'] === verdict)?.['cluster_id'],
        ),
      );
      expect(ids.size, 'in one cluster').toBe(1);
    },
  );

  it.each(TRUTH.lookalikes)('look-alike $worker_id ($kind) stays below review', ({ worker_id: id }) => {
    const { tier, top_reason: reason } = subjects.get(id) ?? {};
    expect(['clear', 'watch', undefined], reason).toContain(tier);
  });

  it('accuses nobody else', () => {
    const planted = new Set(TRUTH.schemes.flatMap((scheme) => scheme.members.map((member) => member.worker_id)));
    const others = [...subjects].filter(
      ([id, row]) => !planted.has(id) && ['review', 'case'].includes(row['tier'] ?? ''),
    );
    expect(others.map(([id, row]) => `${id} ${row['tier']}: ${row['top_reason']}`)).toEqual([]);
  });

  it('is read wholly, and no detection fails', () => {
    expect(
      coverage()
        .files.filter((file) => file.status !== 'read')
        .map((file) => `${file.path}: ${file.reason}`),
    ).toEqual([]);
    expect(coverage().unparsed).toEqual([]);
    expect(coverage().unusedFields).toEqual([]);
    expect(
      coverage()
        .detections.filter((one) => one.status === 'failed')
        .map((one) => `${one.id}: ${one.reason}`),
    ).toEqual([]);
  });

  it.skipIf(!existsSync(CHECK))(
    `keeps the output contract${existsSync(CHECK) ? '' : ' (skipped: ../shared/check is not there)'}`,
    () => {
      expect(spawnSync(process.execPath, [CHECK, out], { encoding: 'utf8' }).stdout.trim()).toBe(
        'the report keeps the contract',
      );
    },
  );

  it('gives the same subjects and clusters as ever', () => {
    const shown = [...subjects.values()]
      .filter((row) => row['tier'] !== 'clear')
      .map((row) => `${row['subject_id']} ${row['tier']} ${row['verdicts']}`);
    expect(shown.sort()).toMatchSnapshot('subjects: id, tier, verdicts');
    const members = clusters
      .filter((row) => row['verdict'] !== '')
      .map((row) => `${row['verdict']} ${row['tier']} ${row['member_kind']} ${row['member_id']} ${row['role']}`);
    expect(members.sort()).toMatchSnapshot('clusters: verdict, tier, member, role');
  });
});
