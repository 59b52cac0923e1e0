import { readFileSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { queueMaxima } from '../../../infra/settings/concurrency.ts';
import { checkedSettings } from '../../../infra/settings/deployment-settings.ts';
import { withSettings } from './with-settings.ts';

const domain = {
  domainName: 'feeds.example.org',
  certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/example',
};
const check = (settings: unknown) => checkedSettings(JSON.stringify(settings), 'dateline.dev.json');

describe('the settings file', () => {
  it('has an example that is valid', () => {
    const text = readFileSync(new URL('../../../dateline.example.json', import.meta.url), 'utf8');
    expect(Object.keys(checkedSettings(text, 'dateline.example.json'))).toContain('domainName');
  });

  it.each([
    [{ domianName: 'feeds.example.org' }, /unknown setting domianName; known are .*domainName/],
    [{ siteTitle: '' }, /dateline\.dev\.json: \/siteTitle /],
    [{ site: { terms: 'http://a.example' } }, /dateline\.dev\.json: \/site: terms must be an https address/],
    [
      { site: { license: { rsl: { prohibits: ['all'] }, tdmReservation: false } } },
      /license: tdmReservation is false/,
    ],
    [{ site: { owner: 'x' } }, /owner is unknown/],
    [{ storyFormats: ['html', 'pdf'] }, /\/storyFormats\/1 .*known are html, /],
    [{ storyFormats: ['json'] }, /must contain html/],
    [{ budget: { monthlyDollars: 10, emails: ['desk@example.org'], email: 'x@example.org' } }, /\/budget/],
    [{ accountConcurrency: 3 }, /\/accountConcurrency /],
    [['html'], /must be a JSON object/],
  ])('refuses %j by name', (settings, message) => {
    expect(() => check(settings)).toThrow(message);
  });

  it('says which file is not JSON', () => {
    expect(() => checkedSettings('{', 'dateline.prod.json')).toThrow(/dateline\.prod\.json is not JSON/);
  });

  it('gives a deployment its name, title, formats, addresses and budget', () => {
    const settings = {
      '//': 'A remark.',
      ...domain,
      siteTitle: 'North Desk',
      storyFormats: ['html', 'json'],
      alarmEmails: ['desk@example.org'],
      budget: { monthlyDollars: 50, emails: ['desk@example.org'] },
    };
    const { service, watch } = withSettings(settings);
    Template.fromStack(service).hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { Aliases: ['feeds.example.org'] },
    });
    const outputs = Template.fromStack(service).toJSON().Outputs;
    expect([outputs.SiteTitle.Value, outputs.StoryFormats.Value]).toEqual(['North Desk', 'html,json']);
    Template.fromStack(watch).hasResourceProperties('AWS::SNS::Subscription', {
      Endpoint: 'desk@example.org',
    });
    Template.fromStack(watch).resourceCountIs('AWS::Budgets::Budget', 1);
  });

  it('is for its own stage only', () => {
    const { service } = withSettings(domain, { stage: 'prod' });
    expect(JSON.stringify(Template.fromStack(service).toJSON())).toContain('feeds.example.org');
    const other = withSettings({}, { stage: 'dev' });
    expect(JSON.stringify(Template.fromStack(other.service).toJSON())).not.toContain('feeds.example.org');
  });

  it('gives way to an option of the command line', () => {
    const { service } = withSettings(domain, { context: { domainName: 'other.example.org' } });
    Template.fromStack(service).hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { Aliases: ['other.example.org'] },
    });
  });

  it('is not read with -c settings=none', () => {
    const { service } = withSettings({ domianName: 'x' }, { context: { settings: 'none' } });
    expect(service.stackName).toBe('Dateline-dev-Service');
  });
});

describe('concurrency of the account', () => {
  const sum = (maxima: ReadonlyMap<string, number>): number =>
    [...maxima.values()].reduce((a, b) => a + b, 0);

  it('leaves the maxima of the contract where there is enough', () => {
    expect(queueMaxima(1000)).toEqual(queueMaxima());
  });

  it.each([10, 25, 50, 100, 149])(
    'lowers them in an account with %i runs so that some are left for the API',
    (account) => {
      const maxima = queueMaxima(account);
      expect(Math.min(...maxima.values())).toBeGreaterThanOrEqual(2);
      // SQS takes no maximum below two, which four queues have in the smallest account.
      expect(sum(maxima)).toBeLessThanOrEqual(Math.max(8, account * 0.75));
    },
  );

  it('reaches the queues of a deployment', () => {
    const { service } = withSettings({ accountConcurrency: 10 });
    const sources = Template.fromStack(service).findResources('AWS::Lambda::EventSourceMapping');
    const most = Object.values(sources).map(({ Properties }) => Properties.ScalingConfig.MaximumConcurrency);
    expect(most.sort()).toEqual([...queueMaxima(10).values()].sort());
  });

  it('excludes reserved concurrency', () => {
    expect(() => withSettings({ accountConcurrency: 10, reserveConcurrency: true })).toThrow(/not both/);
  });
});

describe('the first deployment', () => {
  it('protects nothing, so that it can be repeated after a failure', () => {
    const { state, service } = withSettings({}, { stage: 'prod', context: { firstDeployment: 'true' } });
    expect([state.terminationProtection, service.terminationProtection]).toEqual([false, false]);
    Template.fromStack(state).hasResourceProperties('AWS::DynamoDB::Table', {
      DeletionProtectionEnabled: false,
    });
  });
});
