import type { Context } from 'aws-lambda';
import { type FunctionName, functions } from '../../functions/contract/functions.ts';
import { ofType, type Physical, resolve, type Templates } from '../aws/template.ts';

/** Calls a function with an event, as Lambda does. */
export type Invoke = (name: FunctionName, event: unknown) => Promise<unknown>;

type Handler = (event: unknown, context: Context) => Promise<unknown>;

/**
 * Sets the environment of this process to that of the functions in the template. All functions share it.
 * @throws Error if two functions have different values for a variable.
 */
export function setEnvironment(
  templates: Templates,
  physical: ReadonlyMap<string, Physical>,
  overrides: Record<string, string>,
): void {
  const seen = new Map<string, string>();
  for (const [, { Properties }] of ofType(templates, 'AWS::Lambda::Function')) {
    const variables =
      (Properties.Environment as { Variables?: Record<string, unknown> } | undefined)?.Variables ?? {};
    const name = variables.POWERTOOLS_SERVICE_NAME;
    if (typeof name !== 'string' || !(name in functions)) continue;
    for (const key of functions[name as FunctionName].env) {
      const value = overrides[key] ?? resolve(templates, physical, variables[key]);
      if ((seen.get(key) ?? value) !== value) throw new Error(`Functions have different values for ${key}`);
      seen.set(key, value);
    }
  }
  Object.assign(process.env, Object.fromEntries(seen), {
    POWERTOOLS_DEV: 'false',
    POWERTOOLS_LOG_LEVEL: process.env.POWERTOOLS_LOG_LEVEL ?? 'ERROR',
    POWERTOOLS_METRICS_DISABLED: 'true',
  });
}

/** Loads the handlers of the functions; they read the environment while loading. */
export async function loadFunctions(names: readonly FunctionName[]): Promise<Invoke> {
  const handlers = new Map(
    await Promise.all(
      names.map(async (name): Promise<[FunctionName, Handler]> => {
        const loaded = (await import(`../../functions/${name}/handler.ts`)) as { handler: Handler };
        return [name, loaded.handler];
      }),
    ),
  );
  let request = 0;
  return async (name, event) => {
    const handler = handlers.get(name);
    if (!handler) throw new Error(`Function ${name} is not loaded here`);
    return handler(event, contextOf(name, `local-${++request}`));
  };
}

function contextOf(name: FunctionName, awsRequestId: string): Context {
  const { timeoutSeconds, memoryMb } = functions[name];
  const deadline = Date.now() + timeoutSeconds * 1000;
  const unused = (): never => {
    throw new Error('Callbacks are not used');
  };
  return {
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
    memoryLimitInMB: String(memoryMb),
    awsRequestId,
    logGroupName: name,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => deadline - Date.now(),
    done: unused,
    fail: unused,
    succeed: unused,
  };
}
