import { describe, expect, test } from 'vitest';
import { requestBuilds } from '../../../functions/pipeline/build-requests/request-builds.ts';
import { promptMs } from '../../../functions/pipeline/pacing/clock-skew.ts';
import { writeMemberships } from '../../../functions/pipeline/stories/write-memberships.ts';
import { tableDesk } from '../../../functions/platform/composition.ts';
import { sqs } from '../../../functions/queues/client.ts';
import { Queue } from '../../../functions/queues/queue.ts';
import { keys } from '../../../functions/store/dynamodb/keys.ts';
import { Stories } from '../../../functions/store/entities/stories/stories.ts';
import { eventually, type TestDesk } from '../../local-stack.ts';

/**
 * A writer that was held up between the publication of a story and its rows, while the builder went on.
 * `model` is the URN of a story in an archive page.
 */
export const lateRows = (given: { desk: () => TestDesk; model: () => string }): void => {
  const stores = () => {
    const { TABLE_NAME = '', STORIES_BUCKET = '' } = process.env;
    return tableDesk({ TABLE_NAME, STORIES_BUCKET });
  };

  /** A story with the place of one that is archived long since, its row stored and those of its feeds not. */
  async function heldUp(id: string, headline: string) {
    const { stories, table } = stores();
    const row = await stories.get(given.model().slice('urn:uuid:'.length));
    const model = row && (await stories.read(row.object));
    if (!row || !model) throw new Error('The model of the test is not stored');
    const object = await stories.write({ ...model, id, headline, digest: 'e'.repeat(64) });
    expect(object).toBe(Stories.objectKey({ id, version: row.version, digest: 'e'.repeat(64) }));
    const late = { ...row, ...keys.story(id), id, headline, object, feeds: new Set(['latest']) };
    await table.writeMany([late]);
    return late;
  }

  describe('rows that land late', () => {
    test('tell of themselves, so that the page made meanwhile gets the story', async () => {
      const { desk } = given;
      const row = await heldUp('held-up-1', 'Held up on its way');
      const feedsQueue = new Queue<never>(sqs(), desk().stack.queueUrls.feeds);
      const feeds = await writeMemberships(stores(), row, [{ partition: 'latest' }]);
      await requestBuilds({ feedsQueue }, { feeds, stories: [] }, 'held-up');
      await eventually(async () =>
        (await desk().call('GET', '/feeds/latest/archive/1.json')).text.includes('Held up on its way'),
      );
    });

    test('and those that land in time do not, which would have a page written for each story', async () => {
      const row = await heldUp('in-time-1', 'In time');
      const published = Date.parse(row.published ?? '');
      const noted = async (storyId: string) =>
        (await stores().amendments.of('latest', Date.now())).some((one) => one.storyId === storyId);
      await writeMemberships({ ...stores(), now: () => published + promptMs }, row, [
        { partition: 'latest' },
      ]);
      expect(await noted(row.id)).toBe(false);
      await writeMemberships({ ...stores(), now: () => published + promptMs + 1 }, row, [
        { partition: 'latest' },
      ]);
      expect(await noted(row.id)).toBe(true);
    });
  });
};
