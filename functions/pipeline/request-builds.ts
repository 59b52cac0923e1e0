import { stableId } from '../core/story/identity.ts';
import type { Story } from '../core/story/schema.ts';
import type { BuildMessage } from '../queues/messages.ts';
import type { PipelinePorts } from './ports.ts';

/** What has to be built; `written` are versions that this process has just stored, by the ids of their stories. */
export interface Work {
  feeds: Iterable<string>;
  stories: Iterable<Story['id']>;
  written?: ReadonlyMap<Story['id'], Story>;
}

/** A story goes with its message up to this size: ten are a request that SQS takes, and one is billed like none. */
const carriedBytes = 24 * 1024;
/** Feeds that are built with the page of their story, in one process; more of them are work for several. */
const feedsWithStory = 10;

/**
 * Asks for builds. Sent only after the memberships are stored: a builder that sees the hint sees the story. The
 * feeds of a single story go with the message that asks for its page.
 * `cause` is what makes one hint differ from another; SQS drops a repeated one.
 */
export async function requestBuilds(
  ports: Pick<PipelinePorts, 'feedsQueue'>,
  work: Work,
  cause: string,
): Promise<void> {
  const stories = [...work.stories];
  const feeds = [...work.feeds];
  const along = stories.length === 1 ? feeds.splice(0, feedsWithStory) : [];
  const messages: BuildMessage[] = [
    ...feeds.map((feed) => ({ feed })),
    ...stories.map((story) => ({
      story,
      ...carried(work, story),
      ...(along.length > 0 && { feeds: along }),
    })),
  ];
  await ports.feedsQueue.sendGrouped(
    messages.map((message) => {
      const group = 'story' in message ? `story#${message.story}` : `feed#${message.feed}`;
      return { group, deduplicationId: stableId('hint', group, cause), message };
    }),
  );
}

function carried({ written }: Work, id: Story['id']): { written?: Story } {
  const story = written?.get(id);
  return story && sizeOf(story) <= carriedBytes ? { written: story } : {};
}

const sizeOf = (story: Story): number => Buffer.byteLength(JSON.stringify(story));
