import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { article, asJson, openDesk, type TestDesk } from '../local-stack.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

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
