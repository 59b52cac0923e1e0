import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { parseFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { feedGuid, feedUrl, storyUrl } from '../../../functions/core/feeds/format.ts';
import { feedFormat, feedFormats } from '../../../functions/core/feeds/formats/index.ts';
import { feedBytes } from '../../../functions/core/feeds/render/assemble.ts';
import type { Story } from '../../../functions/core/story/schema.ts';
import { atMost } from '../../property-runs.ts';
import { anyStory } from './arbitrary-story.ts';
import { readBack } from './read-back.ts';
import {
  arabicStory,
  feedOf,
  hostileStory,
  latest,
  plainStory,
  richStory,
  site,
  storyId,
  tombstone,
} from './stories.ts';
import { parseTree } from './w3c/tree.ts';

const stories = (): Story[] => [plainStory(1), richStory(2), arabicStory(3), hostileStory(4)];
/** What can be read back of a text: characters that no feed can carry are gone, white space is one. */
const folded = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\uFFFD/g, '?')
    .replace(
      /[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F\uFDD0-\uFDEF\uFFFE\uFFFF]|\p{Noncharacter_Code_Point}/gu,
      '',
    )
    .replace(/[\s\x85]+/g, ' ')
    .trim();

describe.each(feedFormats)('$title', (format) => {
  const wellFormed = (feed: string) => {
    if (format.mediaType.includes('json')) return JSON.parse(feed);
    expect(XMLValidator.validate(feed)).toBe(true);
    return parseTree(feed);
  };

  it('is found by its id, says its charset and has an extension of its own', () => {
    expect(feedFormat(format.id)).toMatchObject({ id: format.id, extension: format.extension });
    expect(format.mediaType).toMatch(/; charset=utf-8$/);
    expect(feedFormats.filter((other) => other.extension === format.extension)).toHaveLength(1);
  });

  it('is well-formed for every story, hostile ones included', () => {
    wellFormed(feedOf(format, stories()));
    wellFormed(
      feedOf(format, stories(), { info: { ...latest, title: 'A & <b> "c" \u0003', content: 'summary' } }),
    );
  });

  it('is valid while it is empty', () => {
    const feed = feedOf(format, []);
    wellFormed(feed);
    expect(readBack(format.id, feed).items).toEqual([]);
  });

  it('gives the same bytes for the same input', () => {
    expect(feedOf(format, stories())).toBe(feedOf(format, stories()));
  });

  it('renders an item without regard to the feed it stands in', () => {
    const fragment = format.renderItem(richStory(), site, 'full');
    expect(feedOf(format, [richStory()])).toContain(fragment);
    expect(feedOf(format, [richStory()], { info: { ...latest, id: 'agency-nna' } })).toContain(fragment);
  });

  it('tells id, title, address and dates of each item', () => {
    const { items } = readBack(format.id, feedOf(format, stories()));
    expect(items).toHaveLength(4);
    for (const [index, story] of stories().entries()) {
      const item = items[index];
      expect(item?.id).toBe(feedGuid(story.id));
      expect(item?.link).toBe(storyUrl(story.id, site));
      expect(folded(item?.title ?? '')).toBe(folded(story.headline));
      expect(Date.parse(item?.published ?? '')).toBe(Date.parse(story.published ?? ''));
      // Nothing changes before it is published, and some libraries take a fourth digit for more milliseconds.
      const latest = Math.max(Date.parse(story.versionCreated), Date.parse(story.published ?? ''));
      expect(Date.parse(item?.updated ?? '')).toBe(latest);
      expect(item?.updated).toMatch(/:\d\d(?:\.\d{1,3})?Z$/);
    }
  });

  it('carries the whole body in a full feed and none of it in a summary feed', () => {
    const [item] = readBack(format.id, feedOf(format, [plainStory()])).items;
    expect(item?.content).toBe(plainStory().body);
    const [short] = readBack(
      format.id,
      feedOf(format, [richStory()], { info: { ...latest, content: 'summary' } }),
    ).items;
    expect(short?.content ?? '').not.toContain('Minutes');
    expect(short?.summary).toContain('signs the harbour contract');
  });

  it('runs the dateline in before the first paragraph and puts the correction on top', () => {
    const [item] = readBack(
      format.id,
      feedOf(format, [richStory(2, { body: '<p class="x">Text.</p>', text: 'Text.' })]),
    ).items;
    expect(item?.content).toContain(
      '<p class="x"><span class="dateline">PORT ELLA, March 3 (NNA)</span> — Text.</p>',
    );
    expect(item?.content).toMatch(/^<p class="correction-note"><em>Corrects the vote/);
  });

  it('does not repeat a dateline that the text begins with', () => {
    const story = richStory(2, {
      body: '<p>PORT ELLA, March 3 (NNA) — Text.</p>',
      text: 'PORT ELLA, March 3 (NNA) — Text.',
    });
    const [item] = readBack(format.id, feedOf(format, [story])).items;
    expect(item?.content?.match(/PORT ELLA/g)).toHaveLength(1);
  });

  it('shows pictures with credit and alternative text, and not again when they stand in the body', () => {
    const [item] = readBack(format.id, feedOf(format, [richStory()])).items;
    expect(item?.content).toContain('alt="Three yellow cranes at a quay"');
    expect(item?.content).toContain('<small class="credit">Ana Ruiz/NNA</small>');
    expect(item?.content).toContain('https://media.example.org/quay%201200.jpg?a=1&amp;b=2');
    expect(item?.content).not.toContain('passwd');
    const inBody = richStory(2, {
      body: '<figure><img src="https://media.example.org/mayor.png" alt=""></figure><p>Text.</p>',
    });
    const [second] = readBack(format.id, feedOf(format, [inBody])).items;
    expect(second?.content?.match(/mayor\.png/g)).toHaveLength(1);
  });

  it('carries authors, credits, terms and subjects', () => {
    const feed = feedOf(format, [richStory()]);
    const [item] = readBack(format.id, feed).items;
    expect(item?.authors).toEqual(['Mira Okafor', 'Jon Vale']);
    expect(item?.labels).toEqual([
      'labour market',
      '04000000',
      'Harbours & quays',
      'Business',
      'harbour',
      'Port Ella',
    ]);
    expect(item?.creditLine).toBe('NNA, with inputs from Coast Wire');
    expect(item?.credits).toEqual(['Coast Wire']);
    expect(item?.rights).toContain('© 2026 Northern News Agency');
    expect(item?.terms).toContain('Not for use after 30 days & not in print');
    expect(item?.media).toContain('https://media.example.org/quay%201200.jpg?a=1&b=2');
    expect(item?.via).toBe('https://nna.example.org/2026/harbour?x=1&y=2');
  });

  it('names the agency as author of unsigned copy', () => {
    expect(readBack(format.id, feedOf(format, [plainStory()])).items[0]?.authors).toEqual(['nna']);
    const thanks = plainStory(1, { agencyName: 'Northern News', creditLine: 'With inputs from Coast Wire' });
    expect(readBack(format.id, feedOf(format, [thanks])).items[0]?.authors).toEqual(['Northern News']);
  });

  it('says language and direction of text from right to left', () => {
    const [item] = readBack(format.id, feedOf(format, [arabicStory()])).items;
    expect(item?.language).toBe('ar');
    expect(item?.content).toMatch(/^<div dir="rtl" lang="ar"><p>/);
  });

  it('says nothing of a language that is none', () => {
    const [item] = readBack(format.id, feedOf(format, [plainStory(1, { language: 'und' })])).items;
    expect(item?.language).toBeUndefined();
  });

  it('tells of a killed story without a word of it', () => {
    const fragment = format.renderTombstone(tombstone, site);
    const feed = feedOf(format, [plainStory()], { tombstones: fragment === undefined ? [] : [fragment] });
    wellFormed(feed);
    const { tombstones } = readBack(format.id, feed);
    expect(tombstones).toEqual([
      { id: feedGuid(storyId(99)), when: Date.parse(tombstone.when), reason: tombstone.reason },
    ]);
  });

  it('knows its own address and its last change', () => {
    const read = readBack(format.id, feedOf(format, stories(), { info: { ...latest, language: 'en' } }));
    expect(read.self).toBe(feedUrl('latest', format.extension, site));
    expect(Date.parse(read.updated ?? '')).toBe(Date.parse('2026-03-05T08:10:04Z'));
    expect(read.title).toBe('Harbour Desk: Latest stories');
    expect(read.language).toBe('en');
  });

  it('gives the same bytes from fragments that are bytes', () => {
    const encode = (fragment: string) => Buffer.from(fragment);
    for (const some of [[], [plainStory(1)], stories()]) {
      const fragments = some.map((story) => format.renderItem(story, site, 'full'));
      const gone = [format.renderTombstone(tombstone, site) ?? ''];
      const page = { info: latest, updated: tombstone.when };
      for (const tombstones of [[], gone]) {
        const text = format.renderFeed({ ...page, items: fragments, tombstones }, site);
        const bytes = feedBytes(
          format,
          { ...page, items: fragments.map(encode), tombstones: tombstones.map(encode) },
          site,
        );
        expect(bytes.toString('utf8')).toBe(text);
      }
    }
  });

  it('points at the licence', () => {
    expect(feedOf(format, [richStory()])).toContain('https://nna.example.org/license.xml');
  });

  it('can be read by feedsmith and rss-parser', async () => {
    const feed = feedOf(format, [plainStory(1), arabicStory(3)]);
    const parsed = parseFeed(feed);
    expect(parsed.format).toBe(format.id);
    if (format.id === 'json') return;
    const read = await new RssParser().parseString(feed);
    expect(read.items.map((item) => item.title)).toEqual([plainStory(1).headline, arabicStory(3).headline]);
    expect(read.items.map((item) => item.link)).toEqual([
      storyUrl(storyId(1), site),
      storyUrl(storyId(3), site),
    ]);
  });

  it('holds for any story', () => {
    fc.assert(
      fc.property(
        fc.array(anyStory, { maxLength: 3 }),
        fc.constantFrom('full' as const, 'summary' as const),
        (some, content) => {
          const feed = feedOf(format, some, { info: { ...latest, content } });
          wellFormed(feed);
          const { items } = readBack(format.id, feed);
          expect(items.map((item) => item.id)).toEqual(some.map((story) => feedGuid(story.id)));
          expect(items.map((item) => folded(item.title ?? ''))).toEqual(
            some.map((story) => folded(story.headline)),
          );
        },
      ),
      atMost(150),
    );
  });
});

it('offers a feed in every format that is built, and only those', () => {
  expect(Object.isFrozen(feedFormats)).toBe(true);
  expect(feedFormats.map((format) => format.id)).toEqual(['rss', 'atom', 'json']);
});
