import { expect, it } from 'vitest';
import { wordpressJson } from '../../../../functions/core/intake/formats/wordpress-json/index.ts';
import { wxr } from '../../../../functions/core/intake/formats/wxr/index.ts';
import { parseWith } from '../parsing.ts';

const inExport = (type: string): string =>
  `<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>T</title><guid>g</guid><content:encoded>Text.</content:encoded><wp:post_type>${type}</wp:post_type></item></channel></rss>`;
const inRest = (type: string): string =>
  JSON.stringify({ id: 1, type, title: { rendered: 'T' }, content: { rendered: '<p>Text.</p>' } });

const stories = (type: string): boolean[] =>
  [parseWith(wxr, inExport(type)), parseWith(wordpressJson, inRest(type))].map(({ items }) =>
    items.some((item) => 'draft' in item),
  );

it.each(['post', 'article', 'press-release', 'newspaper_story'])(
  'a post of the type %s is a story, in the export and in REST',
  (type) => {
    expect(stories(type)).toEqual([true, true]);
  },
);

it.each(['page', 'attachment', 'custom_css', 'oembed_cache', 'wp_block', 'acf-field', 'elementor_library'])(
  'one of the type %s is none, in neither',
  (type) => {
    expect(stories(type)).toEqual([false, false]);
  },
);
