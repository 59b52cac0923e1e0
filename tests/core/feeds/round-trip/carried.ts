import type { Fact } from './facts.ts';

/** What every format carries that is made for machines. */
const always: readonly Fact[] = [
  'source type',
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
  'expires',
  'pictures',
  'embeds',
  'canonical',
  'correctionNote',
];

/** RSS and Atom: what their modules know; labels of the agency and sections are one list. */
const syndication: readonly Fact[] = [
  ...always,
  'aiUse',
  'dateline',
  'dateline parts',
  'labels',
  'firstCreated',
];

/** The formats of the trade have a version, urgency, and notes from desk to desk. */
const trade: readonly Fact[] = [
  ...always,
  'aiUse',
  'byline',
  'dateline',
  'dateline parts',
  'keywords',
  'section',
  'version',
  'firstCreated',
  'urgency',
  'edNote',
  'slugline',
  'evolvedFrom',
];

const named: readonly Fact[] = [
  ...trade,
  'authors',
  'credits',
  'picture headlines',
  'picture source types',
  'renditions',
];

/** By feed format. What is not named a format has no place for. */
export const carriedByFeeds: Record<string, readonly Fact[]> = {
  rss: [...syndication, 'picture headlines', 'renditions'],
  atom: syndication,
  json: named,
  ninjs: named,
  ninjs2: named,
  newsmlg2: trade,
};

/** By the format of a story by itself. */
export const carriedByStories: Record<string, readonly Fact[]> = {
  json: named,
  ninjs: named,
  newsmlg2: trade,
  // Front matter has one line for each; text and pictures are set as Markdown sets them.
  md: [
    'aiUse',
    'headline',
    'subheadline',
    'names',
    'dateline',
    'located',
    'language',
    'textDirection',
    'summary',
    'version',
    'firstCreated',
    'versionCreated',
    'expires',
    'pubStatus',
    'urgency',
    'edNote',
    'correctionNote',
    'keywords',
    'labels',
    'subjects',
    'genre',
    'section',
    'slugline',
    'thanked',
    'credits',
    'creditLine',
    'usageTerms',
    'copyrightHolder',
    'copyrightNotice',
    'canonical',
  ],
  // Dateline by place and date; the credit line of a story that thanks others stands in two places; a post or video is
  // a link like any other.
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
          'embeds',
        ].includes(fact),
    ),
    'dateline place',
    'places',
  ],
};

/**
 * What a page for people says where programs look for it: class names, `meta` elements, schema.org. The rest of a
 * story is in its running text or in properties that pages of strangers do not have.
 */
export const carriedByPages: readonly Fact[] = [
  'source type',
  'who answers for AI',
  'headline',
  'subheadline',
  'byline',
  'names',
  'dateline',
  'located',
  'subjects',
  'genre',
  'creditLine',
  'usageTerms',
  'copyrightNotice',
  'correctionNote',
  'language',
  'textDirection',
  'summary',
  'versionCreated',
  'pubStatus',
  'keywords',
  'section',
  'labels',
  'copyrightHolder',
  'canonical',
  'picture files',
  'embeds',
];
