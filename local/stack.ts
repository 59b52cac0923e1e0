import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type FunctionName, functions, reconcileEveryMinutes } from '../functions/contract/functions.ts';
import type { QueueName } from '../functions/contract/queues.ts';
import { apiPathPatterns } from '../functions/contract/routes.ts';
import type { ReconcileReport } from '../functions/pipeline/recovery/reconcile.ts';
import type { ResourceEvent } from '../functions/platform/lambda/custom-resource.ts';
import { s3 } from '../functions/store/aws/clients.ts';
import { writeWeb } from '../infra/bundle/web-bundle.ts';
import { answerApi } from './aws/api-gateway.ts';
import { Cdn } from './aws/cdn.ts';
import { corsOf } from './aws/cors.ts';
import { edgeFunctions } from './aws/edge-function.ts';
import { grantsOf, withGrantsOnly } from './aws/permissions.ts';
import { provision } from './aws/provision.ts';
import { securityHeadersOf } from './aws/security-headers.ts';
import type { Templates } from './aws/template.ts';
import { takeDataFolder } from './data-folder.ts';
import { startEmulators } from './emulators/index.ts';
import { startKeyValueStore } from './emulators/key-value-store.ts';
import { startConsumerThread } from './functions/consumer-thread.ts';
import { type ConsumerSetup, startConsumers } from './functions/consumers.ts';
import { type Invoke, loadFunctions, setEnvironment } from './functions/invoke.ts';
import { type Options, UsageError } from './options.ts';

/** All of Dateline on one machine. */
export interface LocalStack {
  url: string;
  /** URL of the S3 emulator, for dropping files. */
  s3Endpoint: string;
  dropBucket: string;
  queueUrls: Record<QueueName, string>;
  invoke: Invoke;
  stop(): Promise<void>;
}

/** Options of benchmarks and tests. */
export interface Given {
  /** Wraps every invocation; the queue consumers then run in this thread. */
  around?: (invoke: Invoke) => Invoke;
  /** Templates synthesised earlier. */
  templates?: Templates;
  /** Rows and objects are kept in memory and end with the stack: it does not wait for the disk. */
  inMemory?: boolean;
  /** Leaves out the schedule of the reconciler, which then runs only when it is invoked: it writes into the whole table. */
  unscheduled?: boolean;
  /** Folder with the files of the desk in the browser, built earlier. */
  webFolder?: string;
}

/**
 * Starts the emulators, creates the resources of the CDK templates, loads the handlers and serves API and feeds.
 * Resumes unfinished work of an earlier start before it returns. Queue consumers run in a worker thread.
 * @throws UsageError for a port in use or an unusable folder.
 */
export async function startStack(options: Options, given: Given = {}): Promise<LocalStack> {
  const folder = takeDataFolder(options.data, options.fresh);
  const server = createServer(starting);
  // Longer than clients keep connections: reusing one that is being closed causes a reset.
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
      startEmulators(given.inMemory ? undefined : options.data),
    ]);
    stops.push(emulators.stop);
    const keyStore = await startKeyValueStore();
    stops.push(keyStore.stop);
    process.env.AWS_ENDPOINT_URL_CLOUDFRONT_KEYVALUESTORE = keyStore.endpoint;
    const physical = await provision(templates);
    const web = given.webFolder ?? buildWeb();
    if (given.webFolder === undefined)
      stops.push(async () => rmSync(web, { recursive: true, force: true, maxRetries: 5 }));
    setEnvironment(templates, physical, { BASE_URL: url, WEB_FOLDER: web, ...overrides() });
    const { DROP_BUCKET: dropBucket = '', FEEDS_BUCKET = '' } = process.env;
    const queueUrls = queueUrlsOf(physical);
    await forgetMessages(Object.values(queueUrls));
    const { invoke, stop: stopFunctions } = await startFunctions(
      { queueUrls, dropBucket, grants: grantsOf(templates, physical) },
      given.around,
    );
    stops.push(stopFunctions);
    const security = securityHeadersOf(templates);
    const cdn = new Cdn(s3({ pathStyle: true }), FEEDS_BUCKET, {
      edge: edgeFunctions(templates, { get: keyStore.read }),
      cors: corsOf(templates),
      security,
    });
    await invoke('web-files', { RequestType: 'Update' } satisfies ResourceEvent);
    serve(server, cdn, (request, response) => answerApi(invoke, request, response, security));
    (await invoke('reconcile', { impatient: true })) as ReconcileReport;
    if (!given.unscheduled)
      stops.push(schedule(() => invoke('reconcile', {}), reconcileEveryMinutes * 60_000));
    // Runs first on stop, so that running requests still find the functions.
    stops.push(() => close(server));
    return { url, s3Endpoint: emulators.s3, dropBucket, queueUrls, invoke, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Builds the desk in the browser into a temporary folder. */
function buildWeb(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-web-'));
  writeWeb(folder);
  return folder;
}

/** Stage settings that environment variables may override. */
const overrides = (): Record<string, string> => {
  const { STORY_FORMATS, SITE_DETAILS, FEED_INTERVAL_SECONDS, FEED_STREAM_SECONDS, OUTGOING_LOOPBACK } =
    process.env;
  return {
    ...(STORY_FORMATS && { STORY_FORMATS }),
    ...(SITE_DETAILS && { SITE_DETAILS }),
    ...(FEED_INTERVAL_SECONDS && { FEED_INTERVAL_SECONDS }),
    ...(FEED_STREAM_SECONDS && { FEED_STREAM_SECONDS }),
    ...(OUTGOING_LOOPBACK && { OUTGOING_LOOPBACK }),
  };
};

/** Functions that run in this thread; all others run in the worker thread. */
const here: readonly FunctionName[] = ['intake', 'web-files'];

/** Runs all functions in this thread if `around` is given. */
async function startFunctions(
  setup: ConsumerSetup,
  around: ((invoke: Invoke) => Invoke) | undefined,
): Promise<{ invoke: Invoke; stop(): Promise<void> }> {
  if (around) {
    const all = await loadFunctions(Object.keys(functions) as FunctionName[]);
    const invoke = around(withGrantsOnly(all, setup.grants));
    return { invoke, stop: startConsumers(invoke, setup).stop };
  }
  const [loaded, thread] = await Promise.all([loadFunctions([...here]), startConsumerThread(setup)]);
  const api = withGrantsOnly(loaded, setup.grants);
  return {
    invoke: (name, event) => (here.includes(name) ? api : thread.invoke)(name, event),
    stop: thread.stop,
  };
}

/** Answers requests until the stack is ready. The port is opened first, so that a conflict is reported at once. */
function starting(_request: IncomingMessage, response: ServerResponse): void {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1', connection: 'close' };
  response.writeHead(503, headers).end('Dateline is starting\n');
}

function serve(server: Server, cdn: Cdn, api: Cdn['answer']): void {
  const isApi = (path: string): boolean =>
    apiPathPatterns.some((pattern) =>
      pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
    );
  server.off('request', starting);
  server.on('request', (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const answered = isApi(path) ? api(request, response) : cdn.answer(request, response);
    answered.catch((error: unknown) => {
      console.error(`${request.method} ${path} failed: ${String(error)}`);
      if (!response.headersSent) response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' });
      response.end();
    });
  });
}

/**
 * Empties the queues of an earlier start. Messages in flight when it was killed would stay invisible for minutes and
 * block their feeds; the reconciler recreates all that are needed.
 */
async function forgetMessages(urls: string[]): Promise<void> {
  const client = new SQSClient({});
  for (const QueueUrl of urls) await client.send(new PurgeQueueCommand({ QueueUrl }));
  client.destroy();
}

/** Queue URLs by contract name; the CDK app names each queue construct after it. */
function queueUrlsOf(physical: Awaited<ReturnType<typeof provision>>): Record<QueueName, string> {
  const find = (name: QueueName): string => {
    const wanted = `${name}queueQueue`.toLowerCase();
    for (const [id, { ref }] of physical) if (id.toLowerCase().startsWith(wanted)) return ref;
    throw new Error(`The template has no queue ${name}`);
  };
  return {
    drop: find('drop'),
    receipts: find('receipts'),
    feeds: find('feeds'),
    deliveries: find('deliveries'),
  };
}

/** Runs a job periodically, never twice at the same time. */
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
    // Running requests get a moment; clients with open connections must not block the end.
    setTimeout(() => server.closeAllConnections(), 2000).unref();
  });
