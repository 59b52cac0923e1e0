import { objectKeys } from '../../contract/object-keys.ts';
import { statusMetadata } from '../../contract/public-documents.ts';
import { isLive, type LoggedChange } from '../../core/delivery/change.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import type { Tombstone } from '../../core/feeds/format.ts';
import type { StoryRenderer } from '../../core/feeds/story-formats/format.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import { storyTermsMetadata } from '../document-metadata.ts';
import type { Build } from '../feeds/build.ts';
import { storyRendering } from '../pages/story-page.ts';
import { parallelMap } from '../parallel-map.ts';
import { instant } from '../ports.ts';
import { shownOf } from '../stories/rewrite-chain.ts';

const atOnce = 8;

/** Writes the pages of stories in a private feed, in all formats; those that left it say so and have no text. */
export async function writePrivatePages(build: Build, changes: readonly LoggedChange[]): Promise<void> {
  // Of several changes of a story the last one counts.
  const last = new Map(changes.map((change) => [change.story ?? change.storyId, change]));
  await parallelMap([...last], atOnce, ([id, change]) => writePages(build, id, change));
}

async function writePages(build: Build, id: string, change: LoggedChange): Promise<void> {
  const { ports, feed, signal } = build;
  const row = await ports.stories.get(id);
  const story = row && isLive(change.type) ? await ports.stories.read(row.object) : undefined;
  const render =
    row && story
      ? await storyRendering(ports, row, await shownOf(ports, row, instant(ports.now())))
      : goneOf(build, id, change, row);
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

function goneOf(
  { ports: { site } }: Build,
  storyId: string,
  { type, version, at }: LoggedChange,
  row: StoryRow | undefined,
): (format: StoryRenderer) => string {
  const cause = type === 'expired' || type === 'withheld' || type === 'left' ? type : undefined;
  const reason = type === 'killed' ? row?.correctionNote : undefined;
  const tombstone: Tombstone = {
    storyId,
    version,
    when: at,
    ...(cause && { cause }),
    ...(reason !== undefined && { reason }),
  };
  return (format) => format.renderTombstone(tombstone, site);
}
