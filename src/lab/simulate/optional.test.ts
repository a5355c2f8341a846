import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { LOOK_ALIKES } from './look-alikes/index.ts';
import { LISTS_OF_TRACES, OPTIONAL_LISTS, type OptionalList } from './optional.ts';
import { finish } from './population/finish.ts';
import { populate } from './population/index.ts';
import { PRESETS, settingOf } from './presets.ts';
import { readmeOf } from './readme.ts';
import { ringsOf, shownBy } from './schemes/ring.ts';
import { newWorld, truthOf, type World } from './world.ts';
import { writeRoster } from './write.ts';

const root = mkdtempSync(join(tmpdir(), 'optional-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A small company with so many schemes of each kind that every trace is left. */
const SCHEMES = Object.fromEntries(Object.keys(PRESETS['enterprise']!.schemes).map((kind) => [kind, 40]));

function made(without?: readonly OptionalList[]): World {
  const kinds = LOOK_ALIKES.map((one) => one.kind);
  const options = { seed: 3, workers: 40, ...(without === undefined ? {} : { without }) };
  const world = newWorld(settingOf('enterprise', { ...PRESETS['enterprise']!, schemes: SCHEMES }, kinds, options));
  populate(world);
  finish(world);
  return world;
}

/** The files of the roster by path. */
async function written(world: World, name: string): Promise<Map<string, string>> {
  const folder = join(root, name);
  const count = await writeRoster(world, folder);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile()); // prettier-ignore
  expect(paths).toHaveLength(count);
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

const full = made();
const bare = made(OPTIONAL_LISTS);

it('names every list that is written, but for those that everybody has', () => {
  const always = ['applicants', 'assets', 'interviews', 'payments', 'payroll_accounts', 'shipments', 'workers'];
  expect([...full.roster.keys()].sort()).toEqual([...OPTIONAL_LISTS, ...always].sort());
});

it('leaves out the lists and the texts they point to, and changes nothing else', async () => {
  const [before, after] = [await written(full, 'full'), await written(bare, 'bare')];
  const gone = [...before.keys()].filter((path) => !after.has(path));
  expect(gone.filter((path) => !path.startsWith('pages/')).sort()).toEqual(OPTIONAL_LISTS.map((one) => `${one}.csv`));
  expect([...before.keys()].filter((path) => path.startsWith('pages/') && after.has(path))).toEqual([]);
  const changed = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
  expect(changed).toEqual([]);
  expect(JSON.stringify([...bare.plan]) === JSON.stringify([...full.plan])).toBe(true);
});

it('knows only traces that schemes leave', () => {
  const left = new Set(ringsOf(full).flatMap((ring) => ring.left.map((one) => one.trace)));
  expect(Object.keys(LISTS_OF_TRACES).filter((trace) => !left.has(trace))).toEqual([]);
});

it('keeps the members of schemes, and expects no verdict from a trace in a list that is left out', () => {
  const [before, after] = [truthOf(full), truthOf(bare)];
  expect(after.subjects).toEqual(before.subjects);
  const members = ({ schemes }: typeof before) => schemes.map(({ id, members: all }) => [id, all]);
  expect(members(after)).toEqual(members(before));
  const lost = before.schemes.filter(({ verdict }, index) => verdict !== after.schemes[index]?.verdict);
  expect(new Set(lost.map((one) => one.kind))).toEqual(
    new Set(['exfiltration-at-exit', 'front-company', 'one-identity-many-jobs', 'rented-identity']),
  );
  for (const { id } of lost) expect(after.schemes.find((one) => one.id === id)?.verdict, id).toBeNull();
});

it('counts the first trace from what is shown', () => {
  const schemes = new Map(truthOf(bare).schemes.map((one) => [one.id, one]));
  for (const ring of ringsOf(bare)) {
    const first = Math.min(bare.setting.days, ...shownBy(ring).map((one) => one.day));
    const at = Date.parse(schemes.get(ring.id)?.first_trace_at ?? '');
    expect(at, ring.id).toBeCloseTo(Date.parse(bare.startAt) + Math.round(first * 86_400_000));
  }
});

it('says in the description what is left out', () => {
  const told = readmeOf(bare);
  expect(told).toContain(`--without ${OPTIONAL_LISTS.join(',')}`);
  expect(told).toContain('- left out, as if the organisation did not keep them: address_checks, ');
  expect(told).toContain('  - only in lists that are left out: ');
  expect(told).not.toMatch(/\bnotices \(\d/);
  expect(readmeOf(full)).not.toMatch(/left out|--without/);
});
