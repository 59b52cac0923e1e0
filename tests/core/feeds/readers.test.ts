import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { parseHTML } from 'linkedom';
import RssParser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { renderNewsSitemap } from '../../../functions/core/feeds/documents/news-sitemap.ts';
import { articleHtml, summaryOf } from '../../../functions/core/feeds/render/content.ts';
import { renderStoryPage } from '../../../functions/core/feeds/story-formats/html/index.ts';
import { renderMarkdown } from '../../../functions/core/feeds/story-formats/md/index.ts';
import { read } from '../../../functions/core/intake/index.ts';
import type { Association, Story } from '../../../functions/core/story/schema.ts';
import { atom, everyFeedFormat, json, rss, storyFormats } from './loaded.ts';
import { feedOf, latest, plainStory, richStory, site, storyId, tombstone } from './stories.ts';

/* What subscribers get who use a library: the same value by two that share no code with each other or with us. */

const readers = {
  'feedsmith, RSS': async (stories: readonly Story[]) => {
    const { title, items = [], ...feed } = parseRssFeed(feedOf(rss, stories));
    return {
      title,
      pubDate: feed.pubDate,
      language: feed.language,
      items: items.map(({ dc, dcterms, enclosures, media, description }) => ({
        creator: dc?.creators ?? [],
        publisher: dc?.publishers ?? [],
        modified: dcterms?.modified?.[0] ?? dcterms?.modified,
        enclosures: enclosures ?? [],
        media,
        description,
      })),
    };
  },
};

const parser = new RssParser<object, Record<string, unknown>>({
  customFields: {
    item: [
      ['dc:creator', 'creators', { keepArray: true }],
      ['dc:publisher', 'publisher'],
      ['dcterms:modified', 'modified'],
      ['media:thumbnail', 'thumbnail'],
      ['media:content', 'contents', { keepArray: true }],
      ['media:group', 'group'],
      ['updated', 'updated'],
      ['dcterms:provenance', 'provenance'],
    ],
  },
});
const byRssParser = (text: string) => parser.parseString(text);

const late = '2026-03-05T12:00:00.123Z';
/** Its agency made it long before it was published. */
const late1 = plainStory(1, { published: late, versionCreated: '2026-03-01T00:00:00Z' });

describe('times', () => {
  it('of a story are not before its publication, with three digits at most', async () => {
    const { entries = [] } = parseAtomFeed(feedOf(atom, [late1]));
    expect(entries.map(({ published, updated }) => [published, updated])).toEqual([[late, late]]);
    const [entry] = (await byRssParser(feedOf(atom, [late1]))).items;
    expect(entry?.updated ?? entry?.isoDate).toBe(late);
    const { items = [] } = parseJsonFeed(JSON.parse(feedOf(json, [late1])));
    expect(items.map(({ date_published, date_modified }) => [date_published, date_modified])).toEqual([
      [late, late],
    ]);
    const [item] = (await byRssParser(feedOf(rss, [late1]))).items;
    expect(item?.modified).toBe(late);
  });

  it('of a page and of the news sitemap are not before the publication either', () => {
    const page = renderStoryPage(late1, site);
    const { document } = parseHTML(page);
    const modified = document
      .querySelector('meta[property="article:modified_time"]')
      ?.getAttribute('content');
    const data = JSON.parse(document.querySelector('script[type="application/ld+json"]')?.textContent ?? '');
    expect([modified, data.datePublished, data.dateModified]).toEqual([late, late, late]);
    const { id: storyId, headline, language, versionCreated } = late1;
    const listed = { storyId, headline, language, published: late, updated: versionCreated };
    const map = renderNewsSitemap([listed], site, late);
    expect(map).toContain(`<lastmod>${late}</lastmod>`);
  });

  it('have three digits at most in every format, however many the agency writes', async () => {
    const precise = '2026-03-05T12:00:00.123456789Z';
    const times = {
      versionCreated: precise,
      firstCreated: precise,
      expires: '2027-03-05T12:00:00.987654321Z',
    };
    const bytes = Buffer.from(JSON.stringify({ guid: 'a', headline: 'A', body: '<p>B</p>', ...times }));
    const { items } = await read({ bytes, mediaType: 'application/json', receivedAt: late });
    const [item] = items;
    if (!item || !('draft' in item)) throw new Error('no draft');
    const { versionCreated = '', firstCreated = '', expires = '' } = item.draft;
    expect([versionCreated, expires]).toEqual([late, '2027-03-05T12:00:00.987Z']);
    const story = plainStory(1, { versionCreated, firstCreated, expires, published: late });
    for (const format of everyFeedFormat) expect(feedOf(format, [story])).not.toMatch(/:\d\d\.\d{4}/);
    for (const { render } of storyFormats) expect(render(story, site)).not.toMatch(/:\d\d\.\d{4}/);
  });

  it('rise with every version', () => {
    const second = { ...late1, version: 2, updated: '2026-03-05T12:00:00.124Z' };
    const [before, after] = [late1, second].map(
      (one) => parseAtomFeed(feedOf(atom, [one])).entries?.[0]?.updated,
    );
    expect(Date.parse(after ?? '')).toBeGreaterThan(Date.parse(before ?? ''));
  });
});

describe.each([
  [{}, 'KILLED: story withdrawn'],
  [{ cause: 'expired' }, 'EXPIRED: story withdrawn'],
  [{ cause: 'withheld' }, 'WITHHELD: story held back'],
  [{ cause: 'left' }, 'REMOVED: story no longer in this feed'],
] as const)('a story that is gone (%j)', (more, title) => {
  const gone = { ...tombstone, ...more };
  const feed = (format: typeof atom) =>
    feedOf(format, [plainStory(1)], { tombstones: [format.renderTombstone(gone, site) ?? ''] });
  const id = `urn:uuid:${storyId(99)}`;

  it('is replaced in readers of Atom that know no tombstones', async () => {
    const [entry] = (await byRssParser(feed(atom))).items;
    expect(entry).toMatchObject({ id, title, isoDate: new Date(gone.when).toISOString() });
    expect(String(entry?.content)).not.toContain('Ferries');
    const read = parseAtomFeed(feed(atom)).entries?.[0];
    expect(read).toMatchObject({ id, updated: gone.when });
    expect(JSON.stringify(read)).toContain(title);
  });

  it('is replaced in readers of RSS and JSON Feed', async () => {
    expect((await byRssParser(feed(rss))).items[0]).toMatchObject({ guid: id, title });
    expect(parseRssFeed(feed(rss)).items?.[0]).toMatchObject({ guid: { value: id }, title });
    expect(parseJsonFeed(JSON.parse(feed(json))).items?.[0]).toMatchObject({ id, title });
  });

  it('has an entry that is not later than the tombstone, and is one for a reader of RFC 6721', () => {
    const text = atom.renderTombstone(gone, site) ?? '';
    expect(text).toContain(`<at:deleted-entry`);
    expect(text).toContain(`ref="${id}" when="${gone.when}"`);
    expect(text).toContain(`<updated>${gone.when}</updated>`);
  });
});

describe('names', () => {
  const unsigned = plainStory(1, {
    agency: 'nna',
    agencyName: 'Northern News Agency',
    creditLine: 'With inputs from Coast Wire',
  });

  it('are those of the agency, not its id, and a credit line is no author', async () => {
    const { items } = await readers['feedsmith, RSS']([unsigned]);
    expect(items[0]).toMatchObject({
      creator: ['Northern News Agency'],
      publisher: ['Northern News Agency'],
    });
    const [item] = (await byRssParser(feedOf(rss, [unsigned]))).items;
    expect(item).toMatchObject({ creators: ['Northern News Agency'], publisher: 'Northern News Agency' });
    const [entry] = (await byRssParser(feedOf(atom, [unsigned]))).items;
    expect(entry?.author).toBe('Northern News Agency');
    expect(parseAtomFeed(feedOf(atom, [unsigned])).entries?.[0]?.authors).toEqual([
      { name: 'Northern News Agency' },
    ]);
    const [one] = parseJsonFeed(JSON.parse(feedOf(json, [unsigned]))).items ?? [];
    expect(one?.authors).toEqual([{ name: 'Northern News Agency' }]);
  });

  it('of feeds begin with that of the site, once', async () => {
    const title = 'Harbour Desk: Latest stories';
    expect((await byRssParser(feedOf(rss, [unsigned]))).title).toBe(title);
    expect((await byRssParser(feedOf(atom, [unsigned]))).title).toBe(title);
    expect(parseJsonFeed(JSON.parse(feedOf(json, [unsigned]))).title).toBe(title);
    const own = { ...latest, title: 'Harbour Desk at sea' };
    expect(parseRssFeed(feedOf(rss, [unsigned], { info: own })).title).toBe('Harbour Desk at sea');
  });
});

describe('media of RSS', () => {
  const picture: Association = {
    type: 'picture',
    caption: 'The quay',
    renditions: [
      { href: 'https://m.example/a-1200.jpg', width: 1200, height: 800, size: 5000 },
      { href: 'https://m.example/a-320.jpg', width: 320, height: 213 },
      { href: 'https://m.example/a-60.jpg', width: 60, height: 40 },
    ],
  };
  const sound: Association = { type: 'video', renditions: [{ href: 'https://m.example/vote.mp3' }] };
  const withPicture = plainStory(1, { associations: [picture] });
  const withBoth = plainStory(2, { associations: [picture, sound] });

  it('have one enclosure, the recording before the picture, of length 0 where it is not known', async () => {
    for (const [story, file] of [
      [withPicture, { url: 'https://m.example/a-1200.jpg', type: 'image/jpeg', length: 5000 }],
      [withBoth, { url: 'https://m.example/vote.mp3', type: 'audio/mpeg', length: 0 }],
    ] as const) {
      expect(parseRssFeed(feedOf(rss, [story])).items?.[0]?.enclosures).toEqual([file]);
      const [item] = (await byRssParser(feedOf(rss, [story]))).items;
      expect(item?.enclosure).toEqual({ ...file, length: String(file.length) });
    }
    expect(parseRssFeed(feedOf(rss, [plainStory(1)])).items?.[0]?.enclosures).toBeUndefined();
  });

  it('have a small picture, a title, and a default', async () => {
    const [item] = (await byRssParser(feedOf(rss, [withPicture]))).items;
    expect(item?.thumbnail).toMatchObject({
      $: { url: 'https://m.example/a-320.jpg', width: '320', height: '213' },
    });
    const media = parseRssFeed(feedOf(rss, [withPicture])).items?.[0]?.media;
    expect(media?.thumbnails?.[0]?.url).toBe('https://m.example/a-320.jpg');
    const [group] = media?.groups ?? [];
    expect(group?.title?.value).toBe('The quay');
    expect(group?.contents?.map(({ isDefault }) => isDefault)).toEqual([true, undefined, undefined]);
  });

  it('of a channel say when it changed and in which language it is, also where the stories are in many', async () => {
    const { pubDate, language } = await readers['feedsmith, RSS']([plainStory(1, { language: 'de' })]);
    expect(Date.parse(pubDate ?? '')).not.toBeNaN();
    expect(language).toBe('en');
    expect(await byRssParser(feedOf(rss, [plainStory(1)]))).toMatchObject({ language: 'en' });
    expect(parseRssFeed(feedOf(rss, [], { info: { ...latest, language: 'de' } })).language).toBe('de');
  });

  it('come with a description that was derived below 300 characters', () => {
    const text = 'word '.repeat(200).trim();
    for (const one of [text, 'x'.repeat(1000)])
      expect(summaryOf(plainStory(1, { text: one })).length).toBeLessThan(300);
  });
});

describe('the record of the use of AI', () => {
  const story = plainStory(1, {
    aiUse: {
      extent: 'assisted',
      tool: 'Text=Werk; 3',
      reviewedBy: 'Mira Okafor',
      reviewedAt: '2026-11-23T10:00:00Z',
      responsible: { name: 'Northern News', url: 'https://nna.example.org/?a=1&b=2' },
    },
  });
  const record =
    'ai-use-extent=assisted; ai-use-tool=Text\\=Werk\\; 3; ai-use-reviewed-by=Mira Okafor; ' +
    'ai-use-reviewed-at=2026-11-23T10:00:00Z; ai-use-responsible=Northern News; ' +
    'ai-use-responsible-url=https://nna.example.org/?a\\=1&b\\=2';
  const type = 'compositeWithTrainedAlgorithmicMedia';

  it('is whole in RSS, Atom and JSON Feed', async () => {
    const [item] = parseRssFeed(feedOf(rss, [story])).items ?? [];
    expect(item?.dcterms?.provenances).toEqual([record]);
    expect(item?.categories?.map(({ name }) => name)).toContain(type);
    const [entry] = parseAtomFeed(feedOf(atom, [story])).entries ?? [];
    expect(entry?.dcterms?.provenances).toEqual([record]);
    expect(entry?.categories?.map(({ term }) => term)).toContain(type);
    for (const format of [rss, atom])
      expect((await byRssParser(feedOf(format, [story]))).items[0]).toMatchObject({ provenance: record });
    const { items } = JSON.parse(feedOf(json, [story]));
    expect(items[0]._dateline.aiUse).toEqual(story.aiUse);
  });

  it('is absent where the agency says nothing', () => {
    for (const format of [rss, atom]) expect(feedOf(format, [plainStory(1)])).not.toContain('provenance');
  });
});

it('a post or video of another site is a link with a title', () => {
  const url = 'https://www.youtube.com/watch?v=abcdefghijk&t=1';
  const address = url.replace('&', '&amp;');
  const story = plainStory(1, {
    body: `<p>See.</p>\n<figure><a href="${address}">${address}</a></figure>`,
    embeds: [{ type: 'youtube', url }],
  });
  expect(articleHtml(story)).toContain(`<a href="${address}">Video on YouTube</a></figure>`);
  expect(renderMarkdown(story, site)).toContain(`[Video on YouTube](<${url}>)`);
  const other = {
    ...story,
    body: '<figure><a href="https://www.a.example/v/1">https://www.a.example/v/1</a></figure>',
  };
  expect(articleHtml({ ...other, embeds: [{ type: 'other', url: 'https://www.a.example/v/1' }] })).toContain(
    '>a.example</a>',
  );
});

it('references are hexadecimal in the text of RSS only', () => {
  const story = richStory();
  expect(feedOf(rss, [story])).toContain('<title>Salt &#x26; Sons');
  expect(feedOf(rss, [story])).toContain('url="https://media.example.org/quay%201200.jpg?a=1&amp;b=2"');
  expect(feedOf(atom, [story])).toContain('<title type="text">Salt &amp; Sons');
  expect(feedOf(atom, [story])).not.toContain('&#x');
});
