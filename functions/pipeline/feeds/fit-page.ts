import type { FeedFormat } from '../../core/feeds/format.ts';
import type { Membership } from '../../store/entities/feeds/memberships.ts';
import type { Rendered, RenderedItems, Rendition } from './rendered-items.ts';

/**
 * The most bytes of the items of one document in one format. A head is polled all the time; a page is not, but
 * CloudFront compresses nothing above ten million bytes.
 */
export const documentBytes = { head: 4_000_000, page: 8_000_000 } as const;

/** Items rendered at once: those that turn out not to fit are dropped before the next ones are made. */
const atOnce = 16;

/** How much of the bytes a rendition may fill; what is left is for the shorter ones behind it. */
const shares: Record<Rendition['content'], number> = {
  full: 0.7,
  summary: 0.85,
  brief: Number.POSITIVE_INFINITY,
};

/** The stories of a page, the most important first: the last ones are shortened first. */
export interface PageStories {
  live: readonly Membership[];
  /** Shown because they were corrected; left out where there is no room. */
  older: readonly Membership[];
}

export interface FittedStory {
  entry: Membership;
  rendered: Rendered;
}

/**
 * Renders the stories of a page within a number of bytes, so that a feed of long stories is built like any other: first
 * the texts of the last stories become summaries, then what is left of them is shortened, then the last corrected
 * stories are left out. The same for all formats. A story that is live is never left out.
 */
export async function fitted(
  items: Pick<RenderedItems, 'of'>,
  { live, older }: PageStories,
  { content, formats }: { content: 'full' | 'summary'; formats: readonly FeedFormat[] },
  mostBytes: number,
): Promise<FittedStory[]> {
  const levels: Rendition['content'][] =
    content === 'full' ? ['full', 'summary', 'brief'] : ['summary', 'brief'];
  const entries = [...live, ...older];
  const placed = new Map<Membership, Rendered>();
  let used = 0;
  for (const level of levels) {
    const open = entries.filter((entry) => !placed.has(entry));
    for (let start = 0; start < open.length; start += atOnce) {
      const some = open.slice(start, start + atOnce);
      const rendered = await items.of(some, { content: level, formats });
      for (const [index, entry] of some.entries()) {
        const one = rendered[index];
        if (!one || used + bytesOf(one) > mostBytes * shares[level]) continue;
        placed.set(entry, one);
        used += bytesOf(one);
      }
    }
  }
  for (const entry of older.toReversed()) {
    if (used <= mostBytes) break;
    const one = placed.get(entry);
    if (one) used -= bytesOf(one);
    placed.delete(entry);
  }
  for (const entry of live.toReversed()) {
    const before = placed.get(entry);
    if (used <= mostBytes || !before) break;
    const [after = before] = await items.of([entry], { content: 'brief', formats });
    placed.set(entry, after);
    used += bytesOf(after) - bytesOf(before);
  }
  return entries.flatMap((entry) => {
    const rendered = placed.get(entry);
    return rendered ? [{ entry, rendered }] : [];
  });
}

/** Bytes of an item in the format that needs most. */
const bytesOf = ({ renderedItems }: Rendered): number =>
  Math.max(0, ...Object.values(renderedItems).map(({ length }) => length));
