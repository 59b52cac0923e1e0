import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Policy, policyProblems } from '../functions/core/normalise/policy.ts';
import { defineFeed } from '../functions/pipeline/define-feed.ts';
import { feedsQueue, receiptsQueue, tableDesk } from '../functions/platform/desk.ts';
import { type DeskEnvironment, deskFile, operatorVariables } from './data-folder.ts';
import { UsageError } from './options.ts';

const usage = `Usage: npm run operate -- COMMAND [--data DIR]

  agencies add ID NAME [--rate N]   make an agency and show its key, once; N submissions a second, default 20
  agencies policy ID FILE           set what is decided about its stories, by a JSON file:
                                    {defaultLanguage, missingHeadline: derive|refuse, quarantine: [codes],
                                    aliases: {"name as written": "name to show"}}
  agencies list
  feeds define FILE                 define a feed, or define it anew, by a JSON file
  feeds list

  --data DIR   the desk that npm start runs on DIR; without it, AWS: the environment names
               ${operatorVariables.join(', ')}`;

/** `npm run operate`: what an operator does by hand, on AWS or on this machine, with the code of the functions. */
async function main(): Promise<void> {
  const { values, positionals } = parse(process.argv.slice(2));
  const [noun, verb, first, second] = positionals;
  if (values.help || noun === undefined) return console.log(usage);
  useDesk(values.data);
  const desk = openDesk();
  switch (`${noun} ${verb}`) {
    case 'agencies add':
      return addAgency(desk, first, second, Number(values.rate ?? 20));
    case 'agencies policy':
      return setPolicy(desk, first, second);
    case 'agencies list':
      for (const { id, name, status } of await desk.agencies.list()) console.log(`${id}\t${status}\t${name}`);
      return;
    case 'feeds define':
      return define(desk, first);
    case 'feeds list':
      for (const { id, title } of await desk.feeds.list()) console.log(`${id}\t${title}`);
      return;
    default:
      throw new UsageError(`There is no command ${noun} ${verb ?? ''}\n\n${usage}`);
  }
}

type OperatorDesk = ReturnType<typeof openDesk>;

const openDesk = () => {
  const [TABLE_NAME, STORIES_BUCKET, RECEIPTS_QUEUE_URL, FEEDS_QUEUE_URL] = operatorVariables.map(
    (name) => process.env[name] ?? '',
  ) as [string, string, string, string];
  return {
    ...tableDesk({ TABLE_NAME, STORIES_BUCKET }),
    receiptsQueue: receiptsQueue({ RECEIPTS_QUEUE_URL }),
    feedsQueue: feedsQueue({ FEEDS_QUEUE_URL }),
  };
};

/** Points the AWS SDK at a local desk, or checks that the environment names one on AWS. */
function useDesk(data: string | undefined): void {
  if (data !== undefined) {
    const file = join(resolve(data), deskFile);
    if (!existsSync(file))
      throw new UsageError(`No desk is open on ${data}; start it with npm start -- --data ${data}`);
    const { environment } = JSON.parse(readFileSync(file, 'utf8')) as { environment: DeskEnvironment };
    Object.assign(process.env, environment);
  }
  const missing = operatorVariables.filter((name) => !process.env[name]);
  if (missing.length > 0)
    throw new UsageError(`Name a local desk with --data DIR, or set ${missing.join(', ')}`);
}

async function addAgency(
  desk: OperatorDesk,
  id: string | undefined,
  name: string | undefined,
  rate: number,
): Promise<void> {
  if (!id || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(id)) {
    throw new UsageError('An agency id has small letters, digits and hyphens, e.g. north-wire');
  }
  if (!name) throw new UsageError('An agency needs a name');
  if (!Number.isInteger(rate) || rate < 1) throw new UsageError('--rate is a whole number from 1');
  const key = await desk.agencies.create({ id, name, ratePerSecond: rate, policy: {} });
  if (key === undefined) throw new UsageError(`There is an agency ${id} already`);
  console.log(key);
}

async function setPolicy(
  desk: OperatorDesk,
  id: string | undefined,
  file: string | undefined,
): Promise<void> {
  if (!id || !file) throw new UsageError('Name the agency and the file that holds its policy');
  const policy = readJson(file);
  const problems = policyProblems(policy);
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  if (!(await desk.agencies.setPolicy(id, policy as Policy)))
    throw new UsageError(`There is no agency ${id}`);
  console.log(`The policy of ${id} is set`);
}

async function define(desk: OperatorDesk, file: string | undefined): Promise<void> {
  if (!file) throw new UsageError('Name the file that defines the feed');
  const outcome = await defineFeed(desk, readJson(file));
  if ('problems' in outcome) {
    throw new UsageError(
      outcome.problems.map(({ pointer, detail }) => `${pointer || '/'}: ${detail}`).join('\n'),
    );
  }
  const { definition, filling } = outcome;
  console.log(`${definition.id} is defined${filling ? '; past stories are being looked through' : ''}`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parse(args: string[]) {
  try {
    const options = {
      data: { type: 'string' },
      rate: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    } as const;
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exit(1);
});
