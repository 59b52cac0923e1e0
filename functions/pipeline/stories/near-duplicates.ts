import { bandsOf, distance, near, simhash } from '../../core/fingerprint/index.ts';
import type { Story, StoryContent } from '../../core/story/schema.ts';
import type { RowKey } from '../../store/dynamodb/keys.ts';
import type { Row } from '../../store/dynamodb/table.ts';
import { type Band, Fingerprints } from '../../store/entities/fingerprints.ts';
import type { StoryRow } from '../../store/entities/stories.ts';
import type { PipelinePorts } from '../ports.ts';
import { instant } from '../ports.ts';
import { isShown } from './expiry.ts';

/** A text that may be a copy of another, and where its like would be found. */
export interface Likeness {
  fingerprint: string;
  bands: Band[];
}

/** Shorter texts are alike by their form and not by what they say. */
const fewestWords = 30;
/** Of the stories that are alike so many are looked at, the nearest first. */
const mostLookedAt = 8;

/** Where the like of a story would be found; undefined for one that is joined with nothing. */
export async function likenessOf(
  ports: Pick<PipelinePorts, 'fingerprints' | 'now'>,
  content: Pick<StoryContent, 'pubStatus' | 'text' | 'wordCount'>,
): Promise<Likeness | undefined> {
  if (content.pubStatus !== 'usable' || content.wordCount < fewestWords) return undefined;
  const fingerprint = simhash(content.text);
  if (fingerprint === undefined) return undefined;
  return { fingerprint, bands: await ports.fingerprints.bands(bandsOf(fingerprint), ports.now()) };
}

/**
 * The cluster of a story that is about to be published: that of the nearest like story of the last days, of
 * whichever agency, else its own. A later version stays in the cluster of the first. Only a story whose own row says
 * that it is published with this text is joined, so that a killed or held story is never joined with a live one.
 */
export async function clusterOf(
  ports: Pick<PipelinePorts, 'stories' | 'now'>,
  story: Pick<Story, 'id'>,
  standing: StoryRow | undefined,
  likeness: Likeness | undefined,
): Promise<string> {
  if (standing?.clusterId !== undefined) return standing.clusterId;
  if (!likeness) return story.id;
  const { fingerprint, bands } = likeness;
  const found = new Map(bands.flatMap(({ stories }) => stories).map((one) => [one.storyId, one]));
  found.delete(story.id);
  const alike = [...found.values()]
    .filter((one) => near(one.fingerprint, fingerprint))
    .sort((a, b) => distance(a.fingerprint, fingerprint) - distance(b.fingerprint, fingerprint))
    .slice(0, mostLookedAt);
  const rows = await Promise.all(alike.map(({ storyId }) => ports.stories.get(storyId)));
  const now = instant(ports.now());
  const nearest = rows.find(
    (row, at) =>
      row?.published !== undefined && row.fingerprint === alike[at]?.fingerprint && isShown(row, now),
  );
  return nearest?.clusterId ?? story.id;
}

/** What makes a published story findable. */
export const likenessRows = (
  story: Pick<Story, 'id'>,
  { fingerprint, bands }: Likeness,
  nowMs: number,
): (RowKey & Row)[] => Fingerprints.rows(bands, { storyId: story.id, fingerprint }, nowMs);
