import { describe, expect, it } from 'vitest';
import { type FunctionName, functions } from '../../../functions/contract/functions.ts';
import { prefixes, publicFiles } from '../../../functions/contract/object-keys.ts';
import { queues } from '../../../functions/contract/queues.ts';
import { buildOnce, identityStatements, listed, resources, type Statement } from '../built-app.ts';

const { templates, service } = buildOnce();
const template = templates.service;
const functionNames = Object.keys(functions) as FunctionName[];

const statementsOf = (name: FunctionName): Statement[] => {
  const policies = resources(template, 'AWS::IAM::Policy')
    .filter(([, { Properties }]) =>
      (Properties.Roles as { Ref: string }[]).some(
        ({ Ref }) => Ref === service.getLogicalId(service.functions[name].role?.node.defaultChild as never),
      ),
    )
    .map(([id]) => id);
  return identityStatements(template)
    .filter(([id]) => policies.includes(id))
    .map(([, statement]) => statement);
};

/** `action on object pattern`, for the actions of one service. */
const objectAccess = (name: FunctionName): string[] =>
  statementsOf(name).flatMap(({ Action, Resource }) =>
    listed(Resource).flatMap((resource) => {
      const text = JSON.stringify(resource);
      const [, bucket, pattern] = /(Intake|Drop|Stories|Feeds)[0-9A-F]{8}.*"\/([^"]*\*)"/.exec(text) ?? [];
      return bucket === undefined
        ? []
        : listed(Action)
            .filter((action) => /^s3:(GetObject\*|PutObject|DeleteObject\*)$/.test(action))
            .map((action) => `${action} ${bucket}/${pattern}`);
    }),
  );

const { raw, results, drop, stories, storyPages, desk } = prefixes;
const readWrite = (bucket: string, prefix: string) => [
  `s3:GetObject* ${bucket}/${prefix}*`,
  `s3:PutObject ${bucket}/${prefix}*`,
];
const pipeline = [
  ...readWrite('Intake', raw),
  ...readWrite('Intake', results),
  ...readWrite('Stories', stories),
];

/** All that a function may do with objects; whoever widens it must do so here too. */
const allowed: Record<FunctionName, string[]> = {
  intake: pipeline,
  drop: [...pipeline, ...readWrite('Drop', drop)],
  ingest: [
    `s3:GetObject* Intake/${raw}*`,
    ...readWrite('Intake', results),
    `s3:PutObject Drop/${drop}*`,
    ...readWrite('Stories', stories),
  ],
  publish: [`s3:GetObject* Stories/${stories}*`, ...readWrite('Feeds', ''), 's3:DeleteObject* Feeds/*'],
  reconcile: [
    `s3:GetObject* Intake/${results}*`,
    `s3:GetObject* Drop/${drop}*`,
    `s3:GetObject* Stories/${stories}*`,
    `s3:GetObject* Feeds/${storyPages}*`,
    `s3:GetObject* Feeds/${publicFiles.directory}*`,
    `s3:GetObject* Feeds/${publicFiles.newsSitemap}*`,
  ],
  deliver: ['s3:GetObject* Feeds/feeds/*'],
  'web-files': [
    `s3:GetObject* Feeds/${desk}*`,
    `s3:PutObject Feeds/${desk.slice(0, -1)}*`,
    `s3:PutObject Feeds/${publicFiles.directoryScript}*`,
    `s3:DeleteObject* Feeds/${desk}*`,
  ],
};

const sqsActions = (name: FunctionName, queue: string): string[] =>
  statementsOf(name)
    .filter(({ Resource }) => JSON.stringify(Resource).includes(`${queue}queueQueue`))
    .flatMap(({ Action }) => listed(Action));

describe('access', () => {
  it.each(functionNames)('%s may access only its own objects', (name) => {
    expect([...new Set(objectAccess(name))].sort()).toEqual([...new Set(allowed[name])].sort());
  });

  it('allows only the consumer of a queue to receive and postpone messages', () => {
    for (const [queue, { consumer }] of Object.entries(queues)) {
      for (const name of functionNames) {
        const actions = sqsActions(name, queue);
        const takes = ['sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility'].map((action) =>
          actions.includes(action),
        );
        expect([queue, name, ...takes]).toEqual([queue, name, name === consumer, name === consumer]);
      }
    }
  });

  it('allows only functions with work to pass on to send messages', () => {
    const senders = (queue: string) =>
      functionNames.filter((name) => sqsActions(name, queue).includes('sqs:SendMessage')).sort();
    expect(senders('drop')).toEqual(['reconcile']);
    expect(senders('receipts')).toEqual(['drop', 'ingest', 'intake', 'reconcile']);
    expect(senders('deliveries')).toEqual(['deliver', 'intake', 'publish', 'reconcile']);
    expect(senders('feeds')).toEqual(['drop', 'ingest', 'intake', 'publish', 'reconcile']);
  });

  it('allows nobody to scan the table', () => {
    const actions = identityStatements(template).flatMap(([, { Action }]) => listed(Action));
    expect(actions.filter((action) => action.startsWith('dynamodb:'))).not.toContain('dynamodb:Scan');
    expect(actions).toContain('dynamodb:Query');
  });
});
