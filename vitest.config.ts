import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Stacks and commands are processes of their own, which all strip and compile the same files.
// Tests submit in streams; a feed that waits ten seconds between two builds would only make them slow.
process.env.FEED_STREAM_SECONDS ??= '2';
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'dateline-compile-cache');

/** Tests of pure functions and of what runs on the doubles. They leave nothing behind, so that files may share a process and what it has loaded. */
const pure = [
  'tests/contract/**/*.test.ts',
  'tests/core/**/*.test.ts',
  'tests/intake/**/*.test.ts',
  'tests/operations/{orphans,transfer/*}.test.ts',
  'tests/outgoing/**/*.test.ts',
  'tests/pipeline/**/*.test.ts',
  'tests/platform/**/*.test.ts',
  'tests/store/{dynamodb,entities}/**/*.test.ts',
  'tests/web/*.test.ts',
  'tests/bench/**/*.test.ts',
  'tests/docs/{api-operations,commands,feeds,security}.test.ts',
  'tests/cli/examples.test.ts',
  'tests/*.test.ts',
];
/** They look at templates, and each would load the CDK for itself. */
const templates = 'tests/infra/**/*.test.ts';
/** Watches modules while they are loaded. */
const alone = 'tests/core/regular-expressions.test.ts';
/**
 * Files that need a desk for themselves: they empty it, stop it, count what is in all of it, or choose its settings.
 * Commands that run in processes of their own are here too.
 */
const ownDesk = [
  'tests/chaos/**/*.test.ts',
  'tests/cli/{dateline,doctor,transfer}.test.ts',
  'tests/docs/pasted.test.ts',
  'tests/pages/**/*.test.ts',
  'tests/operations/upgrade.test.ts',
  'tests/end-to-end/{archive,building,command-line,embargo-leaks,one-way-in,permissions,recovery,telemetry,webhooks}.test.ts',
];

/**
 * Projects of what only works run after the desks, with one process for each processor: each process loads and compiles
 * the same files for itself, and six of them take a quarter more time on two processors than two.
 */
const working = { maxWorkers: Math.max(2, availableParallelism()), sequence: { groupOrder: 1 } };

/** The order of projects. What mostly waits begins first, so that others work meanwhile. */
const order = ['own-desk', 'desk', 'templates', 'alone', 'core'];
/** Files that take longest within their project. */
const waiting =
  /\/(?:pasted|recovery|archive|life-cycle|kill|dateline|defined-feeds|reproducible|agencies|mirror)\.test\.ts$/;

/** Keeps the files of a project together, since a process is shared by files that follow one another. */
class ProjectsInOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId, project }: TestSpecification): number =>
      2 * order.indexOf(project.name) + (waiting.test(moduleId) ? 0 : 1);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    // Bounds for what hangs, not for what is slow: a machine with much other work must not fail a test.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 60_000,
    // Refused and poisoned messages are what some tests are about; their log would drown the report.
    env: { POWERTOOLS_LOG_LEVEL: process.env.POWERTOOLS_LOG_LEVEL ?? 'CRITICAL' },
    pool: 'forks',
    // Node runs the files as it does in production, without Vite's runner between: a quarter of the time to load them.
    experimental: { viteModuleRunner: false },
    // More than a small machine has processors: tests of a whole stack wait more than they work.
    maxWorkers: 6,
    sequence: { sequencer: ProjectsInOrder },
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          ...working,
          include: pure,
          exclude: [alone],
          isolate: false,
          // Others that have properties import it themselves: it would be loaded once for every file.
          setupFiles: ['tests/seed.ts'],
        },
      },
      { extends: true, test: { name: 'templates', include: [templates], isolate: false, ...working } },
      { extends: true, test: { name: 'alone', include: [alone], ...working } },
      {
        extends: true,
        test: {
          name: 'desk',
          include: ['tests/**/*.test.ts'],
          exclude: [...pure, templates, ...ownDesk],
          // One desk a process.
          isolate: false,
          provide: { desk: 'shared' },
          globalSetup: 'tests/stack-setup.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'own-desk',
          include: ownDesk,
          provide: { desk: 'own' },
          globalSetup: 'tests/stack-setup.ts',
        },
      },
    ],
  },
});
