import type { Fact } from './facts.ts';

/** What every format carries that is made for machines. */
const always: readonly Fact[] = [
  'headline',
  'subheadline',
  'names',
  'located',
  'language',
  'textDirection',
  'body',
  'text',
  'summary',
  'wordCount',
  'versionCreated',
  'pubStatus',
  'subjects',
  'genre',
  'thanked',
  'creditLine',
  'usageTerms',
  'copyrightHolder',
  'copyrightNotice',
  'pictures',
  'canonical',
  'correctionNote',
];

/** RSS and Atom: what their modules know; labels of the agency and sections are one list. */
const syndication: readonly Fact[] = [...always, 'dateline', 'dateline parts', 'labels', 'firstCreated'];

/** The formats of the trade have a version, urgency, and notes from desk to desk. */
const trade: readonly Fact[] = [
  ...always,
  'byline',
  'dateline',
  'dateline parts',
  'keywords',
  'version',
  'firstCreated',
  'urgency',
  'edNote',
  'slugline',
  'evolvedFrom',
];

const ninjs: readonly Fact[] = [...trade, 'authors', 'section', 'credits', 'picture headlines', 'renditions'];

/** By feed format. What is not named a format has no place for. */
export const carriedByFeeds: Record<string, readonly Fact[]> = {
  rss: [...syndication, 'picture headlines', 'renditions'],
  atom: syndication,
  json: [...ninjs],
  ninjs,
  ninjs2: ninjs,
  newsmlg2: trade,
};

/** By the format of a story by itself. */
export const carriedByStories: Record<string, readonly Fact[]> = {
  json: ninjs,
  ninjs,
  newsmlg2: trade,
  // Dateline by place and date; the credit line of a story that thanks others stands in two places.
  nitf: [
    ...trade.filter(
      (fact) =>
        ![
          'byline',
          'located',
          'dateline',
          'dateline parts',
          'firstCreated',
          'thanked',
          'creditLine',
        ].includes(fact),
    ),
    'dateline place',
    'places',
    'section',
  ],
};
