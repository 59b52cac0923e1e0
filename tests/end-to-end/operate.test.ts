import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskEnvironment } from '../../local/data-folder.ts';
import { article, asJson, eventually, openDesk, type TestDesk } from '../local-stack.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'dateline-operate-'));
let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
  writeFileSync(join(folder, 'desk.json'), JSON.stringify({ environment: deskEnvironment() }));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await desk.close();
});

const operate = (...args: string[]): Promise<{ code: number | null; output: string }> =>
  new Promise((done) => {
    const child = spawn(process.execPath, ['local/operate.ts', ...args, '--data', folder], { cwd: root });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('exit', (code) => done({ code, output: output.trim() }));
  });

test('makes an agency whose key works at once, and no second one of its name', async () => {
  const added = await operate('agencies', 'add', 'north-wire', 'North Wire');
  expect(added.code).toBe(0);
  const headers = { ...asJson, authorization: `Bearer ${added.output}` };
  expect((await desk.submit(article({ guid: 'north-1', keywords: ['river'] }), headers)).status).toBe(202);
  expect((await operate('agencies', 'list')).output).toContain('north-wire\tactive\tNorth Wire');
  const again = await operate('agencies', 'add', 'north-wire', 'North Wire');
  expect(again).toEqual({ code: 1, output: 'There is an agency north-wire already' });
});

test('sets what is decided about the stories of an agency', async () => {
  const file = join(folder, 'policy.json');
  writeFileSync(file, JSON.stringify({ missingHeadline: 'refuse', aliases: { NWS: 'North Wire Service' } }));
  expect((await operate('agencies', 'policy', 'test', file)).output).toBe('The policy of test is set');
  const refused = await eventually(async () => {
    const answer = await desk.submit(article({ headline: undefined }), asJson);
    return answer.status === 422 && answer;
  });
  expect(refused.json.errors?.[0]?.pointer).toBe('/headline');
  writeFileSync(file, JSON.stringify({ missingHeadline: 'maybe', colour: 'red' }));
  const wrong = await operate('agencies', 'policy', 'test', file);
  expect(wrong.code).toBe(1);
  for (const name of ['/missingHeadline', '/colour']) expect(wrong.output).toContain(name);
});

test('defines a feed by a file, and says everything that is wrong with one', async () => {
  const file = join(folder, 'feed.json');
  writeFileSync(
    file,
    JSON.stringify({ id: 'rivers', title: 'Rivers', description: 'Rivers', filter: { keyword: ['river'] } }),
  );
  expect((await operate('feeds', 'define', file)).output).toContain('rivers is defined');
  await eventually(async () => (await desk.feed('rivers'))?.items.length === 1);
  writeFileSync(
    file,
    JSON.stringify({ id: 'Bad Id', title: '', description: 'x', filter: { colour: ['red'] } }),
  );
  const refused = await operate('feeds', 'define', file);
  expect(refused.code).toBe(1);
  for (const pointer of ['/id', '/title', '/filter']) expect(refused.output).toContain(pointer);
});
