import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { storyFormatIds } from '../functions/contract/formats.ts';
import type { Change, Story, Warning } from '../functions/core/story/schema.ts';
import { dynamo } from '../functions/store/aws/clients.ts';
import { Table } from '../functions/store/dynamodb/table.ts';
import { Agencies } from '../functions/store/entities/people/agencies.ts';
import { type LocalStack, startStack } from '../local/stack.ts';

/** A running local stack, and what tests do with it on behalf of one agency. */
export interface TestDesk {
  stack: LocalStack;
  table: Table;
  agencies: Agencies;
  /** Id of the agency that `submit` and `call` act for, and its key. */
  agency: string;
  key: string;
  addAgency(id: string, more?: Partial<Parameters<Agencies['create']>[0]>): Promise<string>;
  submit(body: string | Uint8Array, headers?: Record<string, string>, path?: string): Promise<Answer>;
  call(method: string, path: string, body?: string, headers?: Record<string, string>): Promise<Answer>;
  /** The JSON feed, without waiting. */
  feed(id: string): Promise<JsonFeed | undefined>;
  close(): Promise<void>;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** Empty when the answer is no JSON. */
  json: AnswerBody;
  text: string;
}

/** Every member that some answer of the API has. */
export interface AnswerBody {
  type?: string;
  title?: string;
  detail?: string;
  errors?: { pointer: string; detail: string }[];
  receipt?: string;
  state?: string;
  format?: string;
  results?: {
    status: string;
    storyId?: string;
    version?: number;
    visibility?: string;
    visibilityReason?: string;
    visibleFrom?: string;
    page?: string;
    feeds?: { id: string; href: string }[];
    corrects?: { version: number; headline: string };
    displaces?: { storyId: string; guid?: string; headline?: string };
    similar?: { storyId: string; agency?: string; guid?: string; headline?: string }[];
    story?: Partial<Story>;
    changes: Change[];
    warnings: Warning[];
    errors?: { pointer: string; detail: string }[];
  }[];
  guid?: string;
  version?: number;
  headline?: string;
  pubStatus?: string;
  published?: string;
  clusterId?: string;
  body?: string;
  evolvedFrom?: string;
  evolvedTo?: string;
  chain?: { first: string; version?: number; previous?: string; next?: string };
  versions?: { version: number; pubStatus: string; receipt: string; correctionNote?: string }[];
  cursor?: string;
  fields?: { field: string; before?: unknown; after?: unknown }[];
  blocks?: { kind: string; text?: string; parts?: { kind: string; text: string }[] }[];
}

export interface JsonFeed {
  items: {
    id: string;
    title?: string;
    content_html?: string;
    _tombstone?: object;
    _dateline?: { version?: number; clusterId?: string };
  }[];
}

interface Started {
  stack: LocalStack;
  stop(): Promise<void>;
}

interface Choices {
  /** Keeps all functions in this thread. */
  oneThread?: boolean;
  /**
   * The reconciler runs only when it is invoked. For tests that count what it finds or compare the whole table: on a slow
   * machine its minute comes in the middle of them.
   */
  unscheduled?: boolean;
}

async function start(data: string, { oneThread = false, unscheduled = false }: Choices): Promise<Started> {
  process.env.STORY_FORMATS ??= storyFormatIds.join(',');
  // Most tests wait for a build and not for the pause between builds.
  process.env.FEED_INTERVAL_SECONDS ??= '0.25';
  const stack = await startStack(
    { port: 0, data, fresh: false },
    {
      templates: inject('templates'),
      webFolder: inject('webFolder'),
      inMemory: true,
      unscheduled,
      ...(oneThread && { around: (invoke) => invoke }),
    },
  );
  return {
    stack,
    stop: async () => {
      await stack.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/**
 * Starts a desk for one test file; call `close` at the end. Only files of the project `own-desk` may call this: handlers
 * read their settings once in a process.
 */
export async function openDesk(choices: Choices = {}): Promise<TestDesk> {
  if (inject('desk') !== 'own') throw new Error('List this file as one with an own desk in vitest.config.ts');
  const { stack, stop } = await start(mkdtempSync(join(tmpdir(), 'dateline-')), choices);
  return { ...(await deskOf(stack, 'test')), close: stop };
}

let shared: Promise<Started> | undefined;

/**
 * The desk that all files of this worker share, with an agency of its own for each file. Feeds of all agencies, such as
 * `latest`, and lists of the whole desk also hold what earlier files left. The desk ends with the worker.
 * @throws Error when another file took the agency.
 */
export async function sharedDesk(agency: string): Promise<TestDesk> {
  if (inject('desk') !== 'shared') throw new Error('Only files of the project desk share one');
  // `tests/stack-setup.ts` removes the folder after the run.
  shared ??= start(mkdtempSync(join(inject('deskFolder'), 'desk-')), {});
  const { stack } = await shared;
  return { ...(await deskOf(stack, agency)), close: async () => {} };
}

async function deskOf(stack: LocalStack, agency: string): Promise<Omit<TestDesk, 'close'>> {
  const table = new Table(dynamo(), process.env.TABLE_NAME ?? '');
  const agencies = new Agencies(table);
  const addAgency: TestDesk['addAgency'] = async (id, more = {}) => {
    const key = await agencies.create({ id, name: `Agency ${id}`, ratePerSecond: 1000, policy: {}, ...more });
    if (key === undefined) throw new Error(`Agency ${id} exists`);
    return key;
  };
  const key = await addAgency(agency);
  const call: TestDesk['call'] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${stack.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...headers },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      json: isJson && text !== '' ? JSON.parse(text) : {},
      text,
    };
  };
  return {
    stack,
    table,
    agencies,
    agency,
    key,
    addAgency,
    call,
    submit: (body, headers = {}, path = '/v1/articles') =>
      call('POST', path, body as string, { 'content-type': 'text/plain; charset=utf-8', ...headers }),
    feed: async (id) => {
      const answer = await call('GET', `/feeds/${id}.json`);
      return answer.status === 200 ? (JSON.parse(answer.text) as JsonFeed) : undefined;
    },
  };
}

/**
 * Waits until a condition returns something, and returns it. The bound is for a broken desk, not for a slow machine: it
 * is far beyond what a busy one takes.
 * @throws Error with the last value after `seconds`.
 */
export async function eventually<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  const seconds = 240;
  const end = Date.now() + seconds * 1000;
  let last: unknown;
  // What takes longer is asked for less often: several stacks share few processors.
  for (let pause = 40; Date.now() < end; pause = Math.min(pause * 1.3, 250)) {
    const value = await look();
    if (value) return value;
    last = value;
    await sleep(pause);
  }
  throw new Error(`Not true within ${seconds} s; last: ${JSON.stringify(last)?.slice(0, 500)}`);
}

/** A story in Dateline's own JSON. */
export const article = (fields: Record<string, unknown> = {}): string =>
  JSON.stringify({
    headline: 'Bridge opens a month early',
    body: '<p>The new bridge over the river opened on Monday, a month ahead of plan, the city said.</p><p>Traffic was light on the first day, and the ferry stopped in the evening.</p>',
    language: 'en',
    ...fields,
  });

export const asJson = { 'content-type': 'application/json' };
