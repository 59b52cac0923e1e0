import { mkdirSync } from 'node:fs';
import { startFauxqs } from 'fauxqs';
import { startDynamo } from './dynamo.ts';

/**
 * The process that runs the emulators. It ends with the IPC channel to its parent: if the parent is killed, no
 * emulator is left behind with the data open.
 */
export interface Ready {
  dynamo: string;
  s3: string;
  sqs: string;
  dynamoKind: string;
}

/** Where rows and objects are kept; in memory when it is left out. */
const data = process.argv[2];
if (data !== undefined) mkdirSync(data, { recursive: true });
const [dynamo, objects, queues] = await Promise.all([
  startDynamo(data),
  // Objects are stored in SQLite: as files they need two writes each, and after a crash between them the emulator
  // does not start again.
  startFauxqs({
    port: 0,
    logger: false,
    defaultRegion: 'us-east-1',
    ...(data !== undefined && { dataDir: data }),
  }),
  // Queues in memory: messages can be recreated and every start begins with empty queues; four synced writes per
  // message would dominate the load of this process.
  startFauxqs({ port: 0, logger: false, defaultRegion: 'us-east-1' }),
]);

let ending = false;
const end = async (): Promise<void> => {
  if (ending) return;
  ending = true;
  await Promise.allSettled([dynamo.stop(), objects.stop(), queues.stop()]);
  process.exit(0);
};
process.on('disconnect', () => void end());
// Ctrl-C reaches the whole process group, but the parent still needs the emulators to finish its work.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => void end());

const ready: Ready = {
  dynamo: dynamo.endpoint,
  s3: `http://127.0.0.1:${objects.port}`,
  sqs: `http://127.0.0.1:${queues.port}`,
  dynamoKind: dynamo.kind,
};
if (process.connected) process.send?.(ready);
else await end();
