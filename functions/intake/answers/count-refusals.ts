import { createMiddleware } from 'hono/factory';
import type { PipelinePorts } from '../../pipeline/ports.ts';
import { type ProblemBody, problemTypePrefix } from '../../platform/problem.ts';
import { type AgencyEnv, isRead } from '../request/authenticate.ts';

/** Counts and logs every upload that is answered with a 4xx, by the type of its problem and never by what was sent. */
export const countRefusals = (ports: Pick<PipelinePorts, 'log' | 'meter'>) =>
  createMiddleware<AgencyEnv>(async (c, next) => {
    await next();
    const { status } = c.res;
    if (isRead(c.req.method) || status < 400 || status >= 500) return;
    const { type, receipt } = (await c.res.clone().json()) as ProblemBody;
    const reason = type.slice(problemTypePrefix.length);
    ports.meter.count('uploadsRefused', 1, reason);
    // Without a valid key there is no agency.
    const agency = (c.var as Partial<AgencyEnv['Variables']>).agency?.id;
    ports.log.info('Upload refused', {
      reason,
      status,
      ...(agency && { agency }),
      ...(receipt && { receipt }),
    });
  });
