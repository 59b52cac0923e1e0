import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { edgeEntry } from '../../../functions/core/delivery/edge-entry.ts';
import { viewerRequest } from '../../../infra/edge/viewer-request.ts';
import { type EdgeRequest, type EdgeResponse, runtimeOf } from '../../../local/aws/edge-function.ts';
import { at, buildOnce, resources, target } from '../built-app.ts';
import { isEdgeLanguage } from './edge-language.ts';

const folder = 'f'.repeat(32);
const hash = (key: string): string => createHash('sha256').update(key).digest('hex');
const keyOf = (id: string, filling = 'A'): string => `dls_${id}_${filling.repeat(43)}`;
const rivers = keyOf('rivers-only');
const all = keyOf('all-feeds');
const ended = keyOf('ended');
const pairs = new Map([
  [hash(rivers), edgeEntry({ folder, feeds: ['rivers', 'dams'] })],
  [hash(all), edgeEntry({ folder, feeds: ['*'], until: '2999-01-01T00:00:00.000Z' })],
  [hash(ended), edgeEntry({ folder, feeds: ['*'], until: '2026-01-01T00:00:00.000Z' })],
]);
const run = runtimeOf<{ request: EdgeRequest }, EdgeRequest | EdgeResponse>(viewerRequest, {
  get: async (key) => {
    const found = pairs.get(key);
    if (found === undefined) throw new Error('KeyNotFound');
    return found;
  },
});

async function ask(uri: string, headers: Record<string, string> = {}, method = 'GET') {
  const given = Object.entries(headers).map(([name, value]) => [name, { value }]);
  const answer = await run({ request: { method, uri, headers: Object.fromEntries(given) } });
  // A copy, so that an object of another realm compares as one of this.
  return JSON.parse(JSON.stringify(answer)) as Partial<EdgeRequest & EdgeResponse>;
}
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

describe('viewer-request function', () => {
  it.each(['/', '/feeds/latest.rss', '/stories/x.html', '/k', '/kk/x', '/privately/x', '/desk/'])(
    'lets the public address %s pass as it is',
    async (uri) => {
      const asked = { method: 'GET', uri, headers: { 'if-none-match': { value: '"1"' } } };
      if (uri === '/k') expect((await ask(uri)).statusCode).toBe(401);
      else expect(await ask(uri, { 'if-none-match': '"1"' })).toEqual(asked);
    },
  );

  it.each([
    [{ authorization: `Bearer ${rivers}` }],
    [{ authorization: `bearer  ${rivers} ` }],
    [basic(`reader:${rivers}`)],
    [basic(`:${rivers}`)],
    [basic(`${rivers}:`)],
    [basic(rivers)],
  ])('leads to the shared copy with the key in %j', async (headers) => {
    const { uri, headers: passed } = await ask('/private/feeds/rivers/archive/2-12.atom', headers);
    expect(uri).toBe(`/p/${folder}/feeds/rivers/archive/2-12.atom`);
    expect(passed).toEqual({ 'x-dateline-way': { value: '/private' } });
  });

  it('leads to the shared copy with the key in the path, and takes no key from elsewhere then', async () => {
    const { uri, headers } = await ask(`/k/${rivers}/changes/dams/1.json`);
    expect(uri).toBe(`/p/${folder}/changes/dams/1.json`);
    expect(headers).toEqual({ 'x-dateline-way': { value: `/k/${rivers}` } });
    expect((await ask('/k/x/feeds/dams.rss', basic(`a:${rivers}`))).statusCode).toBe(401);
  });

  it.each([ended, keyOf('rivers-only', 'B'), '', 'dls_', `${rivers}A`, hash(rivers)])(
    'answers 401 with the key %j',
    async (key) => {
      expect(await ask('/private/feeds/rivers.rss', basic(`a:${key}`))).toMatchObject({ statusCode: 401 });
      expect(await ask(`/k/${key}/feeds/rivers.rss`)).toMatchObject({ statusCode: 401 });
    },
  );

  it.each([
    '/private/feeds/latest.rss',
    '/private/feeds/riverside.rss',
    '/private/feeds/rivers/../floods.rss',
    '/private/feeds/rivers/./x.rss',
    '/private/feeds//rivers.rss',
    '/private/feeds/rivers%2F..%2Ffloods.rss',
    '/private/stories/rivers.html',
    '/private/rivers',
    '/private/',
    '/private',
    '/private/feeds/rivers\\..\\floods.rss',
  ])('answers 404 for %s, which the key does not cover', async (uri) => {
    expect(await ask(uri, basic(`a:${rivers}`))).toMatchObject({ statusCode: 404 });
  });

  it('covers every feed with *, but no other document', async () => {
    expect((await ask('/private/feeds/floods.rss', basic(`a:${all}`))).uri).toBe(
      `/p/${folder}/feeds/floods.rss`,
    );
    expect((await ask('/private/index.html', basic(`a:${all}`))).statusCode).toBe(404);
  });

  it('takes no word of the reader for how it came', async () => {
    expect((await ask('/feeds/latest.rss', { 'x-dateline-way': '/k/x' })).headers).toEqual({});
  });

  it('lets preflight requests pass to the rules of the bucket, with no private address', async () => {
    expect((await ask('/private/feeds/rivers.rss', {}, 'OPTIONS')).uri).toBe('/private');
  });

  test('without a valid key nothing leads below the folder, whatever is asked (property)', async () => {
    const part = fc.oneof(
      fc.constantFrom(
        'private',
        'k',
        'p',
        folder,
        'feeds',
        'rivers.rss',
        '..',
        '%70rivate',
        rivers.slice(0, -1),
      ),
      fc.string(),
    );
    const asked = fc.array(part, { maxLength: 6 }).map((parts) => `/${parts.join('/')}`);
    await fc.assert(
      fc.asyncProperty(asked, fc.string(), async (uri, authorization) => {
        const answer = await ask(uri, { authorization });
        // What is asked for directly passes: nobody knows the folder, since no answer names it.
        if (answer.uri !== undefined && answer.uri !== uri) expect.fail(`${uri} leads to ${answer.uri}`);
        expect(JSON.stringify(answer.headers)).not.toContain(folder);
      }),
      { numRuns: 300 },
    );
  });
});

it('is in the language of the edge runtime', () => {
  const code = viewerRequest.replace(/^import .*$/gm, '');
  expect(isEdgeLanguage(code)).toBe(true);
});

it('runs in the distribution before the cache, with the store of keys, below the size limit', () => {
  const template = buildOnce().templates.service;
  expect(Buffer.byteLength(viewerRequest)).toBeLessThan(10_240);
  const found = resources(template, 'AWS::CloudFront::Function').find(
    ([, { Properties }]) => Properties.FunctionCode === viewerRequest,
  );
  const config = at(
    resources(template, 'AWS::CloudFront::Distribution')[0],
    1,
    'Properties',
    'DistributionConfig',
  );
  const associations = at(config, 'DefaultCacheBehavior', 'FunctionAssociations') as unknown[];
  const first = associations.find((one) => at(one, 'EventType') === 'viewer-request');
  expect(target(at(first, 'FunctionARN'))).toBe(found?.[0]);
  const [[store] = []] = resources(template, 'AWS::CloudFront::KeyValueStore');
  const stores = at(found?.[1].Properties, 'FunctionConfig', 'KeyValueStoreAssociations') as unknown[];
  expect(stores.map((one) => target(at(one, 'KeyValueStoreARN')))).toEqual([store]);
  // Without it CloudFront would cache one answer for all readers under an address that it was not asked for.
  expect(at(config, 'DefaultCacheBehavior', 'OriginRequestPolicyId')).toBeDefined();
});
