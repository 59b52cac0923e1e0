import { createHash } from 'node:crypto';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sdkSettings } from '../../../functions/store/aws/sdk-settings.ts';
import { Objects } from '../../../functions/store/s3/objects.ts';
import { PublicObjects } from '../../../functions/store/s3/public-objects.ts';
import { memoryS3 } from '../../doubles/objects.ts';
import { credentials, type Implementation, region } from './emulators.ts';

const emulator: Implementation<S3Client> = {
  open: async () => {
    const server = await startFauxqs({ port: 0, logger: false, defaultRegion: region });
    const endpoint = `http://127.0.0.1:${server.port}`;
    const value = new S3Client({ ...sdkSettings, endpoint, region, credentials, forcePathStyle: true });
    for (const Bucket of ['memory', 'other']) await value.send(new CreateBucketCommand({ Bucket }));
    return {
      value,
      close: async () => {
        value.destroy();
        await server.stop();
      },
    };
  },
};
const implementations: [string, Implementation<S3Client>][] = [
  ['the double', { open: async () => ({ value: memoryS3(), close: async () => {} }) }],
  ['the emulator', emulator],
];
const text = { contentType: 'text/plain; charset=utf-8' };
const md5 = (body: string): string => `"${createHash('md5').update(body).digest('hex')}"`;

describe.each(implementations)('a bucket on %s', (name, implementation) => {
  let client: S3Client;
  let close: () => Promise<void>;
  let objects: Objects;
  beforeAll(async () => {
    ({ value: client, close } = await implementation.open());
    objects = new Objects(client, 'memory');
  });
  afterAll(() => close());
  const keysBelow = async (prefix: string): Promise<string[]> =>
    (await Array.fromAsync(objects.list(prefix))).map(({ key }) => key);

  test('gives back bytes, type and metadata', async () => {
    const bytes = new Uint8Array([0, 255, 128, 10]);
    await objects.put('bytes', bytes, {
      contentType: 'application/x-raw',
      metadata: { version: '1', Look: 'a b' },
    });
    const found = await objects.get('bytes');
    expect([...(found?.bytes ?? [])]).toEqual([...bytes]);
    expect(found).toMatchObject({
      contentType: 'application/x-raw',
      metadata: { version: '1', look: 'a b' },
    });
  });

  test('gives back text as UTF-8', async () => {
    await objects.put('text', 'Fähre 📰', text);
    expect(await objects.text('text')).toBe('Fähre 📰');
    expect((await objects.head('text'))?.size).toBe(Buffer.byteLength('Fähre 📰'));
  });

  test('holds empty objects', async () => {
    await objects.put('empty', '', text);
    expect(await objects.text('empty')).toBe('');
  });

  test('has nothing under a key that nobody wrote', async () => {
    expect(await objects.get('missing')).toBeUndefined();
    expect(await objects.text('missing')).toBeUndefined();
    expect(await objects.head('missing')).toBeUndefined();
    expect(await new Objects(client, 'other').head('text')).toBeUndefined();
    await objects.delete('missing');
  });

  test('labels an object by its newest bytes, whole seconds and no version', async () => {
    const before = Math.floor(Date.now() / 1000) * 1000;
    await objects.put('labels', 'first', text);
    await objects.put('labels', 'second', { ...text, metadata: { version: '2' } });
    const head = await objects.head('labels');
    expect(head).toMatchObject({ key: 'labels', size: 6, etag: md5('second'), metadata: { version: '2' } });
    expect(head).not.toHaveProperty('versionId');
    expect(head?.modifiedAt).toBeGreaterThanOrEqual(before);
    expect((head?.modifiedAt ?? 0) % 1000).toBe(0);
  });

  test('forgets what is deleted', async () => {
    await objects.put('deleted', 'x', text);
    await objects.delete('deleted');
    expect(await objects.get('deleted')).toBeUndefined();
    expect(await keysBelow('deleted')).toEqual([]);
  });

  test('lists what lies below a prefix in the order of the bytes of the keys', async () => {
    const keys = ['list/0', 'list/A', 'list/a b+c?.txt', 'list/a.x', 'list/b', 'list/z'];
    const sorted = keys.toSorted((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
    for (const key of [...keys, 'lis', 'list', 'lisu']) await objects.put(key, key, text);
    expect(await keysBelow('list/')).toEqual(sorted);
    const [first] = await Array.fromAsync(objects.list('list/A'));
    expect(first).toMatchObject({ key: 'list/A', size: 6, etag: md5('list/A') });
    // The emulator lists milliseconds, S3 whole seconds.
    const listed = Math.floor((first?.modifiedAt ?? 0) / 1000) * 1000;
    expect(listed).toBe((await objects.head('list/A'))?.modifiedAt);
  });

  // The emulator sorts as a dictionary does; when it is repaired, this test says so.
  const testBytes = name === 'the emulator' ? test.fails : test;
  testBytes(
    'lists capitals before small letters, and in the order of UTF-8 what UTF-16 sorts otherwise',
    async () => {
      const keys = ['order/B', 'order/a', 'order/\uffee', 'order/\u{1f4f0}'];
      for (const key of keys.toReversed()) await objects.put(key, key, text);
      expect(await keysBelow('order/')).toEqual(keys);
    },
  );

  test('lists more keys than one answer holds, each once', async () => {
    const keys = Array.from({ length: 1005 }, (_, n) => `many/${String(n).padStart(4, '0')}`);
    for (let start = 0; start < keys.length; start += 100)
      await Promise.all(keys.slice(start, start + 100).map((key) => objects.put(key, '', text)));
    expect(await keysBelow('many/')).toEqual(keys);
  });

  test('writes nothing once a signal was given', async () => {
    await expect(objects.put('aborted', 'x', { ...text, signal: AbortSignal.abort() })).rejects.toThrow();
    expect(await objects.head('aborted')).toBeUndefined();
  });

  test('signs addresses without a request', async () => {
    const url = new URL(await objects.address('raw/a b', 300, 'raw'));
    expect(decodeURIComponent(url.pathname)).toMatch(/\/raw\/a b$/);
    expect(url.searchParams.get('X-Amz-Expires')).toBe('300');
    expect(url.searchParams.get('response-content-disposition')).toBe('attachment; filename="raw"');
  });

  test('of public documents stores a type that the CDN compresses', async () => {
    const feed = 'application/atom+xml; charset=utf-8';
    await new PublicObjects(client, 'memory').put('feed', '<feed/>', { contentType: feed });
    expect((await objects.get('feed'))?.contentType).toBe('application/xml; charset=utf-8');
  });
});
