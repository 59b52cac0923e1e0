import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type FunctionName, functions, reconcileEveryMinutes } from '../functions/contract/functions.ts';
import type { QueueName } from '../functions/contract/queues.ts';
import { apiPathPatterns } from '../functions/contract/routes.ts';
import type { ReconcileReport } from '../functions/pipeline/recovery/reconcile.ts';
import { s3 } from '../functions/store/aws/clients.ts';
import { answerApi } from './aws/api-gateway.ts';
import { Cdn } from './aws/cdn.ts';
import { corsOf } from './aws/cors.ts';
import { edgeFunction } from './aws/edge-function.ts';
import { grantsOf, withGrantsOnly } from './aws/permissions.ts';
import { provision } from './aws/provision.ts';
import type { Templates } from './aws/template.ts';
import { takeDataFolder } from './data-folder.ts';
import { startEmulators } from './emulators/index.ts';
import { startConsumerThread } from './functions/consumer-thread.ts';
import { type ConsumerSetup, startConsumers } from './functions/consumers.ts';
import { type Invoke, loadFunctions, setEnvironment } from './functions/invoke.ts';
import { type Options, UsageError } from './options.ts';

/** The whole of Dateline on one machine. */
export interface LocalStack {
  url: string;
  /** Address of the S3 emulator, for dropping files. */
  s3Endpoint: string;
  dropBucket: string;
  queueUrls: Record<QueueName, string>;
  invoke: Invoke;
  stop(): Promise<void>;
}

/** What a bench or a test starts a stack with. */
export interface Given {
  /** Watches every invocation of the process: the consumers of the queues then have no thread of their own. */
  around?: (invoke: Invoke) => Invoke;
  /** Templates that were synthesised before. */
  templates?: Templates;
}

/**
 * Starts emulators, makes what the CDK template describes, loads the handlers and serves API and feeds.
 * What an earlier start left unfinished is driven on before this returns. The consumers of the queues have a
 * thread of their own.
 * @throws UsageError for a taken port or a folder that cannot be used.
 */
export async function startStack(options: Options, given: Given = {}): Promise<LocalStack> {
  const folder = takeDataFolder(options.data, options.fresh);
  const server = createServer(starting);
  // Longer than clients keep a connection: who reuses one that is just being closed sees a reset.
  server.keepAliveTimeout = 65_000;
  const stops: (() => Promise<void>)[] = [async () => folder.release()];
  const stop = async (): Promise<void> => {
    while (stops.length > 0) await stops.pop()?.();
  };
  try {
    const port = await listen(server, options.port);
    stops.push(() => close(server));
    const url = `http://127.0.0.1:${port}`;
    const [templates, emulators] = await Promise.all([
      given.templates ?? import('./aws/synthesise.ts').then(({ synthesise }) => synthesise()),
      startEmulators(options.data),
    ]);
    stops.push(emulators.stop);
    const physical = await provision(templates);
    setEnvironment(templates, physical, { BASE_URL: url, ...chosen() });
    const { DROP_BUCKET: dropBucket = '', FEEDS_BUCKET = '' } = process.env;
    const queueUrls = queueUrlsOf(physical);
    await forgetMessages(Object.values(queueUrls));
    const { invoke, stop: stopFunctions } = await startFunctions(
      { queueUrls, dropBucket, grants: grantsOf(templates, physical) },
      given.around,
    );
    stops.push(stopFunctions);
    const cdn = new Cdn(s3({ pathStyle: true }), FEEDS_BUCKET, {
      edge: edgeFunction(templates),
      cors: corsOf(templates),
    });
    serve(server, invoke, cdn);
    (await invoke('reconcile', { impatient: true })) as ReconcileReport;
    stops.push(schedule(() => invoke('reconcile', {}), reconcileEveryMinutes * 60_000));
    // First of all, so that requests under way still find the functions.
    stops.push(() => close(server));
    return { url, s3Endpoint: emulators.s3, dropBucket, queueUrls, invoke, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Settings of the stage that whoever starts a local stack may choose anew, by the environment. */
const chosen = (): Record<string, string> => {
  const { STORY_FORMATS, FEED_INTERVAL_SECONDS } = process.env;
  return {
    ...(STORY_FORMATS && { STORY_FORMATS }),
    ...(FEED_INTERVAL_SECONDS && { FEED_INTERVAL_SECONDS }),
  };
};

/** The API's function here and all others in a thread, each with its consumers running; or all of them here. */
async function startFunctions(
  setup: ConsumerSetup,
  around: ((invoke: Invoke) => Invoke) | undefined,
): Promise<{ invoke: Invoke; stop(): Promise<void> }> {
  if (around) {
    const all = await loadFunctions(Object.keys(functions) as FunctionName[]);
    const invoke = around(withGrantsOnly(all, setup.grants));
    return { invoke, stop: startConsumers(invoke, setup).stop };
  }
  const [loaded, thread] = await Promise.all([loadFunctions(['intake']), startConsumerThread(setup)]);
  const api = withGrantsOnly(loaded, setup.grants);
  return {
    invoke: (name, event) => (name === 'intake' ? api : thread.invoke)(name, event),
    stop: thread.stop,
  };
}

/** The port is taken before anything else is made, so that a taken one is told at once; who asks meanwhile is told, too. */
function starting(_request: IncomingMessage, response: ServerResponse): void {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1', connection: 'close' };
  response.writeHead(503, headers).end('Dateline is starting\n');
}

function serve(server: Server, invoke: Invoke, cdn: Cdn): void {
  const isApi = (path: string): boolean =>
    apiPathPatterns.some((pattern) =>
      pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
    );
  server.off('request', starting);
  server.on('request', (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const answered = isApi(path) ? answerApi(invoke, request, response) : cdn.answer(request, response);
    answered.catch((error: unknown) => {
      console.error(`${request.method} ${path} failed: ${String(error)}`);
      if (!response.headersSent) response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' });
      response.end();
    });
  });
}

/**
 * Empties the queues of an earlier start. Messages that were in hand when it was killed would hide for minutes
 * and hold up their feeds; they are only hints, and the reconciler asks for all that is missing.
 */
async function forgetMessages(urls: string[]): Promise<void> {
  const client = new SQSClient({});
  for (const QueueUrl of urls) await client.send(new PurgeQueueCommand({ QueueUrl }));
  client.destroy();
}

/** Queues by the name of the contract; the CDK app gives each a construct of that name. */
function queueUrlsOf(physical: Awaited<ReturnType<typeof provision>>): Record<QueueName, string> {
  const find = (name: QueueName): string => {
    const wanted = `${name}queueQueue`.toLowerCase();
    for (const [id, { ref }] of physical) if (id.toLowerCase().startsWith(wanted)) return ref;
    throw new Error(`The template has no queue ${name}`);
  };
  return { drop: find('drop'), receipts: find('receipts'), feeds: find('feeds') };
}

/** Runs a job again and again, never twice at once. */
function schedule(job: () => Promise<unknown>, everyMs: number): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = job()
      .catch((error: unknown) => console.error(`Scheduled job failed: ${String(error)}`))
      .finally(() => {
        busy = false;
      });
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${error.code})`;
      reject(new UsageError(`Port ${port} ${reason}; choose another with --port`));
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // Requests under way get a moment; a reader that holds a connection open does not hold up the end.
    setTimeout(() => server.closeAllConnections(), 2000).unref();
  });
