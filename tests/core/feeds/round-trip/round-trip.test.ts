import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedGuid, type Tombstone } from '../../../../functions/core/feeds/format.ts';
import { read } from '../../../../functions/core/intake/index.ts';
import { normalise } from '../../../../functions/core/normalise/index.ts';
import type { Draft } from '../../../../functions/core/story/draft.ts';
import type { Story, StoryContent } from '../../../../functions/core/story/schema.ts';
import { latestOf } from '../../../../functions/core/story/shown-time.ts';
import { atMost } from '../../../property-runs.ts';
import { everyFeedFormat, storyFormats } from '../loaded.ts';
import { feedOf, latest, site, storyId, tombstone } from '../stories.ts';
import { carriedByFeeds, carriedByPages, carriedByStories } from './carried.ts';
import { type Fact, facts, pageOf, type Told } from './facts.ts';
import { context, normalStory } from './story-arbitrary.ts';

/** What our own intake makes of a document. */
async function drafts(document: string, mediaType: string): Promise<Draft[]> {
  const bytes = Buffer.from(document);
  const [type = ''] = mediaType.split(';');
  const { items, problems } = await read({
    bytes,
    mediaType: type,
    charset: 'utf-8',
    receivedAt: context.now,
  });
  expect(problems).toEqual([]);
  return items.map((item) => {
    if ('problems' in item) throw new Error(JSON.stringify(item.problems));
    return item.draft;
  });
}

function told(draft: Draft): Told {
  const { content, problems } = normalise(draft, context);
  if (content === undefined) throw new Error(JSON.stringify(problems));
  return {
    ...content,
    ...(draft.guid && { guid: draft.guid }),
    ...(draft.version && { version: draft.version }),
  };
}

/** Facts by name, so that a failure shows all that differ. */
const tell = (story: Told, carried: readonly Fact[]) =>
  Object.fromEntries(carried.map((fact) => [fact, facts[fact](story)]));

/** Formats for readers tell when they got something new, which is never before the publication. */
const forReaders = ['rss', 'atom', 'md', 'html'];

/** As a document tells it: with an address in any case. */
const expected = (story: Story, format: string): Told => ({
  ...story,
  versionCreated: forReaders.includes(format)
    ? latestOf(story.versionCreated, story.published).replace('.000Z', 'Z')
    : story.versionCreated,
  links: { canonical: story.links.canonical ?? pageOf(story.id) },
});

const runs = atMost(40);

describe.each(everyFeedFormat)('a feed in $title', (format) => {
  it('is read back as the same stories', async () => {
    const carried = carriedByFeeds[format.id] ?? [];
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(normalStory, { minLength: 1, maxLength: 3, selector: ({ id }) => id }),
        async (stories) => {
          const read = (await drafts(feedOf(format, stories), format.mediaType)).map(told);
          expect(read.map((one) => one.guid)).toEqual(stories.map(({ id }) => feedGuid(id)));
          for (const [index, story] of stories.entries()) {
            const back = read[index];
            if (back === undefined) throw new Error('a story is missing');
            expect(back.embargoed).toBeUndefined();
            expect(tell(completed(back, story), carried)).toEqual(tell(expected(story, format.id), carried));
          }
        },
      ),
      runs,
    );
  });

  it('tells of a kill as a kill', async () => {
    const gone = format.renderTombstone(tombstone, site) ?? '';
    const feed = format.renderFeed(
      { info: latest, updated: tombstone.when, items: [], tombstones: [gone] },
      site,
    );
    expectKill(await drafts(feed, format.mediaType));
  });
});

/** Fields that a reader fills in where the story has none: whom it is credited to, what it is called. */
const filledIn = ['creditLine', 'slugline'] as const;

/** What a story has must come back; what it has not may be filled in, and its page may be left out. */
function completed(back: Told, story: Story): Told {
  const same: Told = { ...back, links: { canonical: back.links.canonical ?? pageOf(story.id) } };
  for (const name of filledIn) if (story[name] === undefined) delete same[name];
  return same;
}

function expectKill(read: Draft[], { storyId, when, reason }: Tombstone = tombstone): void {
  expect(read).toHaveLength(1);
  for (const draft of read) {
    const story = told(draft);
    expect(draft.guid).toBe(feedGuid(storyId));
    expect(story.pubStatus).toBe('canceled');
    expect(Date.parse(story.versionCreated)).toBe(Date.parse(when));
    expect([story.correctionNote, story.edNote, story.summary, story.text].join(' ')).toContain(reason);
  }
}

describe.each([...storyFormats].filter(({ id }) => carriedByStories[id] !== undefined))(
  'a story by itself in $title',
  (format) => {
    it('is read back as the same story', async () => {
      const carried = carriedByStories[format.id] ?? [];
      await fc.assert(
        fc.asyncProperty(normalStory, async (story) => {
          const [draft, ...more] = await drafts(format.render(story, site), format.mediaType);
          if (draft === undefined || more.length > 0) throw new Error('not one story');
          const back = told(draft);
          expect(back.guid).toBe(format.id === 'json' ? story.guid : feedGuid(story.id));
          expect(back.embargoed).toBeUndefined();
          expect(tell(completed(back, story), carried)).toEqual(tell(expected(story, format.id), carried));
        }),
        runs,
      );
    });
  },
);

describe('a post or video of another site', () => {
  const posts = [
    'https://www.youtube.com/watch?v=abcdefghijk',
    'https://x.com/harbour/status/12345',
    'https://www.instagram.com/p/Cabc123/',
  ];
  const [video = '', post = '', picture = ''] = posts;
  const body =
    '<p>The harbour town opened its new quay on Monday with music and a parade of boats, the council said.</p>' +
    `<iframe src="${video.replace('watch?v=', 'embed/')}"></iframe>` +
    `<blockquote class="twitter-tweet"><p>What a day for the quay!</p><a href="${post}">3 March</a></blockquote>` +
    `<blockquote class="instagram-media" data-instgrm-permalink="${picture}"></blockquote>` +
    '<p>Work on the second quay begins in March and takes a year, the engineers wrote in their report.</p>';
  const draft: Draft = {
    headline: 'A new quay',
    language: 'en',
    body: { kind: 'html', value: body },
    changes: [],
  };
  const { content } = normalise(draft, context);
  const story = {
    ...(content as StoryContent),
    ...{ id: storyId(1), guid: 'nna:1', version: 1, agency: 'harbour', digest: 'd' },
    published: '2026-11-02T08:15:00.000Z',
    provenance: { receipt: 'r', format: 'test', changes: [] },
  };
  const documents = [
    ...everyFeedFormat.map((one) => ({
      ...one,
      made: feedOf(one, [story]),
      carried: carriedByFeeds[one.id],
    })),
    ...storyFormats.map((one) => ({
      ...one,
      made: one.render(story, site),
      carried: one.id === 'html' ? carriedByPages : carriedByStories[one.id],
    })),
  ].filter(({ id }) => id !== 'txt');

  it.each(documents)(
    'is a link in $title that is there when it is read back',
    async ({ made, mediaType }) => {
      expect(story.embeds.map(({ url }) => url)).toEqual(posts);
      const [read] = (await drafts(made, mediaType)).map(told);
      for (const url of posts) expect(read?.body).toContain(`href="${url}"`);
    },
  );

  it.each(documents.filter(({ carried = [] }) => carried.includes('embeds')))(
    'is one in $title when it is read back, with what is quoted of it',
    async ({ made, mediaType }) => {
      const [read] = (await drafts(made, mediaType)).map(told);
      expect(read).toMatchObject({ embeds: story.embeds, body: story.body, text: story.text });
    },
  );
});

describe('the page of a story', () => {
  it('is read back as the same story', async () => {
    const html = storyFormatOf('html');
    await fc.assert(
      fc.asyncProperty(normalStory, async (story) => {
        // Prose is told from the furniture of a page by its words, by how much there is of it, and by how little of
        // it is links.
        const prose = story.text.split('\n\n').filter(({ length }) => length > 60);
        fc.pre(story.language !== 'zh' && prose.length > 2 && !story.body.includes('<a '));
        const [draft, ...more] = await drafts(html.render(story, site), html.mediaType);
        if (draft === undefined || more.length > 0) throw new Error('not one story');
        const back = told(draft);
        expect(back.embargoed).toBeUndefined();
        expect(tell(completed(back, story), carriedByPages)).toEqual(
          tell(expected(story, 'html'), carriedByPages),
        );
        // What is there is the story's, and of the story nothing is missing but a word or two in a box of its own,
        // which on the pages of strangers is a label or a button.
        const own = story.text.split(/[\n\t]+/).map(words);
        const read = back.text.split(/[\n\t]+/).map(words);
        expect(read.filter((block) => !own.includes(block))).toEqual([]);
        expect(own.filter((block) => block.length > 30 && !read.includes(block))).toEqual([]);
      }),
      atMost(40),
    );
  });
});

describe.each([storyFormatOf('md'), storyFormatOf('txt')])('a story for people in $title', (format) => {
  it('is read back with its headline and what it says', async () => {
    await fc.assert(
      fc.asyncProperty(normalStory, async (story) => {
        const [draft] = await drafts(format.render(story, site), format.mediaType);
        if (draft === undefined) throw new Error('no story');
        const back = told(draft);
        expect(words(back.headline)).toBe(words(story.headline));
        expect(back.embargoed).toBeUndefined();
        // Said once is enough: what a story repeats may be taken for the document's own furniture.
        const text = words(back.text);
        const said = story.text.split(/[\n\t]+/).map(words);
        for (const block of said.filter(({ length }) => length > 20)) expect(text).toContain(block);
      }),
      atMost(40),
    );
  });
});

function storyFormatOf(id: string): (typeof storyFormats)[number] {
  const format = storyFormats.find((one) => one.id === id);
  if (format === undefined) throw new Error(`There is no format ${id}`);
  return format;
}

/** Letters and figures alone: marks and white space are set as each format sets them. */
const words = (text: string): string => text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
