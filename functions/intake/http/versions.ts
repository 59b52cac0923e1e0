import type { Context } from 'hono';
import type { Problem as StoryProblem } from '../../core/story/draft.ts';
import type { PipelinePorts } from '../../pipeline/ports.ts';
import { refuse } from '../../platform/problem.ts';
import type { StoryRow, VersionRow } from '../../store/entities/stories/stories.ts';

type Ports = Pick<PipelinePorts, 'stories'>;

const pageSize = { usual: 20, most: 100 } as const;
/** Sixteen digits: Dateline counts on above the highest version that an agency may give. */
export const wholeNumber = /^\d{1,16}$/;
const headers = { 'cache-control': 'no-store' };

/** One version in the history. Its text has its own address, `?version=`. */
const versionAnswer = (row: VersionRow) => ({
  version: row.version,
  versionCreated: row.versionCreated,
  storedAt: row.storedAt,
  pubStatus: row.pubStatus,
  receipt: row.receipt,
  ...(row.correctionNote !== undefined && { correctionNote: row.correctionNote }),
});

/** `GET /v1/articles/{id}/versions`: the history of a story, newest first, page by page. */
export async function versionsOf(ports: Ports, c: Context, story: StoryRow): Promise<Response> {
  const { cursor, limit = String(pageSize.usual) } = c.req.query();
  const errors: StoryProblem[] = [];
  if (cursor !== undefined && !wholeNumber.test(cursor))
    errors.push({ pointer: '/cursor', detail: 'A cursor is what an earlier answer gave' });
  if (!wholeNumber.test(limit) || Number(limit) < 1 || Number(limit) > pageSize.most)
    errors.push({ pointer: '/limit', detail: `A limit is a whole number from 1 to ${pageSize.most}` });
  if (errors.length > 0) refuse('invalid-request', 'The page cannot be read', { errors });

  const size = Number(limit);
  const rows = await ports.stories.versions(
    story.id,
    size + 1,
    cursor === undefined ? undefined : Number(cursor),
  );
  // The current version is written to the history a moment after it becomes current.
  if (cursor === undefined && (rows[0]?.version ?? -1) < story.version) rows.unshift(story);
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const answer = {
    storyId: story.id,
    guid: story.guid,
    standing: story.version,
    versions: shown.map(versionAnswer),
    ...(rows.length > size && last && { cursor: String(last.version) }),
  };
  return c.json(answer, 200, headers);
}

/**
 * `GET /v1/articles/{id}/diff`: the difference between two versions of a story; without `to` until the current one,
 * without `from` since the version before that. The texts of a killed story are closed to everybody but the operator,
 * and so are their differences.
 */
export async function diffOf(ports: Ports, c: Context, story: StoryRow): Promise<Response> {
  const { from, to = String(story.version) } = c.req.query();
  const errors = Object.entries({ from, to }).flatMap(([name, value]) =>
    value === undefined || wholeNumber.test(value)
      ? []
      : [{ pointer: `/${name}`, detail: 'A version is a whole number' }],
  );
  if (errors.length > 0) refuse('invalid-request', 'The versions cannot be read', { errors });
  if (story.pubStatus === 'canceled') refuse('gone', 'The story was killed; its versions are closed');

  const until = Number(to);
  const since = from === undefined ? await before(ports, story, until) : Number(from);
  if (since === undefined) refuse('not-found', `The story has no version before ${until}`);
  const [left, right] = await Promise.all([since, until].map((one) => textOf(ports, story, one)));
  if (!left || !right) refuse('not-found', `The story has no version ${left ? until : since}`);
  // Loaded on demand: most requests are uploads, and would wait longer for a cold start.
  const { diffStories } = await import('../../core/story/diff.ts');
  return c.json({ storyId: story.id, from: since, to: until, ...diffStories(left, right) }, 200, headers);
}

async function before(ports: Ports, story: StoryRow, version: number): Promise<number | undefined> {
  const [row] = await ports.stories.versions(story.id, 1, version);
  return row?.version;
}

async function textOf(ports: Ports, story: StoryRow, version: number) {
  const row = version === story.version ? story : await ports.stories.version(story.id, version);
  return row && ports.stories.read(row.object);
}
