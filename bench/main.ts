import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { PartResult } from './lib/table.ts';

/** Each part runs in its own process: a process can open only one local stack. */
type Part = (full: boolean, stories?: number) => Promise<PartResult>;

const parts: Record<string, Part> = {
  feeds: async () => {
    const { benchFeeds, feedsTable } = await import('./feeds/index.ts');
    const figures = await benchFeeds();
    return { text: `### Feed rendering\n\n${feedsTable(figures)}`, figures };
  },
  intake: async () => {
    const { benchIntake, intakeTable } = await import('./intake/index.ts');
    const figures = await benchIntake();
    return { text: `### Reading and normalising\n\n${intakeTable(figures)}`, figures };
  },
  reports: async () => (await import('./reports/index.ts')).benchReports(),
  bundles: async (full) => (await import('./bundles/index.ts')).benchBundles(full ? 25 : 15),
  pipeline: async (full, stories) =>
    (await import('./speed/index.ts')).benchPipeline({
      stories: stories ?? (full ? 300 : 60),
      seconds: 20,
    }),
  preview: async (full, stories) =>
    (await import('./speed/preview.ts')).benchPreview(stories ?? (full ? 500 : 150)),
  growth: async (full, stories) =>
    (await import('./growth/index.ts')).benchGrowth({ full, stories: stories ?? 50 }),
  crawl: async (full, stories) =>
    (await import('./crawl/index.ts')).benchCrawl(stories ?? (full ? 100_000 : 2000)),
  cost: async (full, stories) => (await import('./cost/index.ts')).benchCost(stories ?? (full ? 100 : 40)),
  simulation: async (_full, stories) => (await import('./simulation/index.ts')).benchSimulation(stories),
  delivery: async (full, stories) =>
    (await import('./delivery/index.ts')).benchDelivery(stories ?? (full ? 300 : 100), 1000),
  burst: async (_full, stories) => (await import('./speed/burst.ts')).benchBurst(stories ?? 1000),
};

const usage = `Usage: npm run bench -- [PART…] [--full] [--json] [--stories N]
       npm run bench -- blind DIR [--verbose]

  PART         ${Object.keys(parts).join(', ')};
               default: all except reports, which needs the corpus, and growth, which takes a quarter of an hour
  --full       more stories, for figures to publish
  --json       print the JSON document instead of the tables
  --stories N  number of stories, for pipeline, preview, growth, crawl, cost, simulation, delivery and burst

The JSON document is also written to bench/results/latest.json.`;

const resultsFolder = fileURLToPath(new URL('./results/', import.meta.url));

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      full: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      verbose: { type: 'boolean', default: false },
      stories: { type: 'string' },
    },
  });
  if (positionals[0] === 'blind') {
    const { benchBlind } = await import('./blind/index.ts');
    const { text, figures } = await benchBlind(positionals[1], values.verbose);
    console.log(values.json ? JSON.stringify(figures, null, 2) : text);
    return;
  }
  const unknown = positionals.filter((name) => !Object.hasOwn(parts, name));
  if (values.help || unknown.length > 0) {
    console.log(unknown.length > 0 ? `There is no part ${unknown.join(', ')}.\n\n${usage}` : usage);
    process.exitCode = unknown.length > 0 ? 2 : 0;
    return;
  }
  const say = (text: string): void => void (values.json || process.stdout.write(`${text}\n\n`));
  say(
    `Node ${process.version}, ${cpus().length} processors, load ${loadavg()
      .map((one) => one.toFixed(1))
      .join(' ')}`,
  );
  const names =
    positionals.length > 0
      ? positionals
      : Object.keys(parts).filter((name) => (values.full || name !== 'growth') && name !== 'reports');
  const document: Record<string, unknown> = {
    date: new Date().toISOString(),
    node: process.version,
    processors: cpus().length,
    full: values.full,
    parts: {},
  };
  const results: Record<string, unknown> = {};
  for (const name of names) {
    const load = loadavg()[0];
    try {
      const { text, figures } = await inProcess({ part: name, full: values.full, stories: values.stories });
      results[name] = { loadBefore: load, figures };
      say(text);
    } catch (error) {
      // Continue with the other parts.
      results[name] = { loadBefore: load, error: String(error) };
      say(`### ${name}\n\nfailed: ${String(error)}`);
      process.exitCode = 1;
    }
  }
  const text = `${JSON.stringify({ ...document, parts: results }, null, 2)}\n`;
  mkdirSync(resultsFolder, { recursive: true });
  writeFileSync(`${resultsFolder}latest.json`, text);
  if (values.json) process.stdout.write(text);
}

interface Order {
  part: string;
  full: boolean;
  stories: string | undefined;
}

function inProcess(order: Order): Promise<PartResult> {
  const child = fork(fileURLToPath(import.meta.url), [], {
    stdio: ['ignore', 2, 2, 'ipc'],
    env: { ...process.env, POWERTOOLS_LOG_LEVEL: process.env.POWERTOOLS_LOG_LEVEL ?? 'CRITICAL' },
  });
  return new Promise((resolve, reject) => {
    child.once('message', (result) => resolve(result as PartResult));
    child.once('exit', (code) => reject(new Error(`The process of ${order.part} ended with code ${code}`)));
    child.send(order);
  });
}

async function runOrder({ part, full, stories }: Order): Promise<void> {
  const run = parts[part];
  if (!run) throw new Error(`There is no part ${part}`);
  const result = await run(full, stories === undefined ? undefined : Number(stories));
  process.send?.(result, () => process.disconnect());
}

if (process.send) {
  // End with the parent process.
  process.once('disconnect', () => process.exit());
  process.once('message', (order: Order) => {
    runOrder(order).catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
  });
} else {
  await main();
}
