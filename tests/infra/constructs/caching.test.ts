import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cacheControl, caching } from '../../../functions/core/feeds/documents/caching.ts';
import { errorSeconds } from '../../../infra/constructs/feeds-cdn.ts';
import { stageNames } from '../../../infra/settings/stage.ts';
import { at, buildOnce, resources, target } from '../built-app.ts';

const page = readFileSync(new URL('../../../docs/caching.md', import.meta.url), 'utf8');
/** Cells of the rows of all tables that begin with a pattern. */
const rows = (first: RegExp): string[][] =>
  page
    .split('\n')
    .filter((line) => first.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

const kinds = Object.keys(caching) as (keyof typeof caching)[];

describe('the page on caching', () => {
  it('lists the times of each kind of document, with the right sum', () => {
    const said = rows(/^\| `\w+` \|/).map(([kind = '', , ...numbers]) => [
      kind.slice(1, -1),
      numbers.map(Number),
    ]);
    expect(Object.fromEntries(said)).toEqual(
      Object.fromEntries(
        kinds.map((kind) => {
          const { reader, edge, stale } = caching[kind];
          return [kind, [reader, edge, stale, 2 * (edge + stale)]];
        }),
      ),
    );
  });

  it('lists how long errors are cached', () => {
    const said = rows(/^\| \d{3} \|/).map(([status, seconds]) => [status, Number(seconds)]);
    expect(Object.fromEntries(said)).toEqual(errorSeconds);
  });

  it('promises heads that are seconds old, and kills that reach everything within minutes', () => {
    const { edge, stale } = caching.head;
    expect(2 * (edge + stale)).toBeLessThanOrEqual(10);
    for (const kind of kinds) expect(2 * (caching[kind].edge + caching[kind].stale)).toBeLessThanOrEqual(180);
  });
});

describe.each(stageNames)('the distribution of %s', (stage) => {
  const template = buildOnce(stage).templates.service;
  const config = at(
    resources(template, 'AWS::CloudFront::Distribution')[0],
    1,
    'Properties',
    'DistributionConfig',
  );
  const policyId = target(at(config, 'DefaultCacheBehavior', 'CachePolicyId'));
  const policy = at(
    resources(template, 'AWS::CloudFront::CachePolicy').find(([id]) => id === policyId),
    1,
    'Properties',
    'CachePolicyConfig',
  );

  it('takes every time from the documents', () => {
    const [least, longest] = [Number(at(policy, 'MinTTL')), Number(at(policy, 'MaxTTL'))];
    for (const kind of kinds) {
      const edge = Number(/s-maxage=(\d+)/.exec(cacheControl(kind))?.[1]);
      expect(edge).toBe(caching[kind].edge);
      expect(edge).toBeGreaterThan(0);
      expect(least).toBeLessThanOrEqual(edge);
      expect(longest).toBeGreaterThanOrEqual(edge);
      // Any of these would keep simultaneous misses from being one request.
      expect(cacheControl(kind)).not.toMatch(/private|no-cache|no-store|=0\b/);
    }
    expect(Number(at(policy, 'DefaultTTL'))).toBeLessThanOrEqual(10);
  });

  it('caches one copy per path and encoding, so that many readers are one request', () => {
    expect(at(policy, 'ParametersInCacheKeyAndForwardedToOrigin')).toEqual({
      EnableAcceptEncodingBrotli: true,
      EnableAcceptEncodingGzip: true,
      QueryStringsConfig: { QueryStringBehavior: 'none' },
      HeadersConfig: { HeaderBehavior: 'none' },
      CookiesConfig: { CookieBehavior: 'none' },
    });
  });

  it('caches errors as briefly as the page says, and 403 never', () => {
    const errors = (at(config, 'CustomErrorResponses') as unknown[]).map((error) => [
      String(at(error, 'ErrorCode')),
      at(error, 'ErrorCachingMinTTL'),
    ]);
    expect(Object.fromEntries(errors)).toEqual(errorSeconds);
    expect(errorSeconds[403]).toBe(0);
    for (const seconds of Object.values(errorSeconds)) expect(seconds).toBeLessThanOrEqual(1);
  });

  it('uses HTTP/3, compression, security headers and origin access control', () => {
    expect(at(config, 'HttpVersion')).toBe('http2and3');
    for (const behavior of [
      at(config, 'DefaultCacheBehavior'),
      ...(at(config, 'CacheBehaviors') as unknown[]),
    ]) {
      expect(at(behavior, 'ViewerProtocolPolicy')).toMatch(/https/);
      expect(at(behavior, 'Compress')).toBe(true);
      expect(target(at(behavior, 'ResponseHeadersPolicyId'))).toBeDefined();
      const origin = (at(config, 'Origins') as unknown[]).find(
        (one) => at(one, 'Id') === at(behavior, 'TargetOriginId'),
      );
      const byItself = at(origin, 'OriginAccessControlId') !== undefined;
      const byTls = at(origin, 'CustomOriginConfig', 'OriginProtocolPolicy') === 'https-only';
      expect(byItself || byTls).toBe(true);
    }
  });
});
