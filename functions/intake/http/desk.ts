import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { listActs } from '../../pipeline/lists/acts.ts';
import { type NumbersPorts, numbersOf } from '../../pipeline/lists/numbers.ts';
import { listWaiting, type WaitingPorts, waitingKinds } from '../../pipeline/lists/waiting.ts';
import type { PipelinePorts } from '../../pipeline/ports.ts';
import { refuse } from '../../platform/problem.ts';
import { hasReaders } from '../../store/entities/feeds/feeds.ts';
import { type AuthenticationPorts, countList } from '../request/authenticate.ts';
import type { CallerEnv } from '../request/caller.ts';
import { agencyOf, ListQuery } from '../request/list.ts';
import { depths, type StatusPorts } from './status.ts';

export type DeskPorts = NumbersPorts &
  Pick<StatusPorts, 'queues'> &
  Pick<PipelinePorts, 'audit'> &
  WaitingPorts &
  AuthenticationPorts &
  Pick<PipelinePorts, 'feeds'>;

const headers = { 'cache-control': 'no-store' };

/** What the pages of the desk show first: who signed in, and what waits for a person. */
export function desk(ports: DeskPorts): Hono<CallerEnv> {
  return new Hono<CallerEnv>()
    .get('/me', async (c) => c.json(await me(ports, c), 200, headers))
    .get('/waiting', async (c) => {
      await countList(ports, c);
      const query = new ListQuery(c);
      const kind = query.oneOf('kind', waitingKinds);
      const agency = agencyOf(c, query);
      const { limit, before } = query.page();
      const filter = { agency, before, ...(kind && { kinds: [kind] }) };
      return c.json(await listWaiting(ports, filter, limit), 200, headers);
    })
    .get('/numbers', (c) => numbers(ports, c))
    .get('/audit', (c) => audit(ports, c));
}

/** How many hours of numbers are given, without `?hours=` and at most: the answer of a function has a bound. */
const hoursGiven = { usual: 48, most: 24 * 31 } as const;

async function numbers(ports: DeskPorts, c: Context<CallerEnv>): Promise<Response> {
  await countList(ports, c);
  const query = new ListQuery(c);
  const hours = query.number('hours', hoursGiven);
  const agency = agencyOf(c, query);
  query.done();
  const [found, queues] = await Promise.all([numbersOf(ports, { hours, agency }), depths(ports)]);
  return c.json({ ...found, now: { queues, ...found.now } }, 200, headers);
}

async function audit(ports: DeskPorts, c: Context<CallerEnv>): Promise<Response> {
  if (c.var.caller.kind !== 'operator') refuse('not-allowed', 'The record of acts is for operators');
  const query = new ListQuery(c);
  const asked = {
    act: query.shaped(
      'act',
      /^[a-z-]{1,40}(?:\.[a-z-]{1,40})?$/,
      'is an act or a kind of acts: story.kill, story',
    ),
    subject: query.text('subject'),
    text: query.text('text'),
    since: query.instant('since'),
    until: query.instant('until'),
  };
  const { limit, before } = query.page();
  return c.json(await listActs(ports, { ...asked, before }, limit), 200, headers);
}

async function me(ports: DeskPorts, c: Context<CallerEnv>) {
  const { caller } = c.var;
  const feeds = (await ports.feeds.list()).filter(hasReaders).map(({ id, title }) => ({ id, title }));
  // Addresses are relative to the desk: this function does not know under which name the CDN serves it.
  const site = { url: '/', feeds };
  if (caller.kind === 'agency') {
    const { id, name } = caller.agency;
    return { kind: caller.kind, id, name, site };
  }
  const { id, name, role } = caller.operator;
  const agencies = (await ports.agencies.list()).filter(({ status }) => status !== 'removed');
  return {
    kind: caller.kind,
    id,
    name,
    role,
    agencies: agencies.map((agency) => ({ id: agency.id, name: agency.name })),
    site,
  };
}
