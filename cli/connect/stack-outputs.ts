import { operatorOutputs } from '../../functions/contract/functions.ts';
import { CliError } from '../errors.ts';
import { jsonFile } from '../lib/values.ts';

/** Outputs of a CloudFormation stack by name. */
export type Outputs = Readonly<Record<string, string>>;

/** The outputs by the names of the matching environment variables. */
export const environmentOfOutputs = (outputs: Outputs): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(operatorOutputs).map(([variable, output]) => [variable, outputs[output]]),
  );

/**
 * The Service stack in a file of `cdk deploy --outputs-file`: `{"stack name": {"output": "value"}}`.
 * @throws CliError if there is none, or more than one.
 */
export function outputsOfFile(file: string): [name: string, outputs: Outputs] {
  const content = jsonFile(file);
  const stacks = Object.entries(content as Record<string, Outputs>).filter(
    ([, outputs]) =>
      typeof outputs === 'object' && outputs !== null && operatorOutputs.FEEDS_QUEUE_URL in outputs,
  );
  const [only] = stacks;
  if (only && stacks.length === 1) return only;
  const what = only
    ? `${file} contains ${stacks.length} desks`
    : `${file} contains no outputs of a Service stack`;
  throw new CliError(what, 'create it with cdk deploy --all --outputs-file FILE');
}

/**
 * Reads the outputs of a stack from CloudFormation.
 * @throws CliError if there is no such stack.
 */
export async function outputsOfStack(name: string): Promise<Outputs> {
  // Loaded on demand: only needed with --stack.
  const { CloudFormationClient, DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const client = new CloudFormationClient({});
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    const pairs = (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [
      OutputKey,
      OutputValue,
    ]);
    return Object.fromEntries(pairs) as Outputs;
  } catch (error) {
    // CloudFormation has no specific error type for this.
    if (error instanceof Error && /does not exist/.test(error.message)) {
      throw new CliError(
        `there is no stack ${name} here`,
        'choose the account and region with --profile and --region',
      );
    }
    throw error;
  } finally {
    client.destroy();
  }
}
