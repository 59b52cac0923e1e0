import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { feedFormatIds, storyFormatIds } from '../../../functions/contract/formats.ts';
import { publicFiles } from '../../../functions/contract/object-keys.ts';
import { mediaTypes } from '../../../functions/contract/public-documents.ts';
import { sitemapMediaType } from '../../../functions/core/feeds/documents/news-sitemap.ts';
import { opmlMediaType } from '../../../functions/core/feeds/documents/opml.ts';
import { robotsMediaType } from '../../../functions/core/feeds/documents/robots.ts';
import { isCompressedAtEdge, storedMediaType } from '../../../functions/core/feeds/documents/stored-type.ts';
import type { FeedRenderer } from '../../../functions/core/feeds/format.ts';
import { feedFormats, loadFormat, tradeFormats } from '../../../functions/core/feeds/formats/index.ts';
import { chooseStoryFormats } from '../../../functions/core/feeds/story-formats/choose.ts';
import type { StoryRenderer } from '../../../functions/core/feeds/story-formats/format.ts';
import { storyFormats } from '../../../functions/core/feeds/story-formats/index.ts';

const typesOf = (formats: readonly { extension: string; mediaType: string }[]) =>
  Object.fromEntries(formats.map(({ extension, mediaType }) => [extension, mediaType]));
const extensionOf = (file: string) => file.slice(file.lastIndexOf('.') + 1);

describe('the table of media types', () => {
  it('says of every format what the format says, and knows no other', () => {
    // `html` is the page that says how to subscribe.
    expect(mediaTypes.feeds).toEqual({
      ...typesOf([...feedFormats, ...tradeFormats]),
      html: mediaTypes['']?.html,
    });
    expect(mediaTypes.stories).toEqual(typesOf(storyFormats));
    for (const { extension } of [...feedFormats, ...tradeFormats, ...storyFormats])
      expect(extension).toMatch(/^[a-z0-9]+$/);
    expect(mediaTypes['']).toEqual({
      [extensionOf(publicFiles.directory)]: 'text/html; charset=utf-8',
      [extensionOf(publicFiles.opml)]: opmlMediaType,
      [extensionOf(publicFiles.newsSitemap)]: sitemapMediaType,
      [extensionOf(publicFiles.robots)]: robotsMediaType,
    });
  });
});

describe('the folders of formats', () => {
  const foldersOf = (path: string) =>
    readdirSync(new URL(`../../../functions/core/feeds/${path}/`, import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();

  it('are the formats of feeds and of stories, each listed once', async () => {
    expect(foldersOf('formats')).toEqual([...feedFormatIds].sort());
    expect(foldersOf('story-formats')).toEqual([...storyFormatIds].sort());
    const feeds = [...feedFormats, ...tradeFormats].map(({ id }) => id);
    expect(feeds).toEqual(feedFormatIds);
    expect(storyFormats.map(({ id }) => id)).toEqual(storyFormatIds);
  });

  it.each(feedFormatIds)('hold the feed format that they are named after: %s', async (id) => {
    const folder: Record<string, unknown> = await import(
      `../../../functions/core/feeds/formats/${id}/index.ts`
    );
    expect((await loadFormat(id)).renderItem).toBe((folder[id] as FeedRenderer).renderItem);
  });

  it.each(storyFormats)('hold the story format that they are named after: $id', async ({ id, load }) => {
    const folder: Record<string, unknown> = await import(
      `../../../functions/core/feeds/story-formats/${id}/index.ts`
    );
    expect((await load()).render).toBe((folder[id] as StoryRenderer).render);
  });
});

describe('the type of a stored document', () => {
  const all = Object.values(mediaTypes).flatMap((types) => Object.values(types));

  it.each([...new Set(all)])('stands for %s and is compressed at the edge', (type) => {
    expect(isCompressedAtEdge(storedMediaType(type))).toBe(true);
    expect(storedMediaType(type)).toContain('charset=utf-8');
  });

  it('stays as it is where CloudFront knows it', () => {
    expect(storedMediaType('application/rss+xml; charset=utf-8')).toBe('application/rss+xml; charset=utf-8');
    expect(storedMediaType('application/atom+xml; charset=utf-8')).toBe('application/xml; charset=utf-8');
    expect(storedMediaType('application/feed+json')).toBe('application/json; charset=utf-8');
    expect(storedMediaType('text/markdown')).toBe('text/plain; charset=utf-8');
  });

  it('refuses what is no text', () => {
    expect(() => storedMediaType('image/png')).toThrow('image/png');
    expect(isCompressedAtEdge('image/png')).toBe(false);
  });
});

describe('the choice of story formats', () => {
  it('keeps the order of the list of formats', () => {
    expect(chooseStoryFormats('txt, json,html').map(({ id }) => id)).toEqual(['html', 'json', 'txt']);
    expect(chooseStoryFormats(storyFormatIds.join()).length).toBe(storyFormats.length);
  });

  it.each(['', 'json', 'html,docx', 'html,,json'])('refuses "%s"', (list) => {
    expect(() => chooseStoryFormats(list)).toThrow('STORY_FORMATS');
  });
});
