import { readFileSync } from 'node:fs';
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { reconcileEveryMinutes } from '../../../functions/contract/functions.ts';
import { runbookSections } from '../../../infra/policy/runbook.ts';
import { stageNames } from '../../../infra/settings/stage.ts';
import {
  at,
  buildOnce,
  identityStatements,
  listed,
  type Resource,
  releaseHooks,
  resources,
  type Statement,
  target,
} from '../built-app.ts';

/** Rules for every resource of every stack and stage, including future ones. Other tests cover single resources. */

type Found = [id: string, resource: Resource];

const stages = stageNames.map((stage) => {
  const { templates } = buildOnce(stage);
  return { stage, templates, all: Object.values(templates) };
});

/** Every resource of a type in every stack of every stage, named for the report. */
const every = (type: string): [name: string, template: Template, ...Found][] =>
  stages.flatMap(({ stage, templates }) =>
    Object.entries(templates).flatMap(([stack, template]) =>
      resources(template, type).map(([id, resource]): [string, Template, ...Found] => [
        `${stage} ${stack} ${id}`,
        template,
        id,
        resource,
      ]),
    ),
  );

const watchOf = (name: string): Template => {
  const found = stages.find(({ stage }) => name.startsWith(`${stage} `));
  if (!found) throw new Error(`No stage in ${name}`);
  return found.templates.watch;
};

/** Statements that apply to everything, and why each must. */
const unlimited: Record<string, string> = {
  'xray:PutTelemetryRecords,xray:PutTraceSegments': 'X-Ray takes segments for no particular resource',
};

describe('access', () => {
  const statements = stages.flatMap(({ stage, all }) =>
    all.flatMap((template) =>
      identityStatements(template).map(([id, statement]): [string, Statement] => [
        `${stage} ${id}`,
        statement,
      ]),
    ),
  );

  it('names its actions, and its resources except where the list has a reason', () => {
    expect(statements.length).toBeGreaterThan(20);
    const used = new Set<string>();
    for (const [id, { Effect, Action, Resource }] of statements) {
      const actions = listed(Action);
      expect([id, actions.filter((action) => /^(\*|[a-z0-9-]+:\*)$/.test(action))]).toEqual([id, []]);
      if (Effect === 'Allow' && listed(Resource).includes('*')) {
        const together = [...actions].sort().join();
        expect(Object.keys(unlimited)).toContain(together);
        used.add(together);
      }
    }
    expect([...used]).toEqual(Object.keys(unlimited));
  });

  it('uses inline policies, no managed one but that of gradual releases, and no users', () => {
    for (const [name, , , { Properties }] of every('AWS::IAM::Role')) {
      expect([name, Properties.Policies]).toEqual([name, undefined]);
      for (const policy of (Properties.ManagedPolicyArns ?? []) as unknown[]) {
        expect(JSON.stringify(policy)).toContain('service-role/AWSCodeDeployRoleForLambdaLimited');
      }
    }
    expect(every('AWS::IAM::User')).toEqual([]);
  });

  it.each(['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'])(
    'is given to nobody unknown by %s',
    (type) => {
      for (const [name, , , { Properties }] of every(type)) {
        for (const { Effect, Principal, Condition } of at(
          Properties,
          'PolicyDocument',
          'Statement',
        ) as Statement[]) {
          if (Effect === 'Deny') continue;
          expect([name, JSON.stringify(Principal)]).toEqual([name, expect.stringContaining('"Service"')]);
          // A service acts for whoever asks it, unless it is said for whom.
          expect([name, Condition]).toEqual([name, expect.anything()]);
        }
      }
    },
  );

  it('allows services to call functions for one source only', () => {
    for (const [name, , , { Properties }] of every('AWS::Lambda::Permission')) {
      expect([name, Properties.SourceArn ?? Properties.SourceAccount]).toEqual([name, expect.anything()]);
    }
  });
});

describe('every queue', () => {
  const queues = every('AWS::SQS::Queue');
  const deadLetterId = ({ Properties }: Resource) =>
    target(at(Properties, 'RedrivePolicy', 'deadLetterTargetArn'));
  const deadLetters = new Set(queues.flatMap(([, , , queue]) => deadLetterId(queue) ?? []));
  const working = queues.filter(([, , id]) => !deadLetters.has(id));

  /** The alarms on a metric of a queue. */
  const alarms = (name: string, id: string, metric: string) =>
    resources(watchOf(name), 'AWS::CloudWatch::Alarm').filter(
      ([, { Properties }]) =>
        Properties.MetricName === metric && JSON.stringify(Properties.Dimensions).includes(id),
    );

  it('has dead letters with longer retention, and alarms on them and on its age', () => {
    expect(working.length).toBeGreaterThanOrEqual(3 * stages.length);
    for (const [name, template, id, queue] of working) {
      const dead = deadLetterId(queue);
      const { Properties } = template.toJSON().Resources[dead ?? ''] as Resource;
      expect(Number(Properties.MessageRetentionPeriod)).toBeGreaterThan(
        Number(queue.Properties.MessageRetentionPeriod),
      );
      const found = alarms(name, String(dead), 'ApproximateNumberOfMessagesVisible');
      expect([name, found.map(([, alarm]) => alarm.Properties.Threshold)]).toEqual([name, [0]]);
      expect([name, alarms(name, id, 'ApproximateAgeOfOldestMessage').length]).toEqual([name, 1]);
    }
  });

  it('has a visibility timeout of six consumer timeouts', () => {
    for (const [name, template, id, queue] of working) {
      const consumers = resources(template, 'AWS::Lambda::EventSourceMapping').filter(
        ([, { Properties }]) => target(Properties.EventSourceArn) === id,
      );
      expect([name, consumers.length]).toEqual([name, 1]);
      for (const [, { Properties }] of consumers) {
        const timeout = at(functionOf(template, Properties.FunctionName), 'Timeout');
        expect(Number(queue.Properties.VisibilityTimeout)).toBeGreaterThanOrEqual(6 * Number(timeout));
      }
    }
  });

  it('is encrypted and requires TLS', () => {
    for (const [name, template, id, { Properties }] of queues) {
      expect([name, Properties.SqsManagedSseEnabled]).toEqual([name, true]);
      expect([name, refusesPlainHttp(template, 'AWS::SQS::QueuePolicy', 'Queues', id)]).toEqual([name, true]);
    }
  });
});

/** Properties of the function behind a name, an alias or a version. */
function functionOf(template: Template, reference: unknown): unknown {
  const all = template.toJSON().Resources as Record<string, Resource>;
  const named = /"(?:Ref|Fn::GetAtt)":\[?"([^"]+)"/.exec(JSON.stringify(reference))?.[1] ?? '';
  const found = all[named];
  return found?.Type === 'AWS::Lambda::Function'
    ? found.Properties
    : functionOf(template, found?.Properties.FunctionName ?? {});
}

/** Whether a policy of the resource denies requests without TLS. */
function refusesPlainHttp(template: Template, type: string, property: string, id: string): boolean {
  return resources(template, type).some(
    ([, { Properties }]) =>
      JSON.stringify(Properties[property]).includes(`"${id}"`) &&
      (at(Properties, 'PolicyDocument', 'Statement') as Statement[]).some(
        ({ Effect, Condition }) =>
          Effect === 'Deny' && at(Condition, 'Bool', 'aws:SecureTransport') === 'false',
      ),
  );
}

describe('every function', () => {
  const functions = every('AWS::Lambda::Function').filter(
    ([, template, id]) => !releaseHooks(template).includes(id),
  );

  it('has limited concurrency: by its queue, the rate of the API, its schedule, or deployments', () => {
    expect(functions.length).toBeGreaterThanOrEqual(5 * stages.length);
    for (const [name, template, id, { Properties }] of functions) {
      expect([name, boundsOf(template, id, Properties)]).not.toEqual([name, []]);
    }
  });

  it('has reserved concurrency or a queue limit if the stage reserves any', () => {
    const { templates } = buildOnce('prod', { reserveConcurrency: 'true' });
    for (const [id, { Properties }] of resources(templates.service, 'AWS::Lambda::Function')) {
      if (releaseHooks(templates.service).includes(id)) continue;
      const bounds = boundsOf(templates.service, id, Properties);
      expect([id, bounds.some((bound) => bound === 'reserved' || bound === 'queue')]).toEqual([id, true]);
    }
  });

  it('reserves nothing by default: a new account has no quota for it', () => {
    for (const [name, , , { Properties }] of functions) {
      expect([name, Properties.ReservedConcurrentExecutions]).toEqual([name, undefined]);
    }
  });

  it('is traced, logs JSON to its own group, and states memory and timeout', () => {
    for (const [name, template, , { Properties }] of functions) {
      const group = target(at(Properties, 'LoggingConfig', 'LogGroup')) ?? '';
      expect([name, at(template.toJSON(), 'Resources', group, 'Type')]).toEqual([
        name,
        'AWS::Logs::LogGroup',
      ]);
      expect([name, at(Properties, 'LoggingConfig', 'LogFormat')]).toEqual([name, 'JSON']);
      expect([name, at(Properties, 'TracingConfig', 'Mode')]).toEqual([name, 'Active']);
      expect(Properties).toMatchObject({ MemorySize: expect.any(Number), Timeout: expect.any(Number) });
    }
  });

  it('emits metrics in the namespace of its stage', () => {
    for (const [name, , , { Properties }] of functions) {
      const [stage] = name.split(' ');
      const namespace = at(Properties, 'Environment', 'Variables', 'POWERTOOLS_METRICS_NAMESPACE');
      expect([name, namespace]).toEqual([name, `Dateline/${stage}`]);
    }
    const watched = every('AWS::CloudWatch::Alarm').filter(([, , , { Properties }]) =>
      String(Properties.Namespace).startsWith('Dateline'),
    );
    expect(watched.length).toBeGreaterThan(0);
    for (const [name, , , { Properties }] of watched) {
      expect([name, Properties.Namespace]).toEqual([name, `Dateline/${name.split(' ')[0]}`]);
    }
  });
});

/**
 * What bounds a function: `reserved` concurrency, the most of its `queue`s, the `rate` of the API, the `clock`, or the
 * `deployment`, which CloudFormation makes one at a time.
 */
function boundsOf(template: Template, id: string, properties: unknown): string[] {
  const calls = (reference: unknown) =>
    functionOf(template, reference) === at(template.toJSON(), 'Resources', id, 'Properties');
  const sources = resources(template, 'AWS::Lambda::EventSourceMapping').filter(([, source]) =>
    calls(source.Properties.FunctionName),
  );
  const most = sources.map(([, source]) => at(source, 'Properties', 'ScalingConfig', 'MaximumConcurrency'));
  const routed = resources(template, 'AWS::ApiGatewayV2::Integration').some(([, { Properties }]) =>
    calls(Properties.IntegrationUri),
  );
  const throttled = resources(template, 'AWS::ApiGatewayV2::Stage').every(
    ([, stage]) => Number(at(stage, 'Properties', 'DefaultRouteSettings', 'ThrottlingRateLimit')) > 0,
  );
  const scheduled = resources(template, 'AWS::Events::Rule').some(
    ([, { Properties }]) =>
      Properties.ScheduleExpression !== undefined && calls(at(Properties, 'Targets', 0, 'Arn')),
  );
  const deployed = resources(template, 'AWS::CloudFormation::CustomResource').some(([, { Properties }]) =>
    calls(Properties.ServiceToken),
  );
  // Somebody else may call what has a policy.
  const isOpen = resources(template, 'AWS::Lambda::Permission').some(([, { Properties }]) =>
    calls(Properties.FunctionName),
  );
  const ends = Number(at(properties, 'Timeout')) < reconcileEveryMinutes * 60;
  return [
    ...(at(properties, 'ReservedConcurrentExecutions') === undefined ? [] : ['reserved']),
    ...(most.length > 0 && most.every((one) => Number(one) > 0) ? ['queue'] : []),
    ...(routed && throttled ? ['rate'] : []),
    ...(scheduled && ends ? ['clock'] : []),
    ...(deployed && !isOpen ? ['deployment'] : []),
  ];
}

describe('stored data', () => {
  it('has limited log retention', () => {
    const groups = every('AWS::Logs::LogGroup');
    expect(groups.length).toBeGreaterThan(0);
    for (const [name, , , { Properties }] of groups) {
      expect([name, Number(Properties.RetentionInDays)]).toEqual([name, name.startsWith('dev') ? 14 : 90]);
    }
  });

  it('is encrypted, private and TLS-only in buckets', () => {
    for (const [name, template, id, { Properties }] of every('AWS::S3::Bucket')) {
      expect([name, Properties]).toMatchObject([
        name,
        {
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
          OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [
              { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
            ],
          },
        },
      ]);
      expect([name, refusesPlainHttp(template, 'AWS::S3::BucketPolicy', 'Bucket', id)]).toEqual([name, true]);
    }
  });

  it('can be restored in tables', () => {
    for (const [name, , , { Properties }] of every('AWS::DynamoDB::Table')) {
      const recovery = at(Properties, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled');
      expect([name, recovery]).toEqual([name, true]);
    }
  });

  it('is kept in prod and deleted in dev with its stack', () => {
    for (const type of ['AWS::DynamoDB::Table', 'AWS::S3::Bucket']) {
      for (const [name, , , { DeletionPolicy, UpdateReplacePolicy }] of every(type)) {
        const expected = name.startsWith('prod') ? ['RetainExceptOnCreate', 'Retain'] : ['Delete', 'Delete'];
        expect([name, DeletionPolicy, UpdateReplacePolicy]).toEqual([name, ...expected]);
      }
    }
  });

  it('is not published over plain HTTP by a topic', () => {
    for (const [name, template, id] of every('AWS::SNS::Topic')) {
      expect([name, refusesPlainHttp(template, 'AWS::SNS::TopicPolicy', 'Topics', id)]).toEqual([name, true]);
    }
  });
});

describe('every name', () => {
  /** Properties by which a resource would get a name that a second stack of the account could not have. */
  const naming: Record<string, string> = {
    'AWS::S3::Bucket': 'BucketName',
    'AWS::DynamoDB::Table': 'TableName',
    'AWS::SQS::Queue': 'QueueName',
    'AWS::Lambda::Function': 'FunctionName',
    'AWS::SNS::Topic': 'TopicName',
    'AWS::IAM::Role': 'RoleName',
    'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
    'AWS::Logs::LogGroup': 'LogGroupName',
    'AWS::CloudWatch::Alarm': 'AlarmName',
    'AWS::CloudWatch::Dashboard': 'DashboardName',
    'AWS::Events::Rule': 'Name',
    'AWS::CodeDeploy::Application': 'ApplicationName',
    'AWS::WAFv2::WebACL': 'Name',
  };

  it.each(Object.entries(naming))('of %s is left to CloudFormation', (type, property) => {
    const named = every(type).filter(
      ([, , , { Properties }]) =>
        property in Properties && !String(Properties[property]).startsWith('/aws/vendedlogs/'),
    );
    expect(named).toEqual([]);
  });

  it('of an access log is below the prefix that no policy has to list, and contains the stack', () => {
    for (const { stage, templates } of stages) {
      const [[, group] = []] = resources(templates.service, 'AWS::Logs::LogGroup').filter(
        ([, { Properties }]) => 'LogGroupName' in Properties,
      );
      expect(group?.Properties.LogGroupName).toBe(`/aws/vendedlogs/Dateline-${stage}-Service/api-access`);
    }
  });

  it('that CloudFront requires contains stage and region, so that one account can hold several', () => {
    const named = stages.flatMap(({ stage, templates }) =>
      Object.entries(templates.service.toJSON().Resources as Record<string, Resource>)
        .filter(([, { Type }]) => Type.startsWith('AWS::CloudFront::'))
        .flatMap(([id, { Properties }]) =>
          [Properties, ...Object.values(Properties)].flatMap((part) => {
            const name = at(part, 'Name');
            return name === undefined ? [] : [[`${stage} ${id}`, JSON.stringify(name)] as const];
          }),
        ),
    );
    expect(named.length).toBeGreaterThanOrEqual(5 * stages.length);
    for (const [id, name] of named) {
      expect([id, name]).toEqual([id, expect.stringContaining('{"Ref":"AWS::Region"}')]);
      expect([id, name]).toEqual([id, expect.stringContaining(id.split(' ')[0] ?? '')]);
    }
    expect(new Set(named.map(([, name]) => name)).size).toBe(named.length);
  });
});

describe('every tagged resource', () => {
  it('has the app and the stage', () => {
    const tagged = stages.flatMap(({ stage, all }) =>
      all.flatMap((template) =>
        Object.entries(template.toJSON().Resources as Record<string, Resource>).flatMap(
          ([id, { Properties }]) =>
            Properties?.Tags === undefined ? [] : [[stage, id, JSON.stringify(Properties.Tags)] as const],
        ),
      ),
    );
    for (const [stage, id, tags] of tagged) {
      expect([id, tags]).toEqual([id, expect.stringMatching(/"?app"?.*dateline/)]);
      expect([id, tags]).toEqual([id, expect.stringContaining(stage)]);
    }
    for (const type of [
      'AWS::DynamoDB::Table',
      'AWS::S3::Bucket',
      'AWS::SQS::Queue',
      'AWS::Lambda::Function',
    ]) {
      expect(every(type).filter(([, , , { Properties }]) => !('Tags' in Properties))).toEqual([]);
    }
  });
});

describe('every alarm', () => {
  const runbook = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');
  /** Anchors of headings, as GitHub makes them. */
  const anchors = [...runbook.matchAll(/^#{2,4} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
  const alarms = every('AWS::CloudWatch::Alarm');

  it('describes its meaning and links to an existing section of the runbook', () => {
    const used = new Set<string>();
    for (const [name, , , { Properties }] of alarms) {
      const [, means = '', anchor = ''] =
        /^(.{30,}) What to do: docs\/runbook\.md#(\S+)$/.exec(String(Properties.AlarmDescription)) ?? [];
      expect([name, means.length > 0]).toEqual([name, true]);
      expect(anchors).toContain(anchor);
      used.add(anchor);
    }
    // Alarms on the CDN are only where its metrics are; tests/infra/stacks/edge-stack.test.ts.
    expect([...used, 'cdn-faults'].sort()).toEqual([...runbookSections].sort());
  });

  it('notifies somebody or stops a release', () => {
    for (const [name, template, id, { Properties }] of alarms) {
      const groups = JSON.stringify(resources(template, 'AWS::CodeDeploy::DeploymentGroup'));
      const heard = ((Properties.AlarmActions ?? []) as unknown[]).length > 0 || groups.includes(`"${id}"`);
      expect([name, heard]).toEqual([name, true]);
    }
  });
});
