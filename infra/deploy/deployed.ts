import {
  CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { Deployed } from './losses.ts';

/** A stack that exists; `template` is absent when its creation failed, so that nothing of it is in use. */
export type Found = Deployed | 'never-created';

/** States in which a stack has never been complete. */
const unfinished = /^(?:ROLLBACK_|CREATE_FAILED|REVIEW_IN_PROGRESS|DELETE_COMPLETE)/;

/** Reads a stack as it is deployed; undefined when there is none. */
export async function deployedStack(name: string): Promise<Found | undefined> {
  const client = new CloudFormationClient({});
  try {
    const stack = await described(client, name);
    if (stack === undefined) return undefined;
    if (unfinished.test(stack.StackStatus ?? '')) return 'never-created';
    const { TemplateBody = '{}' } = await client.send(new GetTemplateCommand({ StackName: name }));
    const outputs = (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [
      OutputKey,
      OutputValue,
    ]);
    return {
      template: JSON.parse(TemplateBody) as Record<string, unknown>,
      outputs: Object.fromEntries(outputs) as Record<string, string>,
    };
  } finally {
    client.destroy();
  }
}

async function described(client: CloudFormationClient, name: string): Promise<Stack | undefined> {
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    return Stacks?.[0];
  } catch (error) {
    // CloudFormation has no error type of its own for this.
    if (error instanceof Error && /does not exist/.test(error.message)) return undefined;
    throw error;
  }
}
