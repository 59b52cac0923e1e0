import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { operatorOutputs } from '../../functions/contract/functions.ts';
import { CliError, usageError } from '../errors.ts';
import { type DeskEnvironment, deskFile } from './desk-file.ts';
import type { Globals } from './globals.ts';
import { environmentOfOutputs, outputsOfFile, outputsOfStack } from './stack-outputs.ts';

export type OperatorVariable = keyof typeof operatorOutputs;
export type OperatorEnvironment = Record<OperatorVariable, string>;

/** The desk that a command works on. */
export interface Connection {
  /** Name of its stack, or its folder. */
  name: string;
  local: boolean;
  /** Its functions may call addresses of their own machine. */
  callsItself: boolean;
  environment: OperatorEnvironment;
}

const variables = Object.keys(operatorOutputs) as OperatorVariable[];
const defaultFolder = 'data';

type Place = { data: string } | { stack: string } | { outputs: string } | { environment: true };

/**
 * Finds the desk and sets the environment variables of the AWS SDK for it. Precedence: options, then DATELINE_DATA,
 * DATELINE_STACK or DATELINE_OUTPUTS, then the variables of the functions, then a desk in ./data.
 * @throws CliError if there is none, or if it is not running.
 */
export async function connect(globals: Globals): Promise<Connection> {
  const { profile, region, endpoint } = globals;
  const given = Object.entries({ AWS_PROFILE: profile, AWS_REGION: region, AWS_ENDPOINT_URL: endpoint });
  for (const [name, value] of given) if (value !== undefined) process.env[name] = value;
  const place = placeOf(globals);
  if ('data' in place) return localDesk(place.data);
  if ('environment' in place) {
    return {
      name: process.env.TABLE_NAME ?? '',
      local: false,
      callsItself: false,
      environment: complete(process.env, 'the environment'),
    };
  }
  const [name, outputs] =
    'outputs' in place ? outputsOfFile(place.outputs) : [place.stack, await outputsOfStack(place.stack)];
  return {
    name,
    local: false,
    callsItself: false,
    environment: complete(environmentOfOutputs(outputs), `the outputs of ${name}`),
  };
}

function placeOf(globals: Globals): Place {
  const { data, stack, outputs } = globals;
  const places = [data && { data }, stack && { stack }, outputs && { outputs }].filter((place) => !!place);
  if (places.length > 1)
    throw usageError('--data, --stack and --outputs select more than one desk', 'pass only one of them');
  if (places[0]) return places[0];
  const { DATELINE_DATA, DATELINE_STACK, DATELINE_OUTPUTS } = process.env;
  if (DATELINE_DATA) return { data: DATELINE_DATA };
  if (DATELINE_STACK) return { stack: DATELINE_STACK };
  if (DATELINE_OUTPUTS) return { outputs: DATELINE_OUTPUTS };
  if (process.env.TABLE_NAME) return { environment: true };
  if (existsSync(join(defaultFolder, deskFile))) return { data: defaultFolder };
  throw usageError(
    'no desk is selected',
    'pass --stack NAME or --outputs FILE for AWS, --data DIR for this machine',
  );
}

async function localDesk(data: string): Promise<Connection> {
  const folder = resolve(data);
  const file = join(folder, deskFile);
  const start = `start it with npm start${data === defaultFolder ? '' : ` -- --data ${data}`}`;
  if (!existsSync(file)) throw new CliError(`no desk is open on ${data}`, start);
  const { environment } = JSON.parse(readFileSync(file, 'utf8')) as { environment: DeskEnvironment };
  Object.assign(process.env, environment);
  // An AWS profile would replace the credentials of the emulators.
  delete process.env.AWS_PROFILE;
  if (!(await answers(environment.AWS_ENDPOINT_URL_DYNAMODB))) {
    throw new CliError(`the desk on ${data} is not running`, start);
  }
  const callsItself = environment.OUTGOING_LOOPBACK === 'allowed';
  return { name: folder, local: true, callsItself, environment: complete(environment, file) };
}

async function answers(url: string | undefined): Promise<boolean> {
  try {
    await fetch(url ?? '', { signal: AbortSignal.timeout(5000) });
    return true;
  } catch {
    // Any failure means that the desk is not running.
    return false;
  }
}

function complete(source: Readonly<Record<string, string | undefined>>, where: string): OperatorEnvironment {
  const missing = variables.filter((name) => !source[name]);
  if (missing.length > 0) {
    throw new CliError(
      `${where} lacks ${missing.join(', ')}`,
      'deploy this version of Dateline, or restart it',
    );
  }
  return Object.fromEntries(variables.map((name) => [name, source[name]])) as OperatorEnvironment;
}
