import { builtInFeeds } from '../../contract/feeds.ts';
import { objectKeys, storyPageKey } from '../../contract/object-keys.ts';
import { pageVersionMetadata, statusMetadata } from '../../contract/public-documents.ts';
import { NotFoundError } from '../../core/errors.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import type { Site, Tombstone } from '../../core/feeds/format.ts';
import type { ListedStoryFormat, StoryRenderer } from '../../core/feeds/story-formats/format.ts';
import { storyFormats } from '../../core/feeds/story-formats/index.ts';
import { goneAt, itemTimes, shownAfter } from '../../core/story/shown-time.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import { agencyField, agencyName } from '../agency-names.ts';
import { fingerprintKey, siteFingerprint, storyTermsMetadata } from '../document-metadata.ts';
import { instant, type PipelinePorts } from '../ports.ts';
import { chainFields, type Shown, shownOf } from '../stories/rewrite-chain.ts';

export type StoryPagePorts = Pick<
  PipelinePorts,
  'stories' | 'agencies' | 'chains' | 'now' | 'feedsBucket' | 'log' | 'meter'
> & {
  site: Site;
  /** Formats in which stories are written; the page for people is always one. */
  renditions: readonly ListedStoryFormat[];
};

export interface StoryPageOutcome {
  kind: 'built' | 'corrected' | 'withdrawn' | 'unchanged' | 'unknown';
  /** The story before it in its chain, whose page links to it. */
  previous?: string;
}

/**
 * Writes the current version of a story in all its formats. Messages of one story come one after the other, and the row
 * is read after the message came, so the last one shows the last version. The page for people is written last: the
 * reconciler reads only that one to see whether a version is shown.
 */
export async function buildStoryPage(ports: StoryPagePorts, id: string): Promise<StoryPageOutcome> {
  const row = await ports.stories.get(id);
  // Nothing of a story that was never published may be readable.
  if (row?.published === undefined) return { kind: 'unknown' };
  if (row.access === 'private') return removePublic(ports, row);
  const shown = await shownOf(ports, row, instant(ports.now()));
  const before = shown.previous === undefined ? {} : { previous: shown.previous };
  if (shown.newest && (await isWritten(ports, id, shown))) return { kind: 'unchanged' };
  const withdrawn = shown.withdrawnBy !== undefined;
  const left = await writtenFormats(ports, row, withdrawn);
  const renditions = withdrawn ? [...new Set([...ports.renditions, ...left])] : ports.renditions;
  const render = withdrawn ? tombstoneOf(ports, row, shown) : await storyRendering(ports, row, shown);

  const license = withdrawn ? undefined : (await ports.stories.read(row.object))?.license;

  const write = async (format: ListedStoryFormat): Promise<void> => {
    const key = objectKeys.rendition.of({ story: id, extension: format.extension });
    await ports.feedsBucket.put(key, render(await format.load()), {
      contentType: format.mediaType,
      cacheControl: cacheControl('story'),
      metadata: {
        [pageVersionMetadata]: shown.mark,
        [fingerprintKey]: siteFingerprint(ports.site),
        ...(!withdrawn && storyTermsMetadata(license, ports.site)),
        ...(withdrawn && { [statusMetadata.key]: statusMetadata.gone }),
      },
    });
  };
  const stale = left.filter((format) => !renditions.includes(format));
  await Promise.all([
    ...renditions.filter(({ extension }) => extension !== 'html').map(write),
    ...stale.map(({ extension }) =>
      ports.feedsBucket.delete(objectKeys.rendition.of({ story: id, extension })),
    ),
  ]);
  await Promise.all(renditions.filter(({ extension }) => extension === 'html').map(write));
  const formats = renditions.map((format) => format.id);
  ports.log.info('Story page built', {
    story: id,
    version: row.version,
    receipt: row.receipt,
    withdrawn,
    formats,
  });
  ports.meter.count('storyPages');
  return { kind: withdrawn ? 'withdrawn' : row.version > 1 ? 'corrected' : 'built', ...before };
}

/** A private story has pages in its feeds alone. One that was public before has some that have to go. */
async function removePublic({ feedsBucket }: StoryPagePorts, row: StoryRow): Promise<StoryPageOutcome> {
  if (!row.feeds?.has(builtInFeeds.latest)) return { kind: 'unknown' };
  const documents = objectKeys.rendition.of({ story: row.id, extension: '' });
  for await (const { key } of feedsBucket.list(documents)) await feedsBucket.delete(key);
  return { kind: 'withdrawn' };
}

/** Whether the page shows this version and its links in the chain already, rendered as it would be now. */
async function isWritten(ports: StoryPagePorts, id: string, { mark }: Shown): Promise<boolean> {
  const written = await ports.feedsBucket.head(storyPageKey(id));
  return (
    written?.metadata[pageVersionMetadata] === mark &&
    written.metadata[fingerprintKey] === siteFingerprint(ports.site)
  );
}

/**
 * The formats in which an earlier version was written. The setting may have named others then, and none of them may
 * still show what was corrected or killed. A first version has none, which saves the request.
 */
async function writtenFormats(
  ports: StoryPagePorts,
  row: StoryRow,
  withdrawn: boolean,
): Promise<ListedStoryFormat[]> {
  if (row.version === 1 && !withdrawn) return [];
  const extensions = new Set<string>();
  for await (const { key } of ports.feedsBucket.list(
    objectKeys.rendition.of({ story: row.id, extension: '' }),
  )) {
    extensions.add(key.slice(key.lastIndexOf('.') + 1));
  }
  return storyFormats.filter((format) => extensions.has(format.extension));
}

type Render = (format: StoryRenderer) => string;

function tombstoneOf({ site }: StoryPagePorts, row: StoryRow, { withdrawnBy = row }: Shown): Render {
  const { pubStatus, expires, correctionNote, published } = withdrawnBy;
  const { versionCreated = row.versionCreated, storedAt = row.storedAt } = withdrawnBy;
  const updated = shownAfter(withdrawnBy.updated ?? versionCreated, withdrawnBy.updatedBase);
  const expired = pubStatus === 'usable';
  const tombstone: Tombstone = {
    storyId: row.id,
    version: row.version,
    when: goneAt({
      ...itemTimes({ versionCreated, storedAt }, updated, expired ? expires : undefined),
      ...(published !== undefined && { published }),
    }),
    ...(expired && { cause: 'expired' }),
    ...(pubStatus === 'withheld' && { cause: 'withheld' }),
    ...(!expired && correctionNote && { reason: correctionNote }),
  };
  return (format) => format.renderTombstone(tombstone, site);
}

/** How the current version of a story is written in a format. */
export async function storyRendering(
  {
    stories,
    agencies,
    site,
    renditions,
  }: Pick<StoryPagePorts, 'stories' | 'agencies' | 'site' | 'renditions'>,
  row: StoryRow,
  { newest, previous }: Pick<Shown, 'newest' | 'previous'>,
): Promise<Render> {
  const stored = await stories.read(row.object);
  if (!stored) throw new NotFoundError('canonical story', row.object);
  const story = {
    ...stored,
    ...agencyField(await agencyName(agencies, stored.agency)),
    ...(row.published && { published: row.published }),
    ...(row.updated && { updated: shownAfter(row.updated, row.updatedBase) }),
    // The operator's policy may end the terms before the agency does.
    ...(row.expires && { expires: row.expires }),
    // That of a story released from an embargo is found after its text is stored.
    ...(row.clusterId && { clusterId: row.clusterId }),
    ...chainFields(row, newest, previous),
  };
  return (format) => format.render(story, site, renditions);
}
