import type { Context } from 'hono';
import { allowedActs } from '../../core/story/allowed-acts.ts';
import { placementOf } from '../../core/story/placement.ts';
import type { Story } from '../../core/story/schema.ts';
import { quotedLine, waitingReason } from '../../core/story/waiting-reason.ts';
import type { ReachPorts } from '../../pipeline/delivery/reach/channel.ts';
import { instant, type PipelinePorts } from '../../pipeline/ports.ts';
import { chainFields, newestAfter } from '../../pipeline/stories/rewrite-chain.ts';
import { type PlacementPorts, placeOfStory } from '../../pipeline/uploads/placements.ts';
import { refuse } from '../../platform/problem.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import type { CallerEnv } from '../request/caller.ts';
import { storyNameOf } from '../request/story.ts';
import { actorOf, type FoundStory, findWithWaiting } from '../request/waiting-story.ts';
import { reach } from './reach.ts';
import { diffOf, versionsOf, wholeNumber } from './versions.ts';

type Ports = Pick<PipelinePorts, 'stories' | 'chains' | 'agencies' | 'quarantine' | 'feeds'> &
  PlacementPorts &
  ReachPorts;
type Show = (ports: Ports, c: Context<CallerEnv>, row: StoryRow) => Promise<Response>;

/** What lies below a story's address. */
const below = new Map<string, Show>([
  ['/versions', versionsOf],
  ['/diff', diffOf],
  ['/reach', reach],
]);

/**
 * `GET /v1/articles?guid=`, `GET /v1/articles/{id}` and what lies below it. A guid may hold slashes, so the last part of
 * the path decides; a guid that itself ends in `/versions` is asked for with `?guid=`.
 */
export async function show(ports: Ports, c: Context<CallerEnv>): Promise<Response> {
  const name = storyNameOf(c);
  const inPath = c.req.param('id') !== undefined;
  const part = (inPath && /\/(?:versions|diff|reach)$/.exec(name)?.[0]) || '';
  const story = await findWithWaiting(ports, c, part === '' ? name : name.slice(0, -part.length));
  const row = story?.row;
  const showPart = below.get(part);
  if (!story || (showPart && !row)) refuse('not-found', 'There is no such story');
  if (showPart && row) return showPart(ports, c, row);
  const receipt = c.req.query('receipt');
  return row && receipt === undefined
    ? showVersion(ports, c, { ...story, row })
    : showWaiting(ports, c, story, receipt);
}

/** A version that waits in the quarantine: the newest, or that of one upload. */
async function showWaiting(
  ports: Ports,
  c: Context<CallerEnv>,
  found: FoundStory,
  receipt: string | undefined,
): Promise<Response> {
  const upload = found.waiting.find((one) => receipt === undefined || one.receipt === receipt);
  const story = upload && (await ports.stories.read(upload.object));
  if (!upload || !story) refuse('not-found', 'No version of this upload waits');
  const { visibility, visibilityReason } = placementOf(
    { isSame: false, isBuilt: false, quarantined: upload.detail },
    instant(ports.now()),
  );
  const acts = allowedActs(actorOf(c.var.caller), { row: found.row, quarantinedFor: upload.code });
  const answer = { ...story, visibility, visibilityReason, appearsIn: [], acts, waiting: waitingOf(found) };
  return c.json(answer, 200, { 'cache-control': 'no-store' });
}

/** What waits of a story, without its texts. */
const waitingOf = ({ waiting }: FoundStory) =>
  waiting.map(({ receipt, at, code, detail, headline }) => {
    const line = quotedLine(code, detail);
    return {
      receiptId: receipt,
      since: at,
      headline,
      code,
      reason: waitingReason(code, detail),
      ...(line !== undefined && { line }),
    };
  });

/** The current version of a story, or with `?version=` one of its versions. */
async function showVersion(
  ports: Ports,
  c: Context<CallerEnv>,
  found: FoundStory & { row: StoryRow },
): Promise<Response> {
  const { row } = found;
  const wanted = c.req.query('version');
  if (wanted !== undefined && !wholeNumber.test(wanted)) {
    const errors = [{ pointer: '/version', detail: 'A version is a whole number' }];
    refuse('invalid-request', 'The version cannot be read', { errors });
  }
  const current = wanted === undefined || Number(wanted) === row.version;
  if (!current && row.pubStatus === 'canceled')
    refuse('gone', 'The story was killed; its versions are closed');
  const object = current ? row.object : (await ports.stories.version(row.id, Number(wanted)))?.object;
  const story = object === undefined ? undefined : await ports.stories.read(object);
  if (!story) refuse('not-found', `The story has no version ${wanted}`);
  const published = row.published === undefined ? {} : { published: row.published };
  const chain = row.chain === undefined ? {} : await linksOf(ports, row);
  const cluster = current && row.clusterId !== undefined ? { clusterId: row.clusterId } : {};
  const now = current ? await nowOf(ports, c, found) : {};
  const answer = { ...story, ...published, ...cluster, ...chain, ...now };
  return c.json(answer, 200, { 'cache-control': 'no-store' });
}

/** Where the story is now, what waits of it, and what the caller may do. */
async function nowOf(ports: Ports, c: Context<CallerEnv>, found: FoundStory & { row: StoryRow }) {
  const { row } = found;
  const { feeds = [], ...place } = await placeOfStory(ports, row);
  const appearsIn = await Promise.all(
    feeds.map(async ({ id, href }) => ({
      feedId: id,
      title: (await ports.feeds.get(id))?.title ?? id,
      url: href,
    })),
  );
  const acts = allowedActs(actorOf(c.var.caller), { row, quarantinedFor: found.waiting[0]?.code });
  return {
    ...place,
    appearsIn,
    acts,
    ...(row.withheldFor !== undefined && { withheldFor: row.withheldFor }),
    ...(found.waiting.length > 0 && { waiting: waitingOf(found) }),
  };
}

/** An agency sees its rewrites before they are published, too. */
async function linksOf(ports: Ports, row: StoryRow): Promise<Pick<Story, 'chain' | 'evolvedTo'>> {
  const { next: id, nextGuid: guid } = row;
  const waiting = id === undefined || guid === undefined ? undefined : { id, guid };
  const next = (await newestAfter(ports, row)) ?? waiting;
  return chainFields(row, next, row.previous);
}
