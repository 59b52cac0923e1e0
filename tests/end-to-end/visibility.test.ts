import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { intakeDesk } from '../../functions/platform/composition.ts';
import { article, asJson, eventually, sharedDesk, type TestDesk } from '../local-stack.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await sharedDesk('visibility');
});

const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
const story = (guid: string, fields: Record<string, unknown> = {}) =>
  article({ guid, headline: `Story ${guid}`, ...fields });
const dry = (method: string, path: string, body: string) => {
  const query = path.includes('?') ? '&' : '?';
  return desk.call(method, `${path}${query}dryRun=true`, body, asJson);
};
const submit = (guid: string, fields: Record<string, unknown> = {}) =>
  desk.submit(story(guid, fields), asJson);
const first = async (answer: ReturnType<TestDesk['call']>) => (await answer).json.results?.[0];
const receiptNow = (id: string | undefined) => first(desk.call('GET', `/v1/receipts/${id}`));
const published = (receipt: string | undefined) =>
  eventually(async () => {
    const result = await receiptNow(receipt);
    return result?.visibility === 'published' && result;
  });
const kill = (guid: string) => desk.call('DELETE', `/v1/articles/${guid}`, '{"reason":"Legal"}', asJson);

describe('a result', () => {
  test('is pending, then published with page and feeds that answer, then superseded and killed', async () => {
    const sent = (await submit('seen')).json;
    const [result] = sent.results ?? [];
    const page = `/stories/${result?.storyId}.html`;
    expect(result).toMatchObject({ visibility: 'pending', page });
    const shown = await published(sent.receipt);
    expect(shown.feeds).toEqual(
      ['latest', `agency-${desk.agency}`, 'language-en'].map((id) => ({ id, href: `/feeds/${id}.json` })),
    );
    for (const { href } of shown.feeds ?? [])
      expect((await desk.call('GET', href)).text).toContain('Story seen');
    expect(shown.visibleFrom).toMatch(/^\d{4}-/);
    // A duplicate says where the story is, too.
    expect(await first(submit('seen'))).toMatchObject({ status: 'duplicate', visibility: 'published', page });
    const second = await submit('seen', { headline: 'Second' });
    expect(second.json.results?.[0]).toMatchObject({ visibility: 'pending' });
    expect(await receiptNow(sent.receipt)).toMatchObject({ visibility: 'superseded' });
    expect(await first(kill('seen'))).toMatchObject({ visibility: 'killed' });
    expect(await receiptNow(second.json.receipt)).toMatchObject({
      visibility: 'killed',
      visibilityReason: 'The story was killed: Legal',
    });
  });

  test('is embargoed until its time, withheld, quarantined or expired, with the reason', async () => {
    expect(await first(submit('embargoed', { embargoed: inAnHour }))).toMatchObject({
      visibility: 'embargoed',
      visibleFrom: inAnHour,
      feeds: [{ id: 'latest' }, {}, {}],
    });
    expect(await first(submit('withheld', { pubStatus: 'withheld' }))).toMatchObject({
      visibility: 'withheld',
    });
    const expired = await first(submit('expired', { expires: '2026-01-01T00:00:00Z' }));
    expect(expired).toMatchObject({ visibility: 'expired' });
    expect(expired?.feeds).toBeUndefined();
    await submit('gone');
    await kill('gone');
    const waiting = await submit('gone', { headline: 'Again' });
    for (const result of [waiting.json.results?.[0], await receiptNow(waiting.json.receipt)])
      expect(result).toMatchObject({ status: 'quarantined', visibility: 'quarantined' });
  });

  test('of a refused story has none', async () => {
    await submit('refused', { version: 1 });
    const mixed = `[${story('refused', { version: 1, headline: 'Other' })},${story('taken')}]`;
    const { results } = (await desk.submit(mixed, asJson)).json;
    expect(results).toMatchObject([{ status: 'refused' }, { visibility: 'pending' }]);
    expect(results?.[0]?.visibility).toBeUndefined();
  });

  test('of a rewritten story says what took its place', async () => {
    const sent = (await submit('older')).json.receipt;
    await published(sent);
    await submit('newer', { evolvedFrom: 'older' });
    expect(await receiptNow(sent)).toMatchObject({
      visibility: 'superseded',
      visibilityReason: expect.stringContaining('newer'),
    });
  });
});

describe('a dry run', () => {
  test('answers what the request then does, for every kind of outcome, and stores nothing', async () => {
    const shown = [await submit('base', { version: 5 }), await submit('out')];
    await submit('dead');
    await kill('dead');
    // A duplicate says whether the feeds are written, which must not change in between.
    for (const { json } of shown) await published(json.receipt);
    const uploads = [
      story('base', { version: 5 }),
      story('base', { version: 5, headline: 'Conflict' }),
      story('base', { version: 4, headline: 'Lower' }),
      story('base', { version: 6, headline: 'Higher' }),
      story('dead', { headline: 'Killed before' }),
      story('out', { embargoed: inAnHour, headline: 'Late embargo' }),
      story('fresh', { embargoed: inAnHour }),
      story('rewrite', { evolvedFrom: 'out', headline: 'Rewrite' }),
      `[${story('one')},${story('one', { headline: 'Two in one' })}]`,
      '{"headline": ',
    ];
    for (const body of uploads) {
      const tried = await dry('POST', '/v1/articles', body);
      const real = await desk.submit(body, asJson);
      expect(tried.status).toBe(real.status === 202 ? 200 : real.status);
      expect(tried.json.receipt).toBeUndefined();
      const told = ({ json }: typeof real) => ({
        errors: json.errors,
        results: json.results?.map(({ status, storyId, version, visibility, feeds, page, warnings }) => ({
          ...{ status, storyId, version, visibility, feeds, page, warnings },
        })),
      });
      expect(told(tried)).toEqual(told(real));
    }
  });

  test('names the version it corrects, the story it displaces, and texts that are nearly the same', async () => {
    const body = `<p>${'The lock keepers of the old canal go on strike from Monday, their union told the port. '.repeat(4)} ${randomUUID()}</p>`;
    const { json } = await submit('named', { body });
    const id = json.results?.[0]?.storyId;
    expect(await first(dry('POST', '/v1/articles', story('named', { headline: 'Next' })))).toMatchObject({
      version: 2,
      corrects: { version: 1, headline: 'Story named' },
    });
    const rewrite = story('rewritten', { evolvedFrom: 'named' });
    expect(await first(dry('POST', '/v1/articles', rewrite))).toMatchObject({
      displaces: { storyId: id, guid: 'named', headline: 'Story named' },
    });
    const unnamed = article({ headline: 'Corrected, but without an id', body });
    const similar = await first(dry('POST', '/v1/articles', unnamed));
    expect(similar).toMatchObject({
      status: 'accepted',
      similar: [{ storyId: id, agency: desk.agency, guid: 'named' }],
      warnings: [{ code: 'near-duplicate', detail: expect.stringContaining(`PUT /v1/articles/${id}`) }],
    });
    expect((await desk.call('GET', `/v1/articles/${similar?.storyId}`)).status).toBe(404);
  });

  test('of PUT and DELETE leaves the story as it is', async () => {
    await submit('kept');
    expect(
      await first(dry('PUT', '/v1/articles/kept', story('kept', { headline: 'Corrected' }))),
    ).toMatchObject({ status: 'accepted', version: 2, corrects: { version: 1 } });
    expect(await first(dry('DELETE', '/v1/articles/kept', '{"reason":"Legal"}'))).toMatchObject({
      status: 'accepted',
      visibility: 'killed',
    });
    expect(await first(dry('DELETE', '/v1/articles/never', '{"reason":"Legal"}'))).toMatchObject({
      warnings: [{ code: 'not-seen-yet' }],
    });
    expect((await dry('PUT', '/v1/articles/never', story('never'))).status).toBe(404);
    expect((await desk.call('GET', '/v1/articles/kept')).json).toMatchObject({
      version: 1,
      pubStatus: 'usable',
    });
    expect((await desk.call('GET', '/v1/articles/never')).status).toBe(404);
  });

  test('of an upload that came before is answered like its repetition', async () => {
    const body = story('twice');
    await desk.submit(body, asJson);
    expect(await first(dry('POST', '/v1/articles', body))).toMatchObject({ status: 'duplicate', version: 1 });
  });
});

describe('a correction', () => {
  test('whose document names another story is refused', async () => {
    await submit('right');
    const { status, json } = await desk.call('PUT', '/v1/articles/right', story('wrong'), asJson);
    expect(status).toBe(422);
    expect(json.errors?.[0]).toMatchObject({ pointer: '/guid', detail: expect.stringContaining('"wrong"') });
  });
});

describe('an upload', () => {
  test('that curl has made one line of is told so', async () => {
    const text = `Bridge opens a month early${'The new bridge over the river opened on Monday, the city said.'.repeat(8)}`;
    expect((await first(desk.submit(text)))?.warnings).toContainEqual(
      expect.objectContaining({ code: 'one-line', detail: expect.stringContaining('--data-binary') }),
    );
  });

  test('that is refused for want of its line breaks is told so', async () => {
    const text = `# Bridge opens${'The new bridge over the river opened on Monday, the city said.'.repeat(8)}`;
    const refused = await desk.submit(text, { 'content-type': 'text/markdown' });
    expect(refused.status).toBe(422);
    expect(refused.json.errors?.at(-1)?.detail).toContain('--data-binary');
  });

  test('under a used Idempotency-Key and another Content-Type is another upload', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const body =
      'Bridge opens\n\nThe new bridge over the river opened on Monday, the city said in its own words.';
    const send = (type: string) => desk.submit(body, { ...headers, 'content-type': type });
    expect((await send('text/plain')).status).toBe(202);
    expect((await send('text/plain')).status).toBe(202);
    const other = await send('text/markdown');
    expect(other.status).toBe(422);
    expect(other.json.type).toBe('urn:dateline:problem:idempotency-key-reused');
  });

  test('of two stories under one guid is quarantined where the policy says so', async () => {
    const ports = intakeDesk({
      TABLE_NAME: process.env.TABLE_NAME ?? '',
      STORIES_BUCKET: process.env.STORIES_BUCKET ?? '',
      INTAKE_BUCKET: process.env.INTAKE_BUCKET ?? '',
      FEEDS_QUEUE_URL: process.env.FEEDS_QUEUE_URL ?? '',
    });
    const key = await desk.addAgency('strict', { policy: { unrelatedVersions: 'hold' } });
    const send = (fields: Record<string, unknown>) =>
      first(desk.submit(story('one-guid', fields), { ...asJson, authorization: `Bearer ${key}` }));
    await send({
      body: `<p>${'The lock keepers of the old canal go on strike from Monday, their union told the port. '.repeat(3)}</p>`,
    });
    const other = await send({
      headline: 'Parliament adopts budget',
      body: `<p>${'Members approved spending plans for hospitals late on Thursday after nine hours of heated debate. '.repeat(3)}</p>`,
    });
    expect(other).toMatchObject({ status: 'quarantined', warnings: [{ code: 'unrelated-version' }] });
    expect(await ports.quarantine.of(other?.storyId ?? '')).toHaveLength(1);
  });
});
