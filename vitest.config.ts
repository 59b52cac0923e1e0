import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Stacks and commands are processes of their own, which all strip and compile the same files.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'dateline-compile-cache');

/** Tests of pure functions. They leave nothing behind, so that files may share a process and what it has loaded. */
const pure = ['tests/core/**/*.test.ts', 'tests/pipeline/**/*.test.ts', 'tests/bench/**/*.test.ts'];
/** Watches modules while they are loaded. */
const alone = 'tests/core/regular-expressions.test.ts';

export default defineConfig({
  test: {
    setupFiles: ['tests/seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Refused and poisoned messages are what some tests are about; their log would drown the report.
    env: { POWERTOOLS_LOG_LEVEL: 'CRITICAL' },
    pool: 'forks',
    // More than a small machine has processors: tests of a whole stack wait more than they work.
    maxWorkers: 4,
    projects: [
      { extends: true, test: { name: 'core', include: pure, exclude: [alone], isolate: false } },
      { extends: true, test: { name: 'alone', include: [alone] } },
      {
        extends: true,
        test: {
          name: 'desk',
          include: ['tests/**/*.test.ts'],
          exclude: pure,
          globalSetup: 'tests/templates.ts',
        },
      },
    ],
  },
});
