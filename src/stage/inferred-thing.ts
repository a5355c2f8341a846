import { quoteText, rawSql } from '../lib/sql.ts';
import { emptySql } from '../model/column.ts';
import type { Query, Stage } from '../model/stage.ts';
import { ALL_TABLES } from '../model/table.ts';
import { browserRules, browsers } from './piece/thing/browser.ts';
import { contactRules } from './piece/thing/contact.ts';
import { crowdRules } from './piece/thing/crowd.ts';
import { deliveryRules } from './piece/thing/delivery.ts';
import { deskRules, desks, supportOnlySql } from './piece/thing/desk.ts';
import { gearDays, gearRules } from './piece/thing/gear.ts';
import { homes } from './piece/thing/home.ts';
import type { Rule } from './piece/thing/told.ts';

const COLUMNS = ALL_TABLES.get('inferred_thing')?.columns ?? {};

/** The first rule that says something of a value is the one that counts. */
const RULES: readonly Rule[] = [
  ...gearRules,
  ...deskRules,
  ...browserRules,
  ...deliveryRules,
  ...contactRules,
  ...crowdRules,
];

function rows({ kind, about, sql }: Rule): Query {
  return {
    into: 'inferred_thing',
    about,
    how: 'add',
    sql: rawSql(`
  SELECT ${quoteText(kind)} AS kind, r.identifier_kind, r.value, coalesce(min(i.masked), r.value) AS label, count(*) AS people, r.evidence,
    min(i.first_at) AS first_at, max(i.last_at) AS last_at, min(i.event_id) AS event_id
  FROM (${sql}) AS r
  JOIN identifier AS i ON i.kind = r.identifier_kind AND i.value = r.value
  LEFT JOIN inferred_thing AS t ON t.identifier_kind = r.identifier_kind AND t.value = r.value
  WHERE t.value IS NULL
  GROUP BY r.identifier_kind, r.value, r.evidence`),
  };
}

/** What removes suspicion, and never adds any: things that have no identity, or that people of many homes use as such things are used. */
export const inferredThing: Stage = {
  id: 'inferred-thing',
  about: 'shared things that the data alone explain',
  steps: [
    ...homes,
    gearDays,
    ...desks,
    ...browsers,
    { into: 'inferred_thing', about: 'none yet', sql: rawSql(emptySql(COLUMNS)) },
    ...RULES.map(rows),
    { into: 'support_only', sql: rawSql(supportOnlySql) },
  ],
};
