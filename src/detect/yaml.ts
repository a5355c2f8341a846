import { readFileSync } from 'node:fs';
import { isNode, isScalar, LineCounter, parseDocument, Scalar } from 'yaml';
import type { z } from 'zod';
import { TrueseatError } from '../lib/error.ts';

type Path = readonly (string | number)[];

export interface Yaml<T> {
  readonly data: T;
  /** Line of the value at a path, or of its nearest existing parent; for a block of text, its first line. */
  readonly lineOf: (path: Path) => number;
}

/** Reads one YAML file and validates it. Throws BAD_CONTENT with file and line. */
export function readYaml<T>(file: string, schema: z.ZodType<T>): Yaml<T> {
  const counter = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: counter });
  const [broken] = document.errors;
  if (broken !== undefined) {
    throw new TrueseatError('BAD_CONTENT', broken.message.split('\n')[0] ?? '', {
      place: { file, line: counter.linePos(broken.pos[0]).line },
    });
  }
  function lineOf(path: Path): number {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (!isNode(node) || node.range === undefined || node.range === null) continue;
      const isBlock = isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED);
      return counter.linePos(node.range[0]).line + (isBlock ? 1 : 0);
    }
    return 1;
  }
  const result = schema.safeParse(document.toJS({ maxAliasCount: 10 }));
  if (result.success) return { data: result.data, lineOf };
  const [issue] = result.error.issues;
  const path = (issue?.path ?? []).filter((part) => typeof part !== 'symbol');
  throw new TrueseatError('BAD_CONTENT', `${path.join('.')}: ${issue?.message ?? 'does not fit'}`, {
    place: { file, line: lineOf(path) },
  });
}
