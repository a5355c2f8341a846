import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { loadPlugins } from './plugin.ts';

const folder = mkdtempSync(join(tmpdir(), 'trueseat-plugin-'));
const url = pathToFileURL(`${folder}/`);
afterAll(() => rmSync(folder, { recursive: true }));

function plugin(name: string, text: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'index.js'), text);
}

it('finds plugins by their place, sorted, and passes over other folders', async () => {
  plugin('beta', `export const thing = { id: 'beta' };`);
  plugin('alpha', `export const thing = { id: 'alpha' };`);
  plugin('other', `export const unrelated = 1;`);
  mkdirSync(join(folder, 'empty'), { recursive: true });
  writeFileSync(join(folder, 'file.txt'), '');
  expect((await loadPlugins<{ id: string }>(url, 'thing')).map((one) => one.id)).toEqual(['alpha', 'beta']);
});

it('refuses a plugin whose id is not its folder', async () => {
  plugin('gamma', `export const thing = { id: 'delta' };`);
  await expect(loadPlugins(url, 'thing')).rejects.toMatchObject({
    code: 'BAD_CONTENT',
    place: { file: 'gamma/index.js' },
  });
});
