import type { QueueName } from '../../contract/queues.ts';
import type { StoryFormatKind } from '../../core/feeds/story-formats/format.ts';
import type { SyncPorts } from '../../pipeline/delivery/sync-keys.ts';
import type { PipelinePorts } from '../../pipeline/ports.ts';
import type { DeadLetters } from '../../queues/dead-letters.ts';
import type { DeliveryMessage } from '../../queues/messages.ts';
import type { Queue } from '../../queues/queue.ts';
import type { Deliveries } from '../../store/entities/delivery/deliveries.ts';
import type { Endpoints } from '../../store/entities/delivery/endpoints.ts';
import type { HubSubscriptions } from '../../store/entities/delivery/hub-subscriptions.ts';
import type { TransferPorts } from '../transfer/ports.ts';
import type { DryRunBuilder } from './dry-run.ts';

/** What the doctor works with: the desk, and a builder that writes nothing. */
export type DoctorPorts = Omit<PipelinePorts, 'table'> &
  Pick<TransferPorts, 'table' | 'storiesBucket' | 'intakeBucket' | 'site'> & {
    deadLetters: Record<QueueName, Pick<DeadLetters, 'count' | 'settle'>>;
    /** Formats in which stories are written. */
    renditions: readonly StoryFormatKind[];
    rehearsal: DryRunBuilder;
    /** Opens the key store of the CDN. */
    keyStore: SyncPorts['keyStore'];
    endpoints: Pick<Endpoints, 'list' | 'remove'>;
    deliveries: Pick<Deliveries, 'due'>;
    hubSubscriptions: Pick<HubSubscriptions, 'due' | 'of' | 'drop'>;
    deliveriesQueue: Pick<Queue<DeliveryMessage>, 'send'>;
    pause(ms: number): Promise<void>;
  };

/** What a check looks at, one at a time: `desk` is all of it, `objects` a part of a bucket, `bucket prefix`. */
export const kinds = ['desk', 'receipt', 'story', 'feed', 'objects'] as const;
export type Kind = (typeof kinds)[number];

/** How far checks look; times in milliseconds since the epoch or as spans. */
export interface Scope {
  /** Nothing younger than this is called late. */
  patienceMs: number;
  /** An object that no row names is called an orphan from this age on. */
  orphanAgeMs: number;
  /** Archive pages of a feed that are compared byte by byte: the newest, or all. */
  pages: 'newest' | 'all';
}

/** One thing that is not as promised. */
export interface Trouble {
  detail: string;
  /** Which part of the subject, where it has several. */
  about?: string;
  /** False where the check can repair others but not this one. */
  repairable?: boolean;
  /** Feeds whose documents differ because of this. */
  feeds?: string[];
  /**
   * Number of the build after which it was seen. A feed in a steady stream of stories is always some seconds behind the
   * table, so a trouble that is seen after another build is not the same one.
   */
  build?: number;
}

/** `error`: a promise is broken; `warning`: something is left over; `notice`: somebody should look at it. */
export type Severity = 'error' | 'warning' | 'notice';

/** One check of one promise. It writes nothing. */
export interface Check {
  /** Stable; scripts rely on it. */
  code: string;
  on: Kind;
  severity: Severity;
  /** What is wrong when it finds something. */
  title: string;
  /** It compares documents of a feed with the table; its findings are left out where another check explains them. */
  follows?: true;
  find(ports: DoctorPorts, id: string, scope: Scope): Promise<Trouble[]>;
  /** Repairs it with what the pipeline has. Idempotent. Absent: only a person can. */
  repair?(ports: DoctorPorts, id: string, trouble: Trouble): Promise<void>;
}
