import { readFileSync } from 'node:fs';
import { load, YAMLException } from 'js-yaml';
import { isNode, isScalar, LineCounter, parseDocument, Scalar } from 'yaml';
import type { z } from 'zod';
import { TrueseatError } from '../lib/error.ts';

type Path = readonly (string | number)[];

export interface Yaml<T> {
  readonly data: T;
  /** Line of the value at a path, or of its nearest existing parent; for a block of text, its first line. */
  readonly lineOf: (path: Path) => number;
}

/** Lines of the values of a YAML text. The library that knows them takes ten times as long as the one that reads, so it is asked only for errors. */
function linesOf(text: string): Yaml<unknown>['lineOf'] {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  return (path) => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (!isNode(node) || node.range === undefined || node.range === null) continue;
      const isBlock = isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED);
      return counter.linePos(node.range[0]).line + (isBlock ? 1 : 0);
    }
    return 1;
  };
}

function parsed(file: string, text: string): unknown {
  try {
    return load(text, { maxAliases: 10 });
  } catch (thrown) {
    if (!(thrown instanceof YAMLException)) throw thrown;
    const line = thrown.mark === undefined ? {} : { line: thrown.mark.line + 1 };
    throw new TrueseatError('BAD_CONTENT', thrown.reason, { place: { file, ...line } });
  }
}

/** Reads one YAML file and validates it. Throws BAD_CONTENT with file and line. */
export function readYaml<T>(file: string, schema: z.ZodType<T>): Yaml<T> {
  const text = readFileSync(file, 'utf8');
  let lines: Yaml<T>['lineOf'] | undefined;
  const lineOf: Yaml<T>['lineOf'] = (path) => (lines ??= linesOf(text))(path);
  const result = schema.safeParse(parsed(file, text));
  if (result.success) return { data: result.data, lineOf };
  const [issue] = result.error.issues;
  const path = (issue?.path ?? []).filter((part) => typeof part !== 'symbol');
  throw new TrueseatError('BAD_CONTENT', `${path.join('.')}: ${issue?.message ?? 'does not fit'}`, {
    place: { file, line: lineOf(path) },
  });
}
