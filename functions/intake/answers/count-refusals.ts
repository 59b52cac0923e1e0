import { createMiddleware } from 'hono/factory';
import type { PipelinePorts } from '../../pipeline/ports.ts';
import { type ProblemBody, problemTypePrefix } from '../../platform/problem.ts';
import { isRead } from '../request/authenticate.ts';
import { type CallerEnv, nameOf } from '../request/caller.ts';

/** Counts and logs every upload that is answered with a 4xx, by the type of its problem and never by what was sent. */
export const countRefusals = (ports: Pick<PipelinePorts, 'log' | 'meter'>) =>
  createMiddleware<CallerEnv>(async (c, next) => {
    await next();
    const { status } = c.res;
    if (isRead(c.req.method) || status < 400 || status >= 500) return;
    const { type, receipt } = (await c.res.clone().json()) as ProblemBody;
    const reason = type.slice(problemTypePrefix.length);
    ports.meter.count('uploadsRefused', 1, reason);
    // Without a valid key there is no caller.
    const { caller } = c.var as Partial<CallerEnv['Variables']>;
    ports.log.info('Upload refused', {
      reason,
      status,
      ...(caller?.kind === 'agency' && { agency: caller.agency.id }),
      ...(caller?.kind === 'operator' && { by: nameOf(caller) }),
      ...(receipt && { receipt }),
    });
  });
