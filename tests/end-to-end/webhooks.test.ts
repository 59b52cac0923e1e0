import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskEnvironment } from '../../local/data-folder.ts';
import { datelineHere, type Ended } from '../cli/command.ts';
import { operatorDesk } from '../cli/operator.ts';
import { fencesOf, pageAt } from '../docs/pages.ts';
import { article, asJson, eventually, openDesk, type TestDesk } from '../local-stack.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-webhooks-'));
let desk: TestDesk;
let receiver: { url: string; lines: string[]; process: ChildProcess } | undefined;

beforeAll(async () => {
  process.env.OUTGOING_LOOPBACK = 'allowed';
  desk = await openDesk();
  writeFileSync(join(folder, 'desk.json'), JSON.stringify({ environment: deskEnvironment() }));
});
afterAll(async () => {
  receiver?.process.kill();
  await desk?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Listed {
  id: string;
  status: string;
  topic: string;
  deliveredAt?: string;
  reason?: string;
}

const dateline = (...args: string[]): Promise<Ended> => datelineHere([...args, '--data', folder]);

/** What `dateline hub list` says. */
const subscriptions = async (): Promise<Listed[]> =>
  JSON.parse((await dateline('hub', 'list', '--feed', 'latest', '--json')).out);

/** Runs the receiver of docs/subscribers.md. */
async function receive(secret: string, port = 0): Promise<NonNullable<typeof receiver>> {
  const [fence] = fencesOf(pageAt('docs/subscribers.md')).filter(({ words }) => words.includes('receiver'));
  const file = join(folder, 'receiver.mjs');
  writeFileSync(file, fence?.content ?? '');
  const env = { PATH: process.env.PATH, PORT: String(port), WEBHOOK_SECRET: secret };
  const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  let rest = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  const [first] = await eventually(async () => lines.length > 0 && lines);
  lines.shift();
  return { url: `http://127.0.0.1:${first?.split(' ')[1]}/`, lines, process: child };
}

test('the receiver of the page refuses a secret that is none, and says that a signature is wrong', async () => {
  const file = join(folder, 'receiver.mjs');
  const [fence] = fencesOf(pageAt('docs/subscribers.md')).filter(({ words }) => words.includes('receiver'));
  writeFileSync(file, fence?.content ?? '');
  for (const given of ['', 'whsec_', 'whsec_c2hvcnQ=', 'x'.repeat(60)]) {
    const env = { PATH: process.env.PATH, PORT: '0', WEBHOOK_SECRET: given };
    const { status, stderr } = spawnSync(process.execPath, [file], { env, encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, expect.stringContaining('WEBHOOK_SECRET must be')]);
  }
  const other = await receive(`whsec_${Buffer.alloc(32, 2).toString('base64')}`);
  try {
    const headers = { 'webhook-id': 'a', 'webhook-timestamp': String(Math.floor(Date.now() / 1000)) };
    expect((await fetch(other.url, { method: 'POST', headers, body: '{}' })).status).toBe(401);
    await eventually(async () => other.lines.includes('signature wrong'));
  } finally {
    other.process.kill();
  }
});

/** Ends the receiver and waits until its port is free. */
async function stopReceiver(): Promise<void> {
  const { process: child } = receiver ?? {};
  const ended = new Promise((resolve) => child?.once('exit', resolve));
  child?.kill();
  await ended;
}

test('a subscriber gets signed calls, what is current after it was down, and a replay', async () => {
  const feed = { id: 'members', title: 'Members', visibility: 'private', filter: { agency: ['test'] } };
  writeFileSync(join(folder, 'members.json'), JSON.stringify(feed));
  expect(await dateline('feeds', 'add', join(folder, 'members.json'), '--wait')).toMatchObject({ code: 0 });
  const added = await dateline('subscribers', 'add', 'post', 'The Post', '--feeds', 'members');
  expect(added.code).toBe(0);
  for (const url of [
    'http://10.0.0.1/',
    'http://post.example/',
    'ftp://post.example/',
    'https://me@post.example/',
  ])
    expect(await dateline('endpoints', 'add', 'post', url, '--feeds', 'members')).toMatchObject({ code: 2 });
  const unknown = await dateline('endpoints', 'add', 'post', 'https://post.example/', '--feeds', 'none');
  expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('there is no feed none') });

  // The receiver needs its secret, and the endpoint the receiver's port.
  receiver = await receive(`whsec_${Buffer.alloc(32, 1).toString('base64')}`);
  const { url } = receiver;
  await stopReceiver();
  const endpoint = await dateline('endpoints', 'add', 'post', url, '--feeds', 'members');
  expect(endpoint).toMatchObject({ code: 0, out: expect.stringMatching(/^whsec_[\w+/]{43}=$/) });
  const port = Number(new URL(url).port);
  const listed = JSON.parse((await dateline('endpoints', 'list', '--json')).out);
  expect(listed).toMatchObject([{ subscriber: 'post', url, status: 'active', waiting: 0 }]);
  const { id } = listed[0];
  expect(JSON.stringify(listed)).not.toContain('whsec_');
  expect(await dateline('endpoints', 'test', id)).toMatchObject({
    code: 1,
    err: expect.stringContaining('ECONNREFUSED'),
  });

  // Down: two versions of one story and one that is killed.
  const submit = async (guid: string, version: number) => {
    const answer = await desk.submit(
      article({ guid, version, headline: `${guid} of version ${version}` }),
      asJson,
    );
    return answer.json.results?.[0]?.storyId ?? '';
  };
  const first = await submit('first', 1);
  const second = await submit('second', 1);
  const waiting = async () =>
    JSON.parse((await dateline('endpoints', 'list', '--json')).out)[0] as {
      waiting: number;
      failures?: number;
    };
  await eventually(async () => (await waiting()).waiting === 2 && (await waiting()).failures !== undefined);
  await submit('first', 2);
  expect(
    (
      await desk.call('DELETE', `/v1/articles/${second}`, '{"reason":"wrong"}', {
        'content-type': 'application/json',
      })
    ).status,
  ).toBe(202);
  // Until the log has them, the versions of before are what is current.
  const { changeLogs } = operatorDesk();
  await eventually(async () => (await changeLogs.get('members'))?.written === 4);
  receiver = await receive(endpoint.out, port);
  const { lines } = receiver;
  expect(await dateline('endpoints', 'test', id)).toMatchObject({ code: 0 });
  // A waiting call may be due at this moment, and come first.
  expect(lines.filter((line) => line.startsWith('endpoint.test'))).toHaveLength(1);
  // The breaker would wait for longer after each failure; the test call has ended that.
  await eventually(
    async () => lines.includes(`story.corrected ${first} 2`) && lines.includes(`story.killed ${second} 2`),
  );
  expect(lines.filter((line) => line.startsWith('story.published'))).toEqual([]);
  await eventually(async () => (await waiting()).waiting === 0);

  expect(await dateline('endpoints', 'enable', id)).toMatchObject({ code: 0 });
  lines.length = 0;
  expect((await dateline('endpoints', 'replay', id, '--from', '99')).err).toContain('no log has an entry 99');
  expect(await dateline('endpoints', 'replay', id, '--from', '1')).toMatchObject({ code: 0 });
  await eventually(async () => lines.length === 2);
  expect(lines.sort()).toEqual([`story.corrected ${first} 2`, `story.killed ${second} 2`].sort());

  // Both secrets sign, so that the receiver goes on with the old one.
  expect((await dateline('endpoints', 'rotate-secret', id)).out).not.toBe(endpoint.out);
  const third = await submit('third', 1);
  await eventually(async () => lines.includes(`story.published ${third} 1`));
  expect(await dateline('endpoints', 'remove', id, '--yes')).toMatchObject({ code: 0 });
  expect(JSON.parse((await dateline('endpoints', 'list', '--json')).out)).toEqual([]);
  expect(await dateline('endpoints', 'add', 'post', url, '--feeds', 'members')).toMatchObject({ code: 0 });
  expect((await dateline('subscribers', 'remove', 'post', '--yes')).out).toMatch(
    /endpoint post-\w+ is removed/,
  );
  expect(JSON.parse((await dateline('endpoints', 'list', '--json')).out)).toEqual([]);
  const acts = JSON.parse((await dateline('audit', '--act', 'endpoint', '--json')).out) as { act: string }[];
  expect(new Set(acts.map(({ act }) => act))).toEqual(
    new Set(['add', 'test', 'enable', 'replay', 'rotate-secret', 'remove'].map((act) => `endpoint.${act}`)),
  );
});

test('a subscriber of the hub gets a public feed byte for byte, and nothing that is not asked for well', async () => {
  const got: { method: string; type: string; signature: string; body: Buffer }[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
    const { 'content-type': type = '', 'x-hub-signature': signature = '' } = request.headers;
    got.push({ method: request.method ?? '', type, signature: String(signature), body });
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    response.end(pathname === '/no' ? 'no' : searchParams.get('hub.challenge'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const topic = `${desk.stack.url}/feeds/latest.rss`;
  const ask = (more: Record<string, string>) =>
    fetch(`${desk.stack.url}/hub`, {
      method: 'POST',
      body: new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.callback': `http://127.0.0.1:${port}/`,
        'hub.topic': topic,
        ...more,
      }),
    });
  try {
    const refused = await ask({ 'hub.callback': 'http://10.0.0.1/', 'hub.secret': 'x'.repeat(300) });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      errors: [{ pointer: '/hub.callback' }, { pointer: '/hub.secret' }],
    });
    expect((await fetch(`${desk.stack.url}/hub`)).status).toBe(405);
    await desk.submit(article({ guid: 'hub-1', headline: 'Before the hub' }), asJson);
    await eventually(async () => (await fetch(topic)).ok);
    expect((await ask({ 'hub.secret': 'hidden' })).status).toBe(202);
    await eventually(async () => got.some(({ method }) => method === 'GET'));
    const operator = operatorDesk();
    await eventually(async () => {
      const all = await Array.fromAsync(operator.hubSubscriptions.of('latest'));
      return all.some(({ until }) => until !== undefined);
    });
    await desk.submit(article({ guid: 'hub-2', headline: 'Told by the hub' }), asJson);
    const post = await eventually(async () => got.find(({ body }) => body.includes('Told by the hub')));
    expect(post.type).toBe('application/rss+xml; charset=utf-8');
    expect(post.signature).toBe(`sha256=${createHmac('sha256', 'hidden').update(post.body).digest('hex')}`);
    const read = await fetch(topic);
    expect(read.headers.get('link')).toContain('</hub>; rel="hub", </feeds/latest.rss>; rel="self"');
    const text = await read.text();
    expect(text).toContain(`<atom:link rel="hub" href="${desk.stack.url}/hub"/>`);
    expect(post.body.toString()).toBe(text);

    // The operator sees who gets it and who was refused, and ends a subscription.
    const refusing = `http://127.0.0.1:${port}/no`;
    const other = `${desk.stack.url}/feeds/latest.atom`;
    expect((await ask({ 'hub.topic': other, 'hub.callback': refusing })).status).toBe(202);
    const listed = await eventually(async () => {
      const all = await subscriptions();
      const isThere = all.some(({ status, deliveredAt }) => status === 'active' && deliveredAt);
      return isThere && all.some(({ reason }) => reason) && all;
    });
    expect(JSON.stringify(listed)).not.toContain('hidden');
    expect(listed.find(({ status }) => status === 'ended')).toMatchObject({
      topic: other,
      reason: expect.stringContaining('did not repeat the challenge'),
    });
    const { id = '' } = listed.find(({ status }) => status === 'active') ?? {};
    expect(await dateline('hub', 'remove', id, '--yes')).toMatchObject({ code: 0 });
    expect((await subscriptions()).find((one) => one.id === id)).toMatchObject({
      status: 'ended',
      reason: 'an operator has removed it',
    });
    const unknown = await dateline('hub', 'remove', 'f'.repeat(32), '--yes');
    expect(unknown.err).toContain('there is no subscription');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
