import type { ReportModel } from '../../model/report.ts';
import { subjectAnchor } from './anchor.ts';
import { html, type Html } from '../../lib/html/markup.ts';
import { value } from '../../lib/html/text.ts';

/** What is needed to turn `kind:id` into a name and, if there is one, a link to its section. */
export interface Names {
  readonly label: ReadonlyMap<string, string>;
  readonly sections: ReadonlySet<string>;
}

export function namesOf(model: ReportModel): Names {
  const label = new Map<string, string>();
  for (const cluster of model.clusters)
    for (const member of cluster.members) label.set(`${member.kind}:${member.id}`, member.label);
  for (const subject of model.subjects) label.set(`${subject.kind}:${subject.id}`, subject.label);
  return { label, sections: new Set(model.subjects.map((one) => `${one.kind}:${one.id}`)) };
}

export function named(key: string, names: Names): Html {
  const at = key.indexOf(':');
  const kind = key.slice(0, at);
  const id = key.slice(at + 1);
  const text = value(names.label.get(key) ?? id, 30);
  return names.sections.has(key) ? html`<a href="#${subjectAnchor({ kind, id })}">${text}</a>` : text;
}

/** Names separated by commas. */
export function namedAll(keys: readonly string[], names: Names): Html {
  return html`${keys.map((key, index) => html`${index > 0 ? ', ' : ''}${named(key, names)}`)}`;
}
