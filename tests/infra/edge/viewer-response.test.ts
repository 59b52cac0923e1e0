import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { mediaTypes } from '../../../functions/contract/public-documents.ts';
import { storedMediaType } from '../../../functions/core/feeds/documents/stored-type.ts';
import { viewerResponse } from '../../../infra/edge/viewer-response.ts';
import { at, buildOnce, resources, target } from '../built-app.ts';

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
  /** What cloudfront-js-2.0 supports in addition to ECMAScript 5.1, as far as needed here. */
  const supported = { 'const-and-let': true, arrow: true, 'template-literal': true };
  const isKnown = (code: string): boolean => {
    try {
      return transformSync(code, { target: 'es5', supported }).code === transformSync(code).code;
    } catch {
      return false;
    }
  };

  it('supports the code of the function', () => {
    expect(isKnown(viewerResponse)).toBe(true);
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
    expect(isKnown(code)).toBe(false);
  });
});

describe('in the distribution', () => {
  const template = buildOnce().templates.service;

  it('runs for feeds and not for the API, below the size limit of CloudFront', () => {
    const [[id, resource] = []] = resources(template, 'AWS::CloudFront::Function');
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
    expect(associations.map((one) => at(one, 'EventType'))).toEqual(['viewer-response']);
    expect(target(at(associations[0], 'FunctionARN'))).toBe(id);
    for (const behavior of at(config, 'CacheBehaviors') as unknown[]) {
      expect(at(behavior, 'FunctionAssociations')).toBeUndefined();
    }
  });
});
