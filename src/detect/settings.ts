import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { TrueseatError } from '../lib/error.ts';
import { didYouMean } from '../lib/nearest.ts';
import type { Detection } from '../model/detection.ts';
import type { IdentifierKind } from '../model/identifier.ts';
import type { Coverage } from '../model/report.ts';
import type { VerdictRule } from '../model/verdict.ts';
import { readYaml } from './yaml.ts';

const Values = z.record(z.string(), z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])));

/** `settings.yml` of a content folder: rule -> parameter -> value. */
const Settings = z.strictObject({
  detections: Values.default({}),
  verdicts: Values.default({}),
  identifiers: Values.default({}),
});

type Rule = Detection | VerdictRule | IdentifierKind;
export type Setting = Coverage['parameters'][number];

interface Rules {
  readonly detections: Map<string, Detection>;
  readonly verdicts: Map<string, VerdictRule>;
  readonly identifiers: Map<string, IdentifierKind>;
}

function refuse(message: string, file: string, line: number, wayOut: string): never {
  throw new TrueseatError('BAD_CONTENT', message, { place: { file, line }, wayOut });
}

/** A rule with other values for its parameters. */
function withValues<R extends Rule>(rule: R, values: Readonly<Record<string, string | number | boolean>>): R {
  const params = Object.entries(rule.params).map(([id, param]) => [
    id,
    { ...param, default: values[id] ?? param.default },
  ]);
  return { ...rule, params: Object.fromEntries(params) };
}

function changes<R extends Rule>(
  kind: 'detections' | 'verdicts' | 'identifiers',
  rules: ReadonlyMap<string, R>,
  folder: string,
): { readonly rule: R; readonly values: Readonly<Record<string, string | number | boolean>> }[] {
  const file = join(folder, 'settings.yml');
  const { data, lineOf } = readYaml(file, Settings);
  return Object.entries(data[kind]).map(([id, values]) => {
    const rule = rules.get(id);
    const one = kind.slice(0, -1);
    if (rule === undefined)
      refuse(
        `no ${one} "${id}"${didYouMean(id, rules.keys())}`,
        file,
        lineOf([kind, id]),
        'See `trueseat detections list`.',
      );
    for (const [param, value] of Object.entries(values)) {
      const written = rule.params[param]?.default;
      const line = lineOf([kind, id, param]);
      if (written === undefined)
        refuse(
          `${id} has no parameter "${param}"${didYouMean(param, Object.keys(rule.params))}`,
          file,
          line,
          `See \`trueseat detections show ${id}\`.`,
        );
      if (typeof value !== typeof written)
        refuse(
          `${id}.${param} is ${JSON.stringify(value) ?? ''}; expected a ${typeof written}`,
          file,
          line,
          `The rule's own value is ${String(written)}.`,
        );
    }
    return { rule, values };
  });
}

/**
 * Sets parameters as the folders' `settings.yml` say; the last one wins. Returns those that differ from the rules' own values.
 * Throws BAD_CONTENT with file and line for a rule or parameter that does not exist, and for a value of another type.
 */
export function applySettings(folders: readonly string[], { detections, verdicts, identifiers }: Rules): Setting[] {
  const written = [...detections.values(), ...verdicts.values(), ...identifiers.values()];
  for (const folder of folders) {
    const wrong = join(folder, 'settings.yaml');
    if (existsSync(wrong)) refuse('the settings file must be named settings.yml', wrong, 1, 'Rename it.');
    if (!existsSync(join(folder, 'settings.yml'))) continue;
    for (const { rule, values } of changes('detections', detections, folder))
      detections.set(rule.id, withValues(rule, values));
    for (const { rule, values } of changes('verdicts', verdicts, folder))
      verdicts.set(rule.id, withValues(rule, values));
    for (const { rule, values } of changes('identifiers', identifiers, folder))
      identifiers.set(rule.id, withValues(rule, values));
  }
  const set = [...detections.values(), ...verdicts.values(), ...identifiers.values()];
  return written.flatMap((rule, index) =>
    Object.entries(rule.params).flatMap(([param, { default: shipped }]) => {
      const value = set[index]?.params[param]?.default ?? shipped;
      return value === shipped ? [] : [{ rule: rule.id, param, shipped, value }];
    }),
  );
}
