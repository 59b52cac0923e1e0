import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'dateline-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  output: string;
}

/** Runs what `npm start -- ARGS` runs; `stopAt` sends Ctrl-C once the output holds that text. */
const start = (args: string[], stopAt?: string): Promise<Ended> =>
  new Promise((done) => {
    const child = spawn(process.execPath, ['local/main.ts', ...args], { cwd: root });
    let output = '';
    let isStopped = false;
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      if (isStopped || stopAt === undefined || !output.includes(stopAt)) return;
      // Once: a second Ctrl-C does not wait for what is running.
      isStopped = true;
      child.kill('SIGINT');
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('exit', (code) => done({ code, output }));
  });

const occupied = (): Promise<{ server: Server; port: number }> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      done({ server, port: typeof address === 'object' && address !== null ? address.port : 0 });
    });
  });

/** A free port below those that systems give out, so that no other test gets it before it is used. */
async function reservedPort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = createServer();
    const isFree = await new Promise<boolean>((done) => {
      server.once('error', () => done(false));
      server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
    });
    if (isFree) return port;
  }
}

const oneLine = ({ output }: Ended) => output.trim().split('\n');

test('a taken port is one clear line', async () => {
  const { server, port } = await occupied();
  const ended = await start(['--port', String(port), '--data', join(folder, 'a')]);
  server.close();
  expect(ended.code).toBe(1);
  expect(oneLine(ended)).toEqual([`Port ${port} is taken; choose another with --port`]);
});

test('a folder that cannot be used is one clear line', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, 'not a folder');
  const ended = await start(['--port', '0', '--data', file]);
  expect(ended.code).toBe(1);
  expect(oneLine(ended)).toHaveLength(1);
  expect(ended.output).toContain(`The data folder ${file} cannot be used`);
});

test.skipIf(!existsSync('/proc/self'))('so is one in a place that takes no folders', async () => {
  const ended = await start(['--port', '0', '--data', '/proc/dateline/data']);
  expect(ended.code).toBe(1);
  expect(oneLine(ended)).toHaveLength(1);
  expect(ended.output).toContain('The data folder /proc/dateline/data cannot be used');
});

test('--fresh refuses to empty a folder that is not its own', async () => {
  const foreign = join(folder, 'foreign');
  mkdirSync(foreign);
  writeFileSync(join(foreign, 'thesis.txt'), 'years of work');
  const ended = await start(['--port', '0', '--data', foreign, '--fresh']);
  expect(ended.code).toBe(1);
  expect(oneLine(ended)).toHaveLength(1);
  expect(readFileSync(join(foreign, 'thesis.txt'), 'utf8')).toBe('years of work');
});

test('an unknown option and a port that is none are one clear line', async () => {
  for (const args of [
    ['--prot', '1'],
    ['--port', '99999'],
  ]) {
    const ended = await start(args);
    expect(ended.code).toBe(1);
    expect(oneLine(ended)).toHaveLength(1);
  }
});

const data = join(folder, 'not', 'yet', 'there');
const agencies = () => JSON.parse(readFileSync(join(data, 'desk.json'), 'utf8')).agencies;

test('opens a desk and stops at Ctrl-C', async () => {
  const ended = await start(['--port', '0', '--data', data], 'Ctrl-C stops it');
  expect(ended.code, ended.output).toBe(0);
  expect(ended.output).toMatch(/curl -sS http:\/\/127\.0\.0\.1:\d+\/v1\/articles/);
  const desk = JSON.parse(readFileSync(join(data, 'desk.json'), 'utf8'));
  expect(desk.agencies[0].id).toBe('demo');
  const feeds = desk.feeds.map((feed: { id: string }) => feed.id);
  expect(feeds).toEqual(expect.arrayContaining(['latest', 'agency-demo', 'language-en']));
  expect(ended.output).toContain(desk.agencies[0].key);
  expect(ended.output).toContain(desk.feeds[0].urls.rss);
});

test('finds everything at the next start, and answers before the desk is open', async () => {
  const before = agencies();
  const port = await reservedPort();
  const ended = start(['--port', String(port), '--data', data], 'Ctrl-C stops it');
  let running = true;
  ended.finally(() => (running = false));
  const statuses = new Set<number>();
  while (running) {
    // Nothing is refused and nothing hangs once the port is open.
    await fetch(`http://127.0.0.1:${port}/status`, { signal: AbortSignal.timeout(240_000) }).then(
      ({ status, headers }) => statuses.add(status === 503 ? Number(headers.get('retry-after')) : status),
      (error: Error) => expect(error.name).not.toBe('TimeoutError'),
    );
    await new Promise((done) => setTimeout(done, 50));
  }
  const { code, output } = await ended;
  expect(code, output).toBe(0);
  expect([...statuses]).toEqual([1, 200]);
  expect(agencies()).toEqual(before);
});
