import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { cacheControl } from '../../functions/core/feeds/documents/caching.ts';
import { ofType } from '../../local/aws/template.ts';
import { article, asJson, eventually, sharedDesk, type TestDesk } from '../local-stack.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await sharedDesk('readers');
  for (let n = 0; n < 3; n++) {
    await desk.submit(article({ guid: `http-${n}`, headline: `Story ${n} for readers` }), asJson);
  }
  await eventually(async () => (await desk.feed('agency-readers'))?.items.length === 3);
});

interface Raw {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** A request whose coding is not undone by the client. */
const raw = (method: string, path: string, headers: Record<string, string> = {}): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const call = request(`${desk.stack.url}${path}`, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    call.once('error', reject);
    call.end();
  });

const mediaTypes = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

describe.each(Object.entries(mediaTypes))('GET /feeds/agency-readers.%s', (extension, mediaType) => {
  const path = `/feeds/agency-readers.${extension}`;

  test('has its media type, a strong ETag, Last-Modified, CORS and caching', async () => {
    const { status, headers } = await raw('GET', path);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(mediaType);
    expect(headers.etag).toMatch(/^"[^"]+"$/);
    expect(Date.parse(String(headers['last-modified']))).not.toBeNaN();
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['cache-control']).toBe(cacheControl('head'));
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('answers 304 to its ETag and to its date, and 200 to others', async () => {
    const { headers } = await raw('GET', path);
    for (const condition of [
      { 'if-none-match': String(headers.etag) },
      { 'if-none-match': `W/${headers.etag}` },
      { 'if-none-match': `"other", ${headers.etag}` },
      { 'if-modified-since': String(headers['last-modified']) },
    ]) {
      const again = await raw('GET', path, condition);
      expect(again.status).toBe(304);
      expect(again.body).toHaveLength(0);
      expect(again.headers.etag).toBe(headers.etag);
    }
    expect((await raw('GET', path, { 'if-none-match': '"other"' })).status).toBe(200);
    const before = new Date(Date.parse(String(headers['last-modified'])) - 1000).toUTCString();
    expect((await raw('GET', path, { 'if-modified-since': before })).status).toBe(200);
    // RFC 9110 §13.2.2: the tag decides when both are there.
    const both = { 'if-none-match': '"other"', 'if-modified-since': String(headers['last-modified']) };
    expect((await raw('GET', path, both)).status).toBe(200);
  });

  test('comes as brotli or gzip to who can read it, with the same content and tags of their own', async () => {
    const plain = await raw('GET', path);
    const br = await raw('GET', path, { 'accept-encoding': 'gzip, br' });
    const gz = await raw('GET', path, { 'accept-encoding': 'gzip' });
    expect(br.headers['content-encoding']).toBe('br');
    expect(gz.headers['content-encoding']).toBe('gzip');
    expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(gz.body).equals(plain.body)).toBe(true);
    expect(new Set([plain, br, gz].map(({ headers }) => headers.etag)).size).toBe(3);
    // The digest is that of the content, however it is sent.
    const digest = `sha-256=:${createHash('sha256').update(plain.body).digest('base64')}:`;
    for (const { headers } of [plain, br, gz]) expect(headers['unencoded-digest']).toBe(digest);
    expect(br.headers.vary).toMatch(/accept-encoding/i);
    const none = await raw('GET', path, { 'accept-encoding': 'br;q=0, gzip;q=0' });
    expect(none.headers['content-encoding']).toBeUndefined();
  });

  test('answers HEAD with the headers of GET and no body', async () => {
    const get = await raw('GET', path);
    const head = await raw('HEAD', path);
    expect(head.status).toBe(200);
    expect(head.body).toHaveLength(0);
    for (const name of ['etag', 'content-type', 'content-length', 'last-modified']) {
      expect(head.headers[name]).toBe(get.headers[name]);
    }
  });

  test('does not change while the stories do not', async () => {
    const before = await raw('GET', path);
    await desk.submit(article({ guid: 'http-0', headline: 'Story 0 for readers' }), asJson);
    await desk.stack.invoke('reconcile', { impatient: true });
    const after = await raw('GET', path);
    expect(after.body.equals(before.body)).toBe(true);
    expect(after.headers.etag).toBe(before.headers.etag);
  });
});

test('other methods and addresses are refused', async () => {
  expect((await raw('POST', '/feeds/agency-readers.rss')).status).toBe(405);
  // A body does not cost the client its connection.
  for (const method of ['PATCH', 'PUT', 'POST']) {
    const answer = await fetch(`${desk.stack.url}/feeds/agency-readers.rss`, {
      method,
      body: 'x'.repeat(2_000_000),
    });
    expect(answer.status).toBe(405);
    await answer.text();
  }
  expect((await raw('GET', '/feeds/none.rss')).status).toBe(404);
  expect((await raw('GET', '/feeds/..%2f..%2fetc/passwd')).status).toBe(404);
  expect((await raw('GET', '/%zz')).status).toBe(404);
});

test('scripts of any site may ask with any header and see what the template of the CDN lets them see', async () => {
  const asked = { origin: 'https://reader.example', 'access-control-request-method': 'GET' };
  const preflight = await raw('OPTIONS', '/feeds/agency-readers.json', {
    ...asked,
    'access-control-request-headers': 'if-none-match',
  });
  expect(preflight.status).toBe(204);
  const [cors, ...more] = ofType(inject('templates'), 'AWS::CloudFront::ResponseHeadersPolicy').flatMap(
    ([, { Properties }]) =>
      JSON.parse(JSON.stringify(Properties.ResponseHeadersPolicyConfig)).CorsConfig ?? [],
  );
  expect(more).toEqual([]);
  expect(preflight.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': cors.AccessControlAllowMethods.Items.join(', '),
    'access-control-allow-headers': '*',
    'access-control-max-age': String(cors.AccessControlMaxAgeSec),
  });
  const { headers } = await raw('GET', '/feeds/agency-readers.json', asked);
  const exposed = ['ETag', 'Last-Modified', 'Link', 'Unencoded-Digest'];
  expect(headers['access-control-expose-headers']).toBe(exposed.join(', '));
  expect(cors.AccessControlExposeHeaders.Items).toEqual(exposed);
});
