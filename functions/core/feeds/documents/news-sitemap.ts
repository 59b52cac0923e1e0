import { latestOf } from '../../story/shown-time.ts';
import { type Site, storyUrl } from '../format.ts';
import { languageTag } from '../render/language.ts';
import { attr, declaration, element, wellFormed } from '../render/xml.ts';

/** The fields of a story that a news sitemap has. */
export interface SitemapStory {
  storyId: string;
  headline: string;
  /** UTC, ISO 8601. */
  published: string;
  /** When readers last got something new of it. UTC, ISO 8601. */
  updated: string;
  language: string;
}

/** Google takes articles of the last two days and a thousand of them in one file. */
export const newsWindow = { ageMs: 2 * 24 * 3_600_000, stories: 1000 } as const;

/** Google wants ISO 639 codes, and of Chinese the script (`zh-cn`, `zh-tw`). */
const newsLanguage = (tag: string): string | undefined => {
  const known = languageTag(tag)?.toLowerCase();
  if (known === undefined) return undefined;
  if (/^zh(-|$)/.test(known)) return /hant|tw|hk|mo/.test(known) ? 'zh-tw' : 'zh-cn';
  return known.split('-', 1)[0];
};

const url = (story: SitemapStory, site: Site): string => {
  const language = newsLanguage(story.language);
  if (language === undefined) return '';
  const publication = `<news:publication>${element('news:name', site.title)}${element('news:language', language)}</news:publication>`;
  return (
    `<url>${element('loc', storyUrl(story.storyId, site))}${element('lastmod', latestOf(story.updated, story.published))}` +
    `<news:news>${publication}${element('news:publication_date', story.published)}${element('news:title', story.headline)}</news:news></url>`
  );
};

/**
 * A Google News sitemap (schema sitemap-news/0.9) of the stories that are young enough, newest first. A story
 * in no language is left out, since the language is required. A map without any address is not valid by the
 * schema, so that one without stories names the directory.
 *
 * @param now UTC, ISO 8601
 */
export const renderNewsSitemap = (stories: readonly SitemapStory[], site: Site, now: string): string => {
  const since = Date.parse(now) - newsWindow.ageMs;
  const urls = stories
    .filter((story) => Date.parse(story.published) > since)
    .sort((a, b) => (a.published < b.published ? 1 : a.published > b.published ? -1 : 0))
    .map((story) => url(story, site))
    .filter((one) => one !== '')
    .slice(0, newsWindow.stories);
  if (urls.length === 0) urls.push(`<url>${element('loc', `${site.baseUrl}/`)}</url>`);
  const namespaces =
    attr('xmlns', 'http://www.sitemaps.org/schemas/sitemap/0.9') +
    attr('xmlns:news', 'http://www.google.com/schemas/sitemap-news/0.9');
  return wellFormed(`${declaration}<urlset${namespaces}>\n${urls.join('\n')}\n</urlset>\n`);
};

export const sitemapMediaType = 'application/xml; charset=utf-8';
