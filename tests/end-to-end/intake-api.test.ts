import { beforeAll, describe, expect, test } from 'vitest';
import { article, asJson, eventually, sharedDesk, type TestDesk } from '../local-stack.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await sharedDesk('intake-api');
});

const problem = (name: string) => `urn:dateline:problem:${name}`;

describe('submitting', () => {
  test('answers 202 with receipt, story, version, the normalised story and what was changed', async () => {
    const body =
      'Ferry stops in the evening\n\nThe ferry across the river stopped in the evening, the city said on Monday.\n\nWith inputs from agencies';
    const { status, headers, json } = await desk.submit(body);
    expect(status).toBe(202);
    expect(headers.get('location')).toBe(`/v1/receipts/${json.receipt}`);
    const [result] = json.results ?? [];
    expect(result).toMatchObject({ status: 'accepted', version: 1 });
    expect(result?.story).toMatchObject({
      headline: 'Ferry stops in the evening',
      creditLine: 'With inputs from agencies',
      agency: desk.agency,
      pubStatus: 'usable',
    });
    expect(result?.story?.text).not.toContain('agencies');
    expect(result?.changes.length).toBeGreaterThan(0);

    const receipt = await desk.call('GET', `/v1/receipts/${json.receipt}`);
    expect(receipt.json).toMatchObject({
      receipt: json.receipt,
      state: 'done',
      results: [{ storyId: result?.storyId }],
    });
    const raw = await desk.call('GET', `/v1/receipts/${json.receipt}/raw`);
    expect(raw.text).toBe(body);
    expect(raw.headers.get('content-type')).toBe('application/octet-stream');
  });

  test('identical bytes are one receipt and one story', async () => {
    const body = article({ guid: 'same-bytes' });
    const first = await desk.submit(body, asJson);
    const second = await desk.submit(body, asJson);
    expect(second.status).toBe(202);
    expect(second.json.receipt).toBe(first.json.receipt);
    expect(second.json.results?.[0]).toMatchObject({
      status: 'duplicate',
      storyId: first.json.results?.[0]?.storyId,
    });
  });

  test('a hundred parallel identical submissions are one story', async () => {
    const body = article({
      headline: 'A hundred at once',
      body: '<p>The same bytes come a hundred times at the same moment, and one story is made.</p>',
    });
    const answers = await Promise.all(Array.from({ length: 100 }, () => desk.submit(body, asJson)));
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([202]));
    expect(new Set(answers.map((one) => one.json.receipt)).size).toBe(1);
    expect(new Set(answers.map((one) => one.json.results?.[0]?.storyId)).size).toBe(1);
    expect(answers.every((one) => one.json.results?.[0]?.version === 1)).toBe(true);
    const feed = await eventually(async () => {
      const found = await desk.feed('latest');
      return found?.items.some((item) => item.title === 'A hundred at once') && found;
    });
    expect(feed.items.filter((item) => item.title === 'A hundred at once')).toHaveLength(1);
  });

  test('an Idempotency-Key gives the first receipt again, and is refused for other bytes', async () => {
    const headers = { ...asJson, 'idempotency-key': 'key-1' };
    const first = await desk.submit(article({ guid: 'idem' }), headers);
    const again = await desk.submit(article({ guid: 'idem' }), headers);
    expect(again.json).toMatchObject({ receipt: first.json.receipt, results: [{ status: 'accepted' }] });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await desk.submit(article({ guid: 'other' }), headers);
    expect(other.status).toBe(422);
    expect(other.json.type).toBe(problem('idempotency-key-reused'));
    const raw = await desk.call('GET', `/v1/receipts/${first.json.receipt}/raw`);
    expect(raw.text).toBe(article({ guid: 'idem' }));
  });

  test('dryRun answers the story and stores nothing', async () => {
    const { status, json } = await desk.submit(article({ guid: 'dry' }), asJson, '/v1/articles?dryRun=true');
    expect(status).toBe(200);
    expect(json.results?.[0]).toMatchObject({
      status: 'accepted',
      story: { headline: 'Bridge opens a month early' },
    });
    expect((await desk.call('GET', '/v1/articles/dry')).status).toBe(404);
  });

  test('many stories in one upload are answered one by one, and go through the queue when they are many', async () => {
    const one = (n: number) => ({
      guid: `many-${n}`,
      headline: `Story number ${n} of many`,
      body: `<p>This is the text of story number ${n}, which is one of many in one upload.</p>`,
    });
    const mixed = await desk.submit(JSON.stringify([one(1), { headline: 'No text' }, one(2)]), asJson);
    expect(mixed.status).toBe(202);
    expect(mixed.json.results?.map((result) => result.status)).toEqual(['accepted', 'refused', 'accepted']);
    expect(mixed.json.results?.[1]?.errors?.length).toBeGreaterThan(0);

    const many = await desk.submit(
      JSON.stringify(Array.from({ length: 30 }, (_, n) => one(n + 100))),
      asJson,
    );
    expect(many.json.results?.[0]?.status).toBe('processing');
    const done = await eventually(async () => {
      const receipt = await desk.call('GET', `/v1/receipts/${many.json.receipt}`);
      return receipt.json.state === 'done' && receipt.json;
    });
    expect(done.results).toHaveLength(30);
    expect(done.results?.every((result) => result.status === 'accepted')).toBe(true);
  });
});

describe('refusing', () => {
  test('a missing or wrong key is 401', async () => {
    const missing = await desk.submit('x', { authorization: '' });
    expect(missing.status).toBe(401);
    expect(missing.headers.get('content-type')).toBe('application/problem+json');
    expect(missing.headers.get('www-authenticate')).toContain('Bearer');
    const wrong = await desk.submit('x', { authorization: `Bearer ${desk.key.slice(0, -1)}_` });
    expect(wrong.json.type).toBe(problem('invalid-key'));
  });

  test('every problem is listed with a pointer', async () => {
    const bad = { headline: 5, urgency: 99, versionCreated: 'yesterday' };
    const { status, json } = await desk.submit(JSON.stringify(bad), asJson);
    expect(status).toBe(422);
    expect(json.type).toBe(problem('invalid-story'));
    const pointers = (json.errors ?? []).map((error) => error.pointer);
    for (const pointer of ['/headline', '/urgency', '/versionCreated']) expect(pointers).toContain(pointer);
    expect(json.receipt).toBeDefined();
    const raw = await desk.call('GET', `/v1/receipts/${json.receipt}/raw`);
    expect(raw.text).toBe(JSON.stringify(bad));
  });

  test.each([
    ['an empty body', '', {}, 422],
    ['one byte', 'x', {}, 422],
    ['half a JSON document', '{"headline": "Bro', asJson, 422],
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
      { 'content-type': 'image/png' },
      415,
    ],
    ['only white space', ' \n\n\t ', {}, 422],
  ])('%s is refused and says why', async (_name, body, headers, expected) => {
    const { status, json, text } = await desk.submit(body, headers);
    expect(status).toBe(expected);
    expect(json.errors?.[0]?.detail).toBeTruthy();
    expect(text).not.toMatch(/\bat .*\.ts:\d+/);
  });

  test('more than the size limit is 413, whoever notices first', async () => {
    for (const megabytes of [5, 20]) {
      const { status, json } = await desk.submit(new Uint8Array(megabytes * 1024 * 1024).fill(97));
      expect(status).toBe(413);
      expect(json.type).toBe(problem('too-large'));
    }
  });

  test('over the rate is 429 with Retry-After', async () => {
    const key = await desk.addAgency('slow', { ratePerSecond: 2 });
    const headers = { authorization: `Bearer ${key}` };
    const answers = await Promise.all(Array.from({ length: 12 }, () => desk.submit('x', headers)));
    const throttled = answers.find((answer) => answer.status === 429);
    expect(throttled?.headers.get('retry-after')).toBe('1');
    expect(throttled?.json.type).toBe(problem('too-many-requests'));
  });

  test('a suspended agency may do nothing', async () => {
    const key = await desk.addAgency('gone');
    await desk.table.update(
      { pk: 'AGENCY#gone', sk: 'AGENCY' },
      { update: 'SET #s = :s', names: { '#s': 'status' }, values: { ':s': 'suspended' } },
    );
    expect((await desk.submit('x', { authorization: `Bearer ${key}` })).status).toBe(403);
  });

  test('unknown addresses and methods are problems too', async () => {
    for (const path of ['/v1/nothing', '/v1/nothing/at/all', '/v1/receipts/none']) {
      const { status, json } = await desk.call('GET', path);
      expect(status).toBe(404);
      expect(json.type).toBe(problem('not-found'));
    }
    for (const [method, path, allow] of [
      ['PATCH', '/v1/articles', 'POST, GET, HEAD, PUT, DELETE'],
      ['POST', '/v1/articles/one', 'GET, HEAD, PUT, DELETE'],
      ['DELETE', '/v1/receipts/none', 'GET, HEAD'],
      ['POST', '/status', 'GET, HEAD'],
    ] as const) {
      const { status, json, headers } = await desk.call(method, path);
      expect(status).toBe(405);
      expect(json.type).toBe(problem('method-not-allowed'));
      expect(headers.get('allow')).toBe(allow);
    }
  });
});

describe('agencies are kept apart', () => {
  test("another agency's guid makes another story, and its stories and receipts cannot be seen or touched", async () => {
    const other = { authorization: `Bearer ${await desk.addAgency('intake-other')}`, ...asJson };
    const mine = await desk.submit(article({ guid: 'shared-guid' }), asJson);
    const theirs = await desk.submit(article({ guid: 'shared-guid', headline: 'Their own story' }), other);
    const id = mine.json.results?.[0]?.storyId;
    expect(theirs.json.results?.[0]?.status).toBe('accepted');
    expect(theirs.json.results?.[0]?.storyId).not.toBe(id);
    expect((await desk.call('GET', `/v1/articles/${id}`, undefined, other)).status).toBe(404);
    expect((await desk.call('GET', `/v1/receipts/${mine.json.receipt}`, undefined, other)).status).toBe(404);
    expect((await desk.call('GET', `/v1/receipts/${mine.json.receipt}/raw`, undefined, other)).status).toBe(
      404,
    );
    expect((await desk.call('PUT', `/v1/articles/${id}`, article(), other)).status).toBe(404);
    expect((await desk.call('DELETE', `/v1/articles/${id}`, '{"reason":"no"}', other)).status).toBe(404);
    expect((await desk.call('GET', `/v1/articles/${id}`)).json.headline).toBe('Bridge opens a month early');
  });
});

describe('the versions of a story', () => {
  const guid = 'history/of versions';
  const at = `/v1/articles/${encodeURIComponent(guid)}`;
  const put = (fields: Record<string, unknown>) => desk.call('PUT', at, article(fields), asJson);

  test('are listed newest first, page by page, and compared', async () => {
    const first = await desk.submit(article({ guid, urgency: 3 }), asJson);
    await put({
      headline: 'Bridge opens two months early',
      body: '<p>The new bridge over the river opened on Friday, a month ahead of plan, the city said.</p><p>The mayor came by ferry.</p>',
      correctionNote: 'The day',
    });
    await put({ headline: 'Bridge closed again' });

    const page = await desk.call('GET', `${at}/versions?limit=2`);
    expect(page.status).toBe(200);
    expect(page.json.versions?.map((one) => one.version)).toEqual([3, 2]);
    expect(page.json.versions?.[1]).toMatchObject({ pubStatus: 'usable', correctionNote: 'The day' });
    const rest = await desk.call('GET', `${at}/versions?limit=2&cursor=${page.json.cursor}`);
    expect(rest.json.versions).toMatchObject([{ version: 1, receipt: first.json.receipt }]);
    expect(rest.json.cursor).toBeUndefined();

    const diff = await desk.call('GET', `${at}/diff?from=1&to=2`);
    expect(diff.json.fields).toContainEqual({ field: 'correctionNote', after: 'The day' });
    expect(diff.json.fields).toContainEqual({ field: 'urgency', before: 3 });
    expect(diff.json.blocks?.map((block) => block.kind)).toEqual(['changed', 'added', 'removed']);
    expect(diff.json.blocks?.[0]?.parts).toContainEqual({ kind: 'removed', text: 'Monday' });
    expect((await desk.call('GET', `${at}/diff`)).json).toMatchObject({ from: 2, to: 3 });
  });

  test('are for their agency only, and what does not fit is told at once', async () => {
    const headers = { authorization: `Bearer ${await desk.addAgency('curious')}` };
    for (const part of ['versions', 'diff'])
      expect((await desk.call('GET', `${at}/${part}`, undefined, headers)).status).toBe(404);
    const page = await desk.call('GET', `${at}/versions?limit=0&cursor=x`);
    expect(page.status).toBe(400);
    expect(page.json.errors?.map((one) => one.pointer)).toEqual(['/cursor', '/limit']);
    expect((await desk.call('GET', `${at}/diff?from=one`)).status).toBe(400);
    expect((await desk.call('GET', `${at}/diff?from=1&to=9`)).status).toBe(404);
    expect((await desk.call('GET', `${at}/diff?to=1`)).status).toBe(404);
  });

  test('keep their dates and lose their texts with a kill', async () => {
    await desk.call('DELETE', at, '{"reason":"Legal"}', asJson);
    const list = await desk.call('GET', `${at}/versions`);
    expect(list.json.versions?.map((one) => one.pubStatus)).toEqual([
      'canceled',
      'usable',
      'usable',
      'usable',
    ]);
    expect(list.text).not.toContain('bridge');
    expect((await desk.call('GET', `${at}/diff?from=1&to=2`)).json.type).toBe(problem('gone'));
  });
});
