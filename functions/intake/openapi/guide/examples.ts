/** Requests and answers for the description: one story that is submitted, corrected and killed. */

const storyId = '91d39165-2086-8fd1-b671-170eae017ae0';
const receipts = {
  first: '3e61daf5-0adf-8541-82df-2a04d5a3d29a',
  second: 'bcdd3641-1f55-86d1-95f4-8a4e3fdabac3',
  third: '06b4150c-4eff-8c33-95e0-867cbc6bf5ee',
};
const sentence = (day: string): string =>
  `The new bridge over the river opened on ${day}, a month ahead of plan, the city said.`;
const note = 'It opened on Sunday, not on Monday.';
const reason = 'The named person denies it';

const article = {
  guid: 'harbour:2026-4711',
  headline: 'Bridge opens a month early',
  byline: 'By Marta Oyelaran',
  located: ['Port Selby'],
  language: 'en',
  body: `<p>${sentence('Monday')}</p><p>With inputs from agencies</p>`,
};
const correction = {
  ...article,
  correctionNote: note,
  body: `<p>${sentence('Sunday')}</p><p>With inputs from agencies</p>`,
};

const changes = [
  {
    step: 'byline',
    reason: 'byline trimmed to names',
    before: 'By Marta Oyelaran',
    after: 'Marta Oyelaran',
  },
  {
    step: 'credits',
    reason: 'credit line lifted out of the text',
    before: 'With inputs from agencies',
  },
];

/** The story without provenance, as results have it. */
const content = (day: string, version: number) => ({
  id: storyId,
  guid: article.guid,
  version,
  agency: 'harbour',
  headline: article.headline,
  byline: 'Marta Oyelaran',
  authors: [{ name: 'Marta Oyelaran' }],
  located: article.located,
  language: 'en',
  textDirection: 'ltr',
  body: `<p>${sentence(day)}</p>`,
  text: sentence(day),
  summary: sentence(day),
  wordCount: 17,
  versionCreated: '2026-12-01T08:49:09.020Z',
  pubStatus: 'usable',
  keywords: [],
  subjects: [],
  creditLine: 'With inputs from agencies',
  credits: [],
  associations: [],
  embeds: [],
  links: {},
  clusterId: storyId,
  digest: '1803af1a45dc1b748553f250a71704a13dfee94c636225ca96c27322e61a711e',
});

/** Without the story, which is optional in a description that has it once. */
const result = (version: number) => ({
  status: 'accepted',
  storyId,
  version,
  visibility: 'pending',
  visibilityReason: 'Its feeds are being written',
  visibleFrom: '2026-12-01T08:49:09.620Z',
  page: `/stories/${storyId}.html`,
  feeds: [
    { id: 'latest', href: '/feeds/latest.json' },
    { id: 'agency-harbour', href: '/feeds/agency-harbour.json' },
    { id: 'language-en', href: '/feeds/language-en.json' },
  ],
  changes,
  warnings: [],
});

const receipt = {
  receipt: receipts.first,
  state: 'done',
  operation: 'submit',
  receivedAt: '2026-12-01T08:49:09.020Z',
  finishedAt: '2026-12-01T08:49:09.677Z',
  format: 'json',
  results: [{ ...result(1), story: content('Monday', 1) }],
};

const killedResult = {
  status: 'accepted',
  storyId,
  version: 3,
  visibility: 'killed',
  visibilityReason: `The story was killed: ${reason}`,
  changes: [],
  warnings: [],
};

export const example = {
  article,
  correction,
  receipt,
  published: {
    ...result(1),
    visibility: 'published',
    visibilityReason: 'Its feeds are written',
  },
  dryRun: { format: 'json', results: [result(1)] },
  corrected: {
    ...receipt,
    receipt: receipts.second,
    operation: 'correct',
    receivedAt: '2026-12-01T08:52:15.775Z',
    finishedAt: '2026-12-01T08:52:16.001Z',
    results: [result(2)],
  },
  triedKill: {
    results: [{ ...killedResult, corrects: { version: 2, headline: article.headline } }],
  },
  killed: {
    receipt: receipts.third,
    state: 'done',
    operation: 'kill',
    receivedAt: '2026-12-01T09:10:18.686Z',
    finishedAt: '2026-12-01T09:10:18.962Z',
    results: [killedResult],
  },
  story: {
    ...content('Monday', 1),
    published: '2026-12-01T08:49:09.620Z',
    provenance: { receipt: receipts.first, format: 'json', changes },
  },
  versions: {
    storyId,
    guid: article.guid,
    standing: 2,
    versions: [
      {
        version: 2,
        versionCreated: '2026-12-01T08:52:15.775Z',
        storedAt: '2026-12-01T08:52:15.945Z',
        pubStatus: 'usable',
        receipt: receipts.second,
        correctionNote: note,
      },
      {
        version: 1,
        versionCreated: '2026-12-01T08:49:09.020Z',
        storedAt: '2026-12-01T08:49:09.620Z',
        pubStatus: 'usable',
        receipt: receipts.first,
      },
    ],
  },
  diff: {
    storyId,
    from: 1,
    to: 2,
    fields: [{ field: 'correctionNote', after: note }],
    blocks: [
      {
        kind: 'changed',
        parts: [
          { kind: 'kept', text: 'The new bridge over the river opened on ' },
          { kind: 'removed', text: 'Monday' },
          { kind: 'added', text: 'Sunday' },
          { kind: 'kept', text: ', a month ahead of plan, the city said.' },
        ],
      },
    ],
    markupOnly: false,
  },
  status: {
    status: 'ok',
    time: '2026-12-01T08:49:20.765Z',
    queues: {
      drop: { waiting: 0, inFlight: 0, delayed: 0, deadLetters: 0 },
      receipts: { waiting: 0, inFlight: 0, delayed: 0, deadLetters: 0 },
      feeds: { waiting: 0, inFlight: 1, delayed: 0, deadLetters: 0 },
    },
    pendingReceipts: { count: 0, more: false },
    stuckReceipts: { count: 0, more: false },
    feeds: 3,
    failingFeeds: [],
    filling: [],
    latestReceipts: [
      {
        receipt: receipts.first,
        operation: 'submit',
        state: 'done',
        receivedAt: '2026-12-01T08:49:09.020Z',
        finishedAt: '2026-12-01T08:49:09.677Z',
        bytes: 298,
        format: 'json',
        results: { accepted: 1 },
      },
    ],
  },
  problem: {
    type: 'urn:dateline:problem:invalid-story',
    status: 422,
    title: 'The upload was refused',
    detail: 'an article needs a body (HTML) or a text (plain)',
    errors: [{ pointer: '', detail: 'an article needs a body (HTML) or a text (plain)' }],
    receipt: 'a8b39c7a-bd48-80de-bd5b-8914976ab616',
  },
} as const;
