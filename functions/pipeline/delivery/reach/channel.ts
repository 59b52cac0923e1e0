import type { Said, StoryEntry } from '../../../core/delivery/reach.ts';
import type { Deliveries } from '../../../store/entities/delivery/deliveries.ts';
import type { Endpoints } from '../../../store/entities/delivery/endpoints.ts';
import type { HubSubscriptions } from '../../../store/entities/delivery/hub-subscriptions.ts';
import type { PipelinePorts } from '../../ports.ts';

export type ReachPorts = Pick<PipelinePorts, 'changeLogs' | 'acks' | 'feeds' | 'subscribers'> & {
  endpoints: Pick<Endpoints, 'list' | 'removed'>;
  deliveries: Pick<Deliveries, 'get'>;
  hubSubscriptions: Pick<HubSubscriptions, 'of'>;
};

/** What a channel is asked: a change, the entries of the story before it in the same feed, and whom it concerns. */
export interface AskedOfChannel {
  storyId: string;
  change: StoryEntry;
  /** Oldest first. */
  entries: readonly StoryEntry[];
  /** Ids. */
  subscribers: readonly string[];
}

/** A way by which it is known what subscribers have. */
export type Channel = (ports: ReachPorts, asked: AskedOfChannel) => Promise<Said[]>;
