import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OperatorDesk } from '../../cli/connect/ports.ts';
import { doctorPorts } from '../../cli/doctor/ports.ts';
import { described, isClean } from '../../cli/doctor/report.ts';
import { prefixes } from '../../functions/contract/object-keys.ts';
import { table as tableNames } from '../../functions/contract/table.ts';
import { examine } from '../../functions/operations/doctor/examine.ts';
import { parallelMap } from '../../functions/pipeline/parallel-map.ts';
import { dynamo, s3 } from '../../functions/store/aws/clients.ts';
import { operatorDesk } from '../cli/operator.ts';
import { type ReadItem, readBack } from '../core/feeds/read-back.ts';
import { asJson, eventually, openDesk, type TestDesk } from '../local-stack.ts';

/** When the data was kept. */
const keptAt = Date.parse('2026-11-30T20:49:00Z');
const kept = new URL('../fixtures/desk-0.1.0/desk.jsonl.gz', import.meta.url);

interface KeptObject {
  bucket: 'INTAKE_BUCKET' | 'STORIES_BUCKET' | 'FEEDS_BUCKET';
  key: string;
  text: string;
  contentType: string;
  cacheControl?: string;
  metadata?: Record<string, string>;
}
type KeptLine = { item: Record<string, AttributeValue> } | KeptObject;

let desk: TestDesk;
let operator: OperatorDesk;
/** Public documents as version 0.1.0 wrote them, by their keys. */
const before = new Map<string, string>();

beforeAll(async () => {
  // As the desk was set.
  process.env.STORY_FORMATS = 'html,json,md';
  desk = await openDesk();
  operator = operatorDesk();
  await load();
  // What a start does.
  await desk.stack.invoke('reconcile', { impatient: true });
});
afterAll(() => desk.close());

async function load(): Promise<void> {
  const text = gunzipSync(readFileSync(kept)).toString('utf8').replaceAll('{BASE_URL}', desk.stack.url);
  const lines = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as KeptLine);
  const [database, objects] = [dynamo(), s3({ pathStyle: true })];
  await parallelMap(lines, 16, async (line) => {
    if ('item' in line) {
      const Item = withTimeLeft(line.item);
      await database.send(new PutItemCommand({ TableName: process.env.TABLE_NAME, Item }));
      return;
    }
    const { bucket, key, text: Body, contentType, cacheControl, metadata } = line;
    if (bucket === 'FEEDS_BUCKET') before.set(key, Body);
    await objects.send(
      new PutObjectCommand({
        Bucket: process.env[bucket],
        Key: key,
        Body,
        ContentType: contentType,
        CacheControl: cacheControl,
        Metadata: metadata,
      }),
    );
  });
}

/** A row with as much time left as it had when it was kept: an upgrade takes an hour, not the years since. */
function withTimeLeft(item: Record<string, AttributeValue>): Record<string, AttributeValue> {
  const expires = item[tableNames.ttl]?.N;
  if (expires === undefined) return item;
  const later = Number(expires) + Math.ceil((Date.now() - keptAt) / 1000);
  return { ...item, [tableNames.ttl]: { N: String(later) } };
}

/** Names of the desk's agencies: version 0.1.0 showed their ids. */
const agencies: Readonly<Record<string, string>> = {
  north: 'North Wire',
  south: 'South Press',
  demo: 'Demo Agency',
};

/**
 * What readers see of one item: its id, times, texts and links; not the markup around them. Version 0.1.0 told a change
 * before the publication, with nine digits in Atom, and took a credit line for an author.
 */
const seen = ({ content = '', updated = '', published = '', authors, ...rest }: ReadItem) => ({
  ...rest,
  published,
  // RSS has whole seconds.
  updated: Math.floor(Math.max(Date.parse(updated), Date.parse(published)) / 1000),
  authors:
    rest.creditLine !== undefined && authors.length === 1
      ? undefined
      : authors.map((name) => agencies[name] ?? name),
  text: content
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim(),
});

/** What readers see of a document. */
function readersView(key: string, text: string) {
  const format = key.slice(key.lastIndexOf('.') + 1);
  if (format !== 'rss' && format !== 'atom' && format !== 'json')
    return { ids: text.match(/urn:uuid:[0-9a-f-]{36}/g) };
  const { items, tombstones, title, self, language } = readBack(format, text);
  return {
    title: title?.replace(/^Dateline[^:]*: /, ''),
    self,
    // Feeds of stories in many languages had none of their own in RSS.
    language: format === 'rss' ? (language ?? 'en') : language,
    tombstones,
    items: items.map(seen),
  };
}

async function documents(prefix: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const { key } of operator.feedsBucket.list(prefix))
    found.set(key, (await operator.feedsBucket.text(key)) ?? '');
  return found;
}

test('the doctor finds nothing wrong with a desk that version 0.1.0 made', async () => {
  const scope = { patienceMs: 0, orphanAgeMs: 0, pages: 'all' } as const;
  let last: unknown[] = [];
  await eventually(async () => {
    const options = { extent: { all: true }, scope, confirmMs: 0 } as const;
    const { findings, looked } = await examine(doctorPorts(operator), options);
    last = findings.map(described);
    return isClean(findings) && looked.story > 60;
  }).catch((error: unknown) => {
    throw new Error(`The doctor found ${JSON.stringify(last, null, 1)}`, { cause: error });
  });
  expect(last).toMatchObject([{ code: 'quarantined-waiting' }]);
});

test('its feeds and archives show readers the same stories under the same ids', async () => {
  const now = await documents(prefixes.feeds);
  const keys = [...before.keys()].filter((key) => key.startsWith(prefixes.feeds)).sort();
  expect(keys).toContain('feeds/latest/archive/1.rss');
  expect(keys).toContain('feeds/all-formats.newsml');
  const isFeed = (key: string) => /^feeds\/.+\.(?!html$)\w+$/.test(key);
  expect([...now.keys()].filter(isFeed).sort()).toEqual(keys);
  for (const key of keys) {
    const view = readersView(key, now.get(key) ?? '');
    expect(view, key).toEqual(readersView(key, before.get(key) ?? ''));
  }
});

test('each feed that is shown gets its page, and a retired one does not', async () => {
  const shown = [...before.keys()].flatMap((key) => /^feeds\/([^/]+)\.rss$/.exec(key)?.[1] ?? []);
  const pages = await eventually(async () => {
    const now = [...(await documents(prefixes.feeds)).keys()].filter((key) => key.endsWith('.html'));
    return now.length === shown.length - 1 && now;
  });
  expect(pages.sort()).toEqual(
    shown
      .filter((id) => id !== 'gone')
      .map((id) => `feeds/${id}.html`)
      .sort(),
  );
});

test('its stories stay where they were, withdrawn and embargoed ones too', async () => {
  const story = async (guid: string) => {
    const answer = await desk.call('GET', `/v1/articles/${guid}`, undefined, await asNorth());
    return answer.json;
  };
  expect(await story('bridge-1')).toMatchObject({ version: 2, pubStatus: 'usable' });
  expect(await story('bridge-23')).toMatchObject({ version: 2, pubStatus: 'canceled' });
  expect(await story('far-embargo')).toMatchObject({ headline: 'Secret of the far future' });
  expect((await desk.call('GET', '/feeds/gone.rss')).status).toBe(410);
  const now = await documents(prefixes.storyPages);
  const stories = [...before.keys()].filter((key) => key.startsWith(prefixes.storyPages));
  expect([...now.keys()].sort()).toEqual(stories.sort());
  for (const key of stories.filter((one) => one.endsWith('.json'))) {
    const kept = JSON.parse(before.get(key) ?? '') as Record<string, unknown>;
    // Version 0.2.0 and before gave the digest in letters of its own, and of other bytes.
    const digest = 'digest' in kept && { digest: expect.stringMatching(/^ni:\/\/\/sha-256;/) };
    expect(JSON.parse(now.get(key) ?? ''), key).toEqual({ ...kept, ...digest });
  }
  for (const [key, text] of now) expect(text, key).not.toContain('Secret of the far future');
});

test('a correction of an archived story reaches its page, and a kill takes one out', async () => {
  const headers = await asNorth();
  const fields = { headline: 'Bridge over the Dommel stays as it is', language: 'en', keywords: ['river'] };
  const body = '<p>The bridge stays as it is for now, the council said on Monday after a long sitting.</p>';
  const put = await desk.call('PUT', '/v1/articles/bridge-3', JSON.stringify({ ...fields, body }), headers);
  expect(put.json.results?.[0]).toMatchObject({ status: 'accepted', version: 2 });
  await desk.call('DELETE', '/v1/articles/bridge-5', '{"reason":"Legal"}', headers);
  await eventually(async () => {
    const all = [...(await documents('feeds/rivers')).entries()].filter(([key]) => key.endsWith('.rss'));
    const text = all.map(([, rss]) => rss).join('');
    return text.includes(fields.headline) && !text.includes('Bridge over the Fulda gets a new deck');
  });
});

let northKey: string | undefined;
async function asNorth(): Promise<Record<string, string>> {
  const now = new Date().toISOString();
  northKey ??= await operator.agencies.rotateKey('north', now, now);
  return { ...asJson, authorization: `Bearer ${northKey}` };
}
