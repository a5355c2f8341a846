import { tablesRead } from './engine/analyse.ts';
import type { Engine } from './engine/engine.ts';
import { WORKER_VIEWS } from './model/derived.ts';
import { EVENT_TABLES } from './model/event.ts';
import { ROSTER_TABLES } from './model/roster.ts';
import { isScratch, selectsOf, writesOf, type Stage } from './model/stage.ts';
import type { Phase } from './pipeline.ts';

/** A stage with the tables that its SQL reads and writes. */
export interface FlowStage {
  readonly id: string;
  readonly about: string;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

export interface FlowPhase {
  readonly id: string;
  readonly about: string;
  readonly stages: readonly FlowStage[];
}

function namesOf(tables: readonly { readonly name: string }[]): ReadonlySet<string> {
  return new Set(tables.map((table) => table.name));
}
const EVENTS = namesOf(EVENT_TABLES);
const ROSTER = namesOf(ROSTER_TABLES);
const WORKER = namesOf(WORKER_VIEWS);

/** Groups of tables under one name: `events`, `roster`, `worker_events` (events of attributed workers), `lists`, `input` (files and runs). */
function boxOf(table: string): string {
  if (EVENTS.has(table)) return 'events';
  if (ROSTER.has(table)) return 'roster';
  if (WORKER.has(table)) return 'worker_events';
  if (table.startsWith('list_')) return 'lists';
  return table.startsWith('input_') ? 'input' : table;
}

function boxes(tables: readonly string[]): readonly string[] {
  return [...new Set(tables.map(boxOf))];
}

/** Tables of other stages that a stage reads, parsed from its SQL. Its own tables are left out, also those it keeps from run to run. */
export async function readsOf(engine: Pick<Engine, 'analyseAll'>, stage: Stage): Promise<readonly string[]> {
  const own = new Set(writesOf(stage));
  const found = new Set<string>();
  for (const name of await tablesRead(engine, selectsOf(stage)))
    if (!isScratch(name) && !own.has(name)) found.add(name);
  return [...found].sort();
}

/** What happens before the stages: raw files become events and roster. */
const READ: FlowPhase = {
  id: 'read',
  about: 'raw files to event and roster tables',
  stages: [
    {
      id: 'read',
      about: 'raw files to event and roster tables',
      reads: ['files'],
      writes: ['events', 'roster', 'input'],
    },
  ],
};

/** The flow of data, with groups of tables under one name. */
export async function flowOf(
  engine: Pick<Engine, 'analyseAll'>,
  phases: readonly Phase[],
): Promise<readonly FlowPhase[]> {
  const flow: FlowPhase[] = [READ];
  for (const { id, about, stages } of phases) {
    const own: FlowStage[] = [];
    for (const stage of stages) {
      const reads = boxes(await readsOf(engine, stage));
      own.push({ id: stage.id, about: stage.about, reads, writes: boxes(writesOf(stage)) });
    }
    flow.push({ id, about, stages: own });
  }
  return flow;
}
