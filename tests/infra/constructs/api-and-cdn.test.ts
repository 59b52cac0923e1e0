import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { apiPathPatterns, routes } from '../../../functions/contract/routes.ts';
import { at, buildOnce, resources, target } from '../built-app.ts';

const { templates, service } = buildOnce();
const template = templates.service;

describe('API', () => {
  it('has exactly the routes of the contract, all answered by intake', () => {
    const found = resources(template, 'AWS::ApiGatewayV2::Route').map(
      ([, { Properties }]) => Properties.RouteKey,
    );
    expect(found.sort()).toEqual([...routes].sort());
    const integrations = resources(template, 'AWS::ApiGatewayV2::Integration');
    expect(integrations).toHaveLength(1);
    expect(at(integrations[0], 1, 'Properties', 'IntegrationUri')).toEqual(
      service.resolve(service.functions.intake.entryPoint.functionArn),
    );
  });

  it('is throttled, and its access log has no header, query or body', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: {
        ThrottlingRateLimit: Match.anyValue(),
        ThrottlingBurstLimit: Match.anyValue(),
        // Up to 27 dollars a month for metrics of each route, which no alarm uses.
        DetailedMetricsEnabled: Match.absent(),
      },
    });
    const format = String(
      at(resources(template, 'AWS::ApiGatewayV2::Stage')[0], 1, 'Properties', 'AccessLogSettings', 'Format'),
    );
    expect(format).toContain('$context.requestId');
    expect(format).not.toMatch(/header|query|body|authorizer|\$context\.path/i);
  });
});

describe('CDN', () => {
  const distribution = at(
    resources(template, 'AWS::CloudFront::Distribution')[0],
    1,
    'Properties',
    'DistributionConfig',
  );
  const feedsBehavior = at(distribution, 'DefaultCacheBehavior');
  const origins = at(distribution, 'Origins') as unknown[];
  const originOf = (behavior: unknown) =>
    origins.find((origin) => at(origin, 'Id') === at(behavior, 'TargetOriginId'));

  it('uses HTTP/2 and HTTP/3 and has an index', () => {
    expect(at(distribution, 'HttpVersion')).toBe('http2and3');
    expect(at(distribution, 'DefaultRootObject')).toBe('index.html');
  });

  it('serves the feeds bucket through an origin access control', () => {
    const origin = originOf(feedsBehavior);
    expect(target(at(origin, 'DomainName'))).toBe('Feeds6FC8B95A');
    expect(target(at(origin, 'OriginAccessControlId'))).toBeDefined();
    template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: { SigningBehavior: 'always', SigningProtocol: 'sigv4' },
    });
    const readers = JSON.stringify(resources(template, 'AWS::S3::BucketPolicy'));
    expect(readers).toContain('"Service":"cloudfront.amazonaws.com"');
    expect(readers).toContain('AWS:SourceArn');
  });

  it('compresses feeds and caches them as their own Cache-Control says', () => {
    expect(at(feedsBehavior, 'Compress')).toBe(true);
    expect(at(feedsBehavior, 'ViewerProtocolPolicy')).toBe('redirect-to-https');
    template.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: {
        MinTTL: 0,
        ParametersInCacheKeyAndForwardedToOrigin: {
          EnableAcceptEncodingBrotli: true,
          EnableAcceptEncodingGzip: true,
          QueryStringsConfig: { QueryStringBehavior: 'none' },
          CookiesConfig: { CookieBehavior: 'none' },
          HeadersConfig: { HeaderBehavior: 'none' },
        },
      },
    });
  });

  it('sends security headers everywhere and CORS headers for feeds, not for the API', () => {
    const policies = resources(template, 'AWS::CloudFront::ResponseHeadersPolicy');
    const behaviors = [feedsBehavior, ...(at(distribution, 'CacheBehaviors') as unknown[])];
    for (const behavior of behaviors) {
      const id = target(at(behavior, 'ResponseHeadersPolicyId'));
      const policy = at(
        policies.find(([candidate]) => candidate === id),
        1,
        'Properties',
        'ResponseHeadersPolicyConfig',
      );
      expect(Object.keys(at(policy, 'SecurityHeadersConfig') ?? {}).sort()).toEqual([
        'ContentSecurityPolicy',
        'ContentTypeOptions',
        'FrameOptions',
        'ReferrerPolicy',
        'StrictTransportSecurity',
      ]);
      expect(at(policy, 'CorsConfig', 'AccessControlAllowOrigins', 'Items')).toEqual(
        behavior === feedsBehavior ? ['*'] : undefined,
      );
    }
  });

  it('passes the API paths of the contract through uncached, with every header but Host', () => {
    const behaviors = at(distribution, 'CacheBehaviors') as unknown[];
    expect(behaviors.map((behavior) => at(behavior, 'PathPattern'))).toEqual([...apiPathPatterns]);
    for (const behavior of behaviors) {
      // AWS's managed policies CachingDisabled and AllViewerExceptHostHeader.
      expect(at(behavior, 'CachePolicyId')).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
      expect(at(behavior, 'OriginRequestPolicyId')).toBe('b689b0a8-53d0-40ab-baf2-68738e2966ac');
      expect(JSON.stringify(at(originOf(behavior), 'DomainName'))).toContain('.execute-api.');
      expect(at(behavior, 'AllowedMethods')).toEqual(expect.arrayContaining(['POST', 'PUT', 'DELETE']));
    }
  });

  it('caches errors for at most a second', () => {
    const errors = at(distribution, 'CustomErrorResponses') as unknown[];
    expect(errors.map((error) => at(error, 'ErrorCode'))).toEqual(
      expect.arrayContaining([403, 404, 500, 503]),
    );
    for (const error of errors) expect(at(error, 'ErrorCachingMinTTL')).toBeLessThanOrEqual(1);
  });

  it('gives publish the public URL', () => {
    const base = at(
      resources(template, 'AWS::Lambda::Function').find(([id]) => id.startsWith('publish')),
      1,
      'Properties',
      'Environment',
      'Variables',
      'BASE_URL',
    );
    expect(base).toEqual(service.resolve(service.cdn.url));
    expect(JSON.stringify(base)).toContain('https://');
  });
});
