import { Hono } from 'hono/tiny';
import { limits } from '../../contract/limits.ts';
import type { PipelinePorts } from '../../pipeline/ports.ts';
import type { PlacementPorts } from '../../pipeline/uploads/placements.ts';
import { receiptAnswer } from '../../pipeline/uploads/receipt-answer.ts';
import { refuse } from '../../platform/problem.ts';
import { type CallerEnv, maySee } from '../request/caller.ts';

/** How long the address of large raw bytes is valid. */
const addressSeconds = 300;

/** `/v1/receipts`: the outcome of an upload, and its bytes as they were sent. */
export function receipts(ports: PlacementPorts & Pick<PipelinePorts, 'receipts'>): Hono<CallerEnv> {
  return new Hono<CallerEnv>()
    .get('/:id', async (c) => {
      const receipt = await ports.receipts.get(c.req.param('id'));
      if (!receipt || !maySee(c.var.caller, receipt.agency)) refuse('not-found', 'There is no such receipt');
      return c.json(await receiptAnswer(ports, receipt, { withStories: true }), 200, {
        'cache-control': 'no-store',
      });
    })
    .get('/:id/raw', async (c) => {
      const receipt = await ports.receipts.get(c.req.param('id'));
      const own = receipt && maySee(c.var.caller, receipt.agency) ? receipt : undefined;
      if (own && own.rawSize > limits.answerBytes) {
        const location = await ports.receipts.rawAddress(own, addressSeconds);
        return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
      }
      const bytes = own && (await ports.receipts.raw(own));
      if (!bytes) refuse('not-found', 'There is no such receipt, or its bytes have expired');
      return new Response(new Uint8Array(bytes), {
        headers: {
          // Never shown by a browser, whatever was uploaded.
          'content-type': 'application/octet-stream',
          'content-disposition': 'attachment; filename="raw"',
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        },
      });
    });
}
