import { Hono } from 'hono';
import { type Desk, instant } from '../pipeline/desk.ts';

/** `/status`: whether work is waiting, for people and uptime checks. Tells nothing of any agency. */
export function status(
  ports: Pick<Desk, 'receipts' | 'feeds' | 'receiptsQueue' | 'feedsQueue' | 'now'>,
): Hono {
  return new Hono().get('/', async (c) => {
    const [receipts, feeds, pending, definitions] = await Promise.all([
      ports.receiptsQueue.depth(),
      ports.feedsQueue.depth(),
      ports.receipts.pending(instant(ports.now()), 100),
      ports.feeds.list(),
    ]);
    const oldest = pending[0]?.receivedAt;
    return c.json(
      {
        status: 'ok',
        time: instant(ports.now()),
        queues: { receipts, feeds },
        pendingReceipts: { count: pending.length, more: pending.length === 100, ...(oldest && { oldest }) },
        feeds: definitions.length,
      },
      200,
      { 'cache-control': 'no-store' },
    );
  });
}
