import { describe, expect, test } from 'vitest';
import { article, memoryApp } from '../memory-app.ts';

type App = Awaited<ReturnType<typeof memoryApp>>;
const text =
  '<p>The new bridge over the river opened on Monday, a month ahead of plan, the city said in a letter.</p>';
const short = '<p>Five words are not many.</p>';

/** A desk on which short stories of `north` are quarantined. */
async function desk() {
  const app = await memoryApp();
  await app.ports.agencies.setPolicy('north', { quarantine: ['too-short'] });
  const submit = async (fields: Record<string, unknown>) => {
    app.ports.clock.now += 1000;
    const { json } = await app.call('POST', '/v1/articles', { body: article(fields) });
    const [result] = json.results as { storyId: string }[];
    return { id: result?.storyId ?? '', receipt: json.receipt as string };
  };
  const act = async (key: string, id: string, name: string, body: object = {}) => {
    app.ports.clock.now += 1000;
    return app.call('POST', `/v1/articles/${id}/${name}`, { key, body });
  };
  const show = async (id: string, key = app.keys.viewer) =>
    (await app.call('GET', `/v1/articles/${id}`, { key })).json as {
      visibility?: string;
      acts?: string[];
      version?: number;
      headline?: string;
      embargoed?: string;
      published?: string;
      waiting?: { receiptId: string; code: string }[];
      provenance?: { changes: { step: string; reason: string }[] };
    };
  const acts = async (app: App) =>
    Array.fromAsync(app.ports.audit.newestFirst('2026-11-01T00:00:00.000Z', '2026-12-30T00:00:00.000Z'));
  return { ...app, submit, act, show, acts: () => acts(app) };
}

const problem = ({ status, json }: Awaited<ReturnType<App['call']>>): [number, string] => [
  status,
  String(json.type).replace('urn:dateline:problem:', ''),
];

describe('a quarantined upload', () => {
  test('is released by its agency, on record, and leaves the list', async () => {
    const { submit, act, show, acts, keys, call } = await desk();
    const { id } = await submit({ guid: 'q', body: short });
    expect(await show(id, keys.north)).toMatchObject({
      visibility: 'quarantined',
      acts: ['release', 'releaseAt', 'correct', 'refuse'],
    });
    expect(problem(await act(keys.south, id, 'release'))).toEqual([404, 'not-found']);
    expect(problem(await act(keys.viewer, id, 'release'))).toEqual([403, 'not-allowed']);
    expect((await act(keys.north, id, 'release')).status).toBe(202);
    const story = await show(id);
    expect(story).toMatchObject({ visibility: 'pending', version: 1 });
    expect(story.provenance?.changes.at(-1)?.reason).toBe('released by the agency');
    expect((await call('GET', '/v1/waiting')).json.items).toEqual([]);
    expect(await acts()).toMatchObject([{ act: 'story.release', by: 'agency:north', subject: id }]);
    expect(problem(await act(keys.north, id, 'release'))).toEqual([409, 'conflict']);
  });

  test('is published later with `at`, and at no time that is over', async () => {
    const { submit, act, show, keys } = await desk();
    const { id } = await submit({ guid: 'later', body: short });
    const over = await act(keys.editor, id, 'release', { at: '2026-11-30T11:00:00Z' });
    expect(over.json.errors).toMatchObject([{ pointer: '/at' }]);
    expect((await act(keys.editor, id, 'release', { at: '2026-11-30T20:00:00+02:00' })).status).toBe(202);
    expect(await show(id)).toMatchObject({
      visibility: 'embargoed',
      embargoed: '2026-11-30T18:00:00.000Z',
      acts: [],
    });
    expect((await show(id, keys.editor)).published).toBeUndefined();
  });

  test('keeps an embargo of its own that ends later', async () => {
    const { submit, act, keys } = await desk();
    const { id } = await submit({ guid: 'own', body: short, embargoed: '2026-11-30T20:00:00Z' });
    const early = await act(keys.editor, id, 'release', { at: '2026-11-30T19:00:00Z' });
    expect(problem(early)).toEqual([409, 'conflict']);
    expect(early.json.detail).toContain('embargo of its own');
  });

  test('is refused with a reason, which its receipt says', async () => {
    const { submit, act, acts, keys, call } = await desk();
    const { id, receipt } = await submit({ guid: 'no', body: short });
    const unsaid = await act(keys.editor, id, 'refuse');
    expect(unsaid.json.errors).toMatchObject([{ pointer: '/reason' }]);
    const refused = await act(keys.editor, id, 'refuse', { reason: 'It is a test' });
    expect(refused.status).toBe(202);
    expect(refused.json.results).toMatchObject([{ visibility: 'refused' }]);
    const { json } = await call('GET', `/v1/receipts/${receipt}`);
    expect(json.results).toMatchObject([
      {
        status: 'quarantined',
        visibility: 'refused',
        visibilityReason: 'It was refused at the desk: It is a test',
      },
    ]);
    expect((await call('GET', '/v1/waiting')).json.items).toEqual([]);
    expect((await call('GET', `/v1/articles/${id}`)).status).toBe(404);
    expect(problem(await act(keys.editor, id, 'release'))).toEqual([404, 'not-found']);
    expect(await acts()).toMatchObject([
      { act: 'story.refuse', details: { reason: 'It is a test', agency: 'north' } },
    ]);
  });

  test('is corrected, which publishes the correction under its guid', async () => {
    const { submit, show, keys, call } = await desk();
    const { id, receipt } = await submit({ guid: 'fix', body: short });
    const corrected = await call('PUT', `/v1/articles/${id}`, {
      key: keys.editor,
      body: { headline: 'Better', body: text, language: 'en' },
    });
    expect(corrected.json.results).toMatchObject([{ status: 'accepted', storyId: id }]);
    expect(await show(id)).toMatchObject({ headline: 'Better', guid: 'fix' });
    expect((await call('GET', '/v1/waiting')).json.items).toEqual([]);
    const { json } = await call('GET', `/v1/receipts/${receipt}`);
    expect(json.results).toMatchObject([{ visibility: 'pending' }]);
  });

  test('is one of several, each named by its receipt', async () => {
    const { submit, act, show, keys, call } = await desk();
    const first = await submit({ guid: 'two', body: short, headline: 'First' });
    const second = await submit({ guid: 'two', body: short, headline: 'Second' });
    const { id } = first;
    expect((await show(id)).waiting?.map(({ receiptId }) => receiptId)).toEqual([
      second.receipt,
      first.receipt,
    ]);
    const shown = await call('GET', `/v1/articles/${id}?receipt=${first.receipt}`);
    expect(shown.json.headline).toBe('First');
    expect((await act(keys.north, id, 'refuse', { reason: 'old', receiptId: second.receipt })).status).toBe(
      202,
    );
    expect(problem(await act(keys.north, id, 'release', { receiptId: second.receipt }))).toEqual([
      409,
      'conflict',
    ]);
    expect((await act(keys.north, id, 'release', { receiptId: first.receipt })).status).toBe(202);
    expect(await show(id)).toMatchObject({ headline: 'First' });
  });
});

describe('a story that an operator holds', () => {
  test('is lifted by operators alone, and what its agency sends meanwhile waits', async () => {
    const { submit, act, show, acts, keys, call } = await desk();
    const { id } = await submit({ guid: 'held', body: text });
    expect(problem(await act(keys.north, id, 'hold', { reason: 'no' }))).toEqual([403, 'not-allowed']);
    expect((await act(keys.editor, id, 'hold', { reason: 'The lawyer reads it' })).status).toBe(202);
    expect(await show(id, keys.north)).toMatchObject({ visibility: 'withheld', acts: ['correct', 'kill'] });
    const waiting = await call('GET', '/v1/waiting');
    expect(waiting.json.items).toMatchObject([
      { kind: 'withheld', code: 'held', reason: 'An operator holds the story back: The lawyer reads it' },
    ]);
    expect(problem(await act(keys.north, id, 'release'))).toEqual([403, 'not-allowed']);
    await submit({ guid: 'held', body: text, headline: 'A newer headline' });
    expect((await show(id)).waiting).toMatchObject([{ code: 'held' }]);
    expect(problem(await act(keys.north, id, 'release'))).toEqual([403, 'not-allowed']);
    expect((await act(keys.admin, id, 'release')).status).toBe(202);
    expect(await show(id)).toMatchObject({ visibility: 'pending', headline: 'A newer headline' });
    expect((await acts()).map(({ act: name, by }) => `${name} ${by}`)).toEqual([
      'story.release operator:admin',
      'story.hold operator:editor',
    ]);
  });
});

test('a story whose embargo cannot be read shows the line, and is released at a time', async () => {
  const { submit, act, show, keys, call } = await desk();
  const { id } = await submit({
    guid: 'emb',
    body: `<p>Embargoed until Tuesday morning</p>${text}`,
  });
  const { json } = await call('GET', '/v1/waiting');
  expect(json.items).toMatchObject([
    { kind: 'withheld', storyId: id, code: 'embargo-unreadable', line: 'Embargoed until Tuesday morning' },
  ]);
  expect((await act(keys.north, id, 'release', { at: '2026-12-01T06:00:00Z' })).status).toBe(202);
  expect(await show(id)).toMatchObject({ visibility: 'embargoed', embargoed: '2026-12-01T06:00:00.000Z' });
  expect((await call('GET', '/v1/waiting?kind=embargoed')).json.items).toMatchObject([
    { storyId: id, visibleFrom: '2026-12-01T06:00:00.000Z' },
  ]);
});

test('a kill by a person is a kill, on record', async () => {
  const { submit, act, show, acts, keys } = await desk();
  const { id } = await submit({ guid: 'kill', body: text });
  expect((await act(keys.north, id, 'kill', { reason: 'It is wrong' })).status).toBe(202);
  expect(await show(id, keys.editor)).toMatchObject({ visibility: 'killed', acts: ['correct'] });
  expect(await acts()).toMatchObject([{ act: 'story.kill', by: 'agency:north' }]);
  expect(problem(await act(keys.north, id, 'kill', { reason: 'again' }))).toEqual([409, 'conflict']);
});

test('a published story cannot be released later, only at once', async () => {
  const { submit, act, keys } = await desk();
  const { id } = await submit({ guid: 'live', body: text });
  await submit({ guid: 'live', body: short });
  const late = await act(keys.north, id, 'release', { at: '2026-12-01T06:00:00Z' });
  expect(problem(late)).toEqual([409, 'conflict']);
  expect((await act(keys.north, id, 'release')).status).toBe(202);
});

test('a dry run of an act does nothing, and leaves no row on record', async () => {
  const { submit, show, acts, keys, call } = await desk();
  const { id } = await submit({ guid: 'dry', body: short });
  for (const [name, body] of [
    ['release', {}],
    ['refuse', { reason: 'x' }],
  ] as const) {
    const tried = await call('POST', `/v1/articles/${id}/${name}?dryRun=true`, { key: keys.editor, body });
    expect(tried.status).toBe(200);
    expect(tried.json.results).toMatchObject([{ status: 'accepted' }]);
  }
  expect(await show(id)).toMatchObject({ visibility: 'quarantined' });
  expect(await acts()).toEqual([]);
});

test.each([
  ['release', '[]'],
  ['release', '{"at":"tomorrow"}'],
  ['release', '{"at":5}'],
  ['release', '{"when":"2026-12-01T06:00:00Z"}'],
  ['refuse', '{"reason":"  "}'],
  ['hold', '{}'],
  ['kill', 'no json'],
])('a body that cannot be read is refused: %s %s', async (name, body) => {
  const { submit, keys, call } = await desk();
  const { id } = await submit({ guid: 'body', body: short });
  const answer = await call('POST', `/v1/articles/${id}/${name}`, { key: keys.editor, body });
  expect(problem(answer)).toEqual([400, 'invalid-request']);
});
