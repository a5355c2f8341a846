import { describe, expect, it } from 'vitest';
import { version } from '../../src/app.ts';
import { cli } from './fake-io.ts';

describe('help', () => {
  it.each([
    [['--help']],
    [['investigate', '--help']],
    [['demo', '--help']],
    [['normalise', '--help']],
    [['evaluate', '--help']],
    [['detections', '--help']],
    [['detections', 'scan', '--help']],
    [['sources', '--help']],
    [['lists', '--help']],
  ])('%j', async (argv) => {
    const { status, out, err } = await cli(argv);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatchSnapshot();
  });

  it('gives the version alone', async () => {
    expect(await cli(['--version'])).toEqual({ status: 0, out: `${version()}\n`, err: '' });
  });

  it('names what it does not know, and exits 2', async () => {
    for (const argv of [
      ['bogus'],
      ['investigate'],
      ['investigate', '.', '--bogus'],
      ['investigate', '.', '--tier', 'sure'],
      ['detections', 'show'],
      ['normalise', '.'],
    ]) {
      const { status, out, err } = await cli(argv);
      expect({ status, out }, argv.join(' ')).toEqual({ status: 2, out: '' });
      expect(err).toMatch(/^error: .+\n\(trueseat --help shows examples\)\n$/);
    }
  });
});
