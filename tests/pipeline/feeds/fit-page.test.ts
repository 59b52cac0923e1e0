import { describe, expect, test } from 'vitest';
import type { FeedFormat } from '../../../functions/core/feeds/format.ts';
import { fitted } from '../../../functions/pipeline/feeds/fit-page.ts';
import type { Rendered, Rendition } from '../../../functions/pipeline/feeds/rendered-items.ts';
import type { Membership } from '../../../functions/store/entities/feeds/memberships.ts';

const entry = (n: number): Membership => ({
  storyId: `story-${n}`,
  version: 1,
  published: new Date(Date.UTC(2026, 10, 30) - n * 1000).toISOString(),
  state: 'live',
  object: `stories/story-${n}/1-a.json`,
  at: '2026-11-30T00:00:00.000Z',
});
const entries = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => entry(from + n));

/** Renders each story with so many bytes; `atOnce` is the most that were rendered in one call. */
function renderer(bytes: Record<Rendition['content'], (story: string) => number>) {
  const seen = { atOnce: 0 };
  const of = async (some: Membership[], { content }: Rendition): Promise<Rendered[]> => {
    seen.atOnce = Math.max(seen.atOnce, some.length);
    return some.map(({ storyId }) => ({
      renderedItems: { rss: Buffer.alloc(bytes[content](storyId)), atom: Buffer.alloc(1) },
      headline: content,
      agency: 'nna',
      versionCreated: '2026-11-30T00:00:00.000Z',
      language: 'en',
      licensed: false,
      reserved: false,
    }));
  };
  return { of, seen };
}
const formats: readonly FeedFormat[] = [];
const sizes = { full: () => 300, summary: () => 30, brief: () => 10 };
const levels = (stories: Awaited<ReturnType<typeof fitted>>) =>
  stories.map(({ rendered }) => rendered.headline);
const total = (stories: Awaited<ReturnType<typeof fitted>>) =>
  stories.reduce((sum, { rendered }) => sum + (rendered.renderedItems.rss?.length ?? 0), 0);

describe('what fits into a document', () => {
  const live = entries(0, 50);
  const older = entries(50, 70);
  const fill = (most: number, given = renderer(sizes), content: 'full' | 'summary' = 'full') =>
    fitted(given, { live, older }, { content, formats }, most);

  test('is everything when there is room', async () => {
    const stories = await fill(100_000);
    expect(stories.map(({ entry: { storyId } }) => storyId)).toEqual(
      [...live, ...older].map(({ storyId }) => storyId),
    );
    expect(new Set(levels(stories))).toEqual(new Set(['full']));
  });

  test('is the texts of the newest stories, and the summaries of the others', async () => {
    const stories = await fill(12_000);
    expect(total(stories)).toBeLessThanOrEqual(12_000);
    expect(stories).toHaveLength(70);
    expect(levels(stories).slice(0, 28)).toEqual(Array(28).fill('full'));
    expect(new Set(levels(stories).slice(28))).toEqual(new Set(['summary']));
  });

  test('leaves out the oldest corrections first, and never a story of the head', async () => {
    const stories = await fill(600);
    expect(stories.length).toBeGreaterThanOrEqual(50);
    expect(stories.length).toBeLessThan(70);
    expect(stories.map(({ entry: { storyId } }) => storyId)).toEqual(
      [...live, ...older].slice(0, stories.length).map(({ storyId }) => storyId),
    );
    expect(total(stories)).toBeLessThanOrEqual(600);
    expect(await fill(1)).toHaveLength(50);
  });

  test('has one story that is too long as a summary and the others whole', async () => {
    const long = renderer({ ...sizes, full: (story) => (story === 'story-3' ? 1_000_000 : 300) });
    const stories = await fill(100_000, long);
    expect(levels(stories).flatMap((level, n) => (level === 'full' ? [] : [n]))).toEqual([3]);
  });

  test('is rendered some at a time, so that what does not fit is not held in memory', async () => {
    const given = renderer(sizes);
    await fill(100_000, given);
    expect(given.seen.atOnce).toBeLessThan(20);
  });

  test('is no text in a feed of summaries', async () => {
    expect(new Set(levels(await fill(100_000, renderer(sizes), 'summary')))).toEqual(new Set(['summary']));
  });
});
