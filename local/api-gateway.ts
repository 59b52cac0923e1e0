import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { routes } from '../functions/contract.ts';
import { problem } from '../functions/platform/problem.ts';
import type { Invoke } from './functions.ts';

/** API Gateway refuses bodies above this by itself, without calling the function. */
const gatewayBodyLimit = 10 * 1024 * 1024;
const mostDrained = 100 * 1024 * 1024;

/** Answers a request of the HTTP API by calling `intake` with the event that API Gateway would send it. */
export async function answerApi(
  invoke: Invoke,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const routeKey = routeOf(request.method ?? 'GET', url.pathname);
  if (routeKey === undefined)
    return send(response, problem('not-found', `There is no ${request.method} ${url.pathname}`));
  const body = await readBody(request);
  if (body === undefined) {
    const detail = `The body has more than ${gatewayBodyLimit} bytes; put larger files into your drop folder`;
    // The rest of the body is still on its way; the connection cannot be used again.
    return send(response, problem('too-large', detail, { headers: { connection: 'close' } }));
  }
  const result = (await invoke(
    'intake',
    eventOf(request, url, routeKey, body),
  )) as APIGatewayProxyStructuredResultV2;
  response.writeHead(result.statusCode ?? 200, result.headers as Record<string, string>);
  response.end(Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8'));
}

async function send(response: ServerResponse, answer: Response): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
}

/** The route that API Gateway would pick; `{id+}` takes the rest of the path, `{id}` one part of it. */
function routeOf(method: string, path: string): string | undefined {
  return routes.find((route) => {
    const [verb, pattern = ''] = route.split(' ');
    if (verb !== method) return false;
    const source = pattern.replaceAll(/\{\w+\+\}/g, '.+').replaceAll(/\{\w+\}/g, '[^/]+');
    return new RegExp(`^${source}$`).test(path);
  });
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    // Read on without keeping it: a client that is still sending would see a reset in place of the answer.
    if (size <= gatewayBodyLimit) chunks.push(chunk as Buffer);
    if (size > mostDrained) break;
  }
  return size > gatewayBodyLimit ? undefined : Buffer.concat(chunks);
}

function eventOf(request: IncomingMessage, url: URL, routeKey: string, body: Buffer): APIGatewayProxyEventV2 {
  const now = new Date();
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(',') : (value ?? ''),
      ]),
    ),
    queryStringParameters: Object.fromEntries(url.searchParams),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: request.headers.host ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: `local-${now.getTime()}`,
      routeKey,
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 && { body: body.toString('base64') }),
    isBase64Encoded: body.length > 0,
  };
}
