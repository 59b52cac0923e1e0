import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { problem } from '../../functions/platform/problem.ts';
import { routeOf } from '../../functions/platform/routes.ts';
import type { Invoke } from '../functions/invoke.ts';

/** API Gateway rejects larger bodies itself, without calling the function. */
const gatewayBodyLimit = 10 * 1024 * 1024;
const mostDrained = 100 * 1024 * 1024;

interface Address {
  path: string;
  query: string;
}

/**
 * Answers an API request by calling `intake` with the event that API Gateway would send. The headers that the CDN sets
 * replace those of the function.
 */
export async function answerApi(
  invoke: Invoke,
  request: IncomingMessage,
  response: ServerResponse,
  cdnHeaders: Record<string, string>,
): Promise<void> {
  const address = addressOf(request.url ?? '/');
  const routeKey = routeOf(request.method ?? 'GET', address.path);
  if (routeKey === undefined)
    return send(response, problem('not-found', `There is no ${request.method} ${address.path}`), cdnHeaders);
  const body = await readBody(request);
  if (body === undefined) {
    const detail = `The body has more than ${gatewayBodyLimit} bytes; put larger files into your drop folder`;
    // The client is still sending the rest of the body, so the connection cannot be reused.
    return send(response, problem('too-large', detail, { headers: { connection: 'close' } }), cdnHeaders);
  }
  const result = (await invoke(
    'intake',
    eventOf(request, address, routeKey, body),
  )) as APIGatewayProxyStructuredResultV2;
  response.writeHead(result.statusCode ?? 200, {
    ...(result.headers as Record<string, string>),
    ...cdnHeaders,
  });
  response.end(Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8'));
}

async function send(
  response: ServerResponse,
  answer: Response,
  cdnHeaders: Record<string, string>,
): Promise<void> {
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), ...cdnHeaders });
  response.end(await answer.text());
}

/** As in events of API Gateway: the path percent-decoded and cut at a decoded `?`, the query as it was sent. */
function addressOf(url: string): Address {
  const [, written = '/', query = ''] = /^([^?]*)\??(.*)$/s.exec(url) ?? [];
  return { path: decoded(written).split('?', 1)[0] ?? '/', query };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Not percent-encoded UTF-8: left unchanged.
    return path;
  }
}

/**
 * Whether API Gateway passes such a body as text. Its treatment of bodies that are not UTF-8 is undocumented; here
 * their bytes are preserved. (On AWS the function detects lost bytes by the length.)
 */
function asText(contentType: string, body: Buffer): boolean {
  const [type = '', ...parameters] = contentType.toLowerCase().split(';');
  const charset = parameters.map((one) => /^\s*charset\s*=\s*"?([^"\s]+)/.exec(one)?.[1]).find(Boolean);
  const textual = /^(?:text\/.+|application\/(?:json|xml|javascript))$/.test(type.trim());
  return textual && (charset === undefined || charset === 'utf-8') && isUtf8(body);
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    // Keep reading without storing: a client that is still sending would see a reset instead of the response.
    if (size <= gatewayBodyLimit) chunks.push(chunk as Buffer);
    if (size > mostDrained) break;
  }
  return size > gatewayBodyLimit ? undefined : Buffer.concat(chunks);
}

function eventOf(
  request: IncomingMessage,
  { path, query }: Address,
  routeKey: string,
  body: Buffer,
): APIGatewayProxyEventV2 {
  const now = new Date();
  const text = asText(request.headers['content-type'] ?? '', body);
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(',') : (value ?? ''),
      ]),
    ),
    queryStringParameters: Object.fromEntries(new URLSearchParams(query)),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: request.headers.host ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path,
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
    ...(body.length > 0 && { body: body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !text,
  };
}
