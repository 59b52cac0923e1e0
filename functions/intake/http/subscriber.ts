import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { type AckPorts, acknowledge, type Followed, followed } from '../../pipeline/delivery/acknowledge.ts';
import { refuse } from '../../platform/problem.ts';
import { ackOf } from '../request/ack-body.ts';
import { authenticateSubscriber, type SubscriberEnv, type SubscriberPorts } from '../request/subscriber.ts';

export type OwnPorts = AckPorts & SubscriberPorts;

const headers = { 'cache-control': 'no-store' };

/** `/v1/subscriber`: what a subscriber may read, how far its copies go, and its acknowledgements. */
export function subscriber(ports: OwnPorts): Hono<SubscriberEnv> {
  return new Hono<SubscriberEnv>()
    .use('*', authenticateSubscriber(ports))
    .get('/', async (c) => c.json(await own(ports, c), 200, headers))
    .put('/acks', (c) => acks(ports, c));
}

async function own(ports: OwnPorts, c: Context<SubscriberEnv>) {
  const { id, name, feeds, purposes, endsAt } = c.var.subscriber;
  const copies = await followed(ports, c.var.subscriber);
  return { id, name, feeds, purposes, endsAt, copies: copies.map(described) };
}

const described = ({ feed, head, ack }: Followed) => ({
  feed,
  head,
  ...(ack && { seq: ack.seq, digest: ack.digest, agrees: ack.agrees, acknowledgedAt: ack.at }),
  behind: head - (ack?.seq ?? 0),
});

async function acks(ports: OwnPorts, c: Context<SubscriberEnv>): Promise<Response> {
  const said = await ackOf(c);
  const outcome = await acknowledge(ports, c.var.subscriber, said);
  if (outcome.kind === 'no-feed') {
    const detail = 'There is no such feed with a log, or your contract does not cover it';
    refuse('not-found', detail, { errors: [{ pointer: '/feed', detail }] });
  }
  if (outcome.kind === 'no-entry') {
    const detail = `The log of ${said.feed} goes to ${outcome.head}; there is no entry ${said.seq} yet`;
    refuse('invalid-request', detail, { errors: [{ pointer: '/seq', detail }] });
  }
  const { ack, head, wanted } = outcome;
  return c.json({ ...described({ feed: ack.feed, head, ack }), ...(wanted && { wanted }) }, 200, headers);
}
