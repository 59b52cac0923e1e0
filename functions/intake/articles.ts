import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { cut } from '../core/story/cut.ts';
import { isStoryId, storyId } from '../core/story/identity.ts';
import { type Accepted, type AcceptPorts, accept, type Submission } from '../pipeline/accept.ts';
import { answerOf, type ResultAnswer } from '../pipeline/answer.ts';
import { instant } from '../pipeline/desk.ts';
import { loadNormalise, read } from '../pipeline/reading.ts';
import { problem } from '../platform/problem.ts';
import type { Agency } from '../store/agencies.ts';
import type { AgencyEnv } from './authenticate.ts';
import { findStory } from './find-story.ts';
import { bodyOf, labelsOf } from './request.ts';
import { show } from './show.ts';

/** UTF-16 units of the reason of a kill. */
const longestReason = 1000;

/** `/v1/articles`: submit, correct, kill, look at. */
export function articles(ports: AcceptPorts): Hono<AgencyEnv> {
  return new Hono<AgencyEnv>()
    .post('/', async (c) => {
      const submission = await submissionOf(c);
      if (submission instanceof Response) return submission;
      if (c.req.query('dryRun') === 'true') return dryRun(ports, c.var.agency, submission);
      return answer(ports, c, await accept(ports, c.var.agency, submission));
    })
    .get('/:id{.+}', (c) => show(ports, c, c.req.param('id')))
    .put('/:id{.+}', async (c) => {
      const row = await findStory(ports, c.var.agency, c.req.param('id'));
      if (!row)
        return problem('not-found', 'There is no such story to correct; submit it with POST /v1/articles');
      const submission = await submissionOf(c);
      if (submission instanceof Response) return submission;
      const correction: Submission = {
        ...submission,
        operation: 'correct',
        target: row.id,
        targetVersion: row.version,
      };
      return answer(ports, c, await accept(ports, c.var.agency, correction));
    })
    .delete('/:id{.+}', async (c) => {
      const submission = await submissionOf(c);
      if (submission instanceof Response) return submission;
      const reason = reasonOf(submission.bytes) ?? c.req.query('reason')?.trim();
      if (!reason) {
        const errors = [{ pointer: '/reason', detail: 'Say why the story is killed: {"reason": "…"}' }];
        return problem('invalid-request', 'A kill needs a reason', { errors });
      }
      const id = c.req.param('id');
      const row = await findStory(ports, c.var.agency, id);
      if (!row && isStoryId(id)) return problem('not-found', 'There is no such story');
      const kill: Submission = {
        ...submission,
        operation: 'kill',
        target: row?.id ?? storyId(c.var.agency.id, id),
        targetGuid: row?.guid ?? id,
        targetVersion: row?.version ?? -1,
        reason: cut(reason, longestReason),
      };
      return answer(ports, c, await accept(ports, c.var.agency, kill));
    });
}

async function submissionOf(c: Context): Promise<Submission | Response> {
  const labels = labelsOf(c);
  if (labels instanceof Response) return labels;
  const bytes = await bodyOf(c);
  return bytes instanceof Response ? bytes : { operation: 'submit', bytes, ...labels };
}

async function answer(ports: AcceptPorts, c: Context, accepted: Accepted): Promise<Response> {
  if (accepted.kind === 'unsupported') {
    return problem('unsupported-media-type', accepted.problems[0]?.detail ?? 'This cannot be read', {
      errors: accepted.problems,
    });
  }
  if (accepted.kind === 'key-mismatch') {
    return problem('idempotency-key-reused', 'Use a new key for a new upload', {
      receipt: accepted.receipt.id,
    });
  }
  const { receipt, repeated } = accepted;
  const withKey = c.req.header('idempotency-key') !== undefined;
  const body = await answerOf(ports, receipt, { withStories: true, asDuplicate: repeated && !withKey });
  const headers = {
    location: `/v1/receipts/${receipt.id}`,
    'cache-control': 'no-store',
    ...(repeated && { 'idempotency-replayed': 'true' }),
  };
  if (!allRefused(body.results)) return c.json(body, 202, headers);
  return refusal(body.results, { receipt: receipt.id, headers });
}

const allRefused = (results: ResultAnswer[]): boolean =>
  results.every((result) => result.status === 'refused');

function refusal(
  results: ResultAnswer[],
  extra: { receipt?: string; headers?: Record<string, string> } = {},
): Response {
  const errors = results.flatMap((result) => result.errors ?? []);
  const detail = errors.length === 1 ? (errors[0]?.detail ?? '') : `${errors.length} problems were found`;
  return problem('invalid-story', detail, { errors, ...extra });
}

/** What would become of an upload; nothing is stored. */
async function dryRun(ports: AcceptPorts, agency: Agency, submission: Submission): Promise<Response> {
  const now = instant(ports.now());
  const upload = await read({ ...submission, receivedAt: now });
  if (upload.mediaTypeRefused) {
    return problem('unsupported-media-type', upload.problems[0]?.detail ?? '', { errors: upload.problems });
  }
  if (upload.problems.length > 0) {
    return problem('invalid-story', upload.problems[0]?.detail ?? '', { errors: upload.problems });
  }
  const normalise = await loadNormalise();
  const results: ResultAnswer[] = upload.items.map((item) => {
    if ('problems' in item) {
      return { status: 'refused', pointer: item.pointer, changes: [], warnings: [], errors: item.problems };
    }
    const context = { now, agencyName: agency.name, policy: agency.policy };
    const { content, changes, warnings, problems, quarantine } = normalise(item.draft, context);
    const status = content === undefined ? 'refused' : quarantine ? 'quarantined' : 'accepted';
    return {
      status,
      pointer: item.pointer,
      ...(content && {
        story: { ...content, agency: agency.id, ...(item.draft.guid && { guid: item.draft.guid }) },
      }),
      changes,
      warnings: quarantine ? [...warnings, quarantine] : warnings,
      ...(problems.length > 0 && { errors: problems }),
    };
  });
  if (allRefused(results)) return refusal(results);
  return Response.json({ format: upload.format, results }, { headers: { 'cache-control': 'no-store' } });
}

function reasonOf(bytes: Uint8Array): string | undefined {
  try {
    const body: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    const reason = typeof body === 'object' && body !== null && 'reason' in body ? body.reason : undefined;
    return typeof reason === 'string' && reason.trim() !== '' ? reason.trim() : undefined;
  } catch {
    // Not JSON: the answer then asks for a reason.
    return undefined;
  }
}
