import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { allowedActs, type StoryAct } from '../../core/story/allowed-acts.ts';
import type { PipelinePorts } from '../../pipeline/ports.ts';
import type { PlacementPorts } from '../../pipeline/uploads/placements.ts';
import { type ReceivePorts, receive, type Submission } from '../../pipeline/uploads/receive.ts';
import { refuse } from '../../platform/problem.ts';
import type { Quarantined } from '../../store/entities/stories/quarantine.ts';
import { answer } from '../answers/answer.ts';
import { type ActBody, actBodyOf } from '../request/act-body.ts';
import { type CallerEnv, mustWrite, nameOf } from '../request/caller.ts';
import { isDryRun } from '../request/dry-run.ts';
import { storyNameOf } from '../request/story.ts';
import { actorOf, type FoundStory, findWithWaiting } from '../request/waiting-story.ts';
import { type OnRecordPorts, onRecord } from './on-record.ts';

export type ActPorts = ReceivePorts & PlacementPorts & OnRecordPorts & Pick<PipelinePorts, 'quarantine'>;

type Operation = 'release' | 'refuse' | 'hold' | 'kill';

/** What each act takes in its body, and what it cannot do without. */
const bodies: Record<Operation, { taken: (keyof ActBody)[]; needed?: keyof ActBody }> = {
  release: { taken: ['at', 'receiptId'] },
  refuse: { taken: ['reason', 'receiptId'], needed: 'reason' },
  hold: { taken: ['reason'], needed: 'reason' },
  kill: { taken: ['reason'], needed: 'reason' },
};
const operations = Object.keys(bodies) as Operation[];

/** `POST /v1/articles/{id}/release`, `refuse`, `hold` and `kill`: what a person does with a story. */
export function acts(ports: ActPorts): Hono<CallerEnv> {
  const app = new Hono<CallerEnv>();
  for (const operation of operations) app.post(`/:id{[^]+}/${operation}`, (c) => act(ports, c, operation));
  return app;
}

async function act(ports: ActPorts, c: Context<CallerEnv>, operation: Operation): Promise<Response> {
  const { caller } = c.var;
  mustWrite(caller);
  const nothingStored = isDryRun(c);
  const { taken, needed } = bodies[operation];
  const body = await actBodyOf(c, taken, needed);
  if (body.at !== undefined && Date.parse(body.at) <= ports.now())
    refuse('invalid-request', 'Nothing was done', {
      errors: [{ pointer: '/at', detail: 'at is over; leave it out to publish at once' }],
    });
  const story = await findWithWaiting(ports, c, storyNameOf(c));
  if (!story) refuse('not-found', 'There is no such story');
  const upload = uploadOf(story, body.receiptId);
  mustBeAllowed(c, story, { act: body.at === undefined ? operation : 'releaseAt', upload });
  const agency = await ports.agencies.get(story.agency);
  if (!agency) refuse('not-found', 'The agency of the story is removed');
  const submission: Submission = {
    ...submissionOf(operation, story, body),
    ...((operation === 'release' || operation === 'refuse') && upload && { releases: upload.receipt }),
    ...(caller.kind === 'operator' && { by: 'operator' as const }),
  };
  if (nothingStored) {
    // Loaded on demand: hardly any cold start of the function needs it.
    const { dryRun } = await import('./dry-run.ts');
    return dryRun(ports, c, { ...submission, agency });
  }
  const deed = { by: nameOf(caller), agency: agency.id, submission };
  const accepted = await onRecord(ports, deed, () => receive(ports, agency, submission));
  const [result] = accepted.kind === 'received' ? (accepted.receipt.results ?? []) : [];
  // Somebody else came first.
  if (result?.status === 'refused') refuse('conflict', result.problems?.[0]?.detail ?? 'Nothing was done');
  return answer(ports, c, accepted, false);
}

/** The quarantined upload that is meant: the one that is named, or the newest. */
function uploadOf({ waiting }: FoundStory, receiptId: string | undefined): Quarantined | undefined {
  if (receiptId === undefined) return waiting[0];
  const named = waiting.find(({ receipt }) => receipt === receiptId);
  return named ?? refuse('conflict', 'No story of this upload waits any more');
}

function mustBeAllowed(
  c: Context<CallerEnv>,
  { row }: FoundStory,
  { act: wanted, upload }: { act: StoryAct; upload: Quarantined | undefined },
): void {
  const given = { row, quarantinedFor: upload?.code };
  if (allowedActs(actorOf(c.var.caller), given).includes(wanted)) return;
  if (allowedActs('operator', given).includes(wanted))
    refuse('not-allowed', 'Only an operator of the desk may do this');
  const why =
    wanted === 'releaseAt' && allowedActs('operator', given).includes('release')
      ? 'Readers have the story already; it can be released at once, and not later'
      : `The story is not in a state for this: ${wanted}`;
  refuse('conflict', why);
}

function submissionOf(operation: Operation, { id, row }: FoundStory, { reason, at }: ActBody): Submission {
  return {
    operation,
    // The bytes tell two acts on one version apart.
    bytes: Buffer.from(JSON.stringify({ reason, at })),
    target: id,
    targetVersion: row?.version ?? 0,
    ...(row && operation === 'kill' && { targetGuid: row.guid }),
    ...(reason !== undefined && { reason }),
    ...(at !== undefined && { releaseAt: at }),
  };
}
