import type { LookupAddress } from 'node:dns';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { outgoing } from '../../functions/outgoing/client.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

type Lookup = NonNullable<NonNullable<Parameters<typeof outgoing>[0]>['lookup']>;

/** Resolves any name to one list of addresses after another. */
function resolving(...answers: LookupAddress[][]): { lookup: Lookup; asked: () => number } {
  let asked = 0;
  const lookup = (_host: string, _options: object, callback: (error: null, all: LookupAddress[]) => void) => {
    const answer = answers[Math.min(asked++, answers.length - 1)] ?? [];
    callback(null, answer);
  };
  return { lookup: lookup as unknown as Lookup, asked: () => asked };
}

const here = { address: '127.0.0.1', family: 4 };
const metadata = { address: '169.254.169.254', family: 4 };
const outside = { address: '93.184.215.14', family: 4 };

const get = (url: string) => ({ method: 'GET', url, headers: {} }) as const;

describe('the client for requests to the outside', () => {
  test('sends a body with its headers and reads a part of the answer', async () => {
    let got = '';
    const port = await serve((request, response) => {
      request.on('data', (chunk) => {
        got += chunk;
      });
      request.on('end', () =>
        response.writeHead(201, { 'retry-after': '7' }).end(`${request.headers['x-a']}!`),
      );
    });
    const send = outgoing({ allowLoopback: true });
    const answer = await send({
      method: 'POST',
      url: `http://127.0.0.1:${port}/`,
      headers: { 'x-a': 'abc' },
      body: Buffer.from('hello'),
      readBytes: 3,
    });
    expect(got).toBe('hello');
    expect(answer).toMatchObject({ kind: 'answer', status: 201, retryAfter: '7' });
    expect(answer.kind === 'answer' && Buffer.from(answer.body).toString()).toBe('abc');
  });

  test('calls no address of this machine unless it is said', async () => {
    let calls = 0;
    const port = await serve((_, response) => {
      calls++;
      response.end();
    });
    const send = outgoing();
    const refused = { kind: 'failed', why: 'refused' };
    expect(await send(get(`http://127.0.0.1:${port}/`))).toMatchObject(refused);
    expect(await send(get(`http://2130706433:${port}/`))).toMatchObject(refused);
    expect(await send(get(`http://[::ffff:127.0.0.1]:${port}/`))).toMatchObject(refused);
    expect(await send(get(`http://localhost:${port}/`))).toMatchObject(refused);
    expect(calls).toBe(0);
  });

  test('sends nothing in the clear that must not be read on the way, also to a name that is this machine', async () => {
    let calls = 0;
    const port = await serve((_, response) => {
      calls++;
      response.end();
    });
    const { lookup, asked } = resolving([here]);
    const send = outgoing({ lookup, allowLoopback: true });
    const request = { ...get(`http://news.example:${port}/`), httpsOnly: true };
    expect(await send(request)).toMatchObject({
      kind: 'failed',
      why: 'refused',
      detail: expect.stringContaining('https'),
    });
    expect([asked(), calls]).toEqual([0, 0]);
    expect(await send({ ...request, url: `http://127.0.0.1:${port}/` })).toMatchObject({ status: 200 });
  });

  test('refuses a name of which one address is not public', async () => {
    const { lookup } = resolving([outside, metadata]);
    expect(await outgoing({ lookup })(get('http://news.example/'))).toMatchObject({
      kind: 'failed',
      why: 'refused',
    });
  });

  test('a name that resolves to something else at the second look-up gains nothing', async () => {
    let calls = 0;
    const port = await serve((_, response) => {
      calls++;
      response.end();
    });
    const { lookup, asked } = resolving([here], [metadata]);
    const send = outgoing({ lookup, allowLoopback: true });
    // One look-up a request, and the connection goes to what it gave.
    expect(await send(get(`http://rebinding.example:${port}/`))).toMatchObject({
      kind: 'answer',
      status: 200,
    });
    expect(asked()).toBe(1);
    expect(await send(get(`http://rebinding.example:${port}/`))).toMatchObject({ why: 'refused' });
    expect(asked()).toBe(2);
    expect(calls).toBe(1);
  });

  test('follows no redirect', async () => {
    let calls = 0;
    const port = await serve((_, response) => {
      calls++;
      response.writeHead(302, { location: '/again' }).end();
    });
    const answer = await outgoing({ allowLoopback: true })(get(`http://127.0.0.1:${port}/`));
    expect(answer).toMatchObject({ kind: 'answer', status: 302 });
    expect(calls).toBe(1);
  });

  test.each([0, 1000])('reads no more than %i bytes of an answer of a gigabyte', async (readBytes) => {
    let written = 0;
    const port = await serve((_, response) => {
      response.writeHead(200, { 'content-length': String(2 ** 30) });
      const chunk = Buffer.alloc(64 * 1024);
      const more = (): void => {
        while (!response.destroyed && written < 2 ** 30) {
          written += chunk.length;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
      };
      more();
    });
    const send = outgoing({ allowLoopback: true });
    const answer = await send({ ...get(`http://127.0.0.1:${port}/`), readBytes });
    expect(answer).toMatchObject({ kind: 'answer', status: 200 });
    expect(answer.kind === 'answer' && answer.body.length).toBe(readBytes);
    expect(written).toBeLessThan(2 ** 28);
  });

  test.each([
    ['answers nothing', (): void => {}],
    [
      'never ends its head',
      (_: unknown, { socket }: { socket: { write(text: string): void } | null }): void => {
        socket?.write('HTTP/1.1 200 OK\r\nx-a: ');
      },
    ],
    [
      'never ends its body',
      (_: unknown, response: { write(text: string): void }): void => {
        response.write('slow');
      },
    ],
  ])('gives up a server that %s', async (_, listener) => {
    const port = await serve(listener as RequestListener);
    const send = outgoing({ allowLoopback: true, timeoutMs: 300 });
    const answer = await send({ ...get(`http://127.0.0.1:${port}/`), readBytes: 100 });
    expect(answer).toMatchObject({ kind: 'failed', why: 'timeout' });
  });

  test('a connection that is refused or closed is a failure', async () => {
    const port = await serve((request) => request.socket.destroy());
    const send = outgoing({ allowLoopback: true });
    const failed = { kind: 'failed', why: 'connection' };
    expect(await send(get(`http://127.0.0.1:${port}/`))).toMatchObject(failed);
    expect(await send(get('http://127.0.0.1:1025/'))).toMatchObject(failed);
    const { lookup } = resolving([]);
    expect(await outgoing({ lookup })(get('http://nowhere.example/'))).toMatchObject({ why: 'refused' });
  });

  test('an answer with a head that never stops growing is a failure', async () => {
    const port = await serve((_, response) => {
      response.writeHead(200, { 'x-long': 'a'.repeat(64 * 1024) }).end();
    });
    const answer = await outgoing({ allowLoopback: true })(get(`http://127.0.0.1:${port}/`));
    expect(answer).toMatchObject({ kind: 'failed', why: 'connection' });
  });
});
