import { content } from '../app.ts';
import { listAges } from '../report/list-ages.ts';
import type { Io } from './io.ts';
import type { ContentOptions, JsonOption } from './options.ts';

export function listsCommand(options: ContentOptions & JsonOption, io: Io): Promise<number> {
  const ages = listAges(content(options.content).lists, io.now());
  if (options.json === true) io.out(`${JSON.stringify(ages, null, 2)}\n`);
  else
    for (const list of ages)
      io.out(
        `${list.name.padEnd(24)} ${list.date}  ${String(list.ageDays).padStart(5)} days${list.old ? '  OLD' : '     '}  ${String(list.rows).padStart(6)} rows  ${list.licence}\n`,
      );
  return Promise.resolve(ages.some((list) => list.old) ? 1 : 0);
}
