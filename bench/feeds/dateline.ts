import type { FeedFormat } from '../../functions/core/feeds/format.ts';
import { feedBytes } from '../../functions/core/feeds/render/assemble.ts';
import type { Story } from '../../functions/core/story/schema.ts';
import { info, site, stories, story, updated } from './stories.ts';

const encoded = (format: FeedFormat, one: Story): Buffer => Buffer.from(format.renderItem(one, site, 'full'));
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
/** The same with items rendered as text. */
export const fullText = (format: FeedFormat) => (): string =>
  format.renderFeed(
    { info, updated, items: stories.map((one) => format.renderItem(one, site, 'full')), tombstones: [] },
    site,
  );
