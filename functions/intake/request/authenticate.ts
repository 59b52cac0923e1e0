import { createMiddleware } from 'hono/factory';
import { instant, type PipelinePorts } from '../../pipeline/ports.ts';
import { refuse } from '../../platform/problem.ts';
import type { Agency } from '../../store/entities/agencies.ts';

export type AgencyEnv = { Variables: { agency: Agency } };

/** Whether a request only reads. */
export const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** Lets an agency with a valid key through (RFC 6750) and counts its submissions against its rate. */
export const authenticate = (ports: Pick<PipelinePorts, 'agencies' | 'rateLimit' | 'now'>) =>
  createMiddleware<AgencyEnv>(async (c, next) => {
    const key = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1];
    const agency =
      key === undefined ? undefined : await ports.agencies.authenticate(key, instant(ports.now()));
    if (!agency) {
      const detail =
        key === undefined ? 'Send the header Authorization: Bearer KEY' : 'This key is not valid';
      refuse('invalid-key', detail, { headers: { 'www-authenticate': 'Bearer realm="dateline"' } });
    }
    if (agency.status !== 'active') {
      refuse('agency-suspended', `The agency ${agency.id} is suspended; ask the operator of this desk`);
    }
    c.set('agency', agency);
    if (!isRead(c.req.method) && !(await ports.rateLimit.take(agency, ports.now()))) {
      const detail = `More than ${agency.ratePerSecond} submissions in one second`;
      refuse('too-many-requests', detail, { headers: { 'retry-after': '1' } });
    }
    return next();
  });
