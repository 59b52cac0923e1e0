import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { isStoryId, storyId } from '../../core/story/identity.ts';
import { type ReceivePorts, receive, type Submission } from '../../pipeline/uploads/receive.ts';
import { problem } from '../../platform/problem.ts';
import { answer } from '../answers/answer.ts';
import type { AgencyEnv } from '../request/authenticate.ts';
import { findStory } from '../request/find-story.ts';
import { reasonOf } from '../request/reason.ts';
import { bodyOf, labelsOf } from '../request/request.ts';
import { storyNameOf } from '../request/story-name.ts';
import { dryRun, dryRunOf, noDryRun } from './dry-run.ts';
import { show } from './show.ts';

/** A guid in a path: of any character, line ends too. */
const anyId = '/:id{[^]+}';

/** `/v1/articles`: submit, correct, kill, look at. */
export function articles(ports: ReceivePorts): Hono<AgencyEnv> {
  const shown = (c: Context<AgencyEnv>) => show(ports, c);
  const corrected = (c: Context<AgencyEnv>) => correct(ports, c);
  const killed = (c: Context<AgencyEnv>) => kill(ports, c);
  return new Hono<AgencyEnv>()
    .post('/', (c) => submit(ports, c))
    .get('/', shown)
    .put('/', corrected)
    .delete('/', killed)
    .get(anyId, shown)
    .put(anyId, corrected)
    .delete(anyId, killed);
}

async function submit(ports: ReceivePorts, c: Context<AgencyEnv>): Promise<Response> {
  const dry = dryRunOf(c);
  if (dry instanceof Response) return dry;
  const submission = await submissionOf(c);
  if (submission instanceof Response) return submission;
  return dry ? dryRun(ports, c.var.agency, submission) : take(ports, c, submission);
}

async function correct(ports: ReceivePorts, c: Context<AgencyEnv>): Promise<Response> {
  const name = noDryRun(c) ?? storyNameOf(c);
  if (name instanceof Response) return name;
  const row = await findStory(ports, c.var.agency, name);
  if (!row)
    return problem('not-found', 'There is no such story to correct; submit it with POST /v1/articles');
  const submission = await submissionOf(c);
  if (submission instanceof Response) return submission;
  const about = { operation: 'correct', target: row.id, targetVersion: row.version } as const;
  return take(ports, c, { ...submission, ...about });
}

async function kill(ports: ReceivePorts, c: Context<AgencyEnv>): Promise<Response> {
  const name = noDryRun(c) ?? storyNameOf(c);
  if (name instanceof Response) return name;
  const submission = await submissionOf(c);
  if (submission instanceof Response) return submission;
  const reason = reasonOf(submission.bytes, c.req.query('reason'));
  if (!reason) {
    const errors = [{ pointer: '/reason', detail: 'Say why the story is killed: {"reason": "…"}' }];
    return problem('invalid-request', 'A kill needs a reason', { errors });
  }
  const row = await findStory(ports, c.var.agency, name);
  if (!row && isStoryId(name)) return problem('not-found', 'There is no such story');
  return take(ports, c, {
    ...submission,
    operation: 'kill',
    target: row?.id ?? storyId(c.var.agency.id, name),
    targetGuid: row?.guid ?? name,
    targetVersion: row?.version ?? -1,
    reason,
  });
}

async function take(ports: ReceivePorts, c: Context<AgencyEnv>, submission: Submission): Promise<Response> {
  const accepted = await receive(ports, c.var.agency, submission);
  return answer(ports, c, accepted, submission.idempotencyKey !== undefined);
}

async function submissionOf(c: Context): Promise<Submission | Response> {
  const labels = labelsOf(c);
  if (labels instanceof Response) return labels;
  const bytes = await bodyOf(c);
  return bytes instanceof Response ? bytes : { operation: 'submit', bytes, ...labels };
}
