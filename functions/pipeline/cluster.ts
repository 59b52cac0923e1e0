import { bandsOf, distance, near, simhash } from '../core/fingerprint/index.ts';
import type { Story } from '../core/story/schema.ts';
import { Fingerprints } from '../store/fingerprints.ts';
import type { StoryRow } from '../store/stories.ts';
import type { Desk } from './desk.ts';
import type { Writes } from './settle.ts';

type Ports = Pick<Desk, 'fingerprints' | 'now'>;

export interface Cluster {
  clusterId: string;
  fingerprint?: string;
}

/** Shorter texts are alike by their form and not by what they say. */
const fewestWords = 30;

/**
 * The cluster of a story that is about to be published: that of the nearest like story of the last days, of
 * whichever agency, else its own. A later version stays in the cluster of the first. Only published stories are
 * found, so that a killed or held story is never joined with a live one.
 */
export async function clusterOf(
  ports: Ports,
  story: Story,
  standing: StoryRow | undefined,
): Promise<Cluster> {
  const fingerprint = story.wordCount < fewestWords ? undefined : simhash(story.text);
  if (fingerprint === undefined) return { clusterId: standing?.clusterId ?? story.id };
  if (standing?.clusterId !== undefined) return { clusterId: standing.clusterId, fingerprint };
  const sharing = await ports.fingerprints.sharing(bandsOf(fingerprint), ports.now());
  const nearest = sharing
    .filter((one) => one.storyId !== story.id && near(one.fingerprint, fingerprint))
    .sort((a, b) => distance(a.fingerprint, fingerprint) - distance(b.fingerprint, fingerprint))[0];
  return { clusterId: nearest?.clusterId ?? story.id, fingerprint };
}

/** What makes a story findable as the version that stands, or no longer. */
export function clusterWrites(
  story: Pick<Story, 'id' | 'agency' | 'pubStatus'>,
  cluster: Cluster | undefined,
  standing: StoryRow | undefined,
  nowMs: number,
): Writes {
  const before = standing?.fingerprint;
  const kept = cluster?.fingerprint === undefined ? [] : bandsOf(cluster.fingerprint);
  // A band that both versions share is written and not removed.
  const left = before === undefined ? [] : bandsOf(before).filter((band) => !kept.includes(band));
  const removed = Fingerprints.keys(left, story.id);
  if (cluster?.fingerprint === undefined) return { rows: [], removed };
  const { clusterId, fingerprint } = cluster;
  const entry = { storyId: story.id, agency: story.agency, clusterId, fingerprint };
  return { rows: Fingerprints.rows(kept, entry, nowMs), removed };
}
