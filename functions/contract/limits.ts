/** Bounds that an agency meets. Bytes unless said otherwise. */
export const limits = {
  /** Lambda takes 6 MB of invocation payload and API Gateway sends bodies in base64. */
  httpUpload: 4 * 1024 * 1024,
  dropUpload: 50 * 1024 * 1024,
  /** Above this an upload is answered `processing` and goes through the queue. */
  inlineUpload: 1024 * 1024,
  /** Stories in one upload. */
  storiesPerUpload: 1000,
  /** Stories in one upload that are still ingested within the request. */
  inlineStories: 10,
  idempotencyKeyLength: 255,
  /** UTF-16 units of the reason of a kill, which every feed shows. */
  killReasonLength: 1000,
  /**
   * What is weighed before a story is normalised, since the work grows with each: UTF-16 units of its text or its
   * marked-up body, of all its other fields, its lines or blocks, its tags, and the entries of its lists.
   */
  storyText: 1024 * 1024,
  storyMarkup: 4 * 1024 * 1024,
  storyFields: 512 * 1024,
  storyBlocks: 10_000,
  storyTags: 60_000,
  storyEntries: 5000,
  /** An upload of a format that holds one story; the rest of the 50 MB is for archives, feeds and mails with pictures. */
  singleStoryUpload: 8 * 1024 * 1024,
  /** Canonical JSON of one version of a story, bytes; feeds hold fifty of them. */
  storyBytes: 1024 * 1024,
  /** Feeds that a subscriber's contract names one by one, and their ids together: one entry at the CDN holds them. */
  subscriberFeeds: 50,
  subscriberFeedsLength: 800,
  /** Feeds whose changes one endpoint gets. */
  endpointFeeds: 20,
  /** Replaced keys of a subscriber that are still valid. */
  retiringKeys: 5,
  /** The most bytes of an answer: Lambda returns 6 MB, and base64 adds a third. */
  answerBytes: 4 * 1024 * 1024,
} as const;

/** How long things are kept that do not have to be kept for ever. */
export const retentionDays = {
  /** Receipts and the raw bytes behind them. */
  receipts: 90,
  /** Dropped files and their receipts. */
  drops: 14,
  /** What operators did. */
  audit: 730,
  /** Numbers by hour. */
  numbers: 90,
} as const;
