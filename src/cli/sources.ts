import { sources } from '../app.ts';
import type { Io } from './io.ts';
import type { JsonOption } from './options.ts';

export async function sourcesCommand(options: JsonOption, io: Io): Promise<number> {
  const all = await sources();
  if (options.json === true) {
    io.out(
      `${JSON.stringify(
        all.map(({ id, title, purpose, datasets }) => ({
          id,
          title,
          purpose,
          datasets: datasets.map((one) => ({
            id: one.id,
            title: one.title,
            tables: Object.keys(one.emit),
            documentation: one.documentation,
          })),
        })),
        null,
        2,
      )}\n`,
    );
    return 0;
  }
  for (const source of all) {
    io.out(`${source.id}  ${source.title}\n`);
    for (const dataset of source.datasets)
      io.out(`  ${dataset.id.padEnd(34)} ${dataset.title}  -> ${Object.keys(dataset.emit).join(', ')}\n`);
  }
  return 0;
}
