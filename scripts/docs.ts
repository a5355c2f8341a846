import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EVENT_TABLES } from '../src/model/event.ts';
import { ROSTER_TABLES, SECRET_FIELDS, type RosterDataset } from '../src/model/roster.ts';
import type { Dataset, Source } from '../src/model/source.ts';
import { pipeline } from '../src/pipeline.ts';
import { flowOf, type FlowPhase } from '../src/pipeline-flow.ts';
import { house } from '../src/app.ts';
import { openDuckdb } from '../src/engine/duckdb/index.ts';

const ROOT = new URL('..', import.meta.url);
/** What comes from outside and no stage writes. */
export const INPUTS: readonly string[] = ['files', 'lists'];

/** The flow of the whole program; the detections, verdicts and lists are those that are shipped. */
export async function flow(): Promise<readonly FlowPhase[]> {
  const { engine } = await openDuckdb({ memoryBytes: 3e8, threads: 1, key: 'docs' });
  const phases = pipeline({ content: house.content([]), enrichers: await house.enrichers(), scorer: house.scorer });
  return flowOf(engine, phases).finally(() => engine.close());
}

function node(prefix: string, id: string): string {
  return `${prefix}_${id.replaceAll(/[^a-z_]/g, '_')}`;
}

/** Whether one leads to another by way of a third. */
function isDetour(edges: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const reaches = (start: string): boolean =>
    [...(edges.get(start) ?? [])].some((next) => next === to || reaches(next));
  return [...(edges.get(from) ?? [])].some((next) => next !== to && reaches(next));
}

/** The flow in a few boxes: an arrow leads to a phase that reads what another made; arrows that follow from others are left out. */
export function overview(phases: readonly FlowPhase[]): string {
  const maker = new Map<string, string>();
  const edges = new Map<string, Set<string>>();
  for (const { id, stages } of phases) {
    edges.set(id, new Set());
    for (const table of stages.flatMap((stage) => stage.reads)) {
      const from = maker.get(table);
      if (from !== undefined && from !== id) edges.get(from)?.add(id);
    }
    for (const table of stages.flatMap((stage) => stage.writes)) maker.set(table, id);
  }
  const lines = phases.map(({ id }) => `  ${node('p', id)}["${id}"]`);
  for (const [from, targets] of edges)
    for (const to of targets) if (!isDetour(edges, from, to)) lines.push(`  ${node('p', from)} --> ${node('p', to)}`);
  return ['```mermaid', 'flowchart LR', ...lines, '```'].join('\n');
}

/** Every stage of every phase with its tables: stages are rectangles, tables are round. */
export function diagram(phases: readonly FlowPhase[]): string {
  const stages = phases.flatMap((phase) => phase.stages);
  const lines = ['flowchart TD'];
  for (const name of new Set(stages.flatMap((stage) => [...stage.reads, ...stage.writes])))
    lines.push(INPUTS.includes(name) ? `  ${node('t', name)}[/"${name}"/]` : `  ${node('t', name)}(["${name}"])`);
  for (const phase of phases) {
    lines.push(`  subgraph ${node('p', phase.id)}["${phase.id}"]`);
    for (const { id } of phase.stages) lines.push(`    ${node('s', id)}["${id}"]`);
    lines.push('  end');
  }
  for (const { id, reads, writes } of stages) {
    for (const name of reads) lines.push(`  ${node('t', name)} --> ${node('s', id)}`);
    for (const name of writes) lines.push(`  ${node('s', id)} ==> ${node('t', name)}`);
  }
  return ['```mermaid', ...lines, '```'].join('\n');
}

function cell(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function phaseTable(phases: readonly FlowPhase[]): string {
  return tableOf(
    ['phase', 'what it makes', 'stages'],
    phases.map(({ id, about, stages }) => [id, about, code(stages.map((stage) => stage.id))]),
  );
}

export function stageTable(phases: readonly FlowPhase[]): string {
  return tableOf(
    ['stage', 'what it makes', 'reads', 'writes'],
    phases
      .flatMap((phase) => phase.stages)
      .map(({ id, about, reads, writes }) => [`\`${id}\``, about, code(reads), code(writes)]),
  );
}

function datasetOf(source: Source | undefined, id: string): Dataset | undefined {
  return source?.datasets.find((one) => one.id === id);
}

/** Fields as a user writes them: required ones bold, others than text with their type, hashed ones with a mark. */
function rosterFields(table: RosterDataset, dataset: Dataset): string {
  return Object.keys(dataset.fields)
    .filter((id) => id !== '__extra')
    .map((id) => {
      const type = table.columns[id]?.type ?? 'text';
      const shown = table.required.includes(id) ? `**${id}**` : id;
      return `${shown}${SECRET_FIELDS.includes(id) ? '†' : ''}${type === 'text' ? '' : ` (${type})`}`;
    })
    .join(', ');
}

/** What else makes a file this dataset: one of several fields, or known values of `kind`. */
function rosterAlso(table: RosterDataset, dataset: Dataset): string {
  const oneOf = dataset.recognise.required.filter((id) => !table.required.includes(id));
  const kinds = dataset.recognise.equals?.['kind'] ?? [];
  return [
    ...oneOf.map((text) => `one of ${text.replaceAll(',', '/').replaceAll('=', ' ').split('|').join(', ')}`),
    ...(kinds.length === 0 ? [] : [`kind: ${kinds.join(', ')}`]),
  ].join('; ');
}

export function rosterTable(roster: Source | undefined): string {
  return tableOf(
    ['dataset', 'what', 'fields', 'also needed'],
    ROSTER_TABLES.flatMap((table) => {
      const dataset = datasetOf(roster, table.name);
      if (dataset === undefined) return [];
      return [[`\`${table.name}\``, table.about, rosterFields(table, dataset), rosterAlso(table, dataset)]];
    }),
  );
}

export function sourceTables(sources: readonly Source[]): string {
  return sources
    .filter((source) => source.id !== 'roster')
    .map((source) => {
      const rows = source.datasets.map((one) => [
        `\`${one.id}\``,
        `[${one.title}](${one.documentation})`,
        code(Object.keys(one.emit)),
      ]);
      return `### ${source.title}\n\n${source.purpose}\n\n${tableOf(['dataset', 'what', 'becomes'], rows)}`;
    })
    .join('\n\n');
}

export function eventTable(): string {
  return tableOf(
    ['table', 'one row is', 'OCSF class'],
    EVENT_TABLES.map(({ name, about, ocsf }) => [`\`${name}\``, about, ocsf === undefined ? '-' : String(ocsf)]),
  );
}

/** Puts a text between the markers of its name. Throws when the page has no such markers. */
export function fill(page: string, name: string, text: string): string {
  const start = `<!-- generated: ${name} -->`;
  const end = `<!-- end: ${name} -->`;
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new TypeError(`the page has no markers "${start}" and "${end}"`);
  return `${page.slice(0, from + start.length)}\n\n${text}\n\n${page.slice(to)}`;
}

export interface Page {
  /** Relative to the root of the repository. */
  readonly file: string;
  readonly current: string;
  readonly wanted: string;
}

/** Every page that has generated parts, as it is and as it should be. */
export async function pages(): Promise<Page[]> {
  const sources = await house.sources();
  const phases = await flow();
  const parts: readonly (readonly [file: string, name: string, text: string])[] = [
    ['ARCHITECTURE.md', 'overview', overview(phases)],
    ['ARCHITECTURE.md', 'phases', phaseTable(phases)],
    ['ARCHITECTURE.md', 'diagram', diagram(phases)],
    ['ARCHITECTURE.md', 'stages', stageTable(phases)],
    ['docs/formats.md', 'roster', rosterTable(sources.find((one) => one.id === 'roster'))],
    ['docs/formats.md', 'sources', sourceTables(sources)],
    ['docs/formats.md', 'events', eventTable()],
  ];
  return [...new Set(parts.map(([file]) => file))].map((file) => {
    const current = readFileSync(new URL(file, ROOT), 'utf8');
    const own = parts.filter((part) => part[0] === file);
    let wanted = current;
    for (const [, name, text] of own) wanted = fill(wanted, name, text);
    return { file, current, wanted };
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { file, current, wanted } of await pages()) {
    if (wanted !== current) writeFileSync(new URL(file, ROOT), wanted);
    process.stdout.write(`${wanted === current ? 'current ' : 'written '} ${file}\n`);
  }
}
