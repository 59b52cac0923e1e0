import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { dynamo, s3 } from '../../functions/store/aws/clients.ts';
import { Objects } from '../../functions/store/s3/objects.ts';
import { article, asJson, eventually, sharedDesk, type TestDesk } from '../local-stack.ts';

/** The threats of docs/security.md that only a whole stack can answer; the others are named there with their tests. */
let desk: TestDesk;
let otherKey: string;
beforeAll(async () => {
  desk = await sharedDesk('threats');
  otherKey = await desk.addAgency('threats-other');
});

const accepted = async (
  fields: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<string> => {
  const { status, json } = await desk.submit(article(fields), { ...asJson, ...headers });
  expect(status).toBe(202);
  expect(json.results?.[0]?.status).toBe('accepted');
  return json.results?.[0]?.storyId ?? '';
};

const inLatest = (id: string): Promise<unknown> =>
  eventually(async () => (await desk.feed('latest'))?.items.find((item) => item.id.includes(id)));

const publicKeys = async (): Promise<string[]> => {
  const { Contents = [] } = await s3({ pathStyle: true }).send(
    new ListObjectsV2Command({ Bucket: process.env.FEEDS_BUCKET }),
  );
  return Contents.map(({ Key = '' }) => Key);
};

describe('theft of a key', () => {
  test('no row of the table holds a key, only its hash', async () => {
    const rows: string[] = [];
    let ExclusiveStartKey: Record<string, never> | undefined;
    do {
      const page = await dynamo().send(
        new ScanCommand({ TableName: process.env.TABLE_NAME, ExclusiveStartKey }),
      );
      rows.push(...(page.Items ?? []).map((item) => JSON.stringify(item)));
      ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
    } while (ExclusiveStartKey);
    expect(rows.some((row) => row.includes('keyHashes'))).toBe(true);
    // Base64url may hold an underscore of its own, so that the secret is found by its length.
    const secret = desk.key.slice(-43);
    expect(desk.key).toBe(`dl_threats_${secret}`);
    expect(rows.filter((row) => row.includes(secret))).toEqual([]);
  });

  test('a key is not taken from the address, where logs would keep it', async () => {
    const answer = await desk.call('GET', `/v1/articles/none?key=${desk.key}`, undefined, {
      authorization: '',
    });
    expect(answer.status).toBe(401);
  });
});

describe('replay', () => {
  test('the same upload again changes nothing, and an older version does not come back', async () => {
    const old = { guid: 'replayed', version: 1, headline: 'The first text' };
    const id = await accepted(old);
    await accepted({ ...old, version: 2, headline: 'The second text' });
    const again = await desk.submit(article(old), asJson);
    expect(again.json.results?.[0]?.status).toBe('duplicate');
    expect((await desk.call('GET', `/v1/articles/${id}`)).json.headline).toBe('The second text');
  });

  test('a killed story is not brought back by its upload', async () => {
    const fields = { guid: 'killed-and-replayed' };
    const id = await accepted(fields);
    await inLatest(id);
    const live = async (): Promise<boolean | undefined> =>
      (await desk.feed('latest'))?.items.some((item) => item.id.includes(id) && !item._tombstone);
    await desk.call('DELETE', `/v1/articles/${id}`, JSON.stringify({ reason: 'Wrong' }), asJson);
    await eventually(async () => (await live()) === false);
    await desk.submit(article(fields), asJson);
    const changed = { ...fields, body: '<p>The killed story, sent again with some other words in it.</p>' };
    const again = await desk.submit(article(changed), asJson);
    expect(again.json.results?.[0]?.status).toBe('quarantined');
    // A build that is later than both.
    await inLatest(await accepted({ guid: 'after-the-replay' }));
    expect(await live()).toBe(false);
    expect((await desk.call('GET', `/stories/${id}.html`)).status).toBe(410);
  });
});

describe('writing across agencies', () => {
  test('an agency named in the upload is not believed', async () => {
    const id = await accepted({ guid: 'forged', agency: 'threats-other' });
    await inLatest(id);
    expect((await desk.call('GET', `/v1/articles/${id}`)).json).toMatchObject({ agency: 'threats' });
  });

  test('what belongs to somebody else looks like what is not there', async () => {
    const id = await accepted({ guid: 'private' });
    const as = { authorization: `Bearer ${otherKey}` };
    for (const [method, body] of [
      ['GET', undefined],
      ['PUT', article({ headline: 'Taken over' })],
      ['DELETE', JSON.stringify({ reason: 'Not mine' })],
    ] as const) {
      const theirs = await desk.call(method, `/v1/articles/${id}`, body, { ...asJson, ...as });
      const nobodys = await desk.call(method, `/v1/articles/${id.slice(0, -6)}abcdef`, body, {
        ...asJson,
        ...as,
      });
      expect(theirs.status, method).toBe(nobodys.status);
      expect(theirs.text).toBe(nobodys.text);
    }
    expect((await desk.call('GET', `/v1/articles/${id}`)).json).toMatchObject({
      headline: 'Bridge opens a month early',
      pubStatus: 'usable',
    });
  });
});

describe('enumeration', () => {
  test('an unknown agency, a wrong key and a malformed one get the same answer', async () => {
    const wrong = [`dl_threats_${'A'.repeat(43)}`, `dl_nobody_${'A'.repeat(43)}`, 'secret'];
    const answers = await Promise.all(
      wrong.map((key) => desk.submit('x', { authorization: `Bearer ${key}` })),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  });
});

describe('injection', () => {
  const lines = 'x\r\nSet-Cookie: stolen=1\r\n\r\n<h1>split</h1>';

  test('line breaks of a story never become headers of an answer', async () => {
    const id = await accepted({
      guid: lines,
      slugline: lines,
      keywords: [lines],
      headline: `Split ${lines}`,
    });
    await inLatest(id);
    await eventually(async () => (await desk.call('GET', `/stories/${id}.html`)).status === 200);
    for (const path of [
      '/feeds/latest.rss',
      '/feeds/latest.json',
      `/stories/${id}.html`,
      `/v1/articles/${id}`,
    ]) {
      const { headers } = await desk.call('GET', path);
      expect([...headers].flat().join('\n')).not.toMatch(/stolen|split/);
    }
  });

  test('no name of an upload becomes a path in a bucket', async () => {
    const before = new Set((await publicKeys()).map((key) => key.split('/')[0]));
    const climb = '../../feeds/latest.rss';
    const id = await accepted(
      { guid: climb, language: 'en', slugline: climb },
      {
        'content-disposition': `attachment; filename="${climb}"`,
        'idempotency-key': climb,
      },
    );
    await inLatest(id);
    const keys = await publicKeys();
    expect(keys.filter((key) => key.includes('..') || key.includes('//'))).toEqual([]);
    expect(keys.map((key) => key.split('/')[0]).filter((root) => !before.has(root))).toEqual([]);
  });

  test('a file dropped under a climbing name stays with the agency of its folder', async () => {
    const drop = new Objects(s3({ pathStyle: true }), desk.stack.dropBucket);
    const key = 'drop/threats/..%2f..%2fthreats-other/x.txt';
    await drop.put(
      key,
      'Climbing file\n\nThe words of this file are enough for a story of the agency of its folder.',
      {
        contentType: 'text/plain',
      },
    );
    const receipt = await eventually(() => drop.text(`${key}.receipt.json`));
    const { storyId } = (JSON.parse(receipt) as { results: { storyId: string }[] }).results[0] ?? {};
    expect((await desk.call('GET', `/v1/articles/${storyId}`)).json).toMatchObject({ agency: 'threats' });
  });
});

describe('uploads and answers that are too large', () => {
  test('a ZIP that unpacks to far more than it is', async () => {
    const bomb = zipSync({ 'story.txt': new Uint8Array(110 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const { status, json } = await desk.submit(bomb, { 'content-type': 'application/zip' });
    expect(status).toBe(422);
    expect(json.errors?.[0]?.detail).toMatch(/unpack|large|more/i);
  });

  test('every part of a story that is too large is told at once', async () => {
    const { status, json } = await desk.submit(
      article({
        headline: 'H'.repeat(2000),
        slugline: 's'.repeat(2000),
        body: `<p>${'word '.repeat(120_000)}</p>`,
      }),
      asJson,
    );
    expect(status).toBe(422);
    expect(json.errors?.map((one) => one.pointer)).toEqual(['/headline', '/slugline', '']);
  });

  test('an answer leaves out stories that would make it too large, and they have their own address', async () => {
    const many = Array.from({ length: 8 }, (_, n) => ({
      guid: `large-${n}`,
      headline: `Large story ${n}`,
      body: `<p>${`Part ${n} of a long report. `.repeat(17_000)}</p>`,
      language: 'en',
    }));
    const { status, json } = await desk.submit(JSON.stringify(many), asJson);
    expect(status).toBe(202);
    const receipt = await eventually(async () => {
      const answer = await desk.call('GET', `/v1/receipts/${json.receipt}`);
      return answer.json.state === 'done' && answer;
    });
    expect(Buffer.byteLength(receipt.text)).toBeLessThan(4 * 1024 * 1024);
    expect(receipt.json.results?.[0]?.story?.headline).toBe('Large story 0');
    expect(receipt.json.results?.at(-1)?.story).toBeUndefined();
    expect(receipt.json.results?.map((one) => one.status)).toEqual(Array(8).fill('accepted'));
    const last = receipt.json.results?.at(-1);
    expect((await desk.call('GET', `/v1/articles/${last?.storyId}`)).json.headline).toBe('Large story 7');
  });

  test('raw bytes that are too large for an answer are fetched from the bucket itself', async () => {
    const drop = new Objects(s3({ pathStyle: true }), desk.stack.dropBucket);
    const text = `Too long to be shown\n\n${'The report goes on and on. '.repeat(200_000)}`;
    await drop.put('drop/threats/huge.txt', text, { contentType: 'text/plain' });
    const beside = await eventually(() => drop.text('drop/threats/huge.txt.receipt.json'));
    const { receipt } = JSON.parse(beside) as { receipt: string };
    const answer = await fetch(`${desk.stack.url}/v1/receipts/${receipt}/raw`, {
      headers: { authorization: `Bearer ${desk.key}` },
      redirect: 'manual',
    });
    expect(answer.status).toBe(303);
    const location = answer.headers.get('location') ?? '';
    expect(location).toMatch(/X-Amz-Expires=300/);
    expect(await (await fetch(location)).text()).toBe(text);
  });
});

test('stored objects are labelled as downloads where an agency chose the bytes', async () => {
  const { json } = await desk.submit(
    '<script>alert(1)</script> Words enough to be read as a story by the desk today.',
    {
      'content-type': 'text/html',
    },
  );
  const raw = await desk.call('GET', `/v1/receipts/${json.receipt}/raw`);
  expect(raw.headers.get('content-type')).toBe('application/octet-stream');
  expect(raw.headers.get('content-disposition')).toMatch(/^attachment/);
  const { Contents = [] } = await s3({ pathStyle: true }).send(
    new ListObjectsV2Command({ Bucket: process.env.INTAKE_BUCKET }),
  );
  const stored = await s3({ pathStyle: true }).send(
    new GetObjectCommand({
      Bucket: process.env.INTAKE_BUCKET,
      Key: Contents.find(({ Key }) => Key?.includes('raw/'))?.Key,
    }),
  );
  expect(stored.ContentType).toBe('application/octet-stream');
});
