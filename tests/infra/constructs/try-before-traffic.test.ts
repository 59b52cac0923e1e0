import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { at, buildOnce, releaseHooks, resources, type Statement, target } from '../built-app.ts';

const template = buildOnce('prod').templates.service;
const [hook = ''] = releaseHooks(template);
const code = String(at(template.toJSON(), 'Resources', hook, 'Properties', 'Code', 'ZipFile'));

type Input = Record<string, unknown>;

/** The commands of the runtime's clients, which only carry their input. */
class Command {
  readonly input: Input;
  constructor(input: Input) {
    this.input = input;
  }
}
class InvokeCommand extends Command {}
class PutLifecycleEventHookExecutionStatusCommand extends Command {}

/** What Lambda answers the caller of a function that ends so: an error of its own is no error of the call. */
async function answerOf(newVersion: () => Promise<unknown>): Promise<object> {
  try {
    return { StatusCode: 200, Payload: Buffer.from(JSON.stringify((await newVersion()) ?? null)) };
  } catch (error) {
    const Payload = Buffer.from(JSON.stringify({ errorMessage: String(error) }));
    return { StatusCode: 200, FunctionError: 'Unhandled', Payload };
  }
}

interface Told {
  called: unknown[];
  status: Input[];
  log: string[];
}

/** Runs the deployed code of the hook as CodeDeploy does, before a version of the reconciler that behaves so. */
async function runHook(newVersion: () => Promise<unknown>, lambdaFails?: Error): Promise<Told> {
  const told: Told = { called: [], status: [], log: [] };
  const clients: Record<string, object> = {
    '@aws-sdk/client-lambda': {
      InvokeCommand,
      LambdaClient: class {
        async send({ input }: InvokeCommand): Promise<object> {
          told.called.push(input.FunctionName);
          if (lambdaFails) throw lambdaFails;
          return answerOf(newVersion);
        }
      },
    },
    '@aws-sdk/client-codedeploy': {
      PutLifecycleEventHookExecutionStatusCommand,
      CodeDeployClient: class {
        async send({ input }: Command): Promise<object> {
          told.status.push(input);
          return {};
        }
      },
    },
  };
  const exports: { handler?: (event: object) => Promise<void> } = {};
  runInNewContext(code, {
    exports,
    Buffer,
    process: { env: { NEW_VERSION: 'arn:of:the:new:version' } },
    console: { error: (...words: unknown[]) => told.log.push(words.map(String).join(' ')) },
    require: (name: string) => clients[name],
  });
  await exports.handler?.({ DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'e-1' });
  return told;
}

describe('the call of a new reconciler before its release', () => {
  it('lets the release go on when the new version ran to its end', async () => {
    const { called, status, log } = await runHook(async () => ({ redriven: 0 }));
    expect(called).toEqual(['arn:of:the:new:version']);
    expect(status).toEqual([
      { deploymentId: 'd-1', lifecycleEventHookExecutionId: 'e-1', status: 'Succeeded' },
    ]);
    expect(log).toEqual([]);
  });

  it('stops the release of a broken one, and says why', async () => {
    const { status, log } = await runHook(async () => {
      throw new Error('The table has no index named work');
    });
    expect(status).toEqual([{ deploymentId: 'd-1', lifecycleEventHookExecutionId: 'e-1', status: 'Failed' }]);
    expect(log.join()).toContain('no index named work');
  });

  it('stops a release of which nothing is known: the new version could not be called', async () => {
    const { status } = await runHook(async () => ({}), new Error('ResourceConflictException'));
    expect(status.map((one) => one.status)).toEqual(['Failed']);
  });

  it('stops the release of the real handler when a setting is missing', async () => {
    const { status, log } = await runHook(async () => {
      const { handler } = await import('../../../functions/reconcile/handler.ts');
      return handler();
    });
    expect(status.map((one) => one.status)).toEqual(['Failed']);
    expect(log.join()).toContain('TABLE_NAME');
  });

  it('may call that version, tell CodeDeploy, and do nothing else with data', () => {
    const role = target(at(template.toJSON(), 'Resources', hook, 'Properties', 'Role'));
    const actions = resources(template, 'AWS::IAM::Policy')
      .filter(([, { Properties }]) => (Properties.Roles as unknown[]).some((one) => target(one) === role))
      .flatMap(([, { Properties }]) => at(Properties, 'PolicyDocument', 'Statement') as Statement[])
      .flatMap(({ Action }) => Action);
    expect(actions.filter((action) => !/^(?:logs|xray):/.test(action)).toSorted()).toEqual([
      'codedeploy:PutLifecycleEventHookExecutionStatus',
      'lambda:InvokeFunction',
    ]);
  });
});
