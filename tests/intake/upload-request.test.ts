import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/contract/limits.ts';
import { uploadOf } from '../../functions/intake/request/upload.ts';

/** What intake takes a request for: the upload, or the problem. */
const app = new Hono();
app.post('/', async (c) => {
  const { bytes, ...labels } = await uploadOf(c);
  return c.json({ ...labels, text: new TextDecoder().decode(bytes) });
});
app.onError((error) =>
  'getResponse' in error ? (error.getResponse as () => Response)() : new Response('', { status: 500 }),
);

async function post(body: BodyInit, headers: Record<string, string> = {}) {
  const response = await app.request('/', { method: 'POST', body, headers });
  return { status: response.status, headers: response.headers, answer: await response.json() };
}

function form(...fields: [name: string, value: string | File][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

const story = 'Bridge opens\n\nThe new bridge opened on Monday.';
const file = (name = 'story.txt', text = story, type = 'text/plain') => new File([text], name, { type });

describe('a form', () => {
  test('with one file is that file, with its labels', async () => {
    const { answer } = await post(
      form(['file', file('a.xml', '<nitf/>', 'application/nitf+xml; charset=utf-8')]),
    );
    expect(answer).toEqual({
      text: '<nitf/>',
      filename: 'a.xml',
      mediaType: 'application/nitf+xml',
      charset: 'utf-8',
    });
  });

  test('says nothing of a file whose type it does not know', async () => {
    const { answer } = await post(form(['file', file('story.bin', story, 'application/octet-stream')]));
    expect(answer).toEqual({ text: story, filename: 'story.bin' });
  });

  test('with one field is its text', async () => {
    expect((await post(form(['story', story.replaceAll('\n', '\r\n')]))).answer).toEqual({
      text: story.replaceAll('\n', '\r\n'),
    });
  });

  test('may have a file field that was not filled', async () => {
    const text = 'The new bridge opened on Monday.';
    expect((await post(form(['story', text], ['file', file('', '')]))).answer).toEqual({ text });
  });

  test.each([
    ['two files', form(['a', file('1.txt')], ['b', file('2.txt')]), ['/a', '/b']],
    ['a file and a field', form(['file', file()], ['desk', 'politics']), ['/file', '/desk']],
  ])('with %s is refused with their names', async (_, body, pointers) => {
    const { status, answer } = await post(body);
    expect(status).toBe(400);
    expect(answer.detail).toContain('several files or fields');
    expect(answer.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
  });

  test('that is empty or damaged is refused', async () => {
    expect((await post(form(['file', file('a.txt', '')]))).answer.detail).toContain('no file');
    const damaged = await post('--x\r\nbroken', { 'content-type': 'multipart/form-data; boundary=y' });
    expect(damaged).toMatchObject({ status: 400, answer: { detail: expect.stringContaining('boundary') } });
  });
});

describe('a body in gzip', () => {
  const gzip = { 'content-encoding': 'gzip', 'content-type': 'text/plain' };

  test('is unpacked', async () => {
    expect((await post(gzipSync(story), gzip)).answer).toEqual({ text: story, mediaType: 'text/plain' });
  });

  test('may be a form', async () => {
    const request = new Request('https://x.example', { method: 'POST', body: form(['file', file()]) });
    const packed = gzipSync(Buffer.from(await request.arrayBuffer()));
    const headers = { ...gzip, 'content-type': request.headers.get('content-type') ?? '' };
    expect((await post(packed, headers)).answer).toMatchObject({ text: story, filename: 'story.txt' });
  });

  test('is refused when it unpacks to more than an upload may have', async () => {
    const { status, answer } = await post(gzipSync(Buffer.alloc(limits.httpUpload + 1, 'a')), gzip);
    expect(status).toBe(413);
    expect(answer.detail).toContain('unpacks to more than');
  });

  test('is refused when it is damaged or cut off', async () => {
    const packed = gzipSync(story);
    for (const body of [story, packed.subarray(0, packed.length - 5)])
      expect(await post(body, gzip)).toMatchObject({
        status: 400,
        answer: { detail: expect.stringContaining('damaged') },
      });
  });

  test('any other coding is refused with what is taken', async () => {
    const { status, headers } = await post(story, { 'content-encoding': 'br' });
    expect(status).toBe(415);
    expect(headers.get('accept-encoding')).toBe('gzip, identity');
  });
});
