import { z } from 'zod';

/** A cell of a list. */
const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** `content/lists/<name>.yml`. Becomes the table `list_<name>` (`_` for `-`), one text column for each of `columns`; absent cells are null. */
export const List = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  about: z.string().min(1),
  source: z.string().min(1),
  licence: z.string().min(1),
  /** Date of the facts, not of the file. */
  date: z.iso.date(),
  /** Age in days from which the list counts as old. */
  max_age_days: z.int().positive(),
  columns: z.array(z.string().regex(/^[a-z][a-z0-9_]*$/)).min(1),
  /** The list must have at least this many rows: a feed that returns nothing is an error. */
  min_rows: z.int().nonnegative(),
  rows: z.array(z.array(Cell)),
});
export type List = z.infer<typeof List>;

/** All lists of a run by name; a user's folder adds rows to a list of the same name, or new lists. */
export type Lists = ReadonlyMap<string, List>;
