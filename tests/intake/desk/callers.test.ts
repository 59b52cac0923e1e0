import { expect, test } from 'vitest';
import { article, memoryApp } from '../memory-app.ts';

test('a key says whose it is, and what the caller may see', async () => {
  const { call, keys } = await memoryApp();
  const agency = await call('GET', '/v1/me');
  expect(agency.json).toEqual({
    kind: 'agency',
    id: 'north',
    name: 'The north',
    site: { url: '/', feeds: [] },
  });
  const operator = await call('GET', '/v1/me', { key: keys.viewer });
  expect(operator.json).toMatchObject({
    kind: 'operator',
    id: 'viewer',
    role: 'viewer',
    agencies: [
      { id: 'north', name: 'The north' },
      { id: 'south', name: 'The south' },
    ],
  });
});

test('wrong keys of every kind get one answer, which tells nothing of who exists', async () => {
  const { call, keys } = await memoryApp();
  const wrong = [
    `dlo_editor_${'A'.repeat(43)}`,
    `dlo_nobody_${'A'.repeat(43)}`,
    `dl_north_${'A'.repeat(43)}`,
    keys.editor.replace('dlo_', 'dl_'),
    keys.north.replace('dl_', 'dlo_'),
    'dlo_',
    'x',
  ];
  const answers = await Promise.all(wrong.map((key) => call('GET', '/v1/me', { key })));
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(401);
  expect((await call('GET', '/v1/waiting', { key: '' })).status).toBe(401);
});

test('a suspended operator is told so, within seconds, and may do nothing', async () => {
  const { call, keys, ports } = await memoryApp();
  await ports.operators.edit('editor', { status: 'suspended' });
  for (const [method, path] of [
    ['GET', '/v1/me'],
    ['GET', '/v1/waiting'],
    ['GET', '/v1/receipts/x'],
    ['POST', '/v1/articles?agency=north'],
  ] as const) {
    const answer = await call(method, path, { key: keys.editor });
    expect(answer.status).toBe(403);
    expect(answer.json.type).toBe('urn:dateline:problem:operator-suspended');
  }
  await ports.operators.edit('editor', { status: 'active' });
  expect((await call('GET', '/v1/me', { key: keys.editor })).status).toBe(200);
});

test('a replaced key of an operator is valid until its time ends', async () => {
  const { call, keys, ports } = await memoryApp();
  const now = ports.clock.now;
  const until = new Date(now + 60_000).toISOString();
  const fresh = (await ports.operators.rotateKey('editor', until, new Date(now).toISOString())) ?? '';
  for (const key of [fresh, keys.editor]) expect((await call('GET', '/v1/me', { key })).status).toBe(200);
  ports.clock.now += 60_001;
  expect((await call('GET', '/v1/me', { key: keys.editor })).status).toBe(401);
  expect((await call('GET', '/v1/me', { key: fresh })).status).toBe(200);
});

test('an operator is over its rate like an agency, reads included', async () => {
  const { call, keys, ports } = await memoryApp();
  await ports.operators.edit('viewer', { ratePerSecond: 2 });
  const statuses = [];
  for (let n = 0; n < 4; n++) statuses.push((await call('GET', '/v1/me', { key: keys.viewer })).status);
  expect(statuses).toEqual([200, 200, 429, 429]);
  expect((await call('GET', '/v1/me', { key: keys.editor })).status).toBe(200);
  ports.clock.now += 1000;
  expect((await call('GET', '/v1/me', { key: keys.viewer })).status).toBe(200);
});

test('an agency may read ten lists a second', async () => {
  const { call, ports } = await memoryApp();
  const statuses = [];
  for (let n = 0; n < 12; n++) statuses.push((await call('GET', '/v1/waiting')).status);
  expect(statuses.filter((status) => status === 429)).toHaveLength(2);
  expect((await call('POST', '/v1/articles', { body: article() })).status).toBe(202);
  ports.clock.now += 1000;
  expect((await call('GET', '/v1/waiting')).status).toBe(200);
});

test('an operator names the agency of an upload, and a viewer uploads nothing', async () => {
  const { call, keys, ports } = await memoryApp();
  const body = article({ guid: 'by-operator' });
  const unnamed = await call('POST', '/v1/articles', { key: keys.editor, body });
  expect(unnamed.status).toBe(400);
  expect(unnamed.json.errors).toMatchObject([{ pointer: '/agency' }]);
  expect((await call('POST', '/v1/articles?agency=none', { key: keys.editor, body })).status).toBe(400);
  const viewer = await call('POST', '/v1/articles?agency=north', { key: keys.viewer, body });
  expect(viewer.json.type).toBe('urn:dateline:problem:not-allowed');
  const tried = await call('POST', '/v1/articles?agency=north&dryRun=true', { key: keys.viewer, body });
  expect(tried.status).toBe(200);
  const taken = await call('POST', '/v1/articles?agency=north', { key: keys.editor, body });
  expect(taken.status).toBe(202);
  expect((await call('GET', '/v1/articles?guid=by-operator')).json).toMatchObject({ agency: 'north' });
  expect((await call('GET', '/v1/articles?guid=by-operator', { key: keys.south })).status).toBe(404);
  const seen = await call('GET', '/v1/articles?guid=by-operator&agency=north', { key: keys.viewer });
  expect(seen.status).toBe(200);
  const acts = await Array.fromAsync(
    ports.audit.newestFirst('2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'),
  );
  expect(acts).toMatchObject([{ act: 'story.submit', by: 'operator:editor', details: { agency: 'north' } }]);
  await ports.agencies.setStatus('north', 'suspended');
  const late = await call('POST', '/v1/articles?agency=north', { key: keys.editor, body });
  expect(late.json.type).toBe('urn:dateline:problem:agency-suspended');
});

test('an answer that was not changed since is a 304 without a body', async () => {
  const { call, keys, ports } = await memoryApp();
  await ports.agencies.setPolicy('north', { quarantine: ['too-short'] });
  const first = await call('GET', '/v1/waiting', { key: keys.viewer });
  const tag = first.headers.get('etag') ?? '';
  expect(tag).toMatch(/^W\/".+"$/);
  const again = await call('GET', '/v1/waiting', { key: keys.viewer, headers: { 'if-none-match': tag } });
  expect([again.status, again.text]).toEqual([304, '']);
  await call('POST', '/v1/articles', { body: article({ body: '<p>Five words are not many.</p>' }) });
  const changed = await call('GET', '/v1/waiting', { key: keys.viewer, headers: { 'if-none-match': tag } });
  expect(changed.status).toBe(200);
});

test('no key reaches the log', async () => {
  const { call, keys, ports } = await memoryApp();
  await call('POST', '/v1/articles?agency=north', { key: keys.viewer, body: article() });
  await call('POST', '/v1/articles', { key: `${keys.editor}x`, body: article() });
  const text = JSON.stringify(ports.logged);
  expect(ports.logged.length).toBeGreaterThan(1);
  for (const key of Object.values(keys)) expect(text).not.toContain(key.slice(-43));
});
