import type { Context } from 'hono';
import type { Story } from '../../core/story/schema.ts';
import type { PipelinePorts } from '../../pipeline/ports.ts';
import { chainFields, newestAfter } from '../../pipeline/stories/rewrite-chain.ts';
import { refuse } from '../../platform/problem.ts';
import type { StoryRow } from '../../store/entities/stories.ts';
import type { CallerEnv } from '../request/caller.ts';
import { findStory, storyNameOf } from '../request/story.ts';
import { diffOf, versionsOf, wholeNumber } from './versions.ts';

type Ports = Pick<PipelinePorts, 'stories' | 'chains' | 'agencies'>;
type Show = (ports: Ports, c: Context, row: StoryRow) => Promise<Response>;

/** What lies below a story's address. */
const below = new Map<string, Show>([
  ['/versions', versionsOf],
  ['/diff', diffOf],
]);

/**
 * `GET /v1/articles?guid=`, `GET /v1/articles/{id}` and what lies below it. A guid may hold slashes, so the last part of
 * the path decides; a guid that itself ends in `/versions` is asked for with `?guid=`.
 */
export async function show(ports: Ports, c: Context<CallerEnv>): Promise<Response> {
  const name = storyNameOf(c);
  const inPath = c.req.param('id') !== undefined;
  const part = (inPath && /\/(?:versions|diff)$/.exec(name)?.[0]) || '';
  const row = await findStory(ports, c, part === '' ? name : name.slice(0, -part.length));
  if (!row) refuse('not-found', 'There is no such story');
  return (below.get(part) ?? showVersion)(ports, c, row);
}

/** The current version of a story, or with `?version=` one of its versions. */
async function showVersion(ports: Ports, c: Context, row: StoryRow): Promise<Response> {
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
  return c.json({ ...story, ...published, ...cluster, ...chain }, 200, { 'cache-control': 'no-store' });
}

/** An agency sees its rewrites before they are published, too. */
async function linksOf(ports: Ports, row: StoryRow): Promise<Pick<Story, 'chain' | 'evolvedTo'>> {
  const { next: id, nextGuid: guid } = row;
  const waiting = id === undefined || guid === undefined ? undefined : { id, guid };
  const next = (await newestAfter(ports, row)) ?? waiting;
  return chainFields(row, next, row.previous);
}
