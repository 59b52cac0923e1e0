import {
  archiveFolder,
  changesFolder,
  objectKeys,
  parseArchivePage,
  storyPagesOf,
} from '../../contract/object-keys.ts';
import { statusMetadata } from '../../contract/public-documents.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import { feedFormats, loadFormat, tradeFormats } from '../../core/feeds/formats/index.ts';
import { isPrivate, seriesOf } from '../../store/entities/feeds/feeds.ts';
import { instant } from '../ports.ts';
import type { Build } from './build.ts';

/** Documents removed in one build; there is time for more before its lease ends. */
const atOnce = 300;

/**
 * Removes a part of a retired feed's documents: the archive goes, and each address of the head answers 410 with
 * an empty feed. Returns whether all of it is done. Idempotent.
 */
export async function removeDocuments(build: Build): Promise<boolean> {
  const { ports, feed } = build;
  // The head first: it is what readers ask for.
  const heads = objectKeys.feedHead.of({ feed: feed.id, extension: '' });
  for await (const { key } of ports.feedsBucket.list(heads)) {
    // Nobody may see that a private feed ever was.
    if (isPrivate(feed)) await ports.feedsBucket.delete(key);
    else await putGone(build, key);
  }
  if (!(await removeLog(build))) return false;
  return removePages(build, () => true);
}

/**
 * Removes the archive pages of generations that readers are not shown. Returns whether all of it is done: the old
 * pages may be more than one build can remove.
 */
export const sweepPages = (build: Build): Promise<boolean> => {
  const { feed } = build;
  const kept = new Set([seriesOf(feed), ...(feed.filled ? [seriesOf(feed.filled)] : [])]);
  return removePages(build, (series) => !kept.has(series));
};

async function removePages({ ports, feed }: Build, mayGo: (series: number) => boolean): Promise<boolean> {
  let removed = 0;
  for await (const { key } of ports.feedsBucket.list(archiveFolder(feed.id))) {
    const page = objectKeys.archivePage.parse(key)?.archivePage;
    if (page === undefined || !mayGo(parseArchivePage(page).series)) continue;
    if (removed === atOnce) return false;
    await ports.feedsBucket.delete(key);
    removed += 1;
  }
  return true;
}

/** The log of its changes, and the pages of stories in a private feed. */
async function removeLog({ ports, feed }: Build): Promise<boolean> {
  let removed = 0;
  // Should the feed be defined again, its log goes on, with all its documents.
  await ports.changeLogs.unwritten(feed.id);
  const prefixes = [
    storyPagesOf(feed.id),
    objectKeys.changesHead.of({ feed: feed.id }),
    changesFolder(feed.id),
  ];
  for (const prefix of prefixes) {
    for await (const { key } of ports.feedsBucket.list(prefix)) {
      if (removed === atOnce) return false;
      await ports.feedsBucket.delete(key);
      removed += 1;
    }
  }
  return true;
}

async function putGone({ ports, feed }: Build, key: string): Promise<void> {
  const extension = objectKeys.feedHead.parse(key)?.extension;
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
  // Nobody is to subscribe to it.
  const { hub: _hub, ...site } = ports.site;
  await ports.feedsBucket.put(key, renderFeed(page, site), {
    contentType: format.mediaType,
    cacheControl: cacheControl('directory'),
    metadata: { [statusMetadata.key]: statusMetadata.gone },
  });
}
