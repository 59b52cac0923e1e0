import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { feedGuid, storyUrl } from '../../../../functions/core/feeds/format.ts';
import type { Story } from '../../../../functions/core/story/schema.ts';
import { atMost } from '../../../property-runs.ts';
import { atom, json, newsmlg2, ninjs, ninjs2, rss } from '../loaded.ts';
import { haveSchemas, jsonSchemaProblems, newsmlSchema, xsdProblems } from '../schemas.ts';
import { feedOf, site } from '../stories.ts';
import { normalStory } from './story-arbitrary.ts';

/** What a reader must find of every item: which story, what it is called, where it stands, when, and its text. */
interface Found {
  id: string | undefined;
  title: string | undefined;
  link: string | undefined;
  published: number;
  /** The content holds the last paragraph of the body. */
  whole: boolean;
}

const someStories = fc.uniqueArray(normalStory, { minLength: 1, maxLength: 4, selector: ({ id }) => id });
/** Without its start, where the dateline may be run in. */
const lastBlock = ({ body }: Story): string => (body.split('\n').at(-1) ?? '').replace(/^<p>/, '');

const expected = (stories: readonly Story[]): Found[] =>
  stories.map((story) => ({
    id: feedGuid(story.id),
    title: story.headline,
    link: storyUrl(story.id, site),
    published: Date.parse(story.published ?? ''),
    whole: true,
  }));

type Item = { [Key in Exclude<keyof Found, 'published' | 'whole'>]?: string | undefined } & {
  date?: string | undefined;
  content?: string | undefined;
};
const found = (items: readonly Item[], stories: readonly Story[]): Found[] =>
  items.map(({ id, title, link, date, content }, index) => {
    const story = stories[index];
    const whole = story !== undefined && content?.includes(lastBlock(story)) === true;
    return { id, title: title?.trim(), link, published: Date.parse(date ?? ''), whole };
  });

it('feedsmith reads every item of an RSS feed', () => {
  fc.assert(
    fc.property(someStories, (stories) => {
      const { items = [] } = parseRssFeed(feedOf(rss, stories));
      const read = items.map(({ guid, title, link, pubDate, content }) => ({
        id: guid?.value,
        title,
        link,
        date: pubDate,
        content: content?.encoded,
      }));
      expect(found(read, stories)).toEqual(expected(stories));
    }),
    atMost(30),
  );
});

it('feedsmith reads every entry of an Atom feed', () => {
  fc.assert(
    fc.property(someStories, (stories) => {
      const { entries = [] } = parseAtomFeed(feedOf(atom, stories));
      const read = entries.map(({ id, title, links, published, content }) => ({
        id,
        title: textOf(title),
        link: links?.find(({ rel }) => rel === 'alternate')?.href,
        date: published,
        content: textOf(content),
      }));
      expect(found(read, stories)).toEqual(expected(stories));
    }),
    atMost(30),
  );
});

it('feedsmith reads every item of a JSON Feed', () => {
  fc.assert(
    fc.property(someStories, (stories) => {
      const { items = [] } = parseJsonFeed(JSON.parse(feedOf(json, stories)));
      const read = items.map(({ id, title, url, date_published, content_html }) => ({
        id,
        title,
        link: url,
        date: date_published,
        content: content_html,
      }));
      expect(found(read, stories)).toEqual(expected(stories));
    }),
    atMost(30),
  );
});

it.each([rss, atom])('rss-parser reads every item of $title', async (format) => {
  await fc.assert(
    fc.asyncProperty(someStories, async (stories) => {
      const { items } = await new RssParser().parseString(feedOf(format, stories));
      const read = items.map((item) => ({
        id: format === rss ? item.guid : String(item.id),
        title: item.title,
        link: item.link,
        date: item.pubDate,
        content: format === rss ? String(item['content:encoded']) : item.content,
      }));
      expect(found(read, stories)).toEqual(expected(stories));
    }),
    atMost(20),
  );
});

describe.skipIf(!haveSchemas).each([
  [ninjs, haveSchemas ? jsonSchemaProblems('ninjs-schema_3.1.json') : undefined],
  [ninjs2, haveSchemas ? jsonSchemaProblems('ninjs-schema_2.2.json') : undefined],
  [newsmlg2, haveSchemas ? xsdProblems(newsmlSchema) : undefined],
] as const)('the schema beside the repository', (format, problems) => {
  it(`takes every feed in ${format.title}`, () => {
    fc.assert(
      fc.property(someStories, (stories) => {
        const feed = feedOf(format, stories);
        expect(problems?.(format.mediaType.includes('json') ? JSON.parse(feed) : feed)).toEqual([]);
      }),
      atMost(20),
    );
  });
});

/** A text construct as feedsmith gives it, whichever of its versions. */
function textOf(construct: unknown): string | undefined {
  if (typeof construct === 'string') return construct;
  if (typeof construct !== 'object' || construct === null || !('value' in construct)) return undefined;
  return typeof construct.value === 'string' ? construct.value : undefined;
}
