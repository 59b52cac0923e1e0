import { statusMetadata } from '../contract.ts';
import type { Site, Tombstone } from '../core/feeds/format.ts';
import { type StoryFormat, storyFormats } from '../core/feeds/story/index.ts';
import type { StoryRow } from '../store/stories.ts';
import type { Desk } from './desk.ts';
import { page, pageVersionKey, renditionKey } from './story-page.ts';

export type StoryPagePorts = Pick<Desk, 'stories' | 'feedsBucket'> & {
  site: Site;
  /** Formats in which stories are written; the page for people is always one. */
  renditions: readonly StoryFormat[];
};

const cacheControl = 'public, max-age=60, s-maxage=5, stale-while-revalidate=60';

/**
 * Writes a story as it stands in all its formats. Messages of one story come one after the other, and the row is
 * read after the message came, so the last one shows the last version. The page is written last: it stands for
 * all formats when the reconciler looks whether a version was shown.
 */
export async function buildStoryPage(
  ports: StoryPagePorts,
  id: string,
): Promise<'built' | 'withdrawn' | 'unknown'> {
  const row = await ports.stories.get(id);
  // Nothing of a story that was never published may be readable.
  if (row?.published === undefined) return 'unknown';
  const withdrawn = row.pubStatus !== 'usable';
  const left = await leftRenditions(ports, row);
  const renditions = withdrawn ? [...new Set([...ports.renditions, ...left])] : ports.renditions;
  const render = withdrawn ? tombstoneOf(ports, row) : await storyOf(ports, row);

  const write = async (format: StoryFormat): Promise<void> => {
    const key = renditionKey(id, format.extension);
    await ports.feedsBucket.put(key, render(format), {
      contentType: format.mediaType,
      cacheControl,
      metadata: {
        [pageVersionKey]: String(row.version),
        ...(withdrawn && { [statusMetadata.key]: statusMetadata.gone }),
      },
    });
  };
  const stale = left.filter((format) => !renditions.includes(format));
  await Promise.all([
    ...renditions.filter(({ extension }) => extension !== page).map(write),
    ...stale.map(({ extension }) => ports.feedsBucket.delete(renditionKey(id, extension))),
  ]);
  await Promise.all(renditions.filter(({ extension }) => extension === page).map(write));
  return withdrawn ? 'withdrawn' : 'built';
}

/**
 * The formats that an earlier version left behind. The setting may have named others then, and none of them may
 * go on showing what was corrected or killed. A first version has nothing behind it, which saves the look.
 */
async function leftRenditions(ports: StoryPagePorts, row: StoryRow): Promise<StoryFormat[]> {
  if (row.version === 1 && row.pubStatus === 'usable') return [];
  const extensions = new Set<string>();
  for await (const { key } of ports.feedsBucket.list(renditionKey(row.id, ''))) {
    extensions.add(key.slice(key.lastIndexOf('.') + 1));
  }
  return storyFormats.filter((format) => extensions.has(format.extension));
}

type Render = (format: StoryFormat) => string;

function tombstoneOf({ site }: StoryPagePorts, row: StoryRow): Render {
  const tombstone: Tombstone = {
    storyId: row.id,
    version: row.version,
    when: row.versionCreated,
    ...(row.correctionNote && { reason: row.correctionNote }),
  };
  return (format) => format.renderTombstone(tombstone, site);
}

async function storyOf({ stories, site, renditions }: StoryPagePorts, row: StoryRow): Promise<Render> {
  const stored = await stories.read(row.object);
  if (!stored) throw new Error(`Canonical story ${row.object} is missing`);
  const story = { ...stored, ...(row.published && { published: row.published }) };
  return (format) => format.render(story, site, renditions);
}
