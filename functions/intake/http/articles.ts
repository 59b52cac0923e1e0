import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { isStoryId, storyId } from '../../core/story/story-id.ts';
import type { ReachPorts } from '../../pipeline/delivery/reach/channel.ts';
import type { TryPorts } from '../../pipeline/uploads/dry-run-upload.ts';
import { receive, type Submission } from '../../pipeline/uploads/receive.ts';
import { refuse } from '../../platform/problem.ts';
import type { Agency } from '../../store/entities/people/agencies.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import { answer } from '../answers/answer.ts';
import { type CallerEnv, mustWrite, nameOf, submitterOf } from '../request/caller.ts';
import { isDryRun } from '../request/dry-run.ts';
import { flagOf } from '../request/flag.ts';
import { reasonOf } from '../request/kill-reason.ts';
import { findStory, storyNameOf } from '../request/story.ts';
import { uploadOf } from '../request/upload.ts';
import { type FoundStory, findWithWaiting } from '../request/waiting-story.ts';
import { type ActPorts, acts } from './acts.ts';
import { type ListArticlesPorts, listOfArticles } from './list-articles.ts';
import { type OnRecordPorts, onRecord } from './on-record.ts';
import { show } from './show.ts';

/** A guid in a path: of any character, line ends too. */
const anyId = '/:id{[^]+}';

export type ArticlesPorts = TryPorts & OnRecordPorts & ListArticlesPorts & ActPorts & ReachPorts;
type Ports = ArticlesPorts;

/** `/v1/articles`: submit, correct, kill and show stories. */
export function articles(ports: Ports): Hono<CallerEnv> {
  const app = new Hono<CallerEnv>();
  app.post('/', (c) => submit(ports, c));
  app.route('/', acts(ports));
  app.get('/', (c) => (c.req.query('guid') === undefined ? listOfArticles(ports, c) : show(ports, c)));
  app.get(anyId, (c) => show(ports, c));
  for (const path of ['/', anyId]) {
    app.put(path, (c) => correct(ports, c));
    app.delete(path, (c) => kill(ports, c));
  }
  return app;
}

/** What a request asks for, and for which agency. */
interface Asked {
  agency: Agency;
  submission: Submission;
  nothingStored: boolean;
}

async function submit(ports: Ports, c: Context<CallerEnv>): Promise<Response> {
  const nothingStored = isDryRun(c);
  const past = backfillOf(c);
  const agency = await submitterOf(ports, c);
  const upload = await uploadOf(c);
  const submission: Submission = { operation: 'submit', ...upload, ...past };
  return accept(ports, c, { agency, submission, nothingStored });
}

async function correct(ports: Ports, c: Context<CallerEnv>): Promise<Response> {
  const nothingStored = isDryRun(c);
  const past = backfillOf(c);
  const story = await findWithWaiting(ports, c, storyNameOf(c));
  if (!story) refuse('not-found', 'There is no such story to correct; submit it with POST /v1/articles');
  const upload = await uploadOf(c);
  const { id, row } = story;
  const target = row ? { target: id, targetVersion: row.version } : await waitingTarget(ports, story);
  const submission: Submission = { operation: 'correct', ...upload, ...target, ...past };
  return accept(ports, c, { agency: await ownerOf(ports, c, story), submission, nothingStored });
}

/** What is corrected where nothing of a story is published: the newest quarantined upload, under its guid. */
async function waitingTarget(
  { stories }: Pick<Ports, 'stories'>,
  { id, waiting: [upload] }: FoundStory,
): Promise<Pick<Submission, 'target' | 'targetGuid' | 'targetVersion' | 'releases'>> {
  const text = upload && (await stories.read(upload.object));
  if (!upload || !text) refuse('not-found', 'There is no such story to correct');
  return { target: id, targetGuid: text.guid, targetVersion: 0, releases: upload.receipt };
}

/** Whether `?backfill=` says that the stories are of the past. */
function backfillOf(c: Context): Pick<Submission, 'backfill'> {
  const backfill = flagOf(c, 'backfill');
  return backfill === undefined ? {} : { backfill };
}

async function kill(ports: Ports, c: Context<CallerEnv>): Promise<Response> {
  const nothingStored = isDryRun(c);
  const name = storyNameOf(c);
  const upload = await uploadOf(c);
  const reason = reasonOf(upload.bytes, c.req.query('reason'));
  if (!reason) {
    const errors = [{ pointer: '/reason', detail: 'Say why the story is killed: {"reason": "…"}' }];
    refuse('invalid-request', 'A kill needs a reason', { errors });
  }
  const row = await findStory(ports, c, name);
  if (!row && isStoryId(name)) refuse('not-found', 'There is no such story');
  const agency = row ? await ownerOf(ports, c, row) : await submitterOf(ports, c);
  const submission: Submission = {
    operation: 'kill',
    ...upload,
    target: row?.id ?? storyId(agency.id, name),
    targetGuid: row?.guid ?? name,
    targetVersion: row?.version ?? -1,
    reason,
  };
  return accept(ports, c, { agency, submission, nothingStored });
}

/** The agency of a story, which an operator acts for even when it is suspended. */
export async function ownerOf(
  ports: Ports,
  c: Context<CallerEnv>,
  row: Pick<StoryRow, 'agency'>,
): Promise<Agency> {
  const { caller } = c.var;
  if (caller.kind === 'agency') return caller.agency;
  return (await ports.agencies.get(row.agency)) ?? refuse('not-found', 'The agency of the story is removed');
}

async function accept(
  ports: Ports,
  c: Context<CallerEnv>,
  { agency, submission, nothingStored }: Asked,
): Promise<Response> {
  const { caller } = c.var;
  const asked: Submission = caller.kind === 'operator' ? { ...submission, by: 'operator' } : submission;
  if (nothingStored) {
    // Loaded on demand: hardly any cold start of the function needs it.
    const { dryRun } = await import('./dry-run.ts');
    return dryRun(ports, c, { ...asked, agency });
  }
  mustWrite(caller);
  const take = () => receive(ports, agency, asked);
  const deed = { by: nameOf(caller), agency: agency.id, submission: asked };
  const accepted = await (caller.kind === 'operator' ? onRecord(ports, deed, take) : take());
  return answer(ports, c, accepted, asked.idempotencyKey !== undefined);
}
