import { defineFeed } from '../../functions/pipeline/feed-definitions/define.ts';
import { feedsQueue, receiptsQueue, tableDesk } from '../../functions/platform/composition.ts';

const env = (key: string): string => process.env[key] ?? '';

/** What an operator's command works with, on the stack that a test has started. */
export const operator = () => ({
  ...tableDesk({ TABLE_NAME: env('TABLE_NAME'), STORIES_BUCKET: env('STORIES_BUCKET') }),
  receiptsQueue: receiptsQueue({ RECEIPTS_QUEUE_URL: env('RECEIPTS_QUEUE_URL') }),
  feedsQueue: feedsQueue({ FEEDS_QUEUE_URL: env('FEEDS_QUEUE_URL') }),
});

export const define = (definition: unknown) => defineFeed(operator(), definition);
