import type { Site } from '../../functions/core/feeds/format.ts';
import type { Story } from '../../functions/core/story/schema.ts';

export const itemCount = 50;
export const site: Site = { baseUrl: 'https://feeds.example.com', title: 'Bench' };
export const info = {
  id: 'latest',
  title: 'Latest stories',
  description: 'The newest stories',
  content: 'full' as const,
};
export const updated = '2026-03-01T09:00:00Z';

const paragraph =
  '<p>The ministers met in the capital on Monday &amp; agreed to resume talks, officials said, adding that a ' +
  '<a href="https://example.com/a?b=1&amp;c=2">joint statement</a> would follow within the week. “Nothing is settled,” ' +
  'one aide told reporters.</p>\n';
const body = paragraph.repeat(Math.ceil(4200 / paragraph.length));

export const story = (n: number): Story => ({
  id: `0f1e2d3c-4b5a-5687-9788-${String(n).padStart(12, '0')}`,
  guid: `n${n}`,
  version: 1,
  agency: 'nna',
  published: '2026-03-01T08:00:00Z',
  digest: 'd',
  headline: `Ministers & envoys agree to resume talks (${n})`,
  authors: [{ name: 'Mira Okafor' }],
  located: ['Port Ella'],
  language: 'en',
  textDirection: 'ltr',
  body: `${body}<p>${n}</p>`,
  text: 'The ministers met in the capital on Monday & agreed to resume talks, officials said.',
  summary: 'The ministers met in the capital on Monday & agreed to resume talks.',
  wordCount: 640,
  versionCreated: `2026-03-01T08:00:${String(n % 60).padStart(2, '0')}Z`,
  pubStatus: 'usable',
  keywords: ['talks'],
  subjects: [{ scheme: 'medtop', code: '20000638', name: 'diplomacy' }],
  creditLine: 'Northern News Agency',
  credits: [],
  usageTerms: 'Not for use in print',
  copyrightNotice: '© 2026 Northern News Agency',
  associations: [
    {
      type: 'picture',
      caption: 'The ministers',
      creditLine: 'Ana Ruiz/NNA',
      renditions: [
        { href: `https://media.example.org/${n}.jpg`, mediaType: 'image/jpeg', width: 1200, height: 800 },
      ],
    },
  ],
  embeds: [],
  links: {},
  provenance: { receipt: 'r', format: 'text', changes: [] },
});
export const stories = Array.from({ length: itemCount }, (_, n) => story(n));
