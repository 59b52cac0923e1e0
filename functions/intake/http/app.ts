import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import { Hono } from 'hono/tiny';
import { describe } from '../../platform/lambda/per-record.ts';
import { problem } from '../../platform/problem.ts';
import { methodsAt } from '../../platform/routes.ts';
import { countRefusals } from '../answers/count-refusals.ts';
import { authenticate } from '../request/authenticate.ts';
import type { CallerEnv } from '../request/caller.ts';
import { type ArticlesPorts, articles } from './articles.ts';
import { type DeskPorts, desk } from './desk.ts';
import { type HubRequestPorts, hub } from './hub.ts';
import { type ReceiptsPorts, receipts } from './receipts.ts';
import { type StatusPorts, status } from './status.ts';
import { type OwnPorts, subscriber } from './subscriber.ts';

/** The HTTP API. Every answer that is not a success is problem+json (RFC 9457). */
export function createApp(
  ports: ArticlesPorts & StatusPorts & DeskPorts & ReceiptsPorts & HubRequestPorts & OwnPorts,
): Hono<CallerEnv> {
  const app = new Hono<CallerEnv>();
  // Pages ask again every few seconds; an answer that they have already costs no bytes.
  app.use('/v1/*', etag({ weak: true }));
  app.use('/v1/articles/*', countRefusals(ports), authenticate(ports));
  app.use('/v1/receipts/*', authenticate(ports));
  for (const path of ['/v1/me', '/v1/waiting', '/v1/numbers', '/v1/audit'])
    app.use(path, authenticate(ports));
  app.route('/v1/articles', articles(ports));
  app.route('/v1/receipts', receipts(ports));
  app.route('/v1/subscriber', subscriber(ports));
  app.route('/v1', desk(ports));
  app.get('/v1/openapi.json', async (c) => {
    // Its schemas are heavy and hardly ever asked for.
    const { openApi } = await import('../openapi/document.ts');
    return c.json(openApi, 200, { 'cache-control': 'public, max-age=300' });
  });
  app.route('/status', status(ports));
  app.route('/hub', hub(ports));
  app.notFound((c) => {
    const methods = methodsAt(c.req.path);
    if (methods.length === 0) return problem('not-found', `There is nothing at ${c.req.path}`);
    const allow = methods.join(', ');
    return problem('method-not-allowed', `${c.req.path} takes ${allow}`, { headers: { allow } });
  });
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    ports.meter.count('failures');
    ports.log.error('Request failed', { method: c.req.method, path: c.req.path, error: describe(error) });
    return problem('internal', 'The upload may or may not have been stored; sending it again is safe');
  });
  return app;
}
