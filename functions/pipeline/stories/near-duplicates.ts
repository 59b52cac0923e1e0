import { bandsOf, distance, fewestWords, near, simhash } from '../../core/fingerprint/index.ts';
import type { Story, StoryContent, Warning } from '../../core/story/schema.ts';
import { latestOf } from '../../core/story/shown-time.ts';
import { isContentGuid } from '../../core/story/story-id.ts';
import { isShown } from '../../core/story/visibility.ts';
import type { RowKey } from '../../store/dynamodb/keys.ts';
import type { Row } from '../../store/dynamodb/table.ts';
import { type Band, Fingerprints } from '../../store/entities/stories/fingerprints.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import { instant, type PublishPorts } from '../ports.ts';

/** The fingerprint of a text, and the rows in which texts like it are found. */
export interface Likeness {
  fingerprint: string;
  bands: Band[];
}

/** Number of similar stories that are compared, the nearest first. */
const mostCompared = 8;

/** What a text is compared by; undefined for one that is joined with nothing. */
export async function likenessOf(
  ports: Pick<PublishPorts, 'fingerprints' | 'now'>,
  content: Pick<StoryContent, 'pubStatus' | 'text' | 'wordCount'>,
): Promise<Likeness | undefined> {
  if (content.pubStatus !== 'usable' || content.wordCount < fewestWords) return undefined;
  const fingerprint = simhash(content.text);
  if (fingerprint === undefined) return undefined;
  return { fingerprint, bands: await ports.fingerprints.bands(bandsOf(fingerprint), ports.now()) };
}

/**
 * The cluster of a story that is about to be published, and the stories of the last days that are nearly the same, the
 * nearest first. The cluster is that of the nearest, of any agency, else the story's own. A later version stays in the
 * cluster of the first, and is compared with nothing. Only a story whose own row says that it is published with this
 * text is joined, so that a killed or held story is never joined with a live one.
 */
export async function clusterOf(
  ports: Pick<PublishPorts, 'stories' | 'now'>,
  story: Pick<Story, 'id'>,
  current: StoryRow | undefined,
  likeness: Likeness | undefined,
): Promise<{ clusterId: string; alike: StoryRow[] }> {
  if (current?.clusterId !== undefined) return { clusterId: current.clusterId, alike: [] };
  if (!likeness) return { clusterId: story.id, alike: [] };
  const { fingerprint, bands } = likeness;
  const found = new Map(bands.flatMap(({ stories }) => stories).map((one) => [one.storyId, one]));
  found.delete(story.id);
  const candidates = [...found.values()]
    .filter((one) => near(one.fingerprint, fingerprint))
    .sort((a, b) => distance(a.fingerprint, fingerprint) - distance(b.fingerprint, fingerprint))
    .slice(0, mostCompared);
  const rows = await Promise.all(candidates.map(({ storyId }) => ports.stories.get(storyId)));
  const now = instant(ports.now());
  const alike = rows.flatMap((row, at) =>
    row?.published !== undefined && row.fingerprint === candidates[at]?.fingerprint && isShown(row, now)
      ? [row]
      : [],
  );
  return { clusterId: alike[0]?.clusterId ?? story.id, alike };
}

/**
 * The warning for a story that came without an id and is nearly the text of an earlier one of its agency: most likely a
 * correction that was sent like a new story.
 */
export function likelyCorrection(
  { agency, guid, evolvedFrom }: Pick<Story, 'agency' | 'guid' | 'evolvedFrom'>,
  current: StoryRow | undefined,
  alike: readonly StoryRow[],
): Warning | undefined {
  if (current !== undefined || evolvedFrom !== undefined || !isContentGuid(guid)) return undefined;
  const own = alike.find((row) => row.agency === agency);
  if (!own) return undefined;
  const detail =
    `It came without an id and is nearly the text of your story ${own.id}, "${own.headline}". It is published as ` +
    `another story; a correction of that one is sent with PUT /v1/articles/${own.id}`;
  return { code: 'near-duplicate', detail };
}

/**
 * The rows by which a published story is found, without those that have it already. Computed from the story's row, so
 * that a repetition makes nobody find it for longer.
 */
export function likenessRows(
  row: Pick<StoryRow, 'id' | 'storedAt' | 'published' | 'fingerprint'>,
  { fingerprint, bands }: Likeness,
  nowMs: number,
): (RowKey & Row)[] {
  if (row.published === undefined || row.fingerprint !== fingerprint) return [];
  const shownMs = Date.parse(latestOf(row.storedAt, row.published));
  return Fingerprints.rows(
    bands,
    { storyId: row.id, fingerprint, until: Fingerprints.until(shownMs) },
    nowMs,
  );
}
