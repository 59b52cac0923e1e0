import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type FunctionContract,
  type FunctionName,
  functions,
  reconcileEveryMinutes,
} from '../../../functions/contract/functions.ts';
import { dropReceiptSuffix } from '../../../functions/contract/object-keys.ts';
import { dropEvent, type QueueName, queues } from '../../../functions/contract/queues.ts';
import { runtimeEnvironment } from '../../../infra/constructs/service-function.ts';
import { at, buildOnce, releaseHooks, resources, target } from '../built-app.ts';

const { templates, service } = buildOnce();
const template = templates.service;
const names = Object.keys(functions) as FunctionName[];

const idOfFunction = (name: FunctionName) => target(service.resolve(service.functions[name].functionArn));
const propertiesOf = (id: string | undefined) => at(template.toJSON(), 'Resources', id ?? '', 'Properties');
const functionProperties = (name: FunctionName) => propertiesOf(idOfFunction(name));

describe('functions', () => {
  it('are those of the contract and no others', () => {
    const hooks = releaseHooks(template);
    const all = resources(template, 'AWS::Lambda::Function').map(([id]) => id);
    const ids = all.filter((id) => !hooks.includes(id));
    expect(ids.sort()).toEqual(names.map(idOfFunction).sort());
  });

  it('have the logs that the command of docs/runbook.md shows, each its own', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/runbook.md'), 'utf8');
    const [, rest = '?'] = /starts_with\(LogicalResourceId, '\$\{1\}(\w*)'\)/.exec(page) ?? [];
    const named = new Set([...page.matchAll(/\blogs ([a-z-]+) \d/g)].map(([, name = '']) => name));
    const all = Object.keys(template.toJSON().Resources as object);
    const found = [...named].map((name) => [name, all.filter((id) => id.startsWith(`${name}${rest}`))]);
    const own = [...named].map((name) => [
      name,
      [target(at(functionProperties(name as FunctionName), 'LoggingConfig', 'LogGroup'))],
    ]);
    expect(named.size).toBeGreaterThan(4);
    expect(found).toEqual(own);
  });

  it.each(names)('%s has the environment of the contract, its size and its time', (name) => {
    const { env, memoryMb, timeoutSeconds }: FunctionContract = functions[name];
    const properties = functionProperties(name);
    const variables = Object.keys(at(properties, 'Environment', 'Variables') ?? {});
    expect(variables.sort()).toEqual(
      [...env, ...Object.keys(runtimeEnvironment(name, { name: 'prod' }))].sort(),
    );
    expect(at(properties, 'MemorySize')).toBe(memoryMb);
    expect(at(properties, 'Timeout')).toBe(timeoutSeconds);
  });

  it.each(names)('%s runs on arm64 and Node 24, is traced and logs JSON', (name) => {
    const properties = functionProperties(name);
    expect(at(properties, 'Architectures')).toEqual(['arm64']);
    expect(at(properties, 'Runtime')).toBe('nodejs24.x');
    expect(at(properties, 'TracingConfig', 'Mode')).toBe('Active');
    expect(at(properties, 'LoggingConfig', 'LogFormat')).toBe('JSON');
  });

  it.each(names)('%s writes to its own log group, which forgets', (name) => {
    const group = target(at(functionProperties(name), 'LoggingConfig', 'LogGroup'));
    expect(at(propertiesOf(group), 'RetentionInDays')).toBe(90);
  });

  it.each(names)('%s may send itself what is left to do, where it does so at all', (name) => {
    const { goesOnByMessage }: FunctionContract = functions[name];
    expect(at(functionProperties(name), 'RecursiveLoop')).toBe(goesOnByMessage ? 'Allow' : undefined);
  });

  it('has no log group that keeps for ever', () => {
    for (const [id, group] of resources(template, 'AWS::Logs::LogGroup')) {
      expect([id, typeof at(group, 'Properties', 'RetentionInDays')]).toEqual([id, 'number']);
    }
  });
});

describe('queues', () => {
  const queueNames = Object.keys(queues) as QueueName[];
  const mapping = (name: QueueName) => {
    const id = target(service.resolve(service.queues[name].queue.queueArn));
    const found = resources(template, 'AWS::Lambda::EventSourceMapping').filter(
      ([, { Properties }]) => target(Properties.EventSourceArn) === id,
    );
    expect(found).toHaveLength(1);
    return found[0]?.[1].Properties;
  };

  it.each(queueNames)('%s has dead letters of its own kind that outlive the queue', (name) => {
    const properties = propertiesOf(target(service.resolve(service.queues[name].queue.queueArn)));
    const letters = target(at(properties, 'RedrivePolicy', 'deadLetterTargetArn'));
    expect(letters).toBe(target(service.resolve(service.queues[name].deadLetters.queueArn)));
    expect(at(properties, 'RedrivePolicy', 'maxReceiveCount')).toBe(queues[name].maxReceives);
    expect(at(propertiesOf(letters), 'FifoQueue')).toBe(queues[name].fifo || undefined);
    expect(Number(at(propertiesOf(letters), 'MessageRetentionPeriod'))).toBeGreaterThan(
      Number(at(properties, 'MessageRetentionPeriod')),
    );
  });

  it.each(queueNames)("%s hides a message for at least six times the consumer's timeout", (name) => {
    const properties = propertiesOf(target(service.resolve(service.queues[name].queue.queueArn)));
    expect(at(properties, 'VisibilityTimeout')).toBeGreaterThanOrEqual(
      6 * functions[queues[name].consumer].timeoutSeconds,
    );
  });

  it.each(queueNames)('%s is taken by its consumer as the contract says', (name) => {
    const { consumer, batchSize } = queues[name];
    const { maxConcurrency }: FunctionContract = functions[consumer];
    const properties = mapping(name);
    expect(at(properties, 'FunctionName')).toEqual(
      service.resolve(service.functions[consumer].entryPoint.functionName),
    );
    expect(at(properties, 'BatchSize')).toBe(batchSize);
    expect(at(properties, 'FunctionResponseTypes')).toEqual(['ReportBatchItemFailures']);
    expect(at(properties, 'ScalingConfig', 'MaximumConcurrency')).toBe(maxConcurrency);
  });

  it.each(queueNames.filter((name) => queues[name].fifo))(
    '%s counts duplicates and rate by group',
    (name) => {
      const properties = propertiesOf(target(service.resolve(service.queues[name].queue.queueArn)));
      expect(at(properties, 'ContentBasedDeduplication')).toBe(false);
      expect(at(properties, 'DeduplicationScope')).toBe('messageGroup');
      expect(at(properties, 'FifoThroughputLimit')).toBe('perMessageGroupId');
    },
  );

  it('has no queue outside the contract, and each is encrypted and takes TLS only', () => {
    const all = resources(template, 'AWS::SQS::Queue');
    expect(all).toHaveLength(2 * queueNames.length);
    const guarded = resources(template, 'AWS::SQS::QueuePolicy')
      .filter(([, policy]) => JSON.stringify(policy).includes('"aws:SecureTransport":"false"'))
      .flatMap(([, { Properties }]) => (Properties.Queues as unknown[]).map(target));
    for (const [id, queue] of all) {
      expect(at(queue, 'Properties', 'SqsManagedSseEnabled')).toBe(true);
      expect(guarded).toContain(id);
    }
  });
});

describe('events', () => {
  const rules = resources(template, 'AWS::Events::Rule').map(([, { Properties }]) => Properties);

  it('queue every object put into the drop bucket except the receipts that Dateline writes there', () => {
    const rule = rules.find((properties) => 'EventPattern' in properties);
    const pattern = at(rule, 'EventPattern');
    expect(at(pattern, 'source')).toEqual([dropEvent.source]);
    expect(at(pattern, 'detail-type')).toEqual([dropEvent.detailType]);
    expect(JSON.stringify(at(pattern, 'detail', 'bucket', 'name'))).toContain('Drop89C17749');
    expect(at(pattern, 'detail', 'object', 'key')).toEqual([
      { 'anything-but': { suffix: dropReceiptSuffix } },
    ]);
    expect(target(at(rule, 'Targets', 0, 'Arn'))).toBe(
      target(service.resolve(service.queues.drop.queue.queueArn)),
    );
    expect(at(rule, 'Targets', 0, 'DeadLetterConfig')).toBeDefined();
  });

  it('run the reconciler as often as the contract says', () => {
    const rule = rules.find((properties) => 'ScheduleExpression' in properties);
    const unit = Number(reconcileEveryMinutes) === 1 ? 'minute' : 'minutes';
    expect(at(rule, 'ScheduleExpression')).toBe(`rate(${reconcileEveryMinutes} ${unit})`);
    expect(at(rule, 'State')).toBe('ENABLED');
    expect(at(rule, 'Targets', 0, 'Arn')).toEqual(
      service.resolve(service.functions.reconcile.entryPoint.functionArn),
    );
  });
});
