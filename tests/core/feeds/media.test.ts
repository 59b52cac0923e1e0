import { describe, expect, it } from 'vitest';
import { articleHtml } from '../../../functions/core/feeds/render/content.ts';
import { mediaOf } from '../../../functions/core/feeds/render/media.ts';
import type { Association } from '../../../functions/core/story/schema.ts';
import { plainStory } from './stories.ts';

const media = (type: Association['type'], href: string, mediaType?: string): Association => ({
  type,
  renditions: [{ href, ...(mediaType !== undefined && { mediaType }) }],
});
const typesOf = (...associations: Association[]) =>
  mediaOf(associations).map(({ files: [file] }) => file.mediaType);

describe('the files of a story', () => {
  it('have the stated type where it is one of their kind', () => {
    expect(typesOf(media('picture', 'https://i.example/a.jpg', 'text/html'))).toEqual(['image/jpeg']);
    expect(typesOf(media('picture', 'https://i.example/a', 'image/webp; q=1'))).toEqual(['image/webp']);
    expect(typesOf(media('audio', 'https://i.example/a.mp4', 'video/mp4'))).toEqual(['audio/mpeg']);
    expect(typesOf(media('video', 'https://i.example/a', 'application/vnd.apple.mpegurl'))).toEqual([
      'application/vnd.apple.mpegurl',
    ]);
    expect(typesOf(media('document', 'https://i.example/a', 'text/csv'))).toEqual(['text/csv']);
  });

  it('are no pages with a player', () => {
    for (const href of ['https://www.youtube.com/watch?v=abcdefghijk', 'https://youtu.be/abcdefghijk'])
      expect(mediaOf([media('video', href)])).toEqual([]);
    expect(typesOf(media('video', 'https://player.vimeo.com/external/1.mp4?s=2'))).toEqual(['video/mp4']);
    expect(typesOf(media('video', 'https://notyoutube.com/a'))).toEqual(['video/mp4']);
  });

  it('are named once, however often they are stated', () => {
    const one = media('picture', 'https://i.example/a.jpg');
    expect(mediaOf([one, { ...one, caption: 'Again' }])).toHaveLength(1);
  });

  it('are not repeated where the body shows them, in whichever spelling', () => {
    const href = 'https://i.example/a[1].jpg?x=1&y=2';
    const body = `<p>Ferries sailed.</p>\n<figure><img src="${href.replace('&', '&amp;')}" alt="A"></figure>`;
    const html = articleHtml(plainStory(1, { body, associations: [media('picture', href)] }));
    expect(html.match(/<img/g)).toHaveLength(1);
  });
});
