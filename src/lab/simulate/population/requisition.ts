import type { Random } from '../random.ts';
import { after, rosterOf, type World } from '../world.ts';
import { JOBS } from './names.ts';

/** Open positions at a time for each kind of work, and how many days before the data the oldest was opened (our assumption). */
const OPEN = 6;
const OLDEST = 700;

const FAMILIES = [...new Set(JOBS.map((one) => one.family))];

const TEXT = [
  'You work with a small team that is spread over several time zones.',
  'You write down what you decide, and you review what others write.',
  'We meet twice a year; the rest of the time you work where you live.',
  'You have done this for three years or more, or can show that you learn fast.',
  'You are on call one week in eight.',
  'You speak with customers now and then.',
];

/** A position for a kind of work: the number of its requisition, whose row is created when first needed. */
export function requisitionFor(world: World, family: string, draw: Random): string {
  const place = FAMILIES.indexOf(family);
  const id = `R${100 + (place < 0 ? FAMILIES.length : place) * OPEN + draw.int(0, OPEN - 1)}`;
  const rows = rosterOf(world, 'requisitions');
  if (rows.some((row) => row.requisition_id === id)) return id;
  const own = world.draw(`requisition ${id}`);
  const titles = JOBS.filter((one) => one.family === family).map((one) => [one.title, one.weight] as const);
  const title = titles.length === 0 ? family : own.weighted(titles);
  world.roster.set('requisitions', [
    ...rows,
    {
      requisition_id: id,
      title,
      job_family: family,
      text: `${title}. ${own.shuffle(TEXT).slice(0, 4).join(' ')}`,
      opened_at: after(world, -own.int(80, OLDEST)).slice(0, 10),
    },
  ]);
  return id;
}
