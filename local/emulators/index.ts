import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Ready } from './host.ts';

export interface Emulators extends Ready {
  stop(): Promise<void>;
}

/**
 * Starts the emulators in a child process and points the AWS SDK of this process at them. Without a folder they keep
 * everything in memory.
 * @throws Error if they do not start.
 */
export async function startEmulators(data: string | undefined): Promise<Emulators> {
  const child = fork(fileURLToPath(new URL('./host.ts', import.meta.url)), data === undefined ? [] : [data], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Ready));
    child.once('exit', (code) => reject(new Error(`The emulators ended with code ${code}`)));
  });
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: ready.dynamo,
    AWS_ENDPOINT_URL_S3: ready.s3,
    AWS_ENDPOINT_URL_SQS: ready.sqs,
  });
  return {
    ...ready,
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
