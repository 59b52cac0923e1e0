import type { LastChange } from '../../../core/delivery/current-state.ts';
import type { Outgoing } from '../../../core/delivery/outgoing.ts';
import type { ChangeLogs } from '../../../store/entities/delivery/change-logs.ts';
import type { Deliveries } from '../../../store/entities/delivery/deliveries.ts';
import type { Endpoints } from '../../../store/entities/delivery/endpoints.ts';
import type { Subscribers } from '../../../store/entities/delivery/subscribers.ts';
import type { Feeds } from '../../../store/entities/feeds/feeds.ts';
import type { Stories } from '../../../store/entities/stories/stories.ts';
import type { Clock, Log, Meter } from '../../ports.ts';

/** An entry in the log of a feed's changes. */
export interface LogEntry extends LastChange {
  storyId: string;
}

/** What sends changes to the endpoints of subscribers. */
export interface PushPorts extends Clock {
  endpoints: Endpoints;
  deliveries: Deliveries;
  changeLogs: Pick<ChangeLogs, 'get' | 'entries'>;
  subscribers: Pick<Subscribers, 'get' | 'list'>;
  feeds: Pick<Feeds, 'get'>;
  stories: Pick<Stories, 'get'>;
  call: Outgoing;
  /** Address of the site, without a slash at the end. */
  baseUrl: string;
  /** From 0 to 1. */
  random(): number;
  log: Log;
  meter: Meter;
}
