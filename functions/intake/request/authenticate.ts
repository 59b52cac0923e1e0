import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { instant, type PipelinePorts } from '../../pipeline/ports.ts';
import { refuse } from '../../platform/problem.ts';
import { isOperatorKey } from '../../store/entities/people/operators.ts';
import type { Caller, CallerEnv } from './caller.ts';

export type AuthenticationPorts = Pick<PipelinePorts, 'agencies' | 'operators' | 'rateLimit' | 'now'>;

/** Whether a request only reads. */
export const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** Lists that one agency may read in a second. */
const listsPerSecond = 10;

/**
 * Lets an agency or an operator with a valid key through (RFC 6750). Counts the submissions of an agency against its
 * rate, and every request of an operator.
 */
export const authenticate = (ports: AuthenticationPorts) =>
  createMiddleware<CallerEnv>(async (c, next) => {
    const key = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1];
    const caller = key === undefined ? undefined : await callerOf(ports, key);
    if (!caller) {
      const detail =
        key === undefined ? 'Send the header Authorization: Bearer KEY' : 'This key is not valid';
      refuse('invalid-key', detail, { headers: { 'www-authenticate': 'Bearer realm="dateline"' } });
    }
    refuseSuspended(caller);
    c.set('caller', caller);
    if (caller.kind === 'operator') await take(ports, operatorRate(caller.operator), 'requests');
    else if (!isRead(c.req.method)) await take(ports, caller.agency, 'submissions');
    return next();
  });

/**
 * Counts the lists that an agency reads: each costs the table more than a story does. Requests of operators are counted
 * already.
 * @throws HTTPException when the agency is over its rate.
 */
export async function countList(
  ports: Pick<AuthenticationPorts, 'rateLimit' | 'now'>,
  c: Context<CallerEnv>,
): Promise<void> {
  const { caller } = c.var;
  if (caller.kind === 'agency')
    await take(ports, { id: `${caller.agency.id}/lists`, ratePerSecond: listsPerSecond }, 'lists');
}

async function callerOf(ports: AuthenticationPorts, key: string): Promise<Caller | undefined> {
  const now = instant(ports.now());
  if (isOperatorKey(key)) {
    const operator = await ports.operators.authenticate(key, now);
    return operator && { kind: 'operator', operator };
  }
  const agency = await ports.agencies.authenticate(key, now);
  return agency && { kind: 'agency', agency };
}

function refuseSuspended(caller: Caller): void {
  if (caller.kind === 'operator') {
    const { id, status } = caller.operator;
    if (status !== 'active') refuse('operator-suspended', `The operator ${id} is suspended`);
    return;
  }
  const { id, status } = caller.agency;
  if (status !== 'active')
    refuse('agency-suspended', `The agency ${id} is suspended; ask the operator of this desk`);
}

/** Ids of agencies hold no slash, so that no agency shares the counter of an operator. */
const operatorRate = ({ id, ratePerSecond }: { id: string; ratePerSecond: number }) => ({
  id: `operator/${id}`,
  ratePerSecond,
});

async function take(
  { rateLimit, now }: Pick<AuthenticationPorts, 'rateLimit' | 'now'>,
  counted: { id: string; ratePerSecond: number },
  what: string,
): Promise<void> {
  if (await rateLimit.take(counted, now())) return;
  refuse('too-many-requests', `More than ${counted.ratePerSecond} ${what} in one second`, {
    headers: { 'retry-after': '1' },
  });
}
