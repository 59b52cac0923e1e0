import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { eventually, type JsonFeed } from '../local-stack.ts';

const root = resolve(import.meta.dirname, '../..');
const data = mkdtempSync(join(tmpdir(), 'dateline-chaos-'));
const rounds = 3;

interface Running {
  child: ChildProcess;
  url: string;
  key: string;
}

let child: ChildProcess | undefined;
afterAll(async () => {
  await killAll(child);
  rmSync(data, { recursive: true, force: true });
});

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** Starts the stack as a user would, in a process group of its own. */
async function start(port: number): Promise<Running> {
  const desk = join(data, 'desk.json');
  rmSync(desk, { force: true });
  child = spawn(process.execPath, ['local/main.ts', '--port', String(port), '--data', data], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await eventually(async () => existsSync(desk));
  const { url, agencies } = JSON.parse(readFileSync(desk, 'utf8')) as {
    url: string;
    agencies: { key: string }[];
  };
  return { child, url, key: agencies[0]?.key ?? '' };
}

/** SIGKILL to the whole group: stack, emulators, everything, as a power cut would. */
async function killAll(process_: ChildProcess | undefined): Promise<void> {
  if (process_?.pid === undefined || process_.exitCode !== null || process_.signalCode !== null) return;
  const gone = new Promise((done) => process_.once('exit', done));
  process.kill(-process_.pid, 'SIGKILL');
  await gone;
}

async function submit(running: Running, n: number): Promise<string | undefined> {
  const body = {
    guid: `chaos-${n}`,
    headline: `Chaos story ${n}`,
    body: `<p>This is chaos story ${n}, sent while the machine was about to lose its power.</p>`,
  };
  try {
    const answer = await fetch(`${running.url}/v1/articles`, {
      method: 'POST',
      headers: { authorization: `Bearer ${running.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.status !== 202) return undefined;
    const { results } = (await answer.json()) as { results: { storyId: string }[] };
    return results[0]?.storyId;
  } catch {
    // Cut off: nothing was promised.
    return undefined;
  }
}

/** Ids in the newest-first order of the feed; undefined when it cannot be read. */
async function idsIn(url: string): Promise<string[] | undefined> {
  try {
    const answer = await fetch(`${url}/feeds/latest.json`);
    if (!answer.ok) return undefined;
    return ((await answer.json()) as JsonFeed).items.map((item) => item.id);
  } catch {
    return undefined;
  }
}

test('every accepted story stands in the feed once after power cuts, and no feed goes backwards', async () => {
  const accepted = new Set<string>();
  const regressions: string[] = [];
  let seen: string[] = [];
  let n = 0;
  const observe = (ids: string[] | undefined): void => {
    if (!ids) return;
    expect(new Set(ids).size).toBe(ids.length);
    // Fewer than a head of stories are sent, so that none may ever leave it.
    regressions.push(...seen.filter((id) => !ids.includes(id)));
    seen = ids;
  };
  for (let round = 0; round < rounds; round++) {
    const running = await start(await freePort());
    let alive = true;
    const watch = (async () => {
      while (alive) {
        observe(await idsIn(running.url));
        await sleep(50);
      }
    })();
    const write = (async () => {
      while (alive && n < (round + 1) * 14) {
        const ids = await Promise.all([submit(running, n++), submit(running, n++)]);
        for (const id of ids) if (id !== undefined) accepted.add(`urn:uuid:${id}`);
      }
    })();
    // At some moment after some stories were promised, whatever the speed of the machine.
    const before = accepted.size;
    const enough = 1 + Math.floor(Math.random() * 8);
    await eventually(async () => accepted.size >= before + enough);
    await sleep(Math.random() * 300);
    await killAll(running.child);
    alive = false;
    await Promise.all([watch, write]);
  }
  const running = await start(await freePort());
  expect(accepted.size).toBeGreaterThanOrEqual(rounds);
  const end = await eventually(async () => {
    const ids = await idsIn(running.url);
    observe(ids);
    return ids !== undefined && [...accepted].every((id) => ids.includes(id)) && ids;
  });
  expect(end.filter((id) => accepted.has(id))).toHaveLength(accepted.size);
  expect(regressions).toEqual([]);
  for (const format of ['rss', 'atom']) {
    const text = await (await fetch(`${running.url}/feeds/latest.${format}`)).text();
    for (const id of accepted) expect(text.split(`>${id}<`)).toHaveLength(2);
  }
});
