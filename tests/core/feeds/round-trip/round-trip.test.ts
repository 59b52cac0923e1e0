import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedGuid, type Tombstone } from '../../../../functions/core/feeds/format.ts';
import { feedFormats, tradeFormats } from '../../../../functions/core/feeds/index.ts';
import { storyFormats } from '../../../../functions/core/feeds/story/index.ts';
import { read } from '../../../../functions/core/intake/index.ts';
import { normalise } from '../../../../functions/core/normalise/index.ts';
import type { Draft } from '../../../../functions/core/story/draft.ts';
import type { Story } from '../../../../functions/core/story/schema.ts';
import { feedOf, latest, site, tombstone } from '../stories.ts';
import { carriedByFeeds, carriedByStories } from './carried.ts';
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

/** As a document tells it: with an address in any case. */
const expected = (story: Story): Told => ({
  ...story,
  links: { canonical: story.links.canonical ?? pageOf(story.id) },
});

const runs = { numRuns: 40 };

describe.each([...feedFormats, ...tradeFormats])('a feed in $title', (format) => {
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
            expect(tell(completed(back, story), carried)).toEqual(tell(expected(story), carried));
          }
        },
      ),
      runs,
    );
  }, 60_000);

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
          expect(tell(completed(back, story), carried)).toEqual(tell(expected(story), carried));
        }),
        runs,
      );
    }, 60_000);
  },
);

describe.each([...storyFormats].filter(({ id }) => carriedByStories[id] === undefined))(
  'a story for people in $title',
  (format) => {
    it('is read back with its headline and what it says', async () => {
      await fc.assert(
        fc.asyncProperty(normalStory, async (story) => {
          // Prose is told from the furniture of a page by its words and by how much there is of it.
          fc.pre(format.id !== 'html' || (story.language !== 'zh' && story.text.split('\n\n').length > 3));
          const [draft] = await drafts(format.render(story, site), format.mediaType);
          if (draft === undefined) throw new Error('no story');
          const back = told(draft);
          expect(words(back.headline)).toBe(words(story.headline));
          if (format.id === 'html') {
            expect(back.language).toBe(story.language);
            expect(back.textDirection).toBe(story.textDirection);
          }
          expect(back.embargoed).toBeUndefined();
          // Said once is enough: what a story repeats may be taken for the page's own furniture.
          const text = words(back.text);
          const blocks = story.text
            .split(/[\n\t]+/)
            .map(words)
            .sort((a, b) => b.length - a.length);
          // The reader of pages is made for those of strangers and leaves short blocks of a short text to the page.
          const said = format.id === 'html' ? blocks.slice(0, 1) : blocks.filter(({ length }) => length > 20);
          for (const block of said) expect(text).toContain(block);
        }),
        { numRuns: 40 },
      );
    }, 60_000);
  },
);

/** Letters and figures alone: marks and white space are set as each format sets them. */
const words = (text: string): string => text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
