import { feedGuid, storyUrl } from '../../functions/core/feeds/format.ts';
import { loadFormat } from '../../functions/core/feeds/formats/index.ts';
import { fullText } from './dateline.ts';
import { info, site, stories } from './stories.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escapeOnce = (text: string): string =>
  text.replace(/[&<>]/g, (character) => entities[character] ?? character);

/** The minimum: a template and one escape pass over the values. */
export const floorXml = (): string => {
  const items = stories.map((one) => {
    const link = storyUrl(one.id, site);
    return `<item><title>${escapeOnce(one.headline)}</title><link>${link}</link><guid>${feedGuid(one.id)}</guid><pubDate>${one.published}</pubDate><description>${escapeOnce(one.summary ?? '')}</description><content>${escapeOnce(one.body)}</content></item>`;
  });
  return `<?xml version="1.0"?><rss><channel><title>${info.title}</title>${items.join('')}</channel></rss>`;
};

const json = await loadFormat('json');

/** The object of our own feed, written with `JSON.stringify`. */
export const floorJson = (): (() => string) => {
  const feed: unknown = JSON.parse(fullText(json)());
  return () => JSON.stringify(feed);
};
