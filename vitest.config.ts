import { defineConfig } from 'vitest/config';

const CONFORMANCE = 'test/conformance/**/*.test.ts';
const SLOW = '**/*.slow.test.ts';
/** Runs that are killed at random moments. */
const FAULTS = 'test/faults/kill.test.ts';

export default defineConfig({
  test: {
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: '100%', // the default leaves one of two cores idle
    projects: [
      {
        extends: true,
        test: {
          name: 'main',
          // Files share the modules of their process: the loaded engine is most of what a small test would wait for.
          isolate: false,
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [CONFORMANCE, SLOW, FAULTS],
        },
      },
      { extends: true, test: { name: 'slow', include: [SLOW], exclude: ['**/node_modules/**', 'dist/**'] } },
      { extends: true, test: { name: 'faults', include: [FAULTS] } },
      { extends: true, test: { name: 'conformance', include: [CONFORMANCE] } },
    ],
  },
});
