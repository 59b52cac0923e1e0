import { publicFiles } from '../../contract/object-keys.ts';
import { NotFoundError } from '../../core/errors.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import {
  readSearchIndex,
  renderSearchIndex,
  type SearchEntry,
  searchEntry,
  searchedStories,
  searchMediaType,
} from '../../core/feeds/documents/search-index.ts';
import type { Membership } from '../../store/entities/feeds/memberships.ts';
import { agencyField, agencyName } from '../agency-names.ts';
import { parallelMap } from '../parallel-map.ts';
import type { PipelinePorts } from '../ports.ts';

export type SearchIndexPorts = Pick<PipelinePorts, 'stories' | 'agencies' | 'feedsBucket'>;

const parallelReads = 32;

/**
 * Writes the index that the directory searches. Entries of stories that did not change are taken from the index before, so
 * that only new versions are read; an index that is the same is not written again.
 *
 * @param newest stories of the feed of all stories, the newest first
 */
export async function writeSearchIndex(
  ports: SearchIndexPorts,
  newest: readonly Membership[],
): Promise<void> {
  const written = await ports.feedsBucket.text(publicFiles.search);
  const before = new Map(readSearchIndex(written).map((entry) => [markOf(entry), entry]));
  const entries = await parallelMap(
    newest.filter(({ state }) => state === 'live').slice(0, searchedStories),
    parallelReads,
    async (entry): Promise<SearchEntry> => {
      const { version, published } = entry;
      return before.get(markOf({ id: shownId(entry), version, published })) ?? read(ports, entry);
    },
  );
  const text = renderSearchIndex(entries);
  if (text === written) return;
  await ports.feedsBucket.put(publicFiles.search, text, {
    contentType: searchMediaType,
    cacheControl: cacheControl('newsSitemap'),
  });
}

/** The story that an entry shows: a rewrite stands in the place of the one before it. */
const shownId = ({ story, storyId }: Membership): string => story ?? storyId;

const markOf = ({ id, version, published }: Pick<SearchEntry, 'id' | 'version' | 'published'>): string =>
  `${id} ${version} ${published}`;

/** @throws NotFoundError when a canonical story is missing from the bucket */
async function read(ports: SearchIndexPorts, entry: Membership): Promise<SearchEntry> {
  const story = await ports.stories.read(entry.object);
  if (!story) throw new NotFoundError('canonical story', entry.object);
  const named = { ...story, ...agencyField(await agencyName(ports.agencies, story.agency)) };
  return { ...searchEntry(named, entry.published), id: shownId(entry), version: entry.version };
}
