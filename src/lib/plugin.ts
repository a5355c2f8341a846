import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TrueseatError } from './error.ts';

/**
 * Loads every plugin of a folder: each sub-folder with an `index` module that exports `exported`. The name of the folder must be the
 * plugin's `id`. Sorted by id. Throws BAD_CONTENT if a name and an id differ.
 */
export async function loadPlugins<T extends { readonly id: string }>(folder: URL, exported: string): Promise<T[]> {
  const root = fileURLToPath(folder);
  const plugins: T[] = [];
  for (const entry of readdirSync(root, { withFileTypes: true }).filter((found) => found.isDirectory())) {
    const file = ['index.js', 'index.ts'].find((name) => existsSync(`${root}/${entry.name}/${name}`));
    if (file === undefined) continue;
    const module = (await import(new URL(`${entry.name}/${file}`, folder).href)) as Record<string, unknown>;
    const plugin = module[exported] as T | undefined; // the contract suites check the shape
    if (plugin === undefined) continue;
    if (plugin.id !== entry.name) {
      throw new TrueseatError(
        'BAD_CONTENT',
        `the folder is named ${entry.name} but its ${exported} has the id ${plugin.id}`,
        {
          place: { file: `${entry.name}/${file}` },
        },
      );
    }
    plugins.push(plugin);
  }
  return plugins.sort((a, b) => (a.id < b.id ? -1 : 1));
}
