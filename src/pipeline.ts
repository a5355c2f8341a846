import { compileDetection } from './detect/compile.ts';
import type { Content } from './detect/content.ts';
import { compileKind } from './detect/kind.ts';
import { compileVerdict } from './detect/verdict.ts';
import type { Enricher } from './model/enricher.ts';
import type { Scorer } from './model/score.ts';
import type { Stage } from './model/stage.ts';
import { baseTable } from './model/table.ts';
import { accountGroup } from './stage/account-group.ts';
import { activity } from './stage/activity.ts';
import { addressLookup } from './stage/address-lookup.ts';
import { address } from './stage/address.ts';
import { attested } from './stage/attested.ts';
import { attribution } from './stage/attribution.ts';
import { cluster } from './stage/cluster.ts';
import { contact } from './stage/contact.ts';
import { dataSpan } from './stage/data-span.ts';
import { declaredPair } from './stage/declared-pair.ts';
import { deviceName } from './stage/device-name.ts';
import { deviceSighting } from './stage/device-sighting.ts';
import { device } from './stage/device.ts';
import { finding } from './stage/finding.ts';
import { hub } from './stage/hub.ts';
import { identifier } from './stage/identifier.ts';
import { inferredNetwork } from './stage/inferred-network.ts';
import { inferredRouter } from './stage/inferred-router.ts';
import { inferredThing } from './stage/inferred-thing.ts';
import { itWorker } from './stage/it-worker.ts';
import { link } from './stage/link.ts';
import { localDay } from './stage/local-day.ts';
import { normalForm } from './stage/normal-form.ts';
import { ownNetworkDay } from './stage/own-network-day.ts';
import { pair } from './stage/pair.ts';
import { poolPair } from './stage/pool-pair.ts';
import { presence } from './stage/presence.ts';
import { remoteToolUse } from './stage/remote-tool-use.ts';
import { rosterPair } from './stage/roster-pair.ts';
import { score } from './stage/score.ts';
import { sightingDay } from './stage/sighting-day.ts';
import { tableRows } from './stage/table-rows.ts';
import { timeline } from './stage/timeline.ts';
import { toolApproval } from './stage/tool-approval.ts';
import { verdict } from './stage/verdict.ts';

/** What the stages need besides their own SQL. */
export interface Parts {
  readonly content: Content;
  readonly enrichers: readonly Enricher[];
  readonly scorer: Scorer;
}

/** Stages that belong together: one box of the overview. */
export interface Phase {
  readonly id: string;
  readonly about: string;
  readonly stages: readonly Stage[];
}

/** Stages that save rules from repeating the same few lines: tests inside rules may give the rows that these are made of. */
export const HELPERS: readonly Stage[] = [toolApproval, itWorker, attested, dataSpan];

/** Every stage after reading raw files, in order. Stages meet in tables; the diagrams of ARCHITECTURE.md are made from this. */
export function pipeline({ content, enrichers, scorer }: Parts): readonly Phase[] {
  const { detections, verdicts, lists } = content;
  const kinds = content.identifiers.map((kind) => compileKind(kind));
  const read = new Set(detections.flatMap((one) => [...one.needs, ...one.reads].map(baseTable)));
  return [
    {
      id: 'look up',
      about: 'what is known of addresses, phones, mailboxes and postal addresses',
      stages: [addressLookup(enrichers, lists), normalForm(enrichers, lists)],
    },
    { id: 'attribute', about: 'accounts and devices to workers', stages: [deviceName, device, attribution] },
    {
      id: 'place',
      about: 'where workers are day by day, and own networks that no list names',
      stages: [localDay, sightingDay, inferredNetwork, address, presence],
    },
    {
      id: 'summarise',
      about: 'days, hours, approvals and checks of each worker',
      stages: [remoteToolUse, activity, deviceSighting, inferredRouter, ownNetworkDay, ...HELPERS],
    },
    {
      id: 'identify',
      about: 'things that people share, and whom they join',
      stages: [
        declaredPair,
        contact,
        identifier(kinds),
        rosterPair,
        poolPair(kinds),
        inferredThing,
        hub(kinds),
        link(kinds),
      ],
    },
    {
      id: 'detect',
      about: 'evidence for and against',
      stages: [tableRows([...read].sort()), finding(detections.map(compileDetection))],
    },
    { id: 'cluster', about: 'connected people and things', stages: [pair, cluster, accountGroup(kinds)] },
    { id: 'judge', about: 'what a cluster is', stages: [verdict(verdicts.map(compileVerdict))] },
    { id: 'score', about: 'the visible sum of each subject', stages: [score(scorer)] },
    { id: 'trace', about: 'events that findings rest on', stages: [timeline] },
  ];
}

/** Ids of all stages, which do not depend on the content. */
export function stageIds(): readonly string[] {
  const content = {
    detections: [],
    verdicts: [],
    identifiers: [],
    lists: new Map(),
    settings: [],
    written: [],
    places: new Map(),
  };
  const scorer: Scorer = () => {
    throw new TypeError('only ids are asked for');
  };
  return ['read', ...stagesOf(pipeline({ content, enrichers: [], scorer })).map((one) => one.id)];
}

export function stagesOf(phases: readonly Phase[]): readonly Stage[] {
  return phases.flatMap((phase) => phase.stages);
}
