import { request } from 'node:http';

/** A response with its body as text. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

export interface Ask {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/**
 * Asks a host of the emulator, which tells hosts apart by the header and not by address: names such as
 * `id.execute-api.localhost` need not resolve.
 */
export function askHost(port: number, host: string, path: string, ask: Ask = {}): Promise<Answer> {
  return new Promise((done, failed) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: ask.method ?? 'GET',
        // Readers use HTTPS; the emulator listens without.
        headers: { 'x-forwarded-proto': 'https', ...ask.headers, host },
        timeout: 30_000,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', failed);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          done({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      },
    );
    sent.on('timeout', () => sent.destroy(new Error(`${host}${path} did not answer`)));
    sent.on('error', failed);
    sent.end(ask.body);
  });
}
