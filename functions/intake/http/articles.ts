import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { isStoryId, storyId } from '../../core/story/story-id.ts';
import type { TryPorts } from '../../pipeline/uploads/dry-run-upload.ts';
import { receive, type Submission } from '../../pipeline/uploads/receive.ts';
import { refuse } from '../../platform/problem.ts';
import { answer } from '../answers/answer.ts';
import type { AgencyEnv } from '../request/authenticate.ts';
import { isDryRun } from '../request/dry-run.ts';
import { flagOf } from '../request/flag.ts';
import { reasonOf } from '../request/kill-reason.ts';
import { findStory, storyNameOf } from '../request/story.ts';
import { uploadOf } from '../request/upload.ts';
import { show } from './show.ts';

/** A guid in a path: of any character, line ends too. */
const anyId = '/:id{[^]+}';

/** `/v1/articles`: submit, correct, kill and show stories. */
export function articles(ports: TryPorts): Hono<AgencyEnv> {
  const app = new Hono<AgencyEnv>();
  app.post('/', (c) => submit(ports, c));
  for (const path of ['/', anyId]) {
    app.get(path, (c) => show(ports, c));
    app.put(path, (c) => correct(ports, c));
    app.delete(path, (c) => kill(ports, c));
  }
  return app;
}

async function submit(ports: TryPorts, c: Context<AgencyEnv>): Promise<Response> {
  const nothingStored = isDryRun(c);
  const past = backfillOf(c);
  const upload = await uploadOf(c);
  return accept(ports, c, { operation: 'submit', ...upload, ...past }, nothingStored);
}

async function correct(ports: TryPorts, c: Context<AgencyEnv>): Promise<Response> {
  const nothingStored = isDryRun(c);
  const past = backfillOf(c);
  const row = await findStory(ports, c.var.agency, storyNameOf(c));
  if (!row) refuse('not-found', 'There is no such story to correct; submit it with POST /v1/articles');
  const upload = await uploadOf(c);
  const target = { target: row.id, targetVersion: row.version };
  return accept(ports, c, { operation: 'correct', ...upload, ...target, ...past }, nothingStored);
}

/** Whether `?backfill=` says that the stories are of the past. */
function backfillOf(c: Context<AgencyEnv>): Pick<Submission, 'backfill'> {
  const backfill = flagOf(c, 'backfill');
  return backfill === undefined ? {} : { backfill };
}

async function kill(ports: TryPorts, c: Context<AgencyEnv>): Promise<Response> {
  const nothingStored = isDryRun(c);
  const name = storyNameOf(c);
  const upload = await uploadOf(c);
  const reason = reasonOf(upload.bytes, c.req.query('reason'));
  if (!reason) {
    const errors = [{ pointer: '/reason', detail: 'Say why the story is killed: {"reason": "…"}' }];
    refuse('invalid-request', 'A kill needs a reason', { errors });
  }
  const row = await findStory(ports, c.var.agency, name);
  if (!row && isStoryId(name)) refuse('not-found', 'There is no such story');
  const submission: Submission = {
    operation: 'kill',
    ...upload,
    target: row?.id ?? storyId(c.var.agency.id, name),
    targetGuid: row?.guid ?? name,
    targetVersion: row?.version ?? -1,
    reason,
  };
  return accept(ports, c, submission, nothingStored);
}

async function accept(
  ports: TryPorts,
  c: Context<AgencyEnv>,
  submission: Submission,
  nothingStored: boolean,
): Promise<Response> {
  if (nothingStored) {
    // Loaded on demand: hardly any cold start of the function needs it.
    const { dryRun } = await import('./dry-run.ts');
    return dryRun(ports, c, submission);
  }
  const accepted = await receive(ports, c.var.agency, submission);
  return answer(ports, c, accepted, submission.idempotencyKey !== undefined);
}
