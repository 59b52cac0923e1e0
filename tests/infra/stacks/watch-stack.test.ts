import { describe, expect, it } from 'vitest';
import { watched } from '../../../bench/cost/fixed.ts';
import { type FunctionName, functions, quietLookMinutes } from '../../../functions/contract/functions.ts';
import { metrics } from '../../../functions/contract/metrics.ts';
import { type QueueName, queues } from '../../../functions/contract/queues.ts';
import { at, buildOnce, resources } from '../built-app.ts';

const { templates, service } = buildOnce();
const template = templates.watch;
const alarms = resources(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);

/** Alarms on one metric of one resource of the service stack. */
const alarmsOn = (metric: string, id: string | undefined) =>
  alarms.filter(
    (alarm) => alarm.MetricName === metric && JSON.stringify(alarm.Dimensions).includes(String(id)),
  );

const idOf = (reference: unknown) => {
  const resolved: unknown = service.resolve(reference);
  return String(at(resolved, 'Ref') ?? at(resolved, 'Fn::GetAtt', 0));
};

describe('watch stack', () => {
  it('has the alarms that the cost model counts', () => {
    expect(alarms).toHaveLength(watched.alarms);
    const ofReleases = resources(templates.service, 'AWS::CloudWatch::Alarm');
    expect(ofReleases).toHaveLength(watched.releaseAlarms);
  });

  it.each(Object.keys(queues) as QueueName[])('has alarms on dead letters and old messages of %s', (name) => {
    const { queue, deadLetters, visibilityTimeout } = service.queues[name];
    const dead = alarmsOn('ApproximateNumberOfMessagesVisible', idOf(deadLetters.queueArn));
    expect(dead).toHaveLength(1);
    expect(dead[0]).toMatchObject({
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      Statistic: 'Maximum',
    });
    const age = alarmsOn('ApproximateAgeOfOldestMessage', idOf(queue.queueArn));
    expect(age).toHaveLength(1);
    expect(age[0]).toMatchObject({ Threshold: visibilityTimeout.toSeconds(), Statistic: 'Maximum' });
  });

  it.each(Object.keys(functions) as FunctionName[])('has alarms on errors and throttles of %s', (name) => {
    const id = idOf(service.functions[name].functionName);
    for (const metric of ['Errors', 'Throttles']) {
      expect(alarmsOn(metric, id)).toEqual([expect.objectContaining({ Threshold: 0, Statistic: 'Sum' })]);
    }
  });

  it('has an alarm on a silent reconciler, which emits no data', () => {
    expect(alarmsOn('Invocations', idOf(service.functions.reconcile.functionName))).toEqual([
      expect.objectContaining({ ComparisonOperator: 'LessThanThreshold', TreatMissingData: 'breaching' }),
    ]);
  });

  it('has alarms on the metrics of stories', () => {
    const emitted = alarms
      .filter((alarm) => alarm.Namespace === 'Dateline/prod' && alarm.MetricName !== 'failures')
      .map((alarm) => [alarm.MetricName, alarm.Dimensions, alarm.Statistic ?? alarm.ExtendedStatistic]);
    const by = (service: string) => [{ Name: 'service', Value: service }];
    expect(emitted).toEqual([
      ['stuck', by('reconcile'), 'Sum'],
      ['submitToVisible', by('publish'), 'p99'],
      ['brokenFragments', by('publish'), 'Sum'],
      ['quietAgencies', by('reconcile'), 'Maximum'],
      ['waitingForPerson', by('reconcile'), 'Maximum'],
      ['endpointsDisabled', by('deliver'), 'Sum'],
      ['divergentCopies', by('intake'), 'Sum'],
    ]);
    for (const [name] of emitted) expect(Object.keys(metrics)).toContain(name);
    // One look in each period, or the alarm would come and go.
    for (const name of ['quietAgencies', 'waitingForPerson'])
      expect(alarms.find((alarm) => alarm.MetricName === name)?.Period).toBe(quietLookMinutes * 60);
  });

  it('describes each alarm and sends it to the topic', () => {
    const [topic] = resources(template, 'AWS::SNS::Topic').map(([id]) => id);
    for (const alarm of alarms) {
      expect(alarm.AlarmActions).toEqual([{ Ref: topic }]);
      expect(String(alarm.AlarmDescription).length).toBeGreaterThan(30);
    }
  });

  it('has a topic that requires TLS and accepts alarms', () => {
    const policy = JSON.stringify(resources(template, 'AWS::SNS::TopicPolicy'));
    expect(policy).toContain('"aws:SecureTransport":"false"');
    expect(policy).toContain('"Service":"cloudwatch.amazonaws.com"');
  });

  it('shows every queue and function on the dashboard', () => {
    template.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
    const body = JSON.stringify(resources(template, 'AWS::CloudWatch::Dashboard'));
    for (const { queue } of Object.values(service.queues)) expect(body).toContain(idOf(queue.queueArn));
    for (const fn of Object.values(service.functions)) expect(body).toContain(idOf(fn.functionName));
  });
});
