import type { StoryRow } from '../store/stories.ts';
import type { Desk } from './desk.ts';
import { instant } from './desk.ts';
import { destinations } from './destinations.ts';
import { hint, settle } from './settle.ts';

type Ports = Pick<Desk, 'agencies' | 'stories' | 'memberships' | 'feeds' | 'feedsQueue' | 'now' | 'log'>;

const atOnce = 100;

/** Publishes the stories whose embargo is over. Returns how many. */
export async function releaseDue(ports: Ports): Promise<number> {
  const now = instant(ports.now());
  const due = await ports.stories.due(now, atOnce);
  for (const found of due) await releaseOne(ports, found, now);
  return due.length;
}

async function releaseOne(ports: Ports, found: StoryRow, now: string): Promise<void> {
  const story = await ports.stories.read(found.object);
  const agency = await ports.agencies.get(found.agency);
  if (!story || !agency) {
    ports.log.error('Held story cannot be released', { story: found.id, hasObject: Boolean(story) });
    return;
  }
  const matching = destinations(story, agency.name, now);
  const row = await ports.stories.release(found, matching.map((feed) => feed.id), now);
  // A newer version took over: it settles itself.
  if (!row) return;
  const feeds = await settle(ports, row, matching);
  await hint(ports, { feeds, stories: [row.id] }, `release-${row.version}`);
}
