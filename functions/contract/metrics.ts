/**
 * The metrics that the functions send to CloudWatch, each with its unit, in the namespace `Dateline/{stage}` with the
 * dimension `service`, the name of the function. Refusals also have the dimension `reason`, of a fixed list.
 */
export const metrics = {
  /** Outcomes of stories. */
  accepted: 'Count',
  duplicate: 'Count',
  quarantined: 'Count',
  refused: 'Count',
  /** Uploads answered with a 4xx. */
  uploadsRefused: 'Count',
  /** Requests and messages that failed by a fault of Dateline; a failed message is tried again. */
  failures: 'Count',
  /** Reading and normalising one upload. */
  normaliseTime: 'Milliseconds',
  /** From the receipt of a version, or the end of its embargo, until a feed that carries it is written. */
  submitToVisible: 'Seconds',
  /** Feeds, and story pages, that were written. */
  builds: 'Count',
  storyPages: 'Count',
  feedBytes: 'Bytes',
  brokenFragments: 'Count',
  /** Archive pages that were rendered again; and those, with story pages, that could not be. */
  pagesRenewed: 'Count',
  pagesNotRenewed: 'Count',
  /** What the reconciler found unfinished and resumed. */
  redriven: 'Count',
  stuck: 'Count',
  behind: 'Count',
  outdated: 'Count',
  released: 'Count',
  expired: 'Count',
  drops: 'Count',
  /** Subscribers whose changed keys the reconciler brought to the CDN. */
  keys: 'Count',
  /** Copies of feeds that turned out, when they were acknowledged, not to be what the feed held. */
  divergentCopies: 'Count',
  /** Calls of endpoints: those that arrived, failed, and were given up after the last try. */
  calls: 'Count',
  callsFailed: 'Count',
  callsGivenUp: 'Count',
  /** Endpoints that got no call any more, since every try failed or the receiver asked for it. */
  endpointsDisabled: 'Count',
  /** From a change to the call about it, where the first try arrived. */
  changeToCall: 'Seconds',
  /** Endpoints with work that nobody did, which the reconciler resumed. */
  endpointsResumed: 'Count',
  /** Agencies that normally send and have been silent for longer than their policy says. */
  quietAgencies: 'Count',
  /** Stories that only a person can publish: quarantined, or with an embargo that could not be read. */
  waitingForPerson: 'Count',
} as const satisfies Record<string, 'Count' | 'Milliseconds' | 'Seconds' | 'Bytes'>;

export type MetricName = keyof typeof metrics;

/** Namespace of the metrics of one stage; stages may share an account. */
export const metricNamespace = (stage: string): string => `Dateline/${stage}`;
