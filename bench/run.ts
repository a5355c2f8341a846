import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { sources } from '../src/app.ts';
import { bareReadSql } from '../src/engine/duckdb/raw.ts';
import type { Dataset } from '../src/model/source.ts';
import { makeData } from './make.ts';

/** Which dataset each kind of file holds, and whether Azure's envelope is around its records. */
const DATASETS: Readonly<Record<string, { id: string; enveloped: boolean }>> = {
  okta: { id: 'okta_system_log', enveloped: false },
  entra: { id: 'entra_sign_in', enveloped: false },
  network: { id: 'defender_device_network_events', enveloped: true },
  process: { id: 'defender_device_process_events', enveloped: true },
  info: { id: 'defender_device_info', enveloped: true },
};

const args = new Map(
  process.argv.slice(2).map((text) => [text.replace(/^--/, '').split('=')[0] ?? '', text.split('=')[1] ?? '']),
);
const sizes = (args.get('events') ?? '500000,5000000,50000000').split(',').map(Number);
const memory = args.get('memory') ?? '4GB';
const threads = args.get('threads') ?? '2';
const root = args.get('data') ?? join(tmpdir(), 'trueseat-bench');
const rounds = Number(args.get('rounds') ?? '2');

/** Seconds that the engine needs to look at the same fields of the same files. */
async function bareRead(folder: string): Promise<number> {
  const known = new Map(
    (await sources()).flatMap((source) => source.datasets.map((dataset): [string, Dataset] => [dataset.id, dataset])),
  );
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: memory, threads });
  const connection = await instance.connect();
  let seconds = 0;
  for (const [kind, { id, enveloped }] of Object.entries(DATASETS)) {
    const dataset = known.get(id);
    if (dataset === undefined) throw new Error(`there is no dataset ${id}`);
    const files = readdirSync(folder)
      .filter((file) => file.startsWith(`${kind}-`))
      .sort()
      .map((file, index) => ({
        fileNo: index + 1,
        path: join(folder, file),
        compression: 'none' as const,
        carriesLines: false,
        long: false,
      }));
    const query = bareReadSql({ files, fields: dataset.fields, ...(enveloped ? { envelope: 'properties' } : {}) });
    const start = performance.now();
    await connection.runAndReadAll(query);
    seconds += (performance.now() - start) / 1000;
  }
  connection.closeSync();
  instance.closeSync();
  return seconds;
}

interface Whole {
  readonly seconds: number;
  readonly peakMb: number;
  readonly stages: readonly { id: string; seconds: number }[];
}

/** The program as a user runs it, in a process of its own. */
function investigate(folder: string): Whole {
  const out = join(tmpdir(), 'trueseat-bench-report');
  const start = performance.now();
  const result = spawnSync(
    '/usr/bin/env',
    [
      'bash',
      '-c',
      `exec node dist/cli/main.js investigate "${folder}" --out "${out}" --memory ${memory} --threads ${threads} & pid=$!; peak=0; while kill -0 $pid 2>/dev/null; do now=$(awk '/VmHWM/{print $2}' /proc/$pid/status 2>/dev/null); [ -n "$now" ] && peak=$now; sleep 0.2; done; wait $pid; code=$?; echo "peak $peak" >&3; exit $code`,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
  );
  const seconds = (performance.now() - start) / 1000;
  if (result.status === 2 || result.status === null) throw new Error(result.stderr);
  const peak = /peak (\d+)/.exec(result.output[3] ?? '')?.[1];
  const coverage = JSON.parse(readFileSync(join(out, 'coverage.json'), 'utf8')) as { stages: Whole['stages'] }; // written by us
  rmSync(out, { recursive: true, force: true });
  return { seconds, peakMb: Math.round(Number(peak ?? 0) / 1024), stages: coverage.stages };
}

const measured: { events: number; seconds: number }[] = [];
for (const events of sizes) {
  const folder = await makeData(root, events);
  const bare: number[] = [];
  const whole: Whole[] = [];
  for (let round = 0; round < rounds; round++) {
    bare.push(await bareRead(folder));
    whole.push(investigate(folder));
  }
  const best = whole.reduce((a, b) => (a.seconds <= b.seconds ? a : b));
  const read = Math.min(...bare);
  measured.push({ events, seconds: best.seconds });
  console.log(
    `${events.toLocaleString('en-US')} events: bare read ${read.toFixed(2)} s, investigate ${best.seconds.toFixed(2)} s, ratio ${(best.seconds / read).toFixed(2)} (goal 2.5 or less), ${Math.round(events / best.seconds).toLocaleString('en-US')} events/s, peak ${Math.max(...whole.map((one) => one.peakMb))} MB (--memory ${memory})`,
  );
  console.log(
    `  ${best.stages
      .filter((one) => one.seconds >= 0.05)
      .map((one) => `${one.id} ${one.seconds.toFixed(2)}`)
      .join('  ')}`,
  );
}
const first = measured[0];
const last = measured.at(-1);
if (first !== undefined && last !== undefined && measured.length > 1) {
  const exponent = Math.log(last.seconds / first.seconds) / Math.log(last.events / first.events);
  console.log(
    `growth exponent ${exponent.toFixed(3)} from ${first.events.toLocaleString('en-US')} to ${last.events.toLocaleString('en-US')} events (goal 1.05 or less)`,
  );
}
