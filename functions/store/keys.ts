import { table } from '../contract.ts';

/** Key of a row; attribute names as in the contract. */
export type RowKey = { [table.partitionKey]: string; [table.sortKey]: string };

const key = (pk: string, sk: string): RowKey => ({ [table.partitionKey]: pk, [table.sortKey]: sk });
const padded = (version: number) => version.toString().padStart(10, '0');

/** All keys of the table, by entity. */
export const keys = {
  agency: (id: string) => key(`AGENCY#${id}`, 'AGENCY'),
  rate: (agency: string, second: number) => key(`RATE#${agency}`, String(second)),
  receipt: (id: string) => key(`RECEIPT#${id}`, 'RECEIPT'),
  story: (id: string) => key(`STORY#${id}`, 'CURRENT'),
  storyVersion: (id: string, version: number) => key(`STORY#${id}`, `V#${padded(version)}`),
  quarantined: (id: string, receipt: string) => key(`STORY#${id}`, `Q#${receipt}`),
  feed: (id: string) => key(`FEED#${id}`, 'DEFINITION'),
  feedState: (id: string) => key(`FEED#${id}`, 'STATE'),
  membership: (feed: string, published: string, storyId: string, version: number) =>
    key(`FEED#${feed}#STORIES`, `${published}#${storyId}#${padded(version)}`),
  /** A story of a feed that was corrected or killed after it was published. */
  amendment: (feed: string, storyId: string) => key(`FEED#${feed}#AMENDED`, storyId),
  /** A page of a feed's archive, by the place of its newest story. */
  archivePage: (feed: string, to: string) => key(`FEED#${feed}#ARCHIVE`, to),
  /** Holds the revision of all definitions. */
  definitions: () => key('DEFINITIONS', '#'),
  definition: (id: string) => key('DEFINITIONS#FEEDS', id),
  filling: (id: string) => key(`FEED#${id}`, 'FILLING'),
  /** A band of a story's fingerprint. */
  band: (band: string, storyId: string) => key(`BAND#${band}`, storyId),
  reconciler: () => key('RECONCILER', 'STATE'),
} as const;

/** Partitions of the work index; a row is in it only while it waits to be found. */
export const work = {
  /** Receipts not yet ingested, by the time they should be looked at. */
  pending: 'pending',
  /** Receipts given up on after many tries. */
  stuck: 'stuck',
  /** Ingested receipts by the time they were finished; tells the reconciler which feeds must have been built since. */
  done: 'done',
  /** Embargoed stories by the time of their release. */
  held: 'held',
  /** Feed definitions by id. */
  feeds: 'feeds',
  agencies: 'agencies',
  /** Feeds that are being filled, by the time they should be looked at. */
  filling: 'filling',
} as const;
export type Work = (typeof work)[keyof typeof work];

/** Attributes that put a row into the work index. */
export const workKey = (partition: Work, sort: string) => ({
  [table.index.partitionKey]: partition,
  [table.index.sortKey]: sort,
});
