import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Refused and poisoned messages are what some tests are about; their log would drown the report.
    env: { POWERTOOLS_LOG_LEVEL: 'CRITICAL' },
    pool: 'forks',
    // One more than a small machine has processors: tests of a whole stack wait more than they work.
    maxWorkers: 3,
  },
});
