import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { limits } from '../../contract/limits.ts';
import { listReceipts, type ReceiptListPorts, receiptStates } from '../../pipeline/lists/receipts.ts';
import type { PipelinePorts } from '../../pipeline/ports.ts';
import type { PlacementPorts } from '../../pipeline/uploads/placements.ts';
import { receiptAnswer } from '../../pipeline/uploads/receipt-answer.ts';
import { refuse } from '../../platform/problem.ts';
import type { Receipt } from '../../store/entities/uploads/receipts.ts';
import { type AuthenticationPorts, countList } from '../request/authenticate.ts';
import { type CallerEnv, maySee } from '../request/caller.ts';
import { agencyOf, ListQuery } from '../request/list.ts';

export type ReceiptsPorts = PlacementPorts &
  ReceiptListPorts &
  AuthenticationPorts &
  Pick<PipelinePorts, 'receipts'>;

/** How long the address of large raw bytes is valid. */
const addressSeconds = 300;
const headers = { 'cache-control': 'no-store' };

/** `/v1/receipts`: the outcome of an upload, its bytes as they were sent, and the list of uploads. */
export function receipts(ports: ReceiptsPorts): Hono<CallerEnv> {
  return new Hono<CallerEnv>()
    .get('/', (c) => list(ports, c))
    .get('/:id', async (c) => {
      const receipt = await visibleReceipt(ports, c);
      return c.json(await receiptAnswer(ports, receipt, { withStories: true }), 200, headers);
    })
    .get('/:id/raw', (c) => raw(ports, c));
}

async function list(ports: ReceiptsPorts, c: Context<CallerEnv>): Promise<Response> {
  await countList(ports, c);
  const query = new ListQuery(c);
  const asked = {
    state: query.oneOf('state', receiptStates),
    agency: agencyOf(c, query),
    since: query.instant('since'),
    until: query.instant('until'),
    text: query.text('text'),
  };
  const { limit, before } = query.page();
  return c.json(await listReceipts(ports, { ...asked, before }, limit), 200, headers);
}

async function visibleReceipt(ports: ReceiptsPorts, c: Context<CallerEnv>): Promise<Receipt> {
  const receipt = await ports.receipts.get(c.req.param('id') ?? '');
  if (!receipt || !maySee(c.var.caller, receipt.agency)) refuse('not-found', 'There is no such receipt');
  return receipt;
}

async function raw(ports: ReceiptsPorts, c: Context<CallerEnv>): Promise<Response> {
  const receipt = await visibleReceipt(ports, c);
  if (receipt.rawSize > limits.answerBytes) {
    const location = await ports.receipts.rawAddress(receipt, addressSeconds);
    return new Response(null, { status: 303, headers: { location, ...headers } });
  }
  const bytes = await ports.receipts.raw(receipt);
  if (!bytes) refuse('not-found', 'There is no such receipt, or its bytes have expired');
  return new Response(new Uint8Array(bytes), {
    headers: {
      // Never shown by a browser, whatever was uploaded.
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="raw"',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  });
}
