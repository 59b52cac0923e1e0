import type { ArchivePage } from '../../../store/entities/feeds/archives.ts';
import { partitionOf } from '../../../store/entities/feeds/definitions.ts';
import type { Archived } from '../../../store/entities/feeds/feed-states.ts';
import { archiveOf, seriesOf } from '../../../store/entities/feeds/feeds.ts';
import { placeOf } from '../../../store/entities/feeds/memberships.ts';
import type { Check, DoctorPorts, Trouble } from '../check.ts';
import { rebuildFeed } from '../rebuild.ts';

const atOnce = 500;

/** Rows of all archive pages, the oldest first. */
async function pagesOf(ports: DoctorPorts, archive: string, to: string): Promise<ArchivePage[]> {
  const pages: ArchivePage[] = [];
  let before = to;
  for (;;) {
    const some = await ports.archives.upTo(archive, before, atOnce);
    // The page that ends there is the last of those before.
    pages.push(...some.filter((one) => one.to !== pages.at(-1)?.to));
    const last = some.at(-1);
    if (some.length < atOnce || !last) return pages.toReversed();
    before = last.to;
  }
}

interface Known {
  /** Of the memberships, and of the rows of the pages. */
  partition: string;
  archive: string;
  archived: Archived;
  pages: ArchivePage[];
}

async function known(ports: DoctorPorts, id: string): Promise<Known | undefined> {
  const [feed, state] = await Promise.all([ports.feeds.get(id), ports.feedStates.get(id)]);
  const archived = state?.archived;
  if (!feed || !archived || archived.generation !== seriesOf(feed) || feed.retiredAt !== undefined)
    return undefined;
  const archive = archiveOf(feed);
  const partition = partitionOf(id, feed.generation);
  return { partition, archive, archived, pages: await pagesOf(ports, archive, archived.to || '0') };
}

/**
 * The pages of an archive follow one another without a gap or an overlap, so that every story of the feed is in the
 * head or in exactly one page.
 */
export const archiveChain: Check = {
  code: 'archive-gap',
  on: 'feed',
  severity: 'error',
  title: 'The archive of a feed has a gap: stories are in no page, or in two',
  async find(ports, id) {
    const found = await known(ports, id);
    if (!found) return [];
    const { archived, pages } = found;
    const troubles: Trouble[] = [];
    let after = '';
    let number = 0;
    for (const page of pages) {
      if (page.page !== number + 1)
        troubles.push({ about: `page ${number + 1}`, detail: missing(number + 1, page.page - 1) });
      else if (page.after !== after)
        troubles.push({
          about: `page ${page.page}`,
          detail: `page ${page.page} does not begin where ${number} ends`,
        });
      number = page.page;
      after = page.to;
    }
    if (number < archived.pages)
      troubles.push({ about: `page ${number + 1}`, detail: missing(number + 1, archived.pages) });
    return troubles;
  },
  async repair(ports, id) {
    const found = await known(ports, id);
    if (!found) return;
    for (const page of await missingPages(ports, found)) await ports.archives.put(page);
    await rebuildFeed(ports, id);
  },
};

const missing = (from: number, to: number): string =>
  from >= to ? `page ${from} is missing` : `pages ${from} to ${to} are missing`;

/** The missing rows: the stories between two known pages, in as many pages as there were. */
async function missingPages(
  ports: DoctorPorts,
  { partition, archive, archived, pages }: Known,
): Promise<ArchivePage[]> {
  const made: ArchivePage[] = [];
  let before = { page: 0, to: '' };
  const end = { page: archived.pages + 1, after: archived.to, to: '' };
  for (const next of [...pages, end]) {
    const gap = next.page - before.page - 1;
    if (gap > 0) {
      const entries = await ports.memberships.between(partition, before.to, next.after);
      const size = Math.max(1, Math.ceil(entries.length / gap));
      let after = before.to;
      for (let n = 1; n <= gap; n++) {
        const last = n === gap ? undefined : entries[n * size - 1];
        const to = last ? placeOf(last) : next.after;
        made.push({ feed: archive, page: before.page + n, after, to });
        after = to;
      }
    }
    before = next;
  }
  return made;
}
