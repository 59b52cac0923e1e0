import { objectKeys } from '../../functions/contract/object-keys.ts';
import { privateAddress } from '../../functions/contract/private-addresses.ts';
import { table } from '../../functions/contract/table.ts';
import { feedFormat, feedFormats } from '../../functions/core/feeds/formats/index.ts';
import type { Problem } from '../../functions/core/story/draft.ts';
import {
  backfillProgress,
  feedsUnderWay,
} from '../../functions/pipeline/feed-definitions/backfill-progress.ts';
import type { Defined } from '../../functions/pipeline/feed-definitions/define.ts';
import { keepLog } from '../../functions/pipeline/feed-definitions/keep-log.ts';
import { retireFeed } from '../../functions/pipeline/feed-definitions/retire.ts';
import { type FeedRow, isPrivate } from '../../functions/store/entities/feeds/feeds.ts';
import type { Program } from '../connect/globals.ts';
import type { OperatorDesk } from '../connect/ports.ts';
import { type Session, sessionOf } from '../connect/session.ts';
import { CliError } from '../errors.ts';
import { asOperator } from '../lib/act.ts';
import { awaitFilled } from '../lib/backfill-progress.ts';
import { warnOfUnknownAgencies } from '../lib/unknown-agencies.ts';
import { jsonFile, wholeNumber } from '../lib/values.ts';
import { fieldLines } from '../terminal/output.ts';
import { plain, statusTone, toned } from '../terminal/terminal.ts';

const file = [
  '<file>',
  'JSON file that defines the feed, see docs/feeds.md; - reads standard input',
] as const;
const wait = ['--wait', 'wait until past stories have been searched'] as const;

const tableAttributes = new Set<string>([
  table.partitionKey,
  table.sortKey,
  table.index.partitionKey,
  table.index.sortKey,
  table.ttl,
]);

/** Loaded on demand: it takes a third of a second. */
const definitions = () => import('../../functions/pipeline/feed-definitions/define.ts');

/** `dateline feeds`: what subscribers can read. */
export function feeds(program: Program): void {
  const group = program
    .command('feeds')
    .description('feeds: add, edit, preview, list, show, rebuild, keep-log, retire');
  group
    .command('add')
    .description('define a new feed; past stories are added in the background')
    .argument(...file)
    .option(...wait)
    .action((path, options, command) => define(sessionOf(command), path, { ...options, isNew: true }));
  group
    .command('edit')
    .description('change the definition of a feed; readers see the old content until it is complete')
    .argument(...file)
    .option(...wait)
    .action((path, options, command) => define(sessionOf(command), path, { ...options, isNew: false }));
  group
    .command('preview')
    .description('show what a feed would contain, without storing anything')
    .argument(...file)
    .option('--limit <n>', 'maximum number of stories', wholeNumber(1, 1000))
    .action((path, { limit }, command) => preview(sessionOf(command), path, limit));
  group
    .command('list')
    .description('list all feeds')
    .action(async (_options, command) => list(sessionOf(command)));
  group
    .command('show')
    .description('show the definition, URLs and backfill progress of a feed')
    .argument('<id>', 'feed')
    .action((id, _options, command) => show(sessionOf(command), id));
  group
    .command('rebuild')
    .description('search all past stories again, for a feed that does not match its definition')
    .argument('<id>', 'feed')
    .option(...wait)
    .action(async (id, options, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      await existing(desk, id);
      const { rebuildFeed } = await definitions();
      await asOperator(session, desk, { act: 'feed.rebuild', subject: id }, async () => {
        if (await rebuildFeed(desk, id)) return;
        throw new CliError(`${id} is built in or retired`, 'it cannot be rebuilt');
      });
      await report(session, desk, id, { ...options, said: `${id} is being rebuilt` });
    });
  group
    .command('keep-log')
    .description('keep a log of the changes of a feed, from now on and for ever')
    .argument('<id>', 'feed')
    .action(async (id, _options, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      await existing(desk, id);
      await asOperator(session, desk, { act: 'feed.keep-log', subject: id }, async () => {
        if (!(await keepLog(desk, id))) throw new CliError(`${id} is retired`, 'it has no log');
      });
      await report(session, desk, id, { said: `${id} has a log of its changes` });
    });
  group
    .command('retire')
    .description('remove a feed: its URLs answer 410')
    .argument('<id>', 'feed')
    .option('--wait', 'wait until its documents are deleted')
    .action(async (id, options, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      await existing(desk, id);
      await session.confirm(`Retire the feed ${id} at ${desk.connection.name}?`);
      await asOperator(session, desk, { act: 'feed.retire', subject: id }, async () => {
        if (!(await retireFeed(desk, id))) throw new CliError(`${id} is built in`, 'it cannot be retired');
      });
      await report(session, desk, id, { ...options, said: `${id} is retired` });
    });
}

/** Adds a feed that must be new, or edits one that must exist. */
async function define(
  session: Session,
  path: string,
  { wait = false, isNew }: { wait?: boolean; isNew: boolean },
): Promise<void> {
  const input = withDescription(jsonFile(path));
  const desk = await session.desk();
  const id = typeof input === 'object' && input !== null && 'id' in input ? String(input.id) : '';
  const row = await desk.feeds.get(id);
  const isThere = row !== undefined && row.retiredAt === undefined;
  if (isNew && isThere)
    throw new CliError(`there is a feed ${id} already`, 'change it with dateline feeds edit');
  // Without a usable id the definition itself is wrong; `defineFeed` lists its problems.
  if (!isNew && !isThere && id !== '') await existing(desk, id);
  const { defineFeed } = await definitions();
  const deed = { act: isNew ? 'feed.add' : 'feed.edit', subject: id || path, details: { definition: input } };
  const { definition, filling } = await asOperator(session, desk, deed, async () => {
    const outcome: Defined = await defineFeed(desk, input);
    if ('problems' in outcome) throw wrong(path, outcome.problems);
    return outcome;
  });
  await warnOfUnknownAgencies(session.out, desk, definition.filter);
  const said = `${id} is defined${filling ? '; past stories are being searched' : ''}`;
  await report(session, desk, id, { wait, said });
}

/** A definition without a description is described by its title: RSS and OPML must have one. */
const withDescription = (input: unknown): unknown =>
  typeof input === 'object' && input !== null && 'title' in input && !('description' in input)
    ? { ...input, description: input.title }
    : input;

/** Prints the state of a feed after it was defined, rebuilt or retired. */
async function report(
  session: Session,
  desk: OperatorDesk,
  id: string,
  { wait = false, said }: { wait?: boolean; said: string },
): Promise<void> {
  const now = wait ? await awaitFilled(session.out, desk, id) : await backfillProgress(desk, id);
  session.out.document({ ...now, urls: await urlsOf(desk, id) }, () => [
    said,
    ...(wait ? [`${toned(statusTone(now?.state ?? ''), now?.state ?? '')}`] : []),
  ]);
}

async function preview(session: Session, path: string, limit: number | undefined): Promise<void> {
  const input = withDescription(jsonFile(path));
  const desk = await session.desk();
  const { previewFeed } = await import('../../functions/pipeline/feed-definitions/preview.ts');
  const found = await previewFeed(desk, input, limit === undefined ? {} : { limit });
  if ('problems' in found) throw wrong(path, found.problems);
  const { stories, seen, matched, complete, definition } = found;
  session.out.document({ definition, seen, matched, complete, stories }, () =>
    stories.map((story) => `${story.published}  ${story.agency}  ${story.storyId}  ${plain(story.headline)}`),
  );
  await warnOfUnknownAgencies(session.out, desk, definition.filter);
  session.out.note(lookedAt({ seen, matched, complete }));
}

/** What a preview has looked at: it ends with the newest stories, or when it has enough of them. */
function lookedAt({ seen, matched, complete }: { seen: number; matched: number; complete: boolean }): string {
  if (seen === 0) return 'The desk has no story yet, so nothing could match';
  return complete
    ? `${matched} of all ${seen} stories match`
    : `${matched} of the newest ${seen} stories match; older ones were not looked at`;
}

async function list(session: Session): Promise<void> {
  const desk = await session.desk();
  const [all, underWay] = await Promise.all([desk.feeds.list(), feedsUnderWay(desk)]);
  const busy = new Map(underWay.map(({ feed, state }) => [feed, state]));
  const states = await builtAt(desk, all);
  const rows = all.map((row) => ({
    id: row.id,
    title: row.title,
    builtIn: row.builtIn,
    ...(isPrivate(row) && { visibility: row.visibility }),
    state: busy.get(row.id) ?? (row.retiredAt === undefined ? 'shown' : 'retired'),
    ...(states.has(row.id) && { builtAt: states.get(row.id) }),
  }));
  session.out.table(
    rows,
    [
      { head: 'id', show: ({ id }) => id },
      { head: 'kind', show: ({ builtIn, visibility }) => visibility ?? (builtIn ? 'built in' : 'defined') },
      { head: 'state', show: ({ state }) => toned(state === 'shown' ? 'good' : 'doubtful', state) },
      { head: 'last build', show: ({ builtAt: at }) => at ?? '' },
      { head: 'title', show: ({ title }) => plain(title) },
    ],
    'There are no feeds yet; the first story creates the built-in ones',
  );
}

async function builtAt(desk: OperatorDesk, rows: readonly FeedRow[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let start = 0; start < rows.length; start += 100) {
    const states = await desk.feedStates.getMany(rows.slice(start, start + 100).map(({ id }) => id));
    for (const [id, { builtAt: at }] of states) if (at !== undefined) found.set(id, at);
  }
  return found;
}

async function show(session: Session, id: string): Promise<void> {
  const desk = await session.desk();
  const row = await existing(desk, id);
  const [entry, filling, state, urls] = await Promise.all([
    desk.definitions.get(id),
    backfillProgress(desk, id),
    desk.feedStates.get(id),
    urlsOf(desk, id),
  ]);
  const {
    generation: _generation,
    generations: _all,
    edits: _edits,
    filled: _filled,
    revision: _revision,
    ...fields
  } = row;
  const shown = withoutKeys(fields);
  const filter = entry?.filter === undefined ? {} : { filter: entry.filter };
  const built = {
    ...(state?.builtAt && { builtAt: state.builtAt }),
    archivePages: state?.archived?.pages ?? 0,
  };
  session.out.document({ ...shown, ...filter, ...built, filling, urls }, () => [
    ...fieldLines({
      id,
      title: row.title,
      description: row.description,
      kind: row.builtIn ? 'built in' : 'defined',
      visibility: isPrivate(row) ? 'private' : 'public',
      state: filling?.state,
      filter: entry?.filter && JSON.stringify(entry.filter),
      size: row.size,
      content: row.content,
      language: row.language,
      'archive pages': built.archivePages,
      'last build': state?.builtAt,
      ...urls,
    }),
  ]);
}

/** A row without the table's own attributes. */
const withoutKeys = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !tableAttributes.has(name)));

/** @throws CliError if there is no such feed. */
async function existing(desk: OperatorDesk, id: string): Promise<FeedRow> {
  const row = await desk.feeds.get(id);
  if (!row) throw new CliError(`there is no feed ${id}`, 'see dateline feeds list');
  return row;
}

const wrong = (path: string, problems: readonly Problem[]): CliError =>
  new CliError(
    `${path} is not a valid feed definition: ${problems.map(({ pointer, detail }) => `${pointer || '/'} ${detail}`).join('; ')}`,
  );

async function urlsOf(desk: OperatorDesk, id: string): Promise<Record<string, string>> {
  const row = await desk.feeds.get(id);
  const formats = row?.formats?.map(feedFormat) ?? feedFormats;
  const base = desk.connection.environment.BASE_URL.replace(/\/$/, '');
  return Object.fromEntries(
    formats.map((format) => [
      format.id,
      `${row && isPrivate(row) ? `${base}/${privateAddress.root}` : base}/${objectKeys.feedHead.of({ feed: id, extension: format.extension })}`,
    ]),
  );
}
