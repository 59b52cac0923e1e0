import { prefixes } from '../contract.ts';
import type { Site } from '../core/feeds/format.ts';
import { renderStoryPage, renderWithdrawnPage } from '../core/feeds/story/html.ts';
import type { StoryRow } from '../store/stories.ts';
import type { Desk } from './desk.ts';

export type StoryPagePorts = Pick<Desk, 'stories' | 'feedsBucket'> & { site: Site };

/** Name of the object metadata that tells which version a page shows. */
export const pageVersionKey = 'version';

export const storyPageKey = (id: string): string => `${prefixes.storyPages}${id}.html`;

const cacheControl = 'public, max-age=60, s-maxage=5, stale-while-revalidate=60';

/**
 * Writes the page of a story as it stands. Messages of one story come one after the other, and the row is read
 * after the message came, so the last one shows the last version.
 */
export async function buildStoryPage(ports: StoryPagePorts, id: string): Promise<'built' | 'unknown'> {
  const row = await ports.stories.get(id);
  // Nothing of a story that was never published may be readable.
  if (row?.published === undefined) return 'unknown';
  const html = await render(ports, row);
  await ports.feedsBucket.put(storyPageKey(id), html, {
    contentType: 'text/html; charset=utf-8',
    cacheControl,
    metadata: { [pageVersionKey]: String(row.version) },
  });
  return 'built';
}

async function render(ports: StoryPagePorts, row: StoryRow): Promise<string> {
  if (row.pubStatus !== 'usable') {
    const tombstone = { storyId: row.id, version: row.version, when: row.versionCreated };
    return renderWithdrawnPage({ ...tombstone, ...(row.correctionNote && { reason: row.correctionNote }) }, ports.site);
  }
  const story = await ports.stories.read(row.object);
  if (!story) throw new Error(`Canonical story ${row.object} is missing`);
  return renderStoryPage({ ...story, ...(row.published && { published: row.published }) }, ports.site);
}
