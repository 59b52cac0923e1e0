import type { FeedFormat, FeedFrame, FeedPage, Site } from '../format.ts';

/** Frame and fragments as one text. Joined once: a large string that is put together twice is copied twice. */
export const feedText = (
  { open, between, close, empty = '' }: FeedFrame,
  page: Pick<FeedPage, 'items' | 'tombstones'>,
): string => {
  const [first, ...rest] = [...page.tombstones, ...page.items];
  if (first === undefined) return open + empty + close;
  const last = rest.pop();
  return last === undefined ? open + first + close : [open + first, ...rest, last + close].join(between);
};

/** A feed whose fragments were encoded when they were rendered. */
export interface EncodedPage extends Pick<FeedPage, 'info' | 'updated' | 'archive'> {
  /** UTF-8. */
  items: readonly Uint8Array[];
  tombstones: readonly Uint8Array[];
}

/**
 * The bytes of `renderFeed` from fragments that are bytes already: no text is copied and no character is
 * encoded again, so that a feed of fifty kept items costs as much as moving its bytes.
 */
export const feedBytes = (format: FeedFormat, page: EncodedPage, site: Site): Buffer => {
  const { open, between, close, empty = '' } = format.frame(page, site);
  const separator = Buffer.from(between);
  const parts: Uint8Array[] = [Buffer.from(open)];
  for (const [index, fragment] of [...page.tombstones, ...page.items].entries()) {
    if (index > 0) parts.push(separator);
    parts.push(fragment);
  }
  if (parts.length === 1) parts.push(Buffer.from(empty));
  parts.push(Buffer.from(close));
  return Buffer.concat(parts);
};
