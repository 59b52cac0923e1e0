/**
 * What the functions tell CloudWatch, each with its unit, in the namespace `Dateline/{stage}` by the dimension
 * `service`, the name of the function. Refusals are told by the dimension `reason` as well, of a fixed list.
 */
export const metrics = {
  /** What became of stories. */
  accepted: 'Count',
  duplicate: 'Count',
  quarantined: 'Count',
  refused: 'Count',
  /** Uploads that were answered with a 4xx. */
  uploadsRefused: 'Count',
  /** Requests and messages that failed by a fault of Dateline; a message that fails is tried again. */
  failures: 'Count',
  /** Reading and normalising one upload. */
  normaliseTime: 'Milliseconds',
  /** From the receipt of a version, or the end of its embargo, until a feed that carries it is written. */
  submitToVisible: 'Seconds',
  /** Feeds, and stories by themselves, that were written. */
  builds: 'Count',
  storyPages: 'Count',
  feedBytes: 'Bytes',
  brokenFragments: 'Count',
  /** Archive pages that were rendered anew; and those, with story pages, that could not be. */
  pagesRenewed: 'Count',
  pagesNotRenewed: 'Count',
  /** What the reconciler found standing still. */
  redriven: 'Count',
  stuck: 'Count',
  behind: 'Count',
  outdated: 'Count',
  released: 'Count',
  expired: 'Count',
  drops: 'Count',
  /** Agencies that normally send and have been silent for longer than their policy says. */
  quietAgencies: 'Count',
} as const satisfies Record<string, 'Count' | 'Milliseconds' | 'Seconds' | 'Bytes'>;

export type MetricName = keyof typeof metrics;

/** Namespace of the metrics of one stage; stages may share an account. */
export const metricNamespace = (stage: string): string => `Dateline/${stage}`;
