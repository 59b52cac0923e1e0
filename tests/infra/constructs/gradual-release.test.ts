import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { functions } from '../../../functions/contract/functions.ts';
import { apiPathPatterns } from '../../../functions/contract/routes.ts';
import { buildApp } from '../../../infra/synthesise.ts';
import { at, buildOnce, releaseHooks, resources, target } from '../built-app.ts';

const { templates, service } = buildOnce('prod');
const template = templates.service;
const aliases = resources(template, 'AWS::Lambda::Alias');

describe('gradual release in prod', () => {
  it('gives every function an alias that shifts a tenth first and rolls back on errors or failures', () => {
    // CloudFormation calls `web-files` once a deployment: the version that was deployed, not the one before.
    expect(aliases).toHaveLength(Object.keys(functions).length - 1);
    for (const [id, alias] of aliases) {
      const update = at(alias, 'UpdatePolicy', 'CodeDeployLambdaAliasUpdate');
      const group = at(
        template.toJSON(),
        'Resources',
        target(at(update, 'DeploymentGroupName')) ?? '',
        'Properties',
      );
      expect(at(group, 'DeploymentConfigName')).toBe('CodeDeployDefault.LambdaCanary10Percent5Minutes');
      expect(at(group, 'AutoRollbackConfiguration', 'Events')).toContain('DEPLOYMENT_STOP_ON_ALARM');
      expect(at(group, 'AlarmConfiguration', 'Enabled')).toBe(true);
      const watched = (at(group, 'AlarmConfiguration', 'Alarms') as unknown[]).map((alarm) =>
        at(template.toJSON(), 'Resources', target(at(alarm, 'Name')) ?? '', 'Properties'),
      );
      // What a handler answers itself, a request by 500 or a message by naming it as failed, is no error to Lambda.
      expect([id, watched.map((one) => at(one, 'MetricName'))]).toEqual([id, ['Errors', 'failures']]);
      expect([id, at(watched[0], 'Threshold')]).toEqual([id, 1]);
      const service = at(watched[1], 'Dimensions', 0);
      expect(service).toEqual({
        Name: 'service',
        Value: id.slice(0, id.indexOf('Live')).replace(/[0-9A-F]{8}$/, ''),
      });
      expect(at(watched[1], 'Namespace')).toBe('Dateline/prod');
    }
  });

  it('calls the new reconciler once before it gets any calls, and nothing else', () => {
    const hooked = aliases.filter(([, alias]) =>
      at(alias, 'UpdatePolicy', 'CodeDeployLambdaAliasUpdate', 'BeforeAllowTrafficHook'),
    );
    expect(hooked.map(([id]) => id)).toEqual([expect.stringMatching(/^reconcileLive/)]);
    const [hook = ''] = releaseHooks(template);
    const version = at(template.toJSON(), 'Resources', hook, 'Properties', 'Environment', 'Variables');
    expect(at(version, 'NEW_VERSION', 'Ref')).toBe(target(at(hooked[0], 1, 'Properties', 'FunctionVersion')));
    expect(at(hooked[0], 1, 'DependsOn')).toContain(hook);
  });

  it('makes every caller use the alias: queues, API and schedule', () => {
    const aliasIds = aliases.map(([id]) => id);
    for (const [, { Properties }] of resources(template, 'AWS::Lambda::EventSourceMapping')) {
      expect(JSON.stringify(Properties.FunctionName)).toContain('live');
    }
    for (const [, { Properties }] of resources(template, 'AWS::ApiGatewayV2::Integration')) {
      expect(aliasIds).toContain(target(Properties.IntegrationUri));
    }
    const schedule = resources(template, 'AWS::Events::Rule').find(
      ([, rule]) => 'ScheduleExpression' in rule.Properties,
    );
    expect(aliasIds).toContain(target(at(schedule, 1, 'Properties', 'Targets', 0, 'Arn')));
  });

  it('is absent in dev', () => {
    buildOnce('dev').templates.service.resourceCountIs('AWS::Lambda::Alias', 0);
  });
});

describe('edge settings', () => {
  const certificateArn = 'arn:aws:acm:us-east-1:111111111111:certificate/example';
  const webAclArn = 'arn:aws:wafv2:us-east-1:111111111111:global/webacl/example/1';

  it('give the CDN its name, its certificate with TLS 1.2 and its web ACL, and publish the address', () => {
    const { service: named } = buildApp({
      bundle: false,
      stage: 'dev',
      edge: { domain: { name: 'feeds.example', certificateArn }, webAclArn },
    });
    Template.fromStack(named).hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['feeds.example'],
        ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
        WebACLId: webAclArn,
      },
    });
    Template.fromStack(named).hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { BASE_URL: 'https://feeds.example' } },
    });
  });

  it('are absent unless asked for', () => {
    const distribution = at(
      resources(template, 'AWS::CloudFront::Distribution')[0],
      1,
      'Properties',
      'DistributionConfig',
    );
    expect(at(distribution, 'Aliases')).toBeUndefined();
    expect(at(distribution, 'WebACLId')).toBeUndefined();
    expect(at(distribution, 'CacheBehaviors')).toHaveLength(apiPathPatterns.length);
    expect(service.cdn.url).toMatch(/^https:\/\//);
  });
});
