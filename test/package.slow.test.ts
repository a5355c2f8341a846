// Slow: packs the program, installs it from the registry as a user would, and runs it; in CI only.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REPORT_FILES } from './files.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LIMIT = 600_000;
const NAME = 'trueseat';
let sandbox: string;

beforeAll(() => {
  if (!existsSync(join(ROOT, 'dist', 'cli', 'main.js')))
    execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'ignore' });
  sandbox = mkdtempSync(join(tmpdir(), 'package-'));
}, LIMIT);
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

it.skipIf((process.env['CI'] ?? '') === '')(
  'installs as a user would, and runs there',
  () => {
    const npm = (args: readonly string[], cwd: string): string =>
      execFileSync('npm', [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    const [packed] = JSON.parse(npm(['pack', '--ignore-scripts', '--json', '--pack-destination', sandbox], ROOT)) as {
      filename: string;
      files: { path: string }[];
    }[];
    const paths = packed?.files.map((file) => file.path) ?? [];
    expect(paths.filter((path) => /\.test\.|fixtures\/|^(src|test|bench)\//.test(path))).toEqual([]);
    const home = join(sandbox, 'home');
    mkdirSync(home);
    writeFileSync(join(home, 'package.json'), '{"private": true}');
    npm(['install', '--prefer-offline', '--no-audit', '--no-fund', join(sandbox, packed?.filename ?? '')], home);
    const program = (...args: string[]): ReturnType<typeof spawnSync> & { stdout: string; stderr: string } =>
      spawnSync('npx', ['--no-install', NAME, ...args], { cwd: home, encoding: 'utf8' });
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(program('--version').stdout.trim()).toBe(version);
    const demo = program('demo', '--out', 'x');
    expect(demo.stderr).not.toContain('trueseat:');
    expect(demo.status).toBe(0);
    expect(demo.stdout).toContain('CASE');
    expect(readdirSync(join(home, 'x')).sort()).toEqual(REPORT_FILES);
    rmSync(join(home, 'node_modules', '@ip-location-db'), { recursive: true });
    const small = program('demo', '--out', 'y');
    expect(small.stderr).not.toContain('trueseat:');
    expect(small.status).toBe(0);
    expect(readdirSync(join(home, 'y')).sort()).toEqual(REPORT_FILES);
  },
  LIMIT,
);
