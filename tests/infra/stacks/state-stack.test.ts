import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { retentionDays } from '../../../functions/contract/limits.ts';
import { table } from '../../../functions/contract/table.ts';
import { at, buildOnce, resources } from '../built-app.ts';

const { templates } = buildOnce();
const state = templates.state;

/** A changed id makes CloudFormation replace the resource: its data would stay behind, unreachable. */
const frozen = {
  'AWS::DynamoDB::Table': ['TableCD117FA1'],
  'AWS::S3::Bucket': ['AccessLogs8B620ECA', 'Drop89C17749', 'IntakeA0CA28E8', 'Stories24B1779E'],
};

describe('state stack', () => {
  it.each(Object.entries(frozen))('keeps the logical ids of %s', (type, ids) => {
    const found = resources(state, type).map(([id]) => id);
    expect(found.sort()).toEqual(ids);
  });

  it('keeps the logical id of the feeds bucket in the service stack', () => {
    const found = resources(templates.service, 'AWS::S3::Bucket').map(([id]) => id);
    expect(found).toEqual(['Feeds6FC8B95A']);
  });

  it('has one on-demand table with the keys, the index and the expiry of the contract', () => {
    state.resourceCountIs('AWS::DynamoDB::Table', 1);
    state.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: table.partitionKey, KeyType: 'HASH' },
        { AttributeName: table.sortKey, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: table.index.name,
          KeySchema: [
            { AttributeName: table.index.partitionKey, KeyType: 'HASH' },
            { AttributeName: table.index.sortKey, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      TimeToLiveSpecification: { AttributeName: table.ttl, Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });

  it('protects the data of prod', () => {
    state.hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true });
    for (const template of [templates.state, templates.service]) {
      for (const type of Object.keys(frozen)) {
        for (const [id, { DeletionPolicy, UpdateReplacePolicy }] of resources(template, type)) {
          expect([id, DeletionPolicy, UpdateReplacePolicy]).toEqual([id, 'RetainExceptOnCreate', 'Retain']);
        }
      }
    }
  });

  it('allows dev to be deleted', () => {
    const dev = buildOnce('dev').templates.state;
    dev.hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: false });
    dev.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
  });

  it('versions uploads and stories', () => {
    for (const id of ['IntakeA0CA28E8', 'Stories24B1779E']) {
      expect(at(state.toJSON(), 'Resources', id, 'Properties', 'VersioningConfiguration', 'Status')).toBe(
        'Enabled',
      );
    }
  });

  it('never expires current stories, but temporary data', () => {
    const expiry = (id: string) =>
      at(
        state.toJSON(),
        'Resources',
        id,
        'Properties',
        'LifecycleConfiguration',
        'Rules',
        0,
        'ExpirationInDays',
      );
    expect(expiry('Stories24B1779E')).toBeUndefined();
    expect(expiry('IntakeA0CA28E8')).toBe(retentionDays.receipts);
    expect(expiry('Drop89C17749')).toBe(retentionDays.drops);
  });

  it('sends events of only the drop bucket to EventBridge, without a helper function', () => {
    const sending = resources(state, 'AWS::S3::Bucket').filter(
      ([, bucket]) => at(bucket, 'Properties', 'NotificationConfiguration') !== undefined,
    );
    expect(sending.map(([id]) => id)).toEqual(['Drop89C17749']);
    state.hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
    state.resourceCountIs('AWS::Lambda::Function', 0);
  });

  it('refers to no other stack', () => {
    expect(JSON.stringify(state.toJSON())).not.toContain('Fn::GetStackOutput');
    expect(JSON.stringify(state.toJSON())).not.toContain('Fn::ImportValue');
  });

  it('has the outputs that an operator needs', () => {
    state.hasOutput('TableName', Match.anyValue());
    state.hasOutput('DropBucket', Match.anyValue());
  });
});
