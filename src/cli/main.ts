#!/usr/bin/env node
import { failure } from './failure.ts';
import { processIo } from './io.ts';
import { COULD_NOT_RUN, run } from './run.ts';

// Output holds personal data: files are readable by their owner only.
process.umask(0o077);

// Node would otherwise exit with 1, which means that something was found.
process.on('uncaughtException', (thrown) => {
  process.stderr.write(failure(thrown, process.argv.includes('--debug')));
  process.exit(COULD_NOT_RUN);
});

process.exitCode = await run(process.argv.slice(2), processIo());
