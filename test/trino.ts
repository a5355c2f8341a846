import { TrinoSQL } from 'dt-sql-parser';

/** One node of a syntax tree: a rule of the Trino grammar with its children, or a word of the text. */
export interface Node {
  /** Name of the grammar rule; empty for a word. */
  readonly rule: string;
  /** Text without blanks. */
  readonly text: string;
  readonly children: readonly Node[];
  parent?: Node;
}

interface Tree {
  readonly ruleIndex?: number;
  readonly children?: readonly Tree[] | null;
  getText(): string;
}

export interface Parsed {
  readonly root: Node;
  /** What the grammar refuses, with line and column. */
  readonly errors: readonly string[];
}

function node(tree: Tree, rules: readonly string[]): Node {
  const children = (tree.children ?? []).map((child) => node(child, rules));
  const made: Node = {
    rule: tree.ruleIndex === undefined ? '' : (rules[tree.ruleIndex] ?? ''),
    text: tree.getText(),
    children,
  };
  for (const child of children) child.parent = made;
  return made;
}

const grammar = new TrinoSQL();

/** Parses one query with the grammar of Trino. */
export function parseTrino(text: string): Parsed {
  const errors: string[] = [];
  const parser = grammar.createParser(text, (error) =>
    errors.push(`${error.startLine}:${error.startColumn} ${error.message}`),
  );
  const tree = parser.program();
  return { root: node(tree, parser.ruleNames), errors };
}

/** All nodes below one, itself first. */
export function* walk(start: Node): Generator<Node> {
  yield start;
  for (const child of start.children) yield* walk(child);
}

export function nodes(start: Node, rule: string): Node[] {
  return [...walk(start)].filter((one) => one.rule === rule);
}

/** The name of the function that a node calls, lower case; undefined when it calls none. Also `extract(`, `cast(` and the like. */
export function calledName(one: Node): string | undefined {
  if (one.rule !== 'primaryExpression') return undefined;
  const [first, second] = one.children;
  if (first?.rule === 'functionName') return bare(first.text);
  if (first?.rule === '' && second?.text === '(' && /^\w+$/.test(first.text)) return first.text.toLowerCase();
  return undefined;
}

/** An identifier as its table has it: without quotes, lower case where it had none. */
function bare(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text.toLowerCase();
}
