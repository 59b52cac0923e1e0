import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { mediaTypes } from '../../../functions/contract/public-documents.ts';
import { storedMediaType } from '../../../functions/core/feeds/documents/stored-type.ts';
import { viewerResponse, viewerResponseOf } from '../../../infra/edge/viewer-response.ts';
import { at, buildOnce, resources, target } from '../built-app.ts';
import { isEdgeLanguage } from './edge-language.ts';

interface Response {
  statusCode: number;
  statusDescription?: string;
  headers: Record<string, { value: string }>;
  body?: unknown;
}
const handler = runInNewContext(`${viewerResponse}\nhandler`) as (event: object) => Response;

/** The answer to a reader, for an object with these headers. */
function answer(uri: string, headers: Record<string, string>, statusCode = 200): Response {
  const given = Object.entries(headers).map(([name, value]) => [name, { value }]);
  const response = { statusCode, statusDescription: 'OK', headers: Object.fromEntries(given) };
  // A copy, so that an object of another realm compares as one of this.
  return JSON.parse(JSON.stringify(handler({ request: { method: 'GET', uri, headers: {} }, response })));
}

describe('viewer-response function', () => {
  const paths = Object.entries(mediaTypes).flatMap(([folder, types]) =>
    Object.entries(types).map(([extension, type]) => [
      `${folder === '' ? '' : `/${folder}`}/a.b.${extension}`,
      type,
    ]),
  );

  it.each(paths)('gives %s the type %s', (path = '', type = '') => {
    const { headers, statusCode } = answer(path, { 'content-type': storedMediaType(type) });
    expect(headers['content-type']?.value).toBe(type);
    expect(statusCode).toBe(200);
  });

  it('adds the rights reservation headers of W3C TDMRep', () => {
    const { headers } = answer('/feeds/a.rss', {
      'content-type': 'application/rss+xml',
      'x-amz-meta-tdm-reservation': '1',
      'x-amz-meta-tdm-policy': 'https://img.example/policy.json',
    });
    expect(headers).toEqual({
      'content-type': { value: 'application/rss+xml; charset=utf-8' },
      'tdm-reservation': { value: '1' },
      'tdm-policy': { value: 'https://img.example/policy.json' },
    });
  });

  it('gives archive pages the type of their feed', () => {
    const { headers } = answer('/feeds/latest/archive/12.atom', { 'content-type': 'application/xml' });
    expect(headers['content-type']?.value).toBe('application/atom+xml; charset=utf-8');
  });

  it.each([
    '/',
    '/feeds/',
    '/feeds/latest',
    '/other/a.rss',
    '/feeds/a.exe',
    '/__proto__/a.toString',
    '/a.constructor',
  ])('leaves the type of %s alone', (path) => {
    expect(answer(path, { 'content-type': 'text/css' }).headers).toEqual({
      'content-type': { value: 'text/css' },
    });
  });

  it('adds no type to a response without one', () => {
    expect(answer('/feeds/latest.rss', { etag: '"1"' }, 304)).toEqual({
      statusCode: 304,
      statusDescription: 'OK',
      headers: { etag: { value: '"1"' } },
    });
  });

  it('leads from the usual addresses to the feeds', () => {
    const headers = {
      'content-type': 'text/plain',
      'x-amz-meta-status': '301',
      'x-amz-meta-location': '/feeds/latest.rss',
    };
    expect(answer('/feed', headers)).toEqual({
      statusCode: 301,
      statusDescription: 'Moved Permanently',
      headers: { 'content-type': { value: 'text/plain' }, location: { value: '/feeds/latest.rss' } },
    });
  });

  it('answers 410 for objects marked as gone, and keeps the body', () => {
    const gone = answer('/stories/a.html', { 'content-type': 'text/html', 'x-amz-meta-status': '410' });
    expect(gone).toMatchObject({ statusCode: 410, statusDescription: 'Gone' });
    // With no body of its own the function leaves that of the object.
    expect(gone).not.toHaveProperty('body');
  });

  it.each(['200', '500', '4100', '', 'x'])('takes no other status from an object: %s', (status) => {
    expect(answer('/stories/a.html', { 'x-amz-meta-status': status }).statusCode).toBe(200);
  });

  describe('of a private document', () => {
    const stored = {
      'content-type': 'application/rss+xml',
      'cache-control': 'max-age=60, s-maxage=2',
      'x-amz-meta-visibility': 'private',
    };
    const kept = {
      'content-type': { value: 'application/rss+xml; charset=utf-8' },
      'cache-control': { value: 'private, max-age=60' },
      'x-robots-tag': { value: 'noindex' },
      vary: { value: 'Accept-Encoding, Authorization' },
    };

    // CloudFront shows it the request as the reader sent it, or as the function before the cache left it.
    it.each(['/private/feeds/a.rss', '/k/KEY/feeds/a.rss', `/p/${'0'.repeat(32)}/feeds/a.rss`])(
      'at %s keeps it out of shared caches',
      (uri) => {
        const { link, ...headers } = answer(uri, stored).headers;
        expect(headers).toEqual(kept);
        expect(link?.value).toBe(uri.startsWith('/k/') ? '</k/KEY/feeds/a.rss>; rel="self"' : undefined);
      },
    );

    it('gives no other one its marks, and a 304 as well', () => {
      expect(
        answer('/private/feeds/a.rss', { etag: '"1"', 'cache-control': 'max-age=60' }, 304).headers,
      ).toEqual({
        ...kept,
        'content-type': undefined,
        etag: { value: '"1"' },
      });
      expect(answer('/feeds/a.rss', { 'cache-control': 'public' }).headers['cache-control']?.value).toBe(
        'public',
      );
    });

    it.each([
      ['/private/feeds/a/stories/b.html', 'text/html; charset=utf-8'],
      ['/k/KEY/feeds/a/archive/1.atom', 'application/atom+xml; charset=utf-8'],
      ['/private/changes/a/1.json', 'application/json; charset=utf-8'],
    ])('%s has the type %s', (uri, type) => {
      expect(answer(uri, { 'content-type': 'text/plain' }).headers['content-type']?.value).toBe(type);
    });
  });

  // A killed story must be on no page that somebody looks at again.
  it.each(['/', '/index.html', '/feeds/latest.html', '/stories/a.html'])(
    'has browsers ask each time whether %s changed',
    (uri) => {
      const stored = { 'cache-control': 'public, max-age=60, s-maxage=5, stale-while-revalidate=60' };
      for (const status of [200, 304])
        expect(answer(uri, stored, status).headers['cache-control']?.value).toBe(
          'public, max-age=0, must-revalidate',
        );
      const own = answer(`/private${uri}`, { ...stored, 'x-amz-meta-visibility': 'private' });
      expect(own.headers['cache-control']?.value).toBe('private, max-age=0, must-revalidate');
    },
  );

  it("keeps the bucket's metadata from readers", () => {
    const { headers } = answer('/stories/a.html', {
      'x-amz-meta-status': '410',
      'x-amz-meta-version': '3',
      'x-amz-meta-built-at': '1',
      etag: '"1"',
    });
    expect(Object.keys(headers)).toEqual(['etag']);
  });
});

describe('language of the edge runtime', () => {
  it('supports the code of the function', () => {
    expect(isEdgeLanguage(viewerResponse)).toBe(true);
  });

  it.each([
    'for (const name of [1]) f(name);',
    'f(a?.b);',
    'f(a ?? b);',
    'f(...a);',
    'const { a } = b;',
    'class A {}',
    'try { f(); } catch { g(); }',
  ])('has no %s', (code) => {
    expect(isEdgeLanguage(code)).toBe(false);
  });
});

describe('in the distribution', () => {
  const template = buildOnce().templates.service;

  it('runs for feeds and not for the API, below the size limit of CloudFront', () => {
    const [id, resource] =
      resources(template, 'AWS::CloudFront::Function').find(
        ([, { Properties }]) => Properties.FunctionCode === viewerResponse,
      ) ?? [];
    expect(resource?.Properties).toMatchObject({
      FunctionCode: viewerResponse,
      AutoPublish: true,
      FunctionConfig: { Runtime: 'cloudfront-js-2.0' },
    });
    expect(Buffer.byteLength(viewerResponse)).toBeLessThan(10_240);
    const config = at(
      resources(template, 'AWS::CloudFront::Distribution')[0],
      1,
      'Properties',
      'DistributionConfig',
    );
    const associations = at(config, 'DefaultCacheBehavior', 'FunctionAssociations') as unknown[];
    expect(associations.map((one) => at(one, 'EventType'))).toEqual(['viewer-request', 'viewer-response']);
    expect(target(at(associations[1], 'FunctionARN'))).toBe(id);
    for (const behavior of at(config, 'CacheBehaviors') as unknown[]) {
      expect(at(behavior, 'FunctionAssociations')).toBeUndefined();
    }
  });
});

describe('the hub', () => {
  const withHub = runInNewContext(`${viewerResponseOf(true)}\nhandler`) as (event: object) => Response;
  const linkOf = (uri: string, headers: Record<string, { value: string }> = {}): string | undefined => {
    const response = { statusCode: 200, statusDescription: 'OK', headers };
    return withHub({ request: { method: 'GET', uri, headers: {} }, response }).headers.link?.value;
  };

  it('is named by public feeds alone, with the feed itself', () => {
    expect(isEdgeLanguage(viewerResponseOf(true))).toBe(true);
    const named = '</hub>; rel="hub", </feeds/latest.rss>; rel="self"';
    expect(linkOf('/feeds/latest.rss')).toBe(named);
    expect(linkOf('/feeds/latest.rss', { link: { value: '</x>; rel="license"' } })).toBe(
      `</x>; rel="license", ${named}`,
    );
    for (const uri of ['/feeds/latest.html', '/feeds/latest/archive/1.rss', '/stories/1.json', '/index.html'])
      expect(linkOf(uri)).toBeUndefined();
    expect(linkOf('/private/feeds/wire.rss')).toBeUndefined();
    // A retired one asks its readers to leave.
    expect(linkOf('/feeds/rivers.rss', { 'x-amz-meta-status': { value: '410' } })).toBeUndefined();
  });

  it('is not named where there is none', () => {
    expect(answer('/feeds/latest.rss', {}).headers).not.toHaveProperty('link');
  });
});
