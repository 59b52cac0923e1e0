import type { FeedFormat, FeedInfo, FeedPage, Site } from '../../../functions/core/feeds/format.ts';
import type { Story } from '../../../functions/core/story/schema.ts';

/** Invented stories of invented agencies, shared by the tests of this folder. */

export const site: Site = { baseUrl: 'https://feeds.example.com', title: 'Harbour Desk' };

export const latest: FeedInfo = {
  id: 'latest',
  title: 'Latest stories',
  description: 'The newest stories of all agencies',
  content: 'full',
};

export const storyId = (n: number): string => `0f1e2d3c-4b5a-5687-9788-${n.toString(16).padStart(12, '0')}`;

/** A plain story with only what every story has. */
export const plainStory = (n = 1, over: Partial<Story> = {}): Story => ({
  id: storyId(n),
  guid: `nna-${n}`,
  version: 1,
  agency: 'nna',
  published: `2026-03-0${1 + (n % 9)}T08:15:00Z`,
  digest: `d${n}`,
  headline: `Ferry service resumes after storm ${n}`,
  authors: [],
  located: [],
  language: 'en',
  textDirection: 'ltr',
  body: '<p>Ferries to the northern islands sailed again on Tuesday.</p>\n<p>Two of five routes stay closed.</p>',
  text: 'Ferries to the northern islands sailed again on Tuesday.\n\nTwo of five routes stay closed.',
  wordCount: 14,
  versionCreated: `2026-03-0${1 + (n % 9)}T08:10:${String(n % 60).padStart(2, '0')}Z`,
  pubStatus: 'usable',
  keywords: [],
  subjects: [],
  credits: [],
  associations: [],
  embeds: [],
  links: {},
  provenance: { receipt: 'r1', format: 'text', changes: [] },
  ...over,
});

/** A story with every field filled. */
export const richStory = (n = 2, over: Partial<Story> = {}): Story =>
  plainStory(n, {
    version: 3,
    headline: 'Salt & Sons wins "harbour" contract at <20% below estimate',
    subheadline: 'Council votes 7-2; R&D wing to follow',
    byline: 'Mira Okafor and Jon Vale',
    authors: [{ name: 'Mira Okafor', role: 'Correspondent' }, { name: 'Jon Vale' }],
    dateline: { text: 'PORT ELLA, March 3 (NNA)', place: 'Port Ella', date: 'March 3', source: 'NNA' },
    located: ['Port Ella'],
    slugline: 'HARBOUR-CONTRACT',
    body: '<h2>Vote</h2>\n<p>The council of Port Ella voted on Tuesday &amp; signed at once. <a href="https://council.example.org/minutes?id=4&amp;p=2">Minutes</a> are public.</p>\n<ul><li>Cost: 4 &lt; 5 million</li></ul>',
    text: 'Vote\n\nThe council of Port Ella voted on Tuesday & signed at once. Minutes are public.\n\nCost: 4 < 5 million',
    summary:
      'The council signs the harbour contract with Salt & Sons at a price <20% below its own estimate.',
    wordCount: 21,
    firstCreated: '2026-03-03T07:00:00Z',
    expires: '2027-03-03T00:00:00Z',
    urgency: 4,
    edNote: 'Adds vote count',
    keywords: ['harbour', 'Port Ella', 'harbour'],
    subjects: [
      { scheme: 'medtop', code: '20000523', name: 'labour market' },
      { scheme: 'subj', code: '04000000' },
      { scheme: 'nna-topics', code: 'HRB', name: 'Harbours & quays' },
    ],
    genre: 'Current',
    section: 'Business',
    creditLine: 'NNA, with inputs from Coast Wire',
    credits: [
      { name: 'Coast Wire', kind: 'agency', role: 'inputs', asWritten: 'With inputs from Coast Wire' },
    ],
    usageTerms: 'Not for use after 30 days & not in print',
    copyrightHolder: 'Northern News Agency',
    copyrightNotice: '© 2026 Northern News Agency',
    associations: [
      {
        type: 'picture',
        headline: 'The quay',
        caption: 'Cranes at the quay of Port Ella & the new pier',
        creditLine: 'Ana Ruiz/NNA',
        alt: 'Three yellow cranes at a quay',
        renditions: [
          {
            href: 'https://media.example.org/quay-4000.jpg',
            mediaType: 'image/jpeg',
            width: 4000,
            height: 3000,
            size: 900000,
          },
          { href: 'https://media.example.org/quay 1200.jpg?a=1&b=2', width: 1200, height: 900, size: 120000 },
        ],
      },
      {
        type: 'picture',
        caption: 'The mayor signs',
        creditLine: 'Ana Ruiz/NNA',
        renditions: [
          { href: 'https://media.example.org/mayor.png', mediaType: 'image/png', width: 800, height: 600 },
        ],
      },
      {
        type: 'audio',
        caption: 'The vote',
        renditions: [{ href: 'https://media.example.org/vote.mp3', size: 4000 }],
      },
      {
        type: 'picture',
        caption: 'No file',
        renditions: [{ href: 'file:///etc/passwd' }, { href: 'quay.jpg' }],
      },
    ],
    links: { canonical: 'https://nna.example.org/2026/harbour?x=1&y=2' },
    license: {
      rsl: 'https://nna.example.org/license.xml',
      tdmReservation: true,
      tdmPolicy: 'https://nna.example.org/tdm',
    },
    correctionNote: 'Corrects the vote in paragraph 1 to 7-2, not 7-3.',
    evolvedFrom: 'nna-0',
    clusterId: 'c-17',
    ...over,
  });

export const arabicStory = (n = 3): Story =>
  plainStory(n, {
    agency: 'bahr',
    language: 'ar',
    textDirection: 'rtl',
    headline: 'الميناء يفتح أبوابه من جديد',
    body: '<p>فتح الميناء أبوابه صباح الثلاثاء أمام السفن.</p>',
    text: 'فتح الميناء أبوابه صباح الثلاثاء أمام السفن.',
    wordCount: 7,
  });

/** What an intake that let everything through would hand over. HTML in the body is still HTML. */
export const hostile =
  '\u0000\u0003\u000B]]>]]\u0001> <![CDATA[ & &amp; &#3; \u0085\uD800 x \uDC00\uFFFE\uFFFF\uFFFD\u{1FFFE} 𝒳🗞 "quoted" \'single\' <b <!-- -->';

export const hostileStory = (n = 4): Story =>
  plainStory(n, {
    headline: hostile,
    byline: hostile,
    authors: [{ name: hostile }],
    body: `<p>${hostile.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`,
    text: hostile,
    summary: hostile,
    subheadline: hostile,
    keywords: [hostile],
    subjects: [{ scheme: 'x"y', code: hostile, name: hostile }],
    creditLine: hostile,
    credits: [{ name: hostile, kind: 'agency', role: 'inputs', asWritten: hostile }],
    usageTerms: hostile,
    copyrightNotice: hostile,
    genre: hostile,
    section: hostile,
    located: [hostile],
    correctionNote: hostile,
    dateline: { text: hostile },
    associations: [
      {
        type: 'picture',
        caption: hostile,
        alt: hostile,
        creditLine: hostile,
        renditions: [
          { href: 'https://media.example.org/a"b<c>d&e\u0003f^g|h{i}[j].jpg', mediaType: 'image/"evil"' },
        ],
      },
    ],
    links: { canonical: 'javascript:alert(1)' },
  });

/** A feed of stories in one format, as the builder puts it together. */
export const feedOf = (
  format: FeedFormat,
  stories: readonly Story[],
  over: Partial<Omit<FeedPage, 'items'>> = {},
): string => {
  const info = over.info ?? latest;
  const [updated = '2026-03-01T00:00:00Z'] = stories
    .map((story) => story.versionCreated)
    .sort()
    .reverse();
  const items = stories.map((story) => format.renderItem(story, site, info.content));
  return format.renderFeed({ info, updated, tombstones: [], ...over, items }, site);
};

export const tombstone = {
  storyId: storyId(99),
  version: 4,
  when: '2026-03-09T11:30:00Z',
  reason: 'Withdrawn: names a minor & must not be used',
};
