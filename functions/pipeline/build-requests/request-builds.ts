import type { Story } from '../../core/story/schema.ts';
import { stableId } from '../../core/story/story-id.ts';
import type { BuildMessage } from '../../queues/messages.ts';
import type { FollowerPorts } from '../ports.ts';

/** What has to be built; `written` are versions that this process has at hand, by the ids of their stories. */
export interface Work {
  feeds: Iterable<string>;
  stories: Iterable<Story['id']>;
  written?: ReadonlyMap<Story['id'], Story>;
  /** The feeds are built at once, whatever their interval: something must go, or its time has come. */
  urgent?: boolean;
}

/** Stories up to this size are sent in the message: ten fit into a request to SQS, which is billed like an empty one. */
const carriedBytes = 24 * 1024;
/** Feeds that one message names with the page of their story; further feeds have messages of their own. */
const feedsWithStory = 10;

/**
 * Requests builds. Call it after the memberships are stored: a builder that gets the message then finds the story. The
 * feeds of a single story go with the message for its page. SQS drops a request with a `cause` that it had before.
 * @param cause of all requests, or of each by the feed or story that it is about
 */
export async function requestBuilds(
  ports: FollowerPorts,
  work: Work,
  cause: string | ((id: string) => string),
): Promise<void> {
  const stories = [...work.stories];
  const feeds = [...work.feeds];
  const along = stories.length === 1 ? feeds.splice(0, feedsWithStory) : [];
  const urgent = work.urgent ? { urgent: true } : {};
  const messages: BuildMessage[] = [
    ...feeds.map((feed) => ({ feed, ...urgent })),
    ...stories.map((story) => ({
      story,
      ...carried(work, story),
      ...(along.length > 0 && { feeds: along, ...urgent }),
    })),
  ];
  await ports.feedsQueue.sendGrouped(
    messages.map((message) => {
      const group = 'story' in message ? `story#${message.story}` : groupOfFeed(message);
      const why =
        typeof cause === 'string' ? cause : cause('story' in message ? message.story : message.feed);
      return { group, deduplicationId: stableId('hint', group, why), message };
    }),
  );
}

/** A message that waits holds up its group, so what is urgent has one of its own. */
const groupOfFeed = ({ feed, urgent }: { feed: string; urgent?: boolean }): string =>
  `${urgent ? 'urgent' : 'feed'}#${feed}`;

function carried({ written }: Work, id: Story['id']): { written?: Story } {
  const story = written?.get(id);
  return story && sizeOf(story) <= carriedBytes ? { written: story } : {};
}

const sizeOf = (story: Story): number => Buffer.byteLength(JSON.stringify(story));
