// Slow: the example is investigated ten times, each time with more of its days.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_FOLDER, house } from '../src/app.ts';
import type { Coverage } from '../src/model/report.ts';
import { investigate } from '../src/use/investigate.ts';
import { scratch } from './recorder.ts';

interface Finding {
  readonly id: string;
  readonly about: string;
  readonly events: readonly string[];
}

/** Ends of the data, one after the other; the example ends with March. */
const ENDS = ['01-20', '02-05', '02-20', '03-05', '03-12', '03-19', '03-20', '03-21', '03-25', '04-01'];

const files = scratch();
const days: Finding[][] = [];
let coverage: Coverage;

function findingsOf(report: string): Finding[] {
  const lines = readFileSync(join(report, 'findings.ndjson'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const record = JSON.parse(line) as {
      metadata: { uid: string };
      unmapped: { trueseat: { detection: string; subject: { kind: string; id: string }; evidence: string[] } };
    };
    const { detection, subject, evidence } = record.unmapped.trueseat;
    return { id: record.metadata.uid, about: `${detection} ${subject.kind} ${subject.id}`, events: evidence };
  });
}

beforeAll(async () => {
  const options = { memoryBytes: 1e9, threads: 2, contentFolders: [], now: new Date(0), progress: () => undefined };
  const db = join(files.folder, 'lake.db');
  for (const end of ENDS) {
    const out = join(files.folder, end);
    const until = `2026-${end}T00:00:00Z`;
    await investigate(house, { ...options, paths: [EXAMPLE_FOLDER], db, out, until, keepOriginals: false });
    days.push(findingsOf(out));
  }
  coverage = JSON.parse(readFileSync(join(files.folder, '04-01', 'coverage.json'), 'utf8')) as Coverage; // our own output
}, 600_000);
afterAll(() => files.remove());

describe('the id of a finding, while data comes in day by day', () => {
  it('is no other finding’s, on one day or later', () => {
    const about = new Map<string, string>();
    for (const day of days) {
      expect(new Set(day.map((one) => one.id)).size).toBe(day.length);
      for (const one of day) {
        expect(about.get(one.id) ?? one.about).toBe(one.about);
        about.set(one.id, one.about);
      }
    }
  });

  it('stays with what it is about: no finding goes while one of another id takes over its events', () => {
    const moved: string[] = [];
    for (const [index, day] of days.entries()) {
      const next = days[index + 1] ?? day;
      const now = new Set(next.map((one) => one.id));
      const before = new Set(day.map((one) => one.id));
      for (const gone of day.filter((one) => !now.has(one.id))) {
        const heir = next.find(
          (one) =>
            !before.has(one.id) && one.about === gone.about && one.events.some((event) => gone.events.includes(event)),
        );
        if (heir !== undefined) moved.push(`${ENDS[index + 1]}: ${gone.about} ${gone.id} -> ${heir.id}`);
      }
    }
    expect(moved).toEqual([]);
  });

  it('needs no help: every detection tells its findings apart', () => {
    expect(coverage.detections.filter((one) => one.status === 'ran' && one.reason !== '')).toEqual([]);
  });
});
