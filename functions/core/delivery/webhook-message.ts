import { createHash } from 'node:crypto';
import { isLive } from './change.ts';
import type { LastChange } from './current-state.ts';

/** A webhook's body (Standard Webhooks 1.0: `type`, `timestamp`, `data`). */
export interface WebhookBody {
  /** `story.` and the type of the change, or `endpoint.test`. */
  type: string;
  /** When it happened. UTC, ISO 8601. */
  timestamp: string;
  data: Record<string, unknown>;
}

export interface StoryMessage {
  storyId: string;
  change: LastChange;
  /** The endpoint's feeds that said something of the story, with the number of the entry in the log of each. */
  feeds: ReadonlyMap<string, LastChange>;
  /** Address of the site now; the change has the one of when it was logged. */
  baseUrl: string;
}

/** An address of the site, where the site is now: a log is older than the move of its desk to another domain. */
export function addressNow(url: string, baseUrl: string): string {
  const { pathname, search } = new URL(url, baseUrl);
  return new URL(`${pathname}${search}`, baseUrl).href;
}

/** The body of a call about a story: what it is now, and where it can be had. It has no text. */
export function storyBody({ storyId, change, feeds, baseUrl }: StoryMessage): WebhookBody {
  const { type, at, guid, version, digest, url } = change;
  return {
    type: `story.${type}`,
    timestamp: at,
    data: {
      storyId,
      guid,
      version,
      ...(digest !== undefined && { digest }),
      state: isLive(type) ? 'live' : 'gone',
      url: addressNow(url, baseUrl),
      feeds: [...feeds].map(([id, one]) => ({ id, seq: one.seq, type: one.type })),
    },
  };
}

/** The id of a call: the same for every try, another one for every new state. `state` counts the states of the story. */
export const callId = (endpoint: string, storyId: string, state: number): string =>
  `msg_${createHash('sha256').update(`${endpoint}\0${storyId}\0${state}`).digest('hex').slice(0, 32)}`;
