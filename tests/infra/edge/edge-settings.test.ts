import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { edgeSettings } from '../../../infra/edge/edge-settings.ts';
import { at, buildOnce, resources, target } from '../built-app.ts';

const certificateArn = 'arn:aws:acm:us-east-1:111111111111:certificate/example';
const webAclArn = 'arn:aws:wafv2:us-east-1:111111111111:global/webacl/example/1';

const settings = (context: Record<string, unknown>, region?: string) =>
  edgeSettings(new App({ context, analyticsReporting: false }).node, region);

describe('edge settings from the context', () => {
  it('are empty by default', () => {
    expect(settings({})).toEqual({});
    expect(settings({ domainName: '', rateLimit: '' })).toEqual({});
  });

  it('are read, numbers as text too', () => {
    const context = {
      domainName: 'feeds.example.org',
      certificateArn,
      hostedZoneId: 'Z1',
      originShield: 'eu-west-1',
    };
    expect(settings({ ...context, rateLimit: '5000' }, 'us-east-1')).toEqual({
      domain: { name: 'feeds.example.org', certificateArn, hostedZoneId: 'Z1' },
      rateLimit: 5000,
      originShield: 'eu-west-1',
    });
    expect(settings({ webAclArn })).toEqual({ webAclArn });
  });

  it.each([
    ['a name without its certificate', { domainName: 'feeds.example.org' }, /together/],
    ['a certificate without its name', { certificateArn }, /together/],
    ['a zone without a name', { hostedZoneId: 'Z1' }, /together/],
    ['a name that is none', { domainName: 'https://feeds.example.org', certificateArn }, /host name/],
    [
      'a certificate of another region',
      { domainName: 'feeds.example.org', certificateArn: certificateArn.replace('us-east-1', 'eu-west-1') },
      /us-east-1/,
    ],
    ['a web ACL of a region', { webAclArn: webAclArn.replace('us-east-1', 'eu-west-1') }, /us-east-1/],
    ['an ARN of another service', { webAclArn: certificateArn }, /wafv2/],
    ['a rate that is no number', { rateLimit: 'many' }, /whole number/],
    ['a rate that AWS WAF refuses', { rateLimit: '9' }, /at least 10/],
    ['two web ACLs', { rateLimit: '5000', webAclArn }, /not both/],
  ])('refuse %s before anything is deployed', (_, context, says) => {
    expect(() => settings(context, 'us-east-1')).toThrow(says);
  });

  it.each([undefined, 'eu-central-1'])(
    'refuse a rate rule in %s, where CloudFront takes none from',
    (region) => {
      expect(() => settings({ rateLimit: '5000' }, region)).toThrow(/webAclArn/);
    },
  );
});

describe('in the templates', () => {
  const context = {
    domainName: 'feeds.example.org',
    certificateArn,
    hostedZoneId: 'Z1',
    rateLimit: '5000',
    originShield: 'eu-west-1',
  };
  const { service } = buildOnce('dev', context, 'us-east-1');
  const template = Template.fromStack(service);
  const [[distribution = '', found] = []] = resources(template, 'AWS::CloudFront::Distribution');
  const config = at(found, 'Properties', 'DistributionConfig');

  it('the rate rule answers 429 above its limit, and is attached to the distribution', () => {
    const [[id, acl] = []] = resources(template, 'AWS::WAFv2::WebACL');
    expect(acl?.Properties.Scope).toBe('CLOUDFRONT');
    expect(acl?.Properties.DefaultAction).toEqual({ Allow: {} });
    const [rule, ...others] = at(acl, 'Properties', 'Rules') as unknown[];
    expect(others).toEqual([]);
    expect(at(rule, 'Statement', 'RateBasedStatement')).toEqual({
      AggregateKeyType: 'IP',
      EvaluationWindowSec: 300,
      Limit: 5000,
    });
    expect(at(rule, 'Action', 'Block', 'CustomResponse', 'ResponseCode')).toBe(429);
    // Samples hold headers of requests, and so keys.
    for (const part of [acl?.Properties, rule])
      expect(at(part, 'VisibilityConfig', 'SampledRequestsEnabled')).toBe(false);
    expect(target(at(config, 'WebACLId'))).toBe(id);
  });

  it('the host name has A and AAAA records in its zone', () => {
    const records = resources(template, 'AWS::Route53::RecordSet').map(([, { Properties }]) => Properties);
    expect(records.map(({ Type }) => Type).sort()).toEqual(['A', 'AAAA']);
    for (const { Name, HostedZoneId, AliasTarget } of records) {
      expect([Name, HostedZoneId]).toEqual(['feeds.example.org.', 'Z1']);
      expect(target(at(AliasTarget, 'DNSName'))).toBe(distribution);
    }
  });

  it('only the feeds bucket uses the shield', () => {
    const shields = (at(config, 'Origins') as unknown[]).map((origin) => [
      at(origin, 'OriginAccessControlId') !== undefined,
      at(origin, 'OriginShield'),
    ]);
    expect(shields).toContainEqual([true, { Enabled: true, OriginShieldRegion: 'eu-west-1' }]);
    expect(shields.filter(([, shield]) => shield !== undefined)).toHaveLength(1);
  });

  it('no such resource exists by default', () => {
    const plain = buildOnce().templates.service;
    plain.resourceCountIs('AWS::WAFv2::WebACL', 0);
    plain.resourceCountIs('AWS::Route53::RecordSet', 0);
    expect(JSON.stringify(plain.toJSON())).not.toContain('OriginShield');
  });
});
