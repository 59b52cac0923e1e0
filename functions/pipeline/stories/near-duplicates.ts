import { bandsOf, distance, near, simhash } from '../../core/fingerprint/index.ts';
import type { Story, StoryContent } from '../../core/story/schema.ts';
import { latestOf } from '../../core/story/shown-time.ts';
import { isShown } from '../../core/story/visibility.ts';
import type { RowKey } from '../../store/dynamodb/keys.ts';
import type { Row } from '../../store/dynamodb/table.ts';
import { type Band, Fingerprints } from '../../store/entities/fingerprints.ts';
import type { StoryRow } from '../../store/entities/stories.ts';
import { instant, type PublishPorts } from '../ports.ts';

/** The fingerprint of a text, and the rows in which texts like it are found. */
export interface Likeness {
  fingerprint: string;
  bands: Band[];
}

/** Shorter texts resemble each other by their form and not by what they say. */
const fewestWords = 30;
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
 * The cluster of a story that is about to be published: that of the most similar story of the last days, of any
 * agency, else its own. A later version stays in the cluster of the first. Only a story whose own row says that it is
 * published with this text is joined, so that a killed or held story is never joined with a live one.
 */
export async function clusterOf(
  ports: Pick<PublishPorts, 'stories' | 'now'>,
  story: Pick<Story, 'id'>,
  current: StoryRow | undefined,
  likeness: Likeness | undefined,
): Promise<string> {
  if (current?.clusterId !== undefined) return current.clusterId;
  if (!likeness) return story.id;
  const { fingerprint, bands } = likeness;
  const found = new Map(bands.flatMap(({ stories }) => stories).map((one) => [one.storyId, one]));
  found.delete(story.id);
  const alike = [...found.values()]
    .filter((one) => near(one.fingerprint, fingerprint))
    .sort((a, b) => distance(a.fingerprint, fingerprint) - distance(b.fingerprint, fingerprint))
    .slice(0, mostCompared);
  const rows = await Promise.all(alike.map(({ storyId }) => ports.stories.get(storyId)));
  const now = instant(ports.now());
  const nearest = rows.find(
    (row, at) =>
      row?.published !== undefined && row.fingerprint === alike[at]?.fingerprint && isShown(row, now),
  );
  return nearest?.clusterId ?? story.id;
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
