import { paint, plural, safe, wrap, type Paint } from '../lib/terminal.ts';
import type { Coverage, ReportModel, Tier } from '../model/report.ts';
import { inferredName } from './inferred.ts';
import { noAddressData } from './address-data.ts';

const INDENT = '          ';
/** At most this many people or accounts of a verdict are named. */
const NAMES = 20;

function block(tier: Tier, title: string, rows: readonly (readonly [string, string])[], options: Paint): string {
  const head = `${paint(tier.toUpperCase().padEnd(8), tier, options)}  ${paint(wrap(title, options.width, INDENT), 'strong', options)}`;
  return [
    head,
    ...rows
      .filter(([, text]) => text !== '')
      .map(
        ([label, text]) =>
          `${INDENT}${paint(label.padEnd(9), 'quiet', options)}${wrap(text, options.width, `${INDENT}         `)}`,
      ),
  ].join('\n');
}

/** What was found, how certain, and what to do next, for the terminal. */
export function summary(model: ReportModel, out: string, options: Paint): string {
  const parts: string[] = [];
  const span =
    model.dataFrom === null ? '' : `, ${model.dataFrom.slice(0, 10)} to ${(model.dataUntil ?? '').slice(0, 10)}`;
  const read = `${plural(model.totals.workers, 'worker', 'workers')}, ${plural(model.totals.events, 'record', 'records')} from ${plural(model.totals.files, 'file', 'files')}${span}`;
  parts.push(`${paint('Trueseat', 'strong', options)}  ${wrap(read, options.width, INDENT)}`);
  const decided = new Set<string>();
  for (const cluster of model.clusters.filter((one) => one.verdicts.length > 0)) {
    const people = cluster.members.filter((member) => member.kind === 'worker' && member.role !== 'member');
    for (const person of people) decided.add(`${person.kind}:${person.id}`);
    for (const verdict of cluster.verdicts) {
      for (const member of verdict.members) decided.add(member);
      const named = new Set(verdict.members);
      const workers = people.filter((person) => named.has(`${person.kind}:${person.id}`));
      const shown = workers.length > 0 ? workers : cluster.members.filter((one) => named.has(`${one.kind}:${one.id}`));
      const names = [
        ...shown.slice(0, NAMES).map(({ label, id }) => (label === id ? id : `${label} (${id})`)),
        ...(shown.length > NAMES ? [`and ${plural(shown.length - NAMES, 'more', 'more')}`] : []),
      ].join(', ');
      parts.push(
        block(
          cluster.tier,
          `Suspected ${verdict.title.toLowerCase()}: ${names}`,
          [
            ['why', verdict.why],
            ['innocent', verdict.innocent],
            ['settle', verdict.settle],
          ],
          options,
        ),
      );
    }
  }
  for (const subject of model.subjects
    .filter((one) => (one.tier === 'case' || one.tier === 'review') && !decided.has(`${one.kind}:${one.id}`))
    .slice(0, 20)) {
    parts.push(
      block(
        subject.tier,
        `${subject.label} (${subject.id})  +${subject.bitsFor.toFixed(1)} for  -${subject.bitsAgainst.toFixed(1)} against`,
        [
          ['why', subject.topReason],
          ['innocent', subject.innocent],
          ['settle', subject.settle],
        ],
        options,
      ),
    );
  }
  const { tiers } = model;
  parts.push(
    wrap(
      `${plural(tiers.case, 'case', 'cases')}, ${tiers.review} to review, ${tiers.watch} to watch, ${plural(tiers.clear, 'subject', 'subjects')} clear.`,
      options.width,
      '',
    ),
  );
  parts.push(inferredLine(model, options));
  parts.push(coverageLines(model, options));
  parts.push(`Report: ${out}/report.html`);
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** What was taken for the organisation's own, to be confirmed. */
function inferredLine({ inferred: { kinds } }: ReportModel, options: Paint): string {
  if (kinds.length === 0) return '';
  const told = kinds.map(({ kind, n }) => `${n} ${inferredName(kind, n)}`).join(', ');
  return wrap(
    `Taken for your own, as no list names them: ${told}. Confirm or correct them in inferred.csv.`,
    options.width,
    '',
  );
}

/** The reason of a file where only single records are wrong. */
const ONLY_RECORDS = /^\d+ records? did not parse$/;

/** Files and records that were not read. */
function unreadLines({ files, unparsed: listed }: Pick<Coverage, 'files' | 'unparsed'>): string[] {
  const lines: string[] = [];
  const notRead = files.filter((file) => file.status === 'not_recognised' || file.status === 'failed');
  for (const file of notRead.slice(0, 5)) lines.push(`not read: ${safe(file.path)} (${safe(file.reason)})`);
  if (notRead.length > 5) lines.push(`not read: ${notRead.length - 5} more files`);
  const damaged = files.filter((file) => file.status === 'partly' && !ONLY_RECORDS.test(file.reason));
  for (const file of damaged.slice(0, 5)) lines.push(`read in part: ${safe(file.path)} (${safe(file.reason)})`);
  const unparsed = files.reduce((sum, file) => sum + (file.status === 'partly' ? file.unparsed : 0), 0);
  const first = listed[0];
  if (unparsed > 0 && first !== undefined)
    lines.push(
      `${plural(unparsed, 'record', 'records')} did not parse, the first at ${safe(first.path)}:${first.line} (${safe(first.reason)})`,
    );
  return lines;
}

function quiet(lines: readonly string[], options: Paint): string {
  return lines.map((line) => paint(wrap(line, options.width, '  '), 'quiet', options)).join('\n');
}

/** Files and records that were not read, for commands that write no report. */
export function unreadNote(coverage: Pick<Coverage, 'files' | 'unparsed'>, options: Paint): string {
  const lines = unreadLines(coverage);
  return lines.length === 0 ? '' : `${quiet(lines, options)}\n`;
}

function coverageLines(model: ReportModel, options: Paint): string {
  const { detections, lists, parameters, unusedFields } = model.coverage;
  const lines = unreadLines(model.coverage);
  if (unusedFields.length > 0)
    lines.push(
      `${plural(unusedFields.length, 'field', 'fields')} of the input ${unusedFields.length === 1 ? 'was' : 'were'} not used, such as ${safe(unusedFields[0]?.field ?? '')}`,
    );
  const blind = detections.filter((one) => one.status === 'could_not_run');
  if (blind.length > 0) {
    const missing = [...new Set(blind.flatMap((one) => one.missing))].sort();
    lines.push(`${blind.length} of ${detections.length} detections could not run for lack of ${missing.join(', ')}`);
  }
  for (const one of detections.filter((detection) => detection.status === 'failed'))
    lines.push(`detection ${one.id} failed: ${safe(one.reason)}`);
  if (parameters.length > 0) {
    const differ =
      parameters.length === 1
        ? 'parameter differs from its shipped value'
        : 'parameters differ from their shipped values';
    const named = parameters.map(
      ({ rule, param, shipped, value }) => `${rule}.${param} is ${String(value)}, not ${String(shipped)}`,
    );
    lines.push(`${parameters.length} ${differ}: ${safe(named.join('; '))}`);
  }
  const old = lists.filter((list) => list.old);
  if (old.length > 0) lines.push(`old lists: ${old.map((list) => `${list.name} (${list.date})`).join(', ')}`);
  const unknown = noAddressData(model.coverage);
  if (unknown.length > 0) lines.push(`no address data: ${unknown.join(' and ')}`);
  return quiet(lines, options);
}
