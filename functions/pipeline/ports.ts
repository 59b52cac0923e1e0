import type { MetricName } from '../contract/metrics.ts';
import type { BuildMessage, DropMessage, ReceiptMessage } from '../queues/messages.ts';
import type { Queue } from '../queues/queue.ts';
import type { Table } from '../store/dynamodb/table.ts';
import type { Activity } from '../store/entities/activity.ts';
import type { Acks } from '../store/entities/delivery/acks.ts';
import type { ChangeLogs } from '../store/entities/delivery/change-logs.ts';
import type { PrivateFolder } from '../store/entities/delivery/private-folder.ts';
import type { Subscribers } from '../store/entities/delivery/subscribers.ts';
import type { Amendments } from '../store/entities/feeds/amendments.ts';
import type { Archives } from '../store/entities/feeds/archives.ts';
import type { Backlogs } from '../store/entities/feeds/backlogs.ts';
import type { Definitions } from '../store/entities/feeds/definitions.ts';
import type { FeedStates } from '../store/entities/feeds/feed-states.ts';
import type { Feeds } from '../store/entities/feeds/feeds.ts';
import type { Memberships } from '../store/entities/feeds/memberships.ts';
import type { Hours } from '../store/entities/hours.ts';
import type { Agencies } from '../store/entities/people/agencies.ts';
import type { Audit } from '../store/entities/people/audit.ts';
import type { Operators } from '../store/entities/people/operators.ts';
import type { ReconcilerStates } from '../store/entities/reconciler.ts';
import type { Chains } from '../store/entities/stories/chains.ts';
import type { Clusters } from '../store/entities/stories/clusters.ts';
import type { Expiries } from '../store/entities/stories/expiries.ts';
import type { Fingerprints } from '../store/entities/stories/fingerprints.ts';
import type { Quarantine } from '../store/entities/stories/quarantine.ts';
import type { Stories } from '../store/entities/stories/stories.ts';
import type { RateLimit } from '../store/entities/uploads/rate-limit.ts';
import type { Receipts } from '../store/entities/uploads/receipts.ts';
import type { Uploads } from '../store/entities/uploads/uploads.ts';
import type { Objects } from '../store/s3/objects.ts';
import type { Matcher } from './routing/feeds-of-story.ts';

/** Metrics, by the names of the contract, which has the units. */
export interface Meter {
  /** `reason` is of a fixed, short list: each is a metric of its own. */
  count(name: MetricName, value?: number, reason?: string): void;
  /** Takes milliseconds, whatever the metric's unit of time is. */
  milliseconds(name: MetricName, value: number): void;
}

export interface Log {
  info(message: string, details: Record<string, unknown>): void;
  warn(message: string, details: Record<string, unknown>): void;
  error(message: string, details: Record<string, unknown>): void;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** What writes the rows of a story's current version. */
export interface MembershipPorts extends Clock {
  /** For rows of several entities that are written together. */
  table: Pick<Table, 'writeMany'>;
  chains: Pick<Chains, 'row' | 'succeed' | 'join' | 'fixPlace' | 'inherit'>;
  feeds: Pick<Feeds, 'ensure'>;
  amendments: Pick<Amendments, 'note'>;
  backlogs: Pick<Backlogs, 'note'>;
}

/** What publishes a story: everything that its place in the feeds depends on. */
export interface PublishPorts extends MembershipPorts {
  /**
   * Resolves when the receipt that a change comes from is stored, and rejects when it is not. A change is read and
   * decided meanwhile; before, nothing is written but the text of a new story, which nobody finds without its row.
   * Absent: the receipt is stored.
   */
  received?: Promise<void>;
  stories: Pick<Stories, 'get' | 'read' | 'write' | 'version' | 'advance' | 'show' | 'note'>;
  fingerprints: Pick<Fingerprints, 'bands'>;
  matcher: Pick<Matcher, 'current'>;
  receiptsQueue: Pick<Queue<ReceiptMessage>, 'send'>;
}

/** What the outputs need that follow a story's change. */
export interface FollowerPorts {
  feedsQueue: Pick<Queue<BuildMessage>, 'sendGrouped'>;
}

/** What changes stories by the stored uploads of agencies and the acts of operators. */
export interface IngestPorts extends PublishPorts, FollowerPorts {
  stories: Stories;
  chains: Chains;
  feeds: Feeds;
  amendments: Amendments;
  backlogs: Backlogs;
  fingerprints: Fingerprints;
  matcher: Matcher;
  agencies: Agencies;
  activity: Activity;
  receipts: Receipts;
  quarantine: Quarantine;
  log: Log;
  meter: Meter;
}

/** Everything the pipeline works with. A step asks for one of the groups above, or for a part with `Pick`. */
export interface PipelinePorts extends IngestPorts {
  operators: Operators;
  audit: Audit;
  rateLimit: RateLimit;
  feedStates: FeedStates;
  expiries: Expiries;
  memberships: Memberships;
  archives: Archives;
  clusters: Clusters;
  definitions: Definitions;
  reconcilerStates: ReconcilerStates;
  subscribers: Subscribers;
  changeLogs: ChangeLogs;
  acks: Acks;
  privateFolder: Pick<PrivateFolder, 'name'>;
  hours: Hours;
  uploads: Uploads;
  dropQueue: Pick<Queue<DropMessage>, 'send'>;
  dropBucket: Objects;
  feedsBucket: Objects;
}

/** An instant as the story model writes it: UTC, ISO 8601, milliseconds. */
export const instant = (ms: number): string => new Date(ms).toISOString();
