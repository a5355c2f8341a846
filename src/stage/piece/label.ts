import { rawSql } from '../../lib/sql.ts';
import type { Loop } from '../../model/stage.ts';

/**
 * Connected components by label propagation with pointer jumping: every node of `scratch_component` takes the smallest label among its
 * neighbours over `scratch_edge`, and then the label of that label, until nothing changes.
 */
export const spreadLabels: Loop = {
  repeat: [
    { into: 'scratch_component_before', sql: rawSql('SELECT node, label FROM scratch_component') },
    {
      into: 'scratch_component',
      sql: rawSql(`
      SELECT n.node, least(n.label, coalesce(up.label, n.label)) AS label FROM (
        SELECT c.node, least(c.label, coalesce(min(o.label), c.label)) AS label
        FROM scratch_component_before AS c LEFT JOIN scratch_edge AS e ON e.a = c.node LEFT JOIN scratch_component_before AS o ON o.node = e.b
        GROUP BY c.node, c.label
      ) AS n LEFT JOIN scratch_component_before AS up ON up.node = n.label`),
    },
    {
      into: 'scratch_moved',
      sql: rawSql(
        'SELECT c.node FROM scratch_component AS c JOIN scratch_component_before AS b ON b.node = c.node WHERE b.label <> c.label',
      ),
    },
  ],
};
