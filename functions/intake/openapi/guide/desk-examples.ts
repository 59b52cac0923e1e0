import { example } from './examples.ts';

/** Answers of lists and acts for the description: a second story, which waits for a person and is released. */

const storyId = '64ed8549-d1eb-817d-9345-3f1b63bd4e0b';
const guid = 'harbour:2026-4712';
const headline = 'Bridge closed for repairs';
const receipts = {
  submitted: 'f7786719-b3f3-8fc6-857a-de267a80d8fb',
  act: '6d61264b-e0d0-8f9c-b32a-62a3ab56cefa',
};
const times = { submitted: '2026-12-01T10:00:00.000Z', act: '2026-12-01T10:04:31.201Z' };
const reason = 'The lawyer reads it';
const waiting = {
  code: 'embargo-unreadable',
  reason: 'It speaks of an embargo, and no certain time can be read from it.',
  line: 'Embargoed until Tuesday morning',
  receiptId: receipts.submitted,
};
const feeds = ['latest', 'agency-harbour', 'language-en'];

/** What an act on the story comes to. */
const outcome = (visibility: string, visibilityReason: string, version?: number) => ({
  status: 'accepted',
  storyId,
  ...(version !== undefined && { version }),
  visibility,
  visibilityReason,
  changes: [],
  warnings: [],
});
const released = {
  ...outcome('pending', 'Its feeds are being written', 2),
  visibleFrom: times.act,
  page: `/stories/${storyId}.html`,
  feeds: feeds.map((id) => ({ id, href: `/feeds/${id}.json` })),
};
const results = {
  release: released,
  refuse: outcome('refused', 'It was refused at the desk: It is a test'),
  hold: outcome('withheld', 'The operator holds the story back', 2),
  kill: outcome('killed', 'The story was killed: The named person denies it', 2),
};

/** The answers of an act: of a dry run, and of the act itself. */
export const actAnswers = (operation: keyof typeof results) => ({
  200: { results: [results[operation]] },
  202: {
    receipt: receipts.act,
    state: 'done',
    operation,
    receivedAt: times.act,
    finishedAt: times.act,
    results: [results[operation]],
  },
});

const listedStory = {
  storyId: example.story.id,
  guid: example.story.guid,
  agencyId: 'harbour',
  headline: example.story.headline,
  language: 'en',
  state: 'published',
  version: 1,
  published: '2026-12-01T08:49:09.620Z',
  updated: '2026-12-01T08:49:09.020Z',
  page: `/stories/${example.story.id}.html`,
};

export const deskExample = {
  shown: {
    ...example.story,
    visibility: 'published',
    visibilityReason: 'Its feeds are written',
    visibleFrom: '2026-12-01T08:49:09.620Z',
    page: listedStory.page,
    appearsIn: [{ feedId: 'latest', title: 'Latest stories', url: '/feeds/latest.json' }],
    acts: ['correct', 'kill'],
  },
  articles: {
    items: [
      {
        storyId,
        guid,
        agencyId: 'harbour',
        headline,
        language: 'en',
        state: 'withheld',
        version: 1,
        updated: times.submitted,
      },
      listedStory,
    ],
    next: 'MjAyNi0xMi0wMVQwODo0OTowOS42MjBa',
  },
  waiting: {
    items: [
      {
        kind: 'withheld',
        storyId,
        guid,
        agencyId: 'harbour',
        agencyName: 'Harbour News',
        headline,
        language: 'en',
        since: times.submitted,
        ...waiting,
      },
    ],
  },
  receipts: {
    items: [
      {
        receiptId: receipts.submitted,
        agencyId: 'harbour',
        operation: 'submit',
        receivedAt: times.submitted,
        finishedAt: '2026-12-01T10:00:00.412Z',
        state: 'done',
        format: 'json',
        bytes: 214,
        counts: { accepted: 1 },
        articles: [{ storyId, guid, headline, status: 'accepted' }],
        problems: [],
      },
    ],
  },
  me: {
    kind: 'operator',
    id: 'night-desk',
    name: 'The night desk',
    role: 'editor',
    agencies: [{ id: 'harbour', name: 'Harbour News' }],
    site: { url: '/', feeds: [{ id: 'latest', title: 'Latest stories' }] },
  },
  numbers: {
    now: {
      queues: { receipts: { waiting: 0, inFlight: 1, delayed: 0, deadLetters: 0 } },
      feedsBehind: 0,
      waiting: { quarantined: 0, withheld: 1, embargoed: 4, more: false },
    },
    hours: [
      {
        hour: '2026-12-01T09:00:00.000Z',
        agencies: [{ id: 'harbour', accepted: 41, duplicate: 2, quarantined: 0, refused: 1 }],
        refusedBy: [{ code: 'unreadable', count: 1 }],
        visible: { p50: 861, p99: 2435 },
      },
    ],
    quietAgencies: [
      {
        agencyId: 'coast',
        agencyName: 'Coast Radio',
        lastAcceptedAt: '2026-11-28T17:20:00.000Z',
        quietAfterHours: 24,
      },
    ],
  },
  audit: {
    items: [
      {
        at: times.act,
        by: 'operator:night-desk',
        act: 'story.hold',
        subject: storyId,
        details: { agency: 'harbour', version: 1, reason },
      },
    ],
  },
  reason,
} as const;
