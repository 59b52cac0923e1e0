import { operatorOutputs } from '../../functions/contract/functions.ts';
import { CliError } from '../errors.ts';
import { jsonFile } from '../lib/values.ts';

/** Outputs of a CloudFormation stack by their names. */
export type Outputs = Readonly<Record<string, string>>;

/** The environment variables that functions call the outputs by. */
export const environmentOfOutputs = (outputs: Outputs): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(operatorOutputs).map(([variable, output]) => [variable, outputs[output]]),
  );

/**
 * The Service stack in a file of `cdk deploy --outputs-file`: `{"stack name": {"output": "value"}}`.
 * @throws CliError when there is none, or more than one.
 */
export function outputsOfFile(file: string): [name: string, outputs: Outputs] {
  const content = jsonFile(file);
  const stacks = Object.entries(content as Record<string, Outputs>).filter(
    ([, outputs]) =>
      typeof outputs === 'object' && outputs !== null && operatorOutputs.FEEDS_QUEUE_URL in outputs,
  );
  const [only] = stacks;
  if (only && stacks.length === 1) return only;
  const what = only ? `${file} holds ${stacks.length} desks` : `${file} holds no outputs of a Service stack`;
  throw new CliError(what, 'write it with cdk deploy --all --outputs-file FILE');
}

/**
 * Asks CloudFormation for the outputs of a stack.
 * @throws CliError when there is no such stack.
 */
export async function outputsOfStack(name: string): Promise<Outputs> {
  // Only who names a stack waits for this to load.
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
    // CloudFormation has no error of its own for it.
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
