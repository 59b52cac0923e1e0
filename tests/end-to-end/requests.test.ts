import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { cdnContentSecurityPolicy } from '../../functions/contract/content-security.ts';
import { article, asJson, eventually, sharedDesk, type TestDesk } from '../local-stack.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await sharedDesk('requests');
});

const problem = (name: string) => `urn:dateline:problem:${name}`;
const submit = (fields: Record<string, unknown>) => desk.submit(article(fields), asJson);
const kill = (at: string, headers = {}, body = '{"reason":"Legal"}') =>
  desk.call('DELETE', at, body, { ...asJson, ...headers });
const statusOf = async (guid: string) =>
  (await desk.call('GET', `/v1/articles/${encodeURIComponent(guid)}`)).json.pubStatus;

describe('an Idempotency-Key', () => {
  test('of a kill is not taken for the kill of another story', async () => {
    for (const guid of ['key-a', 'key-b']) await submit({ guid });
    const headers = { 'idempotency-key': 'kill-1' };
    expect((await kill('/v1/articles/key-a', headers)).status).toBe(202);
    expect((await kill('/v1/articles/key-a', headers)).status).toBe(202);
    const other = await kill('/v1/articles/key-b', headers);
    expect(other.status).toBe(422);
    expect(other.json.type).toBe(problem('idempotency-key-reused'));
    expect(await statusOf('key-b')).toBe('usable');
  });

  test('of an upload is not taken for the correction with the same bytes', async () => {
    const headers = { ...asJson, 'idempotency-key': 'verb-1' };
    const body = article({ guid: 'key-verb' });
    expect((await desk.submit(body, headers)).status).toBe(202);
    expect((await desk.call('PUT', '/v1/articles/key-verb', body, headers)).status).toBe(422);
  });
});

describe('half a character', () => {
  test('in the reason of a kill is no reason to keep the story', async () => {
    for (const [guid, reason] of [
      ['half-1', `${'a'.repeat(999)}\u{1F4F0}`],
      ['half-2', 'half \ud83d'],
    ] as const) {
      await submit({ guid });
      const answer = await kill(`/v1/articles/${guid}`, {}, JSON.stringify({ reason }));
      expect(answer.status).toBe(202);
      expect(await statusOf(guid)).toBe('canceled');
    }
  });

  test('in a file name, a guid or an unknown name is mended', async () => {
    const name = encodeURIComponent(`${'a'.repeat(160)}`.padEnd(254, 'b')) + encodeURIComponent('\u{1F4F0}');
    const named = { ...asJson, 'content-disposition': `attachment; filename*=utf-8''${name}` };
    expect((await desk.submit(article({ guid: 'half-3' }), named)).status).toBe(202);
    for (const fields of [{ guid: 'half \ud83d' }, { guid: 'half-4', '\ud83d': 1 }])
      expect((await submit(fields)).status).toBe(202);
    expect(await statusOf('half \ufffd')).toBe('usable');
  });
});

test('a version number that nothing could follow is refused, and the highest can be followed', async () => {
  for (const version of [2 ** 53 - 1, '20261130120000123']) {
    const { status, json } = await submit({ guid: 'high', version });
    expect(status).toBe(422);
    expect(json.errors?.[0]).toMatchObject({
      pointer: '/version',
      detail: expect.stringContaining('yyyyMMddHHmmss'),
    });
  }
  const version = 999_999_999_999_999;
  expect((await submit({ guid: 'high', version })).json.results?.[0]).toMatchObject({ version });
  const corrected = await desk.call('PUT', '/v1/articles/high', article({ headline: 'Corrected' }), asJson);
  expect(corrected.json.results?.[0]).toMatchObject({ status: 'accepted', version: version + 1 });
  const shown = await desk.call('GET', `/v1/articles/high?version=${version + 1}`);
  expect(shown.json.headline).toBe('Corrected');
  const page = await desk.call('GET', '/v1/articles/high/versions?limit=1');
  const rest = await desk.call('GET', `/v1/articles/high/versions?limit=1&cursor=${page.json.cursor}`);
  expect(rest.json.versions?.map((one) => one.version)).toEqual([version]);
  expect((await kill('/v1/articles/high')).json.results?.[0]).toMatchObject({ status: 'accepted' });
});

describe('a story is named', () => {
  const odd = [
    'https://harbour.example/story?id=7#top',
    'https://harbour.example/story',
    'a#x',
    'a',
    '50%25 rise',
    '50% rise',
    'x/versions',
    'a/../b',
    'two\nlines',
    'f\u00e4hre+\\',
  ];
  const query = (guid: string) => `/v1/articles?guid=${encodeURIComponent(guid)}`;

  test('by ?guid= whatever characters its guid holds', async () => {
    for (const guid of odd) expect((await submit({ guid, headline: `Story ${guid}` })).status).toBe(202);
    for (const guid of odd) {
      const shown = await desk.call('GET', query(guid));
      expect(shown.json).toMatchObject({ guid, pubStatus: 'usable' });
      const put = await desk.call('PUT', query(guid), article({ headline: 'Corrected' }), asJson);
      expect(put.json.results?.[0]).toMatchObject({ status: 'accepted', version: 2 });
    }
    for (const [at, guid] of odd.entries()) {
      expect((await kill(query(guid))).json.results?.[0]).toMatchObject({ status: 'accepted', version: 3 });
      const left = await Promise.all(odd.map(async (one) => (await desk.call('GET', query(one))).json));
      expect(left.map((one) => one.pubStatus === 'canceled')).toEqual(odd.map((_, n) => n <= at));
    }
  });

  test('by the path, where API Gateway leaves its guid as it is', async () => {
    for (const guid of ['path 50%25 rise', 'path 50% rise', 'path a#x', 'path/x/./y', 'path two\nlines']) {
      const id = (await submit({ guid })).json.results?.[0]?.storyId;
      const answer = await kill(`/v1/articles/${encodeURIComponent(guid)}`);
      expect(answer.json.results?.[0]).toMatchObject({ storyId: id, status: 'accepted', version: 2 });
    }
  });

  test('in one way, with or without white space around it', async () => {
    await submit({ guid: ' spaced ' });
    for (const at of ['/v1/articles/spaced', '/v1/articles/%20spaced', query('spaced\n')])
      expect((await desk.call('GET', at)).json.guid).toBe('spaced');
    expect((await kill('/v1/articles/%20spaced%20')).json.results?.[0]).toMatchObject({ version: 2 });
  });

  test('once, and within bounds', async () => {
    const tooLong = 'a'.repeat(1025);
    for (const at of [
      '/v1/articles',
      query(''),
      query(tooLong),
      `/v1/articles/${tooLong}`,
      `${query('a')}&guid=b`,
    ]) {
      const { status, json } = await kill(at);
      expect(status).toBe(400);
      expect(json.errors?.[0]?.pointer).toBe('/guid');
    }
    expect((await submit({ guid: tooLong })).status).toBe(422);
  });
});

describe('bytes', () => {
  const latin = Buffer.from(article({ headline: 'F\u00e4hre f\u00e4hrt wieder' }), 'latin1');

  test('that were lost on the way are told of, by the length', async () => {
    const send = async (body: string, length: number) => {
      const headers = {
        authorization: `Bearer ${desk.key}`,
        'content-type': 'text/plain',
        'content-length': String(length),
      };
      const event = { rawPath: '/v1/articles', rawQueryString: '', headers, body, isBase64Encoded: false };
      const http = { method: 'POST', path: '/v1/articles' };
      const context = { http, domainName: 'x.example', requestId: 'r', stage: '$default' };
      return (await desk.stack.invoke('intake', { version: '2.0', ...event, requestContext: context })) as {
        statusCode: number;
        body: string;
      };
    };
    // As the gateway makes it of Windows-1252.
    const text = 'F\uFFFDhre f\uFFFDhrt wieder\n\nThe ferry runs again on Monday, the harbour said.';
    const lost = await send(text, Buffer.byteLength(text) - 4);
    expect(lost.statusCode).toBe(400);
    expect(JSON.parse(lost.body).detail).toContain('application/octet-stream');
    // The text itself may hold the character.
    expect((await send(text, Buffer.byteLength(text))).statusCode).toBe(202);
  });

  test('that are no UTF-8 are read by what they are, whatever is said of them', async () => {
    const types = ['text/plain', 'application/json', 'text/plain; charset=utf-8'];
    for (const type of [...types, 'text/plain; charset=windows-1252', 'application/octet-stream', '']) {
      const { status, json } = await desk.submit(latin, { 'content-type': type });
      expect(status).toBe(202);
      expect(json.results?.[0]?.story?.headline).toBe('F\u00e4hre f\u00e4hrt wieder');
    }
  });

  test('may be packed with gzip, or be the one file of a form', async () => {
    const packed = gzipSync(article({ guid: 'packed-1', headline: 'Packed ferry' }));
    const octets = { 'content-type': 'application/octet-stream' };
    const gzip = await desk.submit(packed, { ...octets, 'content-encoding': 'gzip' });
    expect(gzip.json.results?.[0]?.story?.headline).toBe('Packed ferry');
    const data = new FormData();
    data.append('file', new File([article({ guid: 'form-1', headline: 'Form ferry' })], 'story.json'));
    const form = new Request('https://x.example', { method: 'POST', body: data });
    const type = form.headers.get('content-type') ?? '';
    const sent = await desk.submit(Buffer.from(await form.arrayBuffer()), { 'content-type': type });
    expect(sent.json.results?.[0]?.story?.headline).toBe('Form ferry');
  });

  test('in another Content-Encoding are refused', async () => {
    const { status, headers } = await desk.submit('x', { 'content-encoding': 'deflate' });
    expect(status).toBe(415);
    expect(headers.get('accept-encoding')).toBe('gzip, identity');
    expect((await desk.submit(article(), { ...asJson, 'content-encoding': 'identity' })).status).toBe(202);
  });

  test('of a reason may be UTF-16, or begin with a byte order mark', async () => {
    const reason = '{"reason":"Legal"}';
    for (const [n, bytes] of [
      Buffer.from(`\ufeff${reason}`, 'utf8'),
      Buffer.from(`\ufeff${reason}`, 'utf16le'),
      Buffer.from(reason, 'utf16le'),
      Buffer.from(`\ufeff${reason}`, 'utf16le').swap16(),
    ].entries()) {
      await submit({ guid: `reason-${n}` });
      const { status } = await desk.call('DELETE', `/v1/articles/reason-${n}`, bytes as unknown as string, {
        'content-type': 'application/octet-stream',
      });
      expect(status).toBe(202);
      expect(await statusOf(`reason-${n}`)).toBe('canceled');
    }
  });
});

describe('backfill', () => {
  const old = article({ guid: 'past', firstCreated: '2019-05-04T10:00:00Z' });

  test('gives an old story the time of its own date', async () => {
    const { status, json } = await desk.submit(old, asJson, '/v1/articles?backfill=true&dryRun=true');
    expect(status).toBe(200);
    expect(json.results?.[0]).toMatchObject({ status: 'accepted', visibleFrom: '2019-05-04T10:00:00.000Z' });
    const news = await desk.submit(old, asJson, '/v1/articles?backfill=false&dryRun=true');
    expect(news.json.results?.[0]?.visibleFrom).toMatch(/^20(?!19)/);
  });

  test('is true or false', async () => {
    const answer = await desk.submit(old, asJson, '/v1/articles?backfill=yes');
    expect(answer.status).toBe(400);
    expect(answer.json.errors).toEqual([{ pointer: '/backfill', detail: 'backfill is true or false' }]);
  });
});

describe('dryRun', () => {
  test('is true or false, in any case, and nothing is done for another value', async () => {
    for (const value of ['=1', '=yes', '=', '', '=true&dryRun=false']) {
      const answer = await desk.submit(article({ guid: 'dry' }), asJson, `/v1/articles?dryRun${value}`);
      expect(answer.status).toBe(400);
      expect(answer.json.errors?.[0]?.pointer).toBe('/dryRun');
    }
    for (const query of ['dryRun=TRUE', 'dryrun=true']) {
      const answer = await desk.submit(article({ guid: 'dry' }), asJson, `/v1/articles?${query}`);
      expect(answer.status).toBe(200);
    }
    expect((await desk.call('GET', '/v1/articles/dry')).status).toBe(404);
    const real = await desk.submit(article({ guid: 'dry' }), asJson, '/v1/articles?dryRun=False');
    expect(real.status).toBe(202);
  });
});

test('an Idempotency-Key that is empty or not ASCII is refused', async () => {
  for (const key of ['', '\u00fc', 'a\u00fc', 'a'.repeat(256)])
    expect((await desk.submit(article(), { ...asJson, 'idempotency-key': key })).status).toBe(400);
});

test('HEAD answers as GET does, without a body', async () => {
  await submit({ guid: 'head' });
  for (const at of ['/v1/articles/head', '/v1/articles?guid=head', '/v1/openapi.json', '/status']) {
    const { status, text, headers } = await desk.call('HEAD', at);
    expect(status).toBe(200);
    expect(text).toBe('');
    expect(headers.get('content-type')).toContain('application/json');
  }
  expect((await desk.call('HEAD', '/v1/articles/none')).status).toBe(404);
});

describe('a repeated upload', () => {
  test('is told when its version does not stand any more', async () => {
    const first = article({ guid: 'overtaken', headline: 'First text' });
    await desk.submit(first, asJson);
    await submit({ guid: 'overtaken', headline: 'Second text' });
    const again = await desk.submit(first, asJson);
    expect(again.json.results?.[0]).toMatchObject({
      status: 'duplicate',
      version: 1,
      warnings: [{ code: 'superseded', detail: expect.stringContaining('Version 2') }],
    });
  });

  test('under other labels is another upload', async () => {
    const body = 'Bridge opens\n\nThe new bridge opened on Monday, [the city](/city) said in its own words.';
    const plain = await desk.submit(body);
    const named = { 'content-type': 'text/markdown', 'content-location': 'https://harbour.example/' };
    const marked = await desk.submit(body, named);
    expect(marked.json.receipt).not.toBe(plain.json.receipt);
    expect((await desk.submit(body, named)).json.receipt).toBe(marked.json.receipt);
  });

  test('of a killed story does not give its text again, nor does the receipt', async () => {
    const body = article({
      guid: 'closed',
      body: '<p>The poisonous sentence came by the harbour office on Monday, it said.</p><p>With inputs from agencies</p>',
    });
    const headers = { ...asJson, 'idempotency-key': 'closed' };
    const [plain, keyed] = [await desk.submit(body, asJson), await desk.submit(body, headers)];
    expect(plain.text).toContain('poisonous');
    await kill('/v1/articles/closed');
    for (const answer of [
      await desk.submit(body, asJson),
      await desk.submit(body, headers),
      await desk.call('GET', `/v1/receipts/${plain.json.receipt}`),
      await desk.call('GET', `/v1/receipts/${keyed.json.receipt}`),
    ]) {
      expect(answer.text).not.toMatch(/poisonous|inputs from agencies/);
      expect(answer.json.results?.[0]?.warnings).toMatchObject([{ code: 'killed' }]);
      expect(answer.json.results?.[0]?.changes.length).toBeGreaterThan(0);
    }
  });
});

test('a lower version number is one text, too', async () => {
  for (const version of [1, 3]) await submit({ guid: 'lower', version, headline: `Text ${version}` });
  const other = await submit({ guid: 'lower', version: 1, headline: 'Another text 1' });
  expect(other.status).toBe(422);
  expect(other.json.errors?.[0]?.pointer).toBe('/version');
  const same = await submit({
    guid: 'lower',
    version: 1,
    headline: 'Text 1',
  });
  expect(same.status).toBe(202);
  expect((await submit({ guid: 'lower', version: 2, headline: 'Text 2' })).json.results?.[0]).toMatchObject({
    status: 'accepted',
    warnings: [{ code: 'superseded' }],
  });
  expect((await submit({ guid: 'lower', version: 2, headline: 'Other 2' })).status).toBe(422);
  expect((await desk.call('GET', '/v1/articles/lower?version=2')).json.headline).toBe('Text 2');
});

test('a kill leaves the feeds also where its number has one digit more', async () => {
  const version = 9_999_999_999;
  await submit({ guid: 'nines', version, headline: 'Version of nines' });
  const shown = async () =>
    (await desk.feed('latest'))?.items.some((one) => one.title === 'Version of nines');
  await eventually(shown);
  expect((await kill('/v1/articles/nines')).json.results?.[0]).toMatchObject({ version: version + 1 });
  await eventually(async () => !(await shown()));
});

test.each(['/', '/feeds/latest.rss', '/nothing-here', '/status', '/v1/openapi.json', '/v1/nothing-here'])(
  '%s comes with the security headers of the distribution',
  async (path) => {
    const { headers } = await desk.call('GET', path, undefined, { accept: 'text/html' });
    expect(headers.get('content-security-policy')).toBe(cdnContentSecurityPolicy);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
  },
);
