import type { FeedFormat } from '../../functions/core/feeds/format.ts';
import { feedBytes } from '../../functions/core/feeds/render/assemble.ts';
import { withDigestOf } from '../../functions/core/story/public-digest.ts';
import type { Story } from '../../functions/core/story/schema.ts';
import { encodeItem } from '../../functions/pipeline/feeds/encode-item.ts';
import { info, site, stories, story, updated } from './stories.ts';

/** Nothing was rendered of it before: what formats share is not for nothing here. Digests are computed before. */
const copyOf = (one: Story): Story => withDigestOf(one, { ...one });
const text = (format: FeedFormat, one: Story): string => format.renderItem(copyOf(one), site, 'full');
const encoded = (format: FeedFormat, one: Story): Buffer => encodeItem(text(format, one));
export const full = (format: FeedFormat) => (): Buffer =>
  feedBytes(
    format,
    { info, updated, items: stories.map((one) => encoded(format, one)), tombstones: [] },
    site,
  );
export const rebuild = (format: FeedFormat) => {
  const kept = stories.slice(1).map((one) => encoded(format, one));
  return (): Buffer =>
    feedBytes(
      format,
      { info, updated, items: [encoded(format, stories[0] ?? story(0)), ...kept], tombstones: [] },
      site,
    );
};
/** What a build does: each story in all formats, which share its text. */
export const allFormats = (formats: readonly FeedFormat[]) => (): Buffer[] => {
  const copies = stories.map(copyOf);
  return formats.map((format) => {
    const items = copies.map((one) => encodeItem(format.renderItem(one, site, 'full')));
    return feedBytes(format, { info, updated, items, tombstones: [] }, site);
  });
};
/** The same with items rendered as text. */
export const fullText = (format: FeedFormat) => (): string =>
  format.renderFeed({ info, updated, items: stories.map((one) => text(format, one)), tombstones: [] }, site);
