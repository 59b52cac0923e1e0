import { table } from '../../contract/table.ts';

/** Key of a row; attribute names as in the contract. */
export type RowKey = { [table.partitionKey]: string; [table.sortKey]: string };

const key = (pk: string, sk: string): RowKey => ({ [table.partitionKey]: pk, [table.sortKey]: sk });
/** Digits of nearly all version numbers; times as numbers have more. */
const usualDigits = 10;

/**
 * A version number whose text sorts like the number. A longer one begins with its length, as a letter, which sorts after
 * every digit: otherwise the version after 9 999 999 999 would sort before it, and a kill would not reach the feeds.
 */
function padded(version: number): string {
  const digits = version.toString();
  const more = digits.length - usualDigits;
  return more <= 0 ? digits.padStart(usualDigits, '0') : String.fromCharCode(0x60 + more) + digits;
}

/** All keys of the table, by entity. */
export const keys = {
  agency: (id: string) => key(`AGENCY#${id}`, 'AGENCY'),
  agencyActivity: (id: string) => key(`AGENCY#${id}`, 'ACTIVITY'),
  /** Somebody who works for the whole desk over the HTTP API. */
  operator: (id: string) => key(`OPERATOR#${id}`, 'OPERATOR'),
  rate: (agency: string, second: number) => key(`RATE#${agency}`, String(second)),
  receipt: (id: string) => key(`RECEIPT#${id}`, 'RECEIPT'),
  story: (id: string) => key(`STORY#${id}`, 'CURRENT'),
  storyVersion: (id: string, version: number) => key(`STORY#${id}`, `V#${padded(version)}`),
  /** Marks when the terms of use of a story end. */
  expiry: (id: string) => key(`STORY#${id}`, 'EXPIRY'),
  quarantined: (id: string, receipt: string) => key(`STORY#${id}`, `Q#${receipt}`),
  feed: (id: string) => key(`FEED#${id}`, 'DEFINITION'),
  feedState: (id: string) => key(`FEED#${id}`, 'STATE'),
  /** Since when the builds of a feed fail. */
  feedFailure: (id: string) => key(`FEED#${id}`, 'FAILURE'),
  /** `after`: a later state of the same version, e.g. `expired`; sorts after the version and before the next one. */
  membership: (feed: string, published: string, storyId: string, version: number, after = '') =>
    key(`FEED#${feed}#STORIES`, `${published}#${storyId}#${padded(version)}${after && `!${after}`}`),
  /** A story of a feed that was corrected or killed after it was published. */
  amendment: (feed: string, storyId: string) => key(`FEED#${feed}#AMENDED`, storyId),
  /** A page of a feed's archive, by the position of its newest story. */
  archivePage: (feed: string, to: string) => key(`FEED#${feed}#ARCHIVE`, to),
  /** Holds the revision of all definitions. */
  definitions: () => key('DEFINITIONS', '#'),
  definition: (id: string) => key('DEFINITIONS#FEEDS', id),
  filling: (id: string) => key(`FEED#${id}`, 'FILLING'),
  /** Old stories of a feed that its archive lacks. */
  backlog: (id: string) => key(`FEED#${id}`, 'BACKLOG'),
  /** The stories whose fingerprints share a band. */
  band: (band: string) => key(`BAND#${band}`, 'STORIES'),
  /** A copy of another agency's story, by its position; without the first story of the cluster. */
  clusterMember: (cluster: string, position: string) => key(`CLUSTER#${cluster}`, position),
  /** Numbers of one hour, e.g. `2026-11-30T12`. */
  hour: (hour: string) => key('HOURS', hour),
  /** Finished uploads of an agency, by the newest and the oldest of them. */
  uploads: (agency: string, range: string) => key(`UPLOADS#${agency}`, range),
  /** An act of an operator; `id` tells acts of one moment apart. */
  audit: (month: string, at: string, id: string) => key(`AUDIT#${month}`, `${at}#${id}`),
  /** How far the log of a feed's changes goes. */
  changeLog: (feed: string) => key(`FEED#${feed}`, 'CHANGES'),
  /** Entries of the log, from a number on. */
  changes: (feed: string, first: number) => key(`FEED#${feed}#CHANGES`, padded(first)),
  /** What the log last said of a story. */
  loggedStory: (feed: string, storyId: string) => key(`FEED#${feed}#LOGGED`, storyId),
  /** An entry of a log, with the story that it is about. */
  storyEntry: (storyId: string, feed: string, seq: number) =>
    key(`STORY#${storyId}#LOG`, `${feed}#${padded(seq)}`),
  /** How far the copy of a subscriber goes, by its last word. */
  ack: (feed: string, subscriber: string) => key(`FEED#${feed}#ACKS`, subscriber),
  /** What a subscriber has acknowledged, entry by entry. */
  ackHistory: (feed: string, subscriber: string, seq: number) =>
    key(`FEED#${feed}#ACKS#${subscriber}`, padded(seq)),
  /** Who may read private feeds. */
  subscriber: (id: string) => key(`SUBSCRIBER#${id}`, 'SUBSCRIBER'),
  /** A subscriber whose keys have still to reach the CDN. */
  keysToSync: (id: string) => key(`SUBSCRIBER#${id}`, 'SYNC'),
  /** Where the documents of private feeds are stored. */
  privateFolder: () => key('DELIVERY', 'FOLDER'),
  /** An address of a subscriber that is called when stories change. */
  endpoint: (id: string) => key(`ENDPOINT#${id}`, 'ENDPOINT'),
  /** How far it has followed a feed. */
  endpointCursor: (id: string, feed: string) => key(`ENDPOINT#${id}`, `FEED#${feed}`),
  /** What it is to know of a story, and what it knows. */
  delivery: (endpoint: string, storyId: string) => key(`ENDPOINT#${endpoint}#STORIES`, storyId),
  /** A callback that gets the documents of a public feed. */
  hubSubscription: (feed: string, id: string) => key(`FEED#${feed}#HUB`, id),
  reconciler: () => key('RECONCILER', 'STATE'),
  /** Progress of the import of a whole desk. */
  import: () => key('IMPORT', 'STATE'),
} as const;

/** Partitions of the work index. A row is in it only while it has to be found. */
export const work = {
  /** Receipts not yet ingested, by the time when they are due to be resumed. */
  pending: 'pending',
  /** Receipts given up after many tries. */
  stuck: 'stuck',
  /** Ingested receipts by the time they were finished: the reconciler checks that their feeds were built since. */
  done: 'done',
  /** Embargoed stories by the time of their release. */
  held: 'held',
  /** Withheld stories by the time they were stored. */
  withheld: 'withheld',
  /** Quarantined uploads that nobody has released, by the time they came. */
  quarantined: 'quarantined',
  /** Stories by the end of their terms of use. */
  expiring: 'expiring',
  /** Feed definitions by id. */
  feeds: 'feeds',
  agencies: 'agencies',
  operators: 'operators',
  subscribers: 'subscribers',
  /** Subscribers whose keys have still to reach the CDN, by the time of the change. */
  keysToSync: 'keys-to-sync',
  /** Feeds that are being filled, or whose archive lacks old stories, by the time when they are due to be resumed. */
  filling: 'filling',
  /** Retired feeds that still have documents, by the time of their retirement. */
  retiring: 'retiring',
  /** Feeds whose stories come and go by their age, by the time of the next change. */
  aging: 'aging',
  /** Feeds whose builds fail, by the time of the first that did. */
  failing: 'failing',
  endpoints: 'endpoints',
  /** Endpoints that were removed: what they took stays on record. */
  removedEndpoints: 'removed-endpoints',
  /** Requests to the hub that are not verified, and deliveries that failed, by the time of the next try. */
  hub: 'hub',
  /** What is to be sent to an endpoint: kills first, then by the time when it is due. */
  deliveries: (endpoint: string): DeliveriesWork => `deliveries#${endpoint}`,
} as const;
type DeliveriesWork = `deliveries#${string}`;
export type Work = Extract<(typeof work)[keyof typeof work], string> | DeliveriesWork;

/** Attributes that put a row into the work index. */
export const workKey = (partition: Work, sort: string) => ({
  [table.index.partitionKey]: partition,
  [table.index.sortKey]: sort,
});
