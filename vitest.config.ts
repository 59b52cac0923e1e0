import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Stacks and commands are processes of their own, which all strip and compile the same files.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'dateline-compile-cache');

/** Tests of pure functions. They leave nothing behind, so that files may share a process and what it has loaded. */
const pure = ['tests/core/**/*.test.ts', 'tests/pipeline/**/*.test.ts', 'tests/bench/**/*.test.ts'];
/** They look at templates, and each would load the CDK for itself. */
const templates = 'tests/infra/**/*.test.ts';
/** Watches modules while they are loaded. */
const alone = 'tests/core/regular-expressions.test.ts';
/** Puts another module in the place of one, while it runs. */
const mocking = 'tests/end-to-end/archive.test.ts';

/** Files that mostly wait: begun first, they wait beside the others and not behind them. */
const waiting = /\/(?:recovery|archive|life-cycle|kill|dateline|defined-feeds|embargo-leaks)\.test\.ts$/;

class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const waits = ({ moduleId }: TestSpecification): number => (waiting.test(moduleId) ? 0 : 1);
    return sorted.sort((a, b) => waits(a) - waits(b));
  }
}

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Refused and poisoned messages are what some tests are about; their log would drown the report.
    env: { POWERTOOLS_LOG_LEVEL: process.env.POWERTOOLS_LOG_LEVEL ?? 'CRITICAL' },
    pool: 'forks',
    // Node runs the files as it does in production, without Vite's runner between: a quarter of the time to load them.
    experimental: { viteModuleRunner: false },
    // More than a small machine has processors: tests of a whole stack wait more than they work.
    maxWorkers: 4,
    sequence: { sequencer: WaitingFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: pure,
          exclude: [alone],
          isolate: false,
          // Others that have properties import it themselves: it would be loaded once for every file.
          setupFiles: ['tests/seed.ts'],
        },
      },
      { extends: true, test: { name: 'templates', include: [templates], isolate: false } },
      { extends: true, test: { name: 'alone', include: [alone] } },
      {
        extends: true,
        test: {
          name: 'desk',
          include: ['tests/**/*.test.ts'],
          exclude: [...pure, templates, mocking],
          globalSetup: 'tests/templates.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'mocking',
          include: [mocking],
          globalSetup: 'tests/templates.ts',
          experimental: { viteModuleRunner: true },
        },
      },
    ],
  },
});
