import { archiveFolder, objectKeys, parseArchivePage } from '../../contract/objects.ts';
import { statusMetadata } from '../../contract/public-documents.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import { feedFormats, loadFormat, tradeFormats } from '../../core/feeds/formats/index.ts';
import type { FeedRow } from '../../store/entities/feeds.ts';
import type { BuildPorts } from '../builder/build-ports.ts';
import { instant } from '../ports.ts';

/** Documents taken away in one build; a lease is good for more. */
const atOnce = 300;
/**
 * Takes a part of a retired feed's documents away: the archive goes, and each address of the head answers 410 with
 * an empty feed. Returns whether all of it is done. Idempotent.
 */
export async function removeDocuments(ports: BuildPorts, feed: FeedRow): Promise<boolean> {
  // The head first: it is what readers ask for.
  for await (const { key } of ports.feedsBucket.list(
    objectKeys.feedHead.of({ feed: feed.id, extension: '' }),
  )) {
    await putGone(ports, feed, key);
  }
  return removePages(ports, feed.id, () => true);
}

/**
 * Removes the archive pages of generations that nobody is shown. Returns whether all of it is done: the old pages
 * may be more than one build can remove.
 */
export const sweepPages = (ports: BuildPorts, feed: FeedRow): Promise<boolean> => {
  const kept = new Set([feed.generation, feed.filled?.generation]);
  return removePages(ports, feed.id, (series) => !kept.has(series));
};

async function removePages(
  ports: BuildPorts,
  id: string,
  isLeft: (series: number) => boolean,
): Promise<boolean> {
  let removed = 0;
  for await (const { key } of ports.feedsBucket.list(archiveFolder(id))) {
    const page = objectKeys.archivePage.parse(key)?.archivePage;
    if (page === undefined || !isLeft(parseArchivePage(page).series)) continue;
    if (removed === atOnce) return false;
    await ports.feedsBucket.delete(key);
    removed += 1;
  }
  return true;
}

async function putGone(ports: BuildPorts, feed: FeedRow, key: string): Promise<void> {
  const extension = key.slice(key.lastIndexOf('.') + 1);
  const format = [...feedFormats, ...tradeFormats].find((one) => one.extension === extension);
  if (!format) return ports.feedsBucket.delete(key);
  const { renderFeed } = await loadFormat(format.id);
  const info = {
    id: feed.id,
    title: 'This feed was retired',
    description: 'Nothing will come here any more. Please end the subscription.',
    content: 'summary' as const,
  };
  const page = { info, updated: feed.retiredAt ?? instant(ports.now()), items: [], tombstones: [] };
  await ports.feedsBucket.put(key, renderFeed(page, ports.site), {
    contentType: format.mediaType,
    cacheControl: cacheControl('directory'),
    metadata: { [statusMetadata.key]: statusMetadata.gone },
  });
}
