import type { Outgoing } from '../../../core/delivery/outgoing.ts';
import type { ChangeLogs } from '../../../store/entities/delivery/change-logs.ts';
import type { HubSubscriptions } from '../../../store/entities/delivery/hub-subscriptions.ts';
import type { FeedStates } from '../../../store/entities/feeds/feed-states.ts';
import type { Feeds } from '../../../store/entities/feeds/feeds.ts';
import type { Objects } from '../../../store/s3/objects.ts';
import type { Clock, Log, Meter } from '../../ports.ts';

/** What the hub works with. */
export interface HubPorts extends Clock {
  hubSubscriptions: HubSubscriptions;
  feeds: Pick<Feeds, 'get'>;
  feedStates: Pick<FeedStates, 'follow'>;
  changeLogs: Pick<ChangeLogs, 'get'>;
  feedsBucket: Pick<Objects, 'get'>;
  call: Outgoing;
  /** From 0 to 1. */
  random(): number;
  /** Address of the site, without a slash at the end. */
  baseUrl: string;
  log: Log;
  meter: Meter;
}

/** Address of the hub of a site. */
export const hubUrl = (baseUrl: string): string => `${baseUrl}/hub`;

/** Longer than a call can take, so that nobody calls while another worker is alive. */
export const hubLeaseMs = 60_000;
