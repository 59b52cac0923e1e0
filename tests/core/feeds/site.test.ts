import { describe, expect, it } from 'vitest';
import { renderDirectory } from '../../../functions/core/feeds/documents/directory.ts';
import {
  favicon,
  renderSecurityText,
  renderSitemapIndex,
} from '../../../functions/core/feeds/documents/site-files.ts';
import { type Site, siteDetailsOf } from '../../../functions/core/feeds/site.ts';
import { renderStoryPage } from '../../../functions/core/feeds/story-formats/html/index.ts';
import { atom, json, rss } from './loaded.ts';
import { arabicStory, feedOf, latest, plainStory, site } from './stories.ts';
import { checkFeed } from './w3c/check.ts';

const details = {
  publisher: 'Harbour Desk Media & Sons',
  contact: 'desk@harbour.example',
  terms: 'https://harbour.example/terms',
  copyright: '© 2026 Harbour Desk Media',
  license: 'https://harbour.example/licence',
};
const told: Site = { ...site, ...details };

describe('what an operator says of the site', () => {
  it('is read, and refused with the name of what is wrong', () => {
    expect(siteDetailsOf(JSON.stringify(details))).toEqual(details);
    expect(siteDetailsOf('')).toEqual({});
    expect(siteDetailsOf(undefined)).toEqual({});
    for (const [wrong, name] of [
      ['{', 'JSON'],
      ['[]', 'object'],
      ['{"publishers":"x"}', 'publishers'],
      ['{"terms":"javascript:alert(1)"}', 'terms'],
      ['{"contact":"nobody"}', 'contact'],
      ['{"publisher":"a\\nb"}', 'publisher'],
    ])
      expect(() => siteDetailsOf(wrong)).toThrow(name);
  });

  it('is at the foot of every page, and nothing is there without it', () => {
    for (const html of [renderStoryPage(plainStory(1), told), renderDirectory([], told)]) {
      expect(html).toContain('Published by <bdi>Harbour Desk Media &amp; Sons</bdi>');
      expect(html).toContain('href="mailto:desk@harbour.example"');
      expect(html).toContain('href="https://harbour.example/terms"');
      expect(html).toContain('href="https://harbour.example/licence" rel="license"');
      expect(html).toContain('© 2026 Harbour Desk Media');
    }
    expect(renderStoryPage(plainStory(1), site)).not.toContain('class="site"');
  });

  it('is in feeds, which stay valid', () => {
    const feed = (format: typeof rss) =>
      format.renderFeed({ info: latest, updated: '2026-03-01T00:00:00Z', items: [], tombstones: [] }, told);
    expect(feed(rss)).toContain(
      '<managingEditor>desk@harbour.example (Harbour Desk Media &#x26; Sons)</managingEditor>',
    );
    expect(feed(atom)).toContain('<name>Harbour Desk Media &amp; Sons</name>');
    expect(feed(atom)).toContain('<email>desk@harbour.example</email>');
    expect(feed(atom)).toContain('<icon>https://feeds.example.com/favicon.ico</icon>');
    expect(JSON.parse(feed(json))).toMatchObject({
      favicon: 'https://feeds.example.com/favicon.ico',
      authors: [{ name: details.publisher }],
      _dateline: { contact: details.contact, terms: details.terms },
    });
    for (const format of [rss, atom])
      expect(
        checkFeed(
          feed(format),
          `https://feeds.example.com/feeds/latest.${format.extension}`,
          '2026-03-10T00:00:00Z',
        ),
      ).toEqual([]);
  });

  it('is in security.txt by RFC 9116, which is absent without a contact', () => {
    const now = Date.UTC(2026, 10, 30);
    expect(renderSecurityText(site, now)).toBeUndefined();
    const text = renderSecurityText(told, now) ?? '';
    expect(text).toContain('Contact: mailto:desk@harbour.example\n');
    expect(text).toContain('Canonical: https://feeds.example.com/.well-known/security.txt\n');
    const expires = Date.parse(/^Expires: (.+)$/m.exec(text)?.[1] ?? '');
    expect(expires).toBeGreaterThan(now + 300 * 86_400_000);
    expect(expires).toBeLessThan(now + 365 * 86_400_000);
  });
});

describe('the documents of a site', () => {
  it('are an icon that is one, and a map of maps', () => {
    const icon = Buffer.from(favicon());
    expect([icon.readUInt16LE(0), icon.readUInt16LE(2), icon.readUInt16LE(4)]).toEqual([0, 1, 1]);
    expect(icon.readUInt32LE(14) + icon.readUInt32LE(18)).toBe(icon.length);
    expect(renderSitemapIndex(site)).toContain('<loc>https://feeds.example.com/sitemap-news.xml</loc>');
  });

  it('lead from a feed to what people can read', () => {
    for (const format of [rss, atom])
      expect(feedOf(format, [])).toContain('for people: https://feeds.example.com/#feed-latest -->');
    const odd = feedOf(rss, [], { info: { ...latest, id: 'agency-a--b' } });
    expect(odd).toContain('#feed-agency-a-%2Db -->');
  });
});

describe('the page of a story', () => {
  it.each([
    ['de', 'Veröffentlicht', /2\. März 2026.*UTC/],
    ['ar', 'نُشر', /مارس/],
    ['he', 'פורסם', /במרץ 2026/],
    ['ja', '公開', /2026年3月2日/],
  ])('speaks %s', (language, label, date) => {
    const html = renderStoryPage(plainStory(1, { language }), site);
    const line = /<p class="meta pubdate"[^>]*>.*?<\/p>/.exec(html)?.[0] ?? '';
    expect(line).toContain(`lang="${language}"`);
    expect(line).toContain(label);
    expect(line).toMatch(date);
    expect(line).not.toContain('Published');
  });

  it('speaks English where it has no words, and says so', () => {
    for (const language of ['und', 'tlh', 'x-desk', 'en-GB']) {
      const html = renderStoryPage(plainStory(1, { language }), site);
      expect(html).toContain('<p class="meta pubdate" lang="en"><bdi>Published <time');
    }
    expect(renderStoryPage(arabicStory(), site)).not.toContain('More from');
  });
});

it('the directory lets people choose a language by its own name, and an agency', () => {
  const feeds = [
    ['language-de', 'German', 'de'],
    ['language-ar', 'Arabic', 'ar'],
    ['agency-a', 'North Wire', undefined],
    ['agency-b', 'South Wire', undefined],
  ].map(([id = '', title = '', language]) => ({
    info: { ...latest, id, title, ...(language && { language }) },
    newest: [],
  }));
  const html = renderDirectory(feeds, site);
  expect(html).toContain('<a href="#feed-language-de" lang="de">Deutsch</a>');
  expect(html).toContain('<a href="#feed-language-ar" lang="ar">العربية</a>');
  expect(html).toContain('<a href="#feed-agency-b">South Wire</a>');
});
