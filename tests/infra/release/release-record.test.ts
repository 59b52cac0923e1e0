import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recordStage } from '../../../infra/release/record-release.ts';
import {
  lossesBetween,
  type RecordedStack,
  type ReleaseRecord,
  stateful,
} from '../../../infra/release/release-record.ts';
import { stageNames } from '../../../infra/settings/stage.ts';
import { buildOnce } from '../built-app.ts';

const folder = new URL('./records/', import.meta.url);
const numbers = (version: string): number[] => version.split('.').map(Number);
const newer = (left: string, right: string): number => {
  const [a, b] = [numbers(left), numbers(right)];
  const index = a.findIndex((one, at) => one !== b[at]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
};
const records = readdirSync(folder)
  .map((file) => file.replace(/\.json$/, ''))
  .sort(newer)
  .map((version) => JSON.parse(readFileSync(new URL(`${version}.json`, folder), 'utf8')) as ReleaseRecord);
const current: ReleaseRecord = {
  version: 'current',
  stages: Object.fromEntries(stageNames.map((stage) => [stage, recordStage(stage)])),
};

/** Losses that were chosen, and why. */
const accepted = new Set([
  // Access logs of some weeks; the name keeps the policy of the account's log groups from overflowing.
  'ApiAccessLogs50B185DB (AWS::Logs::LogGroup) is replaced, since LogGroupName changed',
]);

describe.each(records.map((record, index) => [record, records[index + 1] ?? current] as const))(
  'update from release $version',
  (from, to) => {
    const stacks = Object.entries(from.stages).flatMap(([stage, found]) =>
      Object.entries(found).map(([name, stack]): [string, string, RecordedStack] => [stage, name, stack]),
    );

    it.each(stacks)(`to ${to.version}: %s loses nothing of %s`, (stage, name, before) => {
      const after = to.stages[stage]?.[name];
      expect(after, `stack ${name} is removed`).toBeDefined();
      if (after) expect(lossesBetween(before, after).filter((loss) => !accepted.has(loss))).toEqual([]);
    });
  },
);

describe('the newest record', () => {
  it('contains every stateful resource', () => {
    const data = Object.values(records.at(-1)?.stages.prod ?? {}).flatMap(({ resources }) =>
      Object.values(resources),
    );
    const kept = data.filter((one) => one.kept).map((one) => one.type);
    expect(kept).toContain('AWS::DynamoDB::Table');
    expect(kept.filter((type) => type === 'AWS::S3::Bucket').length).toBeGreaterThanOrEqual(5);
  });
});

/** Types without data or public addresses: they can be recreated at any time. */
const replaceable = new Set(
  `ApiGatewayV2::Integration ApiGatewayV2::Route ApiGatewayV2::Stage CloudFront::CachePolicy CloudFront::Function
  CloudFormation::CustomResource CloudFront::KeyGroup CloudFront::OriginAccessControl CloudFront::PublicKey
  CloudFront::ResponseHeadersPolicy CloudWatch::Alarm CloudWatch::Dashboard CodeDeploy::Application CodeDeploy::DeploymentGroup Events::Rule
  IAM::Policy IAM::Role Lambda::Alias Lambda::EventInvokeConfig Lambda::EventSourceMapping Lambda::Function
  Lambda::Permission Lambda::Version Logs::QueryDefinition Route53::RecordSet S3::BucketPolicy SNS::TopicPolicy SQS::QueuePolicy
  WAFv2::WebACL`
    .split(/\s+/)
    .map((type) => `AWS::${type}`),
);

it('every resource type is classified as stateful or replaceable', () => {
  const types = Object.values(buildOnce().templates).flatMap((template) =>
    Object.values(template.toJSON().Resources as Record<string, { Type: string }>).map(({ Type }) => Type),
  );
  const unknown = new Set(types.filter((type) => !(type in stateful) && !replaceable.has(type)));
  expect([...unknown]).toEqual([]);
  expect(Object.keys(stateful).filter((type) => replaceable.has(type))).toEqual([]);
});

describe('the comparison', () => {
  const stack = (stage: string, part: string): RecordedStack => {
    const found = Object.entries(current.stages[stage] ?? {}).find(([name]) => name.endsWith(part))?.[1];
    if (!found) throw new Error(`No stack ${part}`);
    return found;
  };
  const states = (): RecordedStack => structuredClone(stack('prod', 'State'));
  const [table = ''] = Object.keys(states().resources).filter((id) => id.startsWith('Table'));

  /** The losses when something of the state stack is changed. */
  const losses = (change: (stack: RecordedStack) => void): string[] => {
    const after = states();
    change(after);
    return lossesBetween(states(), after);
  };
  const tableOf = ({ resources }: RecordedStack) => {
    const found = resources[table];
    if (!found) throw new Error('No table');
    return found;
  };

  it('finds nothing if nothing changed, in any order', () => {
    const turned = states();
    turned.resources = Object.fromEntries(Object.entries(turned.resources).reverse());
    expect(lossesBetween(states(), turned)).toEqual([]);
  });

  it('notices every stateful resource that is removed, changes its type or is no longer kept', () => {
    for (const id of Object.keys(states().resources)) {
      expect(losses(({ resources }) => delete resources[id])).toEqual([expect.stringContaining(id)]);
      const other = losses(({ resources }) => Object.assign(resources[id] ?? {}, { type: 'AWS::Other' }));
      expect(other).toEqual([expect.stringContaining('AWS::Other')]);
      const left = losses(({ resources }) => Object.assign(resources[id] ?? {}, { kept: false }));
      expect(left).toEqual([expect.stringContaining('outlives')]);
    }
  });

  it('notices every added, changed or removed property that means replacement', () => {
    for (const [id, resource] of Object.entries(states().resources)) {
      for (const name of stateful[resource.type] ?? []) {
        const change = ({ resources }: RecordedStack) =>
          Object.assign(resources[id]?.fixed ?? {}, { [name]: 'another' });
        expect(losses(change)).toEqual([expect.stringContaining(name)]);
      }
      for (const name of Object.keys(resource.fixed)) {
        const found = losses(({ resources }) => delete resources[id]?.fixed[name]);
        expect(found).toEqual([expect.stringContaining(name)]);
      }
    }
    const types = losses((after) => Object.assign(tableOf(after).fixed, { KeyTypes: { pk: 'B', sk: 'S' } }));
    expect(types).toEqual([expect.stringContaining('KeyTypes')]);
  });

  it('notices indexes that are changed or removed, and several new ones at once', () => {
    const index = (after: RecordedStack) => tableOf(after).indexes ?? {};
    expect(losses((after) => Object.assign(index(after), { work: {} }))).toEqual([
      expect.stringContaining('work'),
    ]);
    expect(losses((after) => delete index(after).work)).toEqual([expect.stringContaining('work')]);
    expect(losses((after) => Object.assign(index(after), { one: {} }))).toEqual([]);
    expect(losses((after) => Object.assign(index(after), { one: {}, two: {} }))).toHaveLength(1);
  });

  it('notices exports and outputs that are removed or changed', () => {
    for (const name of Object.keys(states().exports)) {
      expect(losses(({ exports }) => delete exports[name])).toEqual([expect.stringContaining(name)]);
      const changed = losses(({ exports }) => Object.assign(exports, { [name]: 'other' }));
      expect(changed).toEqual([expect.stringContaining(name)]);
    }
    for (const name of states().outputs) {
      const found = losses((after) => {
        after.outputs = after.outputs.filter((one) => one !== name);
      });
      expect(found).toEqual([expect.stringContaining(name)]);
    }
  });

  it('allows additions', () => {
    const more = losses(({ resources, outputs, exports }) => {
      resources.More = { type: 'AWS::S3::Bucket', fixed: {}, kept: true };
      outputs.push('More');
      exports.More = 'value';
    });
    expect(more).toEqual([]);
  });

  it('knows every export that another stack imports', () => {
    for (const stage of stageNames) {
      const { templates } = buildOnce(stage);
      const imported = [
        ...JSON.stringify(templates.service.toJSON()).matchAll(/"Fn::ImportValue":"([^"]+)"/g),
      ];
      expect(imported.length).toBeGreaterThan(0);
      for (const [, name = ''] of imported)
        expect(Object.keys(stack(stage, 'State').exports)).toContain(name);
    }
  });
});
