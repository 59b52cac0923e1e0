import { beforeAll, expect, test } from 'vitest';
import { FinishedLists } from '../../functions/pipeline/recovery/finished-lists.ts';
import type * as Web from '../../web/api/types.ts';
import { article, memoryApp } from '../intake/memory-app.ts';

/** Members without which a page of the desk does not work. */
type Needed<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] };
type Kind = 'string' | 'number' | 'object' | 'boolean';
/** The compiler asks for every such member of a type of the pages, so that none is forgotten here. */
type Shape<T> = Record<keyof Needed<T>, Kind>;

const kindsOf = (value: object, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, typeof (value as Record<string, unknown>)[name]]));
function expectShape<T>(value: object | undefined, shape: Shape<T>): void {
  if (!value) throw new Error('There is nothing to look at');
  expect(kindsOf(value, Object.keys(shape))).toEqual(shape);
}

let app: Awaited<ReturnType<typeof memoryApp>>;
let storyId = '';
const short = '<p>Five words are not many.</p>';
const read = async (path: string, key = app.keys.editor) => {
  const { status, json, text } = await app.call('GET', path, { key });
  expect(status, text).toBe(200);
  return json as { items: object[] } & Record<string, never>;
};

beforeAll(async () => {
  app = await memoryApp();
  await app.ports.agencies.setPolicy('north', { quarantine: ['too-short'] });
  await app.call('POST', '/v1/articles', { body: article({ guid: 'published' }) });
  const { json } = await app.call('POST', '/v1/articles', { body: article({ guid: 'waits', body: short }) });
  storyId = (json.results as { storyId: string }[])[0]?.storyId ?? '';
  await app.call('POST', '/v1/articles', { body: { headline: 'No text' } });
  const lists = new FinishedLists(app.ports);
  for await (const finished of app.ports.receipts.finished('0', '~')) await lists.add(finished);
  await lists.write();
});

test('who signs in', async () => {
  for (const key of [app.keys.north, app.keys.editor])
    expectShape<Web.Me>(await read('/v1/me', key), {
      kind: 'string',
      id: 'string',
      name: 'string',
      site: 'object',
    });
});

test('what waits', async () => {
  expectShape<Web.WaitingItem>((await read('/v1/waiting')).items[0], {
    kind: 'string',
    storyId: 'string',
    agencyId: 'string',
    headline: 'string',
    since: 'string',
    reason: 'string',
  });
});

test('stories, and one of them', async () => {
  const { items } = await read('/v1/articles');
  expect(items).toHaveLength(2);
  for (const item of items)
    expectShape<Web.StoryItem>(item, {
      storyId: 'string',
      agencyId: 'string',
      headline: 'string',
      state: 'string',
      updated: 'string',
    });
  const story = await read(`/v1/articles/${storyId}`);
  expect(kindsOf(story, ['appearsIn', 'acts', 'visibility', 'visibilityReason'])).toEqual({
    appearsIn: 'object',
    acts: 'object',
    visibility: 'string',
    visibilityReason: 'string',
  });
  const { versions } = await read(`/v1/articles/published/versions?agency=north`);
  expectShape<Web.VersionItem>(versions?.[0], {
    version: 'number',
    versionCreated: 'string',
    storedAt: 'string',
    pubStatus: 'string',
    receipt: 'string',
  });
});

test('uploads', async () => {
  const { items } = await read('/v1/receipts');
  expect(items).toHaveLength(3);
  for (const item of items)
    expectShape<Web.ReceiptItem>(item, {
      receiptId: 'string',
      agencyId: 'string',
      receivedAt: 'string',
      state: 'string',
      articles: 'object',
      problems: 'object',
    });
});

test('numbers', async () => {
  const numbers = await read('/v1/numbers');
  expectShape<Web.Numbers>(numbers, { now: 'object', hours: 'object' });
  expectShape<Web.Numbers['hours'][number]>(numbers.hours?.[0], {
    hour: 'string',
    agencies: 'object',
    refusedBy: 'object',
  });
});

test('a preview, and one of a story that is refused', async () => {
  const tried = async (body: object): Promise<Web.UploadAnswer> => {
    const path = '/v1/articles?dryRun=true&preview=true';
    const { status, json, text } = await app.call('POST', path, { body });
    expect(status, text).toBe(200);
    return json as never;
  };
  const { preview, results } = await tried(article({ byline: 'By Marta Oyelaran' }));
  expectShape<Web.UploadResult>(results[0], { status: 'string', changes: 'object', warnings: 'object' });
  expect(Object.keys(preview?.items ?? {})).toEqual(
    expect.arrayContaining(['rss', 'atom', 'json', 'ninjs', 'newsmlg2', 'nitf'] satisfies Web.ItemFormat[]),
  );
  expect(preview?.page).toContain('The new bridge');
  expect(preview?.changes[0]?.at).toEqual({ start: expect.any(Number), end: expect.any(Number) });
  const refused = await tried({ headline: 'No text' });
  expect(refused.results[0]?.status).toBe('refused');
  expect(refused.results[0]?.errors?.[0]?.detail).toMatch(/\w/);
  expect(refused.preview?.changes).toEqual([]);
});
