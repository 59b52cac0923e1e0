import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DeskEnvironment, deskFile } from '../../cli/connect/desk-file.ts';
import { builtInFeeds } from '../../functions/contract/feeds.ts';
import { prefixes } from '../../functions/contract/object-keys.ts';
import { feedFormats } from '../../functions/core/feeds/formats/index.ts';
import { dynamo } from '../../functions/store/aws/clients.ts';
import { Table } from '../../functions/store/dynamodb/table.ts';
import { Feeds } from '../../functions/store/entities/feeds/feeds.ts';
import { Agencies } from '../../functions/store/entities/people/agencies.ts';
import { Operators } from '../../functions/store/entities/people/operators.ts';
import { deskEnvironment } from '../data-folder.ts';
import type { LocalStack } from '../stack.ts';

/** What scripts need to know about a running desk; written to `desk.json`. */
export interface Desk {
  url: string;
  agencies: { id: string; key: string }[];
  /** For the pages of the desk, and for what concerns all agencies. */
  operators: { id: string; key: string }[];
  feeds: { id: string; urls: Record<string, string> }[];
  drop: { endpoint: string; bucket: string; prefix: string };
  /** For `dateline … --data DIR`. */
  environment: DeskEnvironment;
}

const demo = { id: 'demo', name: 'Demo Agency', ratePerSecond: 200, policy: {} };
const editor = { id: 'desk', name: 'Demo Desk', role: 'admin', ratePerSecond: 200 } as const;

const samples = [
  { file: 'peace-talks.txt', type: 'text/plain; charset=utf-8' },
  { file: 'glass-museum.html', type: 'text/html; charset=utf-8' },
  { file: 'island-flights.json', type: 'application/json' },
] as const;

const patienceMs = 30_000;

/**
 * Creates the demo agency, submits the sample stories and waits until they are in the feeds. On later starts the
 * same uploads are recognised as duplicates.
 */
export async function openDemoDesk(stack: LocalStack, data: string): Promise<Desk> {
  const table = new Table(dynamo(), process.env.TABLE_NAME ?? '');
  const key = await keptKey(join(data, 'demo-key.txt'), () => new Agencies(table).create(demo));
  const operatorKey = await keptKey(join(data, 'demo-operator-key.txt'), () =>
    new Operators(table).create(editor),
  );
  const storyIds: string[] = [];
  for (const { file, type } of samples) storyIds.push(await submit(stack.url, key, file, type));
  await visible(stack.url, storyIds);
  const desk: Desk = {
    url: stack.url,
    agencies: [{ id: demo.id, key }],
    operators: [{ id: editor.id, key: operatorKey }],
    feeds: await feedList(stack.url),
    drop: { endpoint: stack.s3Endpoint, bucket: stack.dropBucket, prefix: `${prefixes.drop}${demo.id}/` },
    environment: deskEnvironment(),
  };
  // Written atomically, since scripts wait for the file to appear.
  const file = join(data, deskFile);
  writeFileSync(`${file}.new`, `${JSON.stringify(desk, null, 2)}\n`);
  renameSync(`${file}.new`, file);
  return desk;
}

/** Keys are stored as hashes only, so the demo keeps its own keys in the data folder. */
async function keptKey(file: string, create: () => Promise<string | undefined>): Promise<string> {
  const created = await create();
  if (created !== undefined) {
    writeFileSync(file, created, { mode: 0o600 });
    return created;
  }
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw new Error(`${file} is missing, and its key cannot be shown again; start with --fresh`);
}

async function submit(url: string, key: string, file: string, type: string): Promise<string> {
  const answer = await fetch(`${url}/v1/articles`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': type },
    body: await readFile(new URL(`./samples/${file}`, import.meta.url)),
  });
  const text = await answer.text();
  const id = answer.ok
    ? (JSON.parse(text) as { results: { storyId?: string }[] }).results[0]?.storyId
    : undefined;
  if (id === undefined) throw new Error(`Sample ${file} was not accepted: ${answer.status} ${text}`);
  return id;
}

async function visible(url: string, storyIds: string[]): Promise<void> {
  const end = Date.now() + patienceMs;
  const feed = `${url}/feeds/${builtInFeeds.latest}.json`;
  // Stories of an earlier start may have left the newest feed page; their story pages stay.
  const shown = async (id: string, text: string): Promise<boolean> =>
    text.includes(id) || (await fetch(`${url}/stories/${id}.html`, { method: 'HEAD' })).ok;
  while (Date.now() < end) {
    const answer = await fetch(feed);
    const text = answer.ok ? await answer.text() : '';
    const all = await Promise.all(storyIds.map((id) => shown(id, text)));
    if (text !== '' && all.every(Boolean)) return;
    await sleep(50);
  }
  throw new Error('The sample stories did not reach the feeds in time');
}

async function feedList(url: string): Promise<Desk['feeds']> {
  const feeds = await new Feeds(new Table(dynamo(), process.env.TABLE_NAME ?? '')).list();
  return feeds.map(({ id }) => ({
    id,
    urls: Object.fromEntries(
      feedFormats.map((format) => [format.id, `${url}/feeds/${id}.${format.extension}`]),
    ),
  }));
}
