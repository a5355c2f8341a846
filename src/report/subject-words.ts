import type { Row } from '../engine/engine.ts';
import type { VerdictRule } from '../model/verdict.ts';
import { list } from '../lib/html/text.ts';
import { text } from './row.ts';

export interface SubjectWords {
  readonly topReason: string;
  readonly innocent: string;
  readonly settle: string;
}

/** Verdicts by rank: what says who works comes before what says who is paid. */
export function inOrder(rules: readonly VerdictRule[]): readonly VerdictRule[] {
  return [...rules].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
}

/** The words beside a tier (a row of `score`): those of the verdict where one names the subject, else of the heaviest finding. */
export function subjectWords(score: Row, rules: readonly VerdictRule[]): SubjectWords {
  const ids = text(score['verdicts']).split(';');
  const named = inOrder(rules).filter((rule) => ids.includes(rule.id));
  const reason = text(score['top_reason']);
  const [first] = named;
  if (first === undefined)
    return { topReason: reason, innocent: text(score['innocent']), settle: text(score['settle']) };
  return {
    topReason: `Suspected ${list(named.map((rule) => rule.title.toLowerCase()))}. Strongest reason: ${reason}`,
    innocent: first.innocent,
    settle: first.settle,
  };
}
