import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { buildOnce, resources } from '../built-app.ts';
import { withSettings } from '../settings/with-settings.ts';

const faults = (template: Template) =>
  resources(template, 'AWS::CloudWatch::Alarm').filter(
    ([, { Properties }]) => Properties.MetricName === '5xxErrorRate',
  );

describe('the alarm on faults of the CDN', () => {
  it('is in the Watch stack of a desk in us-east-1', () => {
    const { templates } = buildOnce('dev', {}, 'us-east-1');
    expect(faults(templates.watch)).toHaveLength(1);
  });

  it('is nowhere in another region by default: the metrics are not there', () => {
    const { templates, app } = buildOnce('dev', {}, 'eu-west-1');
    expect(faults(templates.watch)).toEqual([]);
    expect(app.node.tryFindChild('Dateline-dev-Edge')).toBeUndefined();
  });

  it('has a stack of its own in us-east-1 if the settings say so, which reads the distribution from the other region', () => {
    const { app } = withSettings(
      { cdnAlarm: true, alarmEmails: ['desk@example.org'] },
      { region: 'eu-west-1' },
    );
    const edge = app.synth().getStackByName('Dateline-dev-Edge');
    expect(edge.environment.region).toBe('us-east-1');
    const template = Template.fromJSON(edge.template as Record<string, unknown>);
    const [[, alarm] = []] = faults(template);
    expect(JSON.stringify(alarm?.Properties.Dimensions)).toContain('"Fn::GetStackOutput"');
    expect(JSON.stringify(alarm?.Properties.Dimensions)).toContain('eu-west-1');
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Endpoint: 'desk@example.org',
      Protocol: 'email',
    });
  });
});
