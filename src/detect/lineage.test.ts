import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { quoteText } from '../lib/sql.ts';
import { ALL_TABLES } from '../model/table.ts';
import { loadContent } from './content.ts';
import { lineageProblems } from './fixtures/lineage.ts';

const content = loadContent([fileURLToPath(new URL('../../content', import.meta.url))]);

/** A rule's SQL with its parameters written out, so that what a parameter brings in is seen too. */
function written(rule: (typeof content.detections)[number] | (typeof content.verdicts)[number]): string {
  return Object.entries(rule.params).reduce(
    (text, [id, param]) =>
      text.replaceAll(new RegExp(`(?<![:\\w]):${id}\\b`, 'g'), () =>
        typeof param.default === 'string' ? quoteText(param.default) : String(param.default),
      ),
    rule.sql.trim(),
  );
}

describe('what a rule reads of a person', () => {
  it.each([...content.detections, ...content.verdicts].map((rule) => [rule.id, written(rule)]))('%s', (_id, sql) => {
    expect(lineageProblems(sql)).toEqual([]);
  });

  it('no table has a column for it in the first place', () => {
    const columns = [...ALL_TABLES.values()].flatMap((table) =>
      Object.keys(table.columns).map((id) => `SELECT ${JSON.stringify(id)} FROM ${table.name}`),
    );
    expect(columns.flatMap(lineageProblems).filter((problem) => problem.startsWith('reads'))).toEqual([]);
  });
});

describe('the look itself', () => {
  it.each([
    ['SELECT w.nationality FROM workers AS w'],
    [`SELECT json_text(w.extra, '$.citizenship') AS x FROM workers AS w`],
    [`SELECT 1 AS x FROM background_checks AS b WHERE b.element = 'ethnicity'`],
    ['WITH a AS (SELECT worker_id, keyboard_locale AS k FROM workers) SELECT k FROM a'],
    ['SELECT legal_name FROM workers'],
    ['WITH a AS (SELECT legal_name AS called FROM workers) SELECT called FROM a'],
    [`SELECT worker_id FROM workers WHERE legal_name LIKE 'K%'`],
    ['SELECT worker_id FROM workers WHERE length(legal_name) < 8'],
    [
      `WITH a AS (SELECT preferred_name AS n FROM workers), b AS (SELECT n AS m FROM a) SELECT 1 AS x FROM b WHERE starts_with(m, 'A')`,
    ],
    [`SELECT worker_id FROM presence WHERE country = 'KP'`],
    [`SELECT worker_id FROM presence WHERE country IN ('KP', 'RU')`],
    [`SELECT worker_id FROM presence WHERE has_element(split('KP;RU', ';'), country)`],
    [`SELECT CASE country WHEN 'KP' THEN 1 ELSE 0 END AS x FROM presence`],
    [`SELECT CASE WHEN upper(p.country) = 'CN' THEN 1 END AS x FROM presence AS p`],
    ['SELECT p.worker_id FROM presence AS p JOIN list_bad_countries AS l ON l.code = p.country'],
  ])('refuses %s', (sql) => {
    expect(lineageProblems(sql)).not.toEqual([]);
  });

  it.each([
    ['SELECT a.worker_id FROM workers AS a JOIN workers AS b ON name_similarity(a.legal_name, b.legal_name) < 0.9'],
    [
      `WITH h AS (SELECT worker_id, coalesce(preferred_name, legal_name) AS called FROM workers) SELECT h.worker_id FROM h WHERE fold(h.called) <> 'x' AND h.called IS NOT NULL`,
    ],
    [
      `SELECT p.worker_id FROM presence AS p JOIN workers AS w ON w.worker_id = p.worker_id WHERE p.country <> w.home_country AND coalesce(p.country, '') <> ''`,
    ],
    [`SELECT worker_id FROM presence WHERE country IS NOT NULL AND network_class NOT IN ('vpn', 'hosting')`],
  ])('lets pass %s', (sql) => {
    expect(lineageProblems(sql)).toEqual([]);
  });
});
