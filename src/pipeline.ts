import type { Engine } from './engine/engine.ts';
import type { RawReader } from './engine/reader.ts';
import { rawSql } from './lib/sql.ts';
import type { Enricher } from './model/enricher.ts';
import { EVENT_TABLES } from './model/event.ts';
import { DETECTED_TABLES } from './model/derived.ts';
import type { Coverage } from './model/report.ts';
import type { Source } from './model/source.ts';
import { applyClears } from './detect/clear.ts';
import type { Content } from './detect/content.ts';
import { loadLists } from './detect/lists.ts';
import { counted, runDetections } from './detect/run.ts';
import { enrichTools, enrichValues } from './enrich/run.ts';
import {
  accountAttributionSql,
  accountSeenSql,
  deviceAliasSql,
  deviceAttributionSql,
  deviceUserAttributionSql,
  nameAttributionSql,
  deviceNameSql,
  deviceSql,
  workerViewSql,
} from './resolve/attribute.ts';
import { groupAccounts } from './resolve/account-group.ts';
import { makeClusters } from './resolve/cluster.ts';
import { declaredPairSql, rosterPairSql, identifierSql } from './resolve/identifier.ts';
import { poolPairSql } from './resolve/pool.ts';
import { hubSql, linkSql } from './resolve/link.ts';
import { activitySql } from './resolve/activity.ts';
import { localDaySql, ownNetworkDaySql, presenceSql } from './resolve/presence.ts';
import { applyVerdicts } from './resolve/verdict.ts';
import { makeTimeline } from './report/timeline.ts';
import { scoreSubjects } from './score/run.ts';
import { readSources, type ReadOptions, type ReadProgress, type ReadResult } from './read/read.ts';

/** What a stage works with, and what it leaves for the report. */
export interface Run {
  readonly engine: Engine;
  readonly reader: RawReader;
  readonly content: Content;
  readonly sources: readonly Source[];
  readonly enrichers: readonly Enricher[];
  readonly paths: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly originals?: ReadOptions['originals'];
  readonly found?: ReadOptions['found'];
  readonly progress: (stage: string, done: Parameters<ReadProgress>[0] | undefined) => void;
  read?: ReadResult;
  detections: Coverage['detections'];
}

export interface Stage {
  readonly id: string;
  readonly about: string;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Gives the number of rows it made. */
  readonly run: (run: Run) => Promise<number>;
}

function replaceStage(id: string, about: string, table: string, reads: readonly string[], query: string): Stage {
  return { id, about, reads, writes: [table], run: ({ engine }) => engine.replace(table, rawSql(query)) };
}

/** The flow: stages meet in tables. ARCHITECTURE.md's diagram is made from this array. */
export const PIPELINE: readonly Stage[] = [
  {
    id: 'read',
    about: 'raw files to event and roster tables',
    reads: ['files'],
    writes: ['events', 'roster'],
    run: async (run) => {
      await loadLists(run.engine, run.content.lists);
      const options = {
        ...(run.since === undefined ? {} : { since: run.since }),
        ...(run.until === undefined ? {} : { until: run.until }),
        ...(run.originals === undefined ? {} : { originals: run.originals }),
        ...(run.found === undefined ? {} : { found: run.found }),
      };
      run.read = await readSources(run, run.sources, run.paths, {
        ...options,
        progress: (done) => run.progress('read', done),
      });
      return run.read.coverage.datasets.reduce((sum, one) => sum + one.events, 0);
    },
  },
  {
    id: 'enrich',
    about: 'what is known of addresses, phones, mailboxes, postal addresses',
    reads: ['events', 'roster', 'lists'],
    writes: ['address', 'normal_form'],
    run: ({ engine, enrichers, content }) => enrichValues(engine, enrichers, content.lists),
  },
  replaceStage(
    'name-devices',
    'names under which sources speak of one device',
    'device_name',
    ['events', 'assets'],
    deviceNameSql,
  ),
  {
    id: 'attribute',
    about: 'accounts and devices to workers, with the reason',
    reads: ['device_name', 'workers', 'assets', 'events'],
    writes: ['device_alias', 'device', 'account_seen', 'attribution'],
    run: async ({ engine }) => {
      await engine.replace('device_alias', rawSql(deviceAliasSql));
      await engine.replace('device', rawSql(deviceSql));
      await engine.replace('account_seen', rawSql(accountSeenSql));
      const accounts = await engine.replace('attribution', rawSql(accountAttributionSql));
      const names = await engine.insert('attribution', rawSql(nameAttributionSql));
      const devices = await engine.insert('attribution', rawSql(deviceAttributionSql));
      const users = await engine.insert('attribution', rawSql(deviceUserAttributionSql));
      for (const table of EVENT_TABLES)
        await engine.createView(`worker_${table.name}`, rawSql(workerViewSql(table.name)));
      return accounts + names + devices + users;
    },
  },
  {
    id: 'recognise-tools',
    about: 'remote-access tools by name, signer, path and domain',
    reads: ['events', 'device_alias', 'lists'],
    writes: ['remote_tool_use'],
    run: ({ engine }) => enrichTools(engine),
  },
  replaceStage(
    'tell-days',
    'local day of each hour in each time zone',
    'local_day',
    ['events', 'workers'],
    localDaySql,
  ),
  replaceStage(
    'summarise',
    'one row a worker, address and local day',
    'presence',
    ['events', 'workers', 'device_alias', 'attribution', 'address', 'local_day'],
    presenceSql,
  ),
  replaceStage(
    'find-activity',
    'hours with signs of a person',
    'activity',
    ['events', 'device_alias', 'attribution'],
    activitySql,
  ),
  replaceStage(
    'find-own-networks',
    'days at an office or other own network',
    'own_network_day',
    ['events', 'workers', 'presence', 'local_day'],
    ownNetworkDaySql,
  ),
  replaceStage('declare', 'pairs that may share', 'declared_pair', ['households'], declaredPairSql),
  replaceStage(
    'identify',
    'things that can be shared',
    'identifier',
    ['events', 'roster', 'address', 'presence', 'local_day', 'own_network_day', 'normal_form', 'attribution', 'lists'],
    identifierSql,
  ),
  replaceStage(
    'pair-roster',
    'workers whom the roster itself puts together',
    'roster_pair',
    ['identifier', 'workers'],
    rosterPairSql,
  ),
  replaceStage(
    'pair-pools',
    'workers to whom one provider gives its addresses by turns',
    'pool_pair',
    ['identifier', 'presence'],
    poolPairSql,
  ),
  replaceStage(
    'name-hubs',
    'shared things that join nobody, and why',
    'hub',
    ['identifier', 'events', 'normal_form', 'address', 'approved_tools', 'sites', 'accounts'],
    hubSql,
  ),
  replaceStage(
    'link',
    'people joined by a rare shared thing',
    'link',
    ['identifier', 'hub', 'declared_pair', 'pool_pair', 'workers', 'applicants', 'accounts'],
    linkSql,
  ),
  {
    id: 'detect',
    about: 'evidence for and against',
    reads: [
      'events',
      'roster',
      'address',
      'normal_form',
      'attribution',
      'device',
      'device_alias',
      'presence',
      'activity',
      'declared_pair',
      'pool_pair',
      'identifier',
      'hub',
      'remote_tool_use',
      'lists',
    ],
    writes: ['finding'],
    run: async (run) => {
      const table = DETECTED_TABLES.find((one) => one.name === 'finding');
      if (table === undefined) throw new TypeError('the model has no finding table');
      await run.engine.drop('finding');
      await run.engine.createTable(table);
      const filled = run.read?.filled ?? new Set<string>();
      const ran = await runDetections(run.engine, run.content.detections, filled, (id) =>
        run.progress('detect', { files: 0, ofFiles: 0, rows: 0, what: id }),
      );
      await applyClears(run.engine);
      run.detections = await counted(run.engine, ran);
      return run.detections.reduce((sum, one) => sum + one.findings, 0);
    },
  },
  {
    id: 'cluster',
    about: 'connected people and things, under the ids of earlier runs',
    reads: ['link', 'finding'],
    writes: ['cluster', 'cluster_lineage', 'cluster_event'],
    run: async ({ engine, read }) => {
      await makeClusters(engine, read?.run ?? 1);
      return 0;
    },
  },
  {
    id: 'group-accounts',
    about: 'accounts that stay together whichever kind of shared thing is left out',
    reads: ['link', 'cluster', 'accounts'],
    writes: ['account_group'],
    run: ({ engine }) => groupAccounts(engine),
  },
  {
    id: 'judge',
    about: 'what a cluster is, and who plays which part',
    reads: ['cluster', 'link', 'finding', 'account_group', 'accounts'],
    writes: ['verdict'],
    run: ({ engine, content }) => applyVerdicts(engine, content.verdicts),
  },
  {
    id: 'score',
    about: 'the visible sum and its tier',
    reads: ['finding', 'cluster', 'verdict'],
    writes: ['score'],
    run: ({ engine, content }) => scoreSubjects(engine, content.verdicts),
  },
  {
    id: 'trace',
    about: 'events that findings rest on, with file and line',
    reads: ['finding', 'events', 'roster'],
    writes: ['timeline'],
    run: ({ engine }) => makeTimeline(engine),
  },
];
