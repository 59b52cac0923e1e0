import { objectKeys } from '../../contract/object-keys.ts';
import { statusMetadata } from '../../contract/public-documents.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import type { StoryRenderer } from '../../core/feeds/story-formats/format.ts';
import { goneAt } from '../../core/story/shown-time.ts';
import type { Membership } from '../../store/entities/memberships.ts';
import { storyTermsMetadata } from '../document-metadata.ts';
import type { Build } from '../feeds/build.ts';
import { storyRendering } from '../pages/story-page.ts';
import { parallelMap } from '../parallel-map.ts';
import { instant } from '../ports.ts';
import { shownOf } from '../stories/rewrite-chain.ts';

const atOnce = 8;

/** Writes the pages of stories in a private feed, in all formats; those that left it say so and have no text. */
export async function writePrivatePages(build: Build, entries: readonly Membership[]): Promise<void> {
  await parallelMap([...entries], atOnce, (entry) => writePages(build, entry));
}

async function writePages(build: Build, entry: Membership): Promise<void> {
  const { ports, feed, signal } = build;
  const id = entry.story ?? entry.storyId;
  const row = await ports.stories.get(id);
  const isGone = entry.state === 'gone' || row === undefined;
  const story = row && !isGone ? await ports.stories.read(row.object) : undefined;
  const render =
    story && row
      ? await storyRendering(ports, row, await shownOf(ports, row, instant(ports.now())))
      : goneOf(build, entry);
  await Promise.all(
    ports.renditions.map(async (format) => {
      const key = objectKeys.feedRendition.of({ feed: feed.id, story: id, extension: format.extension });
      await ports.feedsBucket.put(key, render(await format.load()), {
        contentType: format.mediaType,
        cacheControl: cacheControl('story'),
        metadata: {
          ...storyTermsMetadata(story?.license, ports.site),
          ...(!story && { [statusMetadata.key]: statusMetadata.gone }),
        },
        signal,
      });
    }),
  );
}

function goneOf({ ports: { site } }: Build, entry: Membership): (format: StoryRenderer) => string {
  const { version, cause, reason } = entry;
  const tombstone = {
    storyId: entry.story ?? entry.storyId,
    version,
    when: goneAt(entry),
    ...(cause && { cause }),
    ...(reason && { reason }),
  };
  return (format) => format.renderTombstone(tombstone, site);
}
