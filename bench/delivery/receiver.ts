import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A request that a receiver got; `at` as `performance.now()` counts, when its body was complete. */
export interface Got {
  path: string;
  at: number;
  body: string;
}

/** Callbacks and endpoints on this machine: it notes what comes, repeats challenges, and answers after a while. */
export class Receiver {
  readonly got: Got[] = [];
  /** Milliseconds until the answer to a path. */
  delay: (path: string) => number = () => 0;
  /** The status for a path. */
  status: (path: string) => number = () => 204;
  readonly #server = createServer((request, response) => {
    void this.#take(request).then(async ({ path, challenge }) => {
      await sleep(this.delay(path));
      if (challenge !== undefined) response.writeHead(200).end(challenge);
      else response.writeHead(this.status(path)).end();
    });
  });
  url = '';

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #take(request: IncomingMessage): Promise<{ path: string; challenge?: string }> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString();
    const challenge = url.searchParams.get('hub.challenge');
    if (challenge !== null) return { path: url.pathname, challenge };
    this.got.push({ path: url.pathname, at: performance.now(), body });
    return { path: url.pathname };
  }
}
