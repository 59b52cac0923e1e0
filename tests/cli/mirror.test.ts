import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { logAddress } from '../../cli/mirror/address.ts';
import { MirrorClient } from '../../cli/mirror/client.ts';
import { MirrorFolder } from '../../cli/mirror/folder.ts';
import { sync } from '../../cli/mirror/sync.ts';
import type { ChangeType } from '../../functions/core/delivery/change.ts';
import { dateline, datelineHere } from './command.ts';
import { key, MirrorDesk } from './mirror-desk.ts';

let desk: MirrorDesk;
let url: string;
let folder: string;
beforeEach(async () => {
  desk = new MirrorDesk();
  url = await desk.open();
  folder = mkdtempSync(join(tmpdir(), 'dateline-mirror-'));
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const mirror = (...more: string[]) => datelineHere(['mirror', url, '--to', folder, '--key', key, ...more]);

/** The stories of the copy, by their ids. */
const copied = (): Map<string, string> =>
  new Map(
    readdirSync(join(folder, 'stories'))
      .sort()
      .map((name) => [name.replace(/\.json$/, ''), readFileSync(join(folder, 'stories', name), 'utf8')]),
  );

function fill(stories: number): void {
  for (let n = 1; n <= stories; n++) desk.add(n, 'published', 1);
}

describe('dateline mirror', () => {
  test('copies a feed, follows it through corrections and kills, and acknowledges each step', async () => {
    fill(230);
    const first = await mirror('--json');
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(first.out)).toEqual({
      seq: 230,
      stories: 230,
      changes: { published: 230 },
      complete: true,
      agrees: true,
    });
    expect(copied()).toEqual(desk.wanted);
    desk.add(7, 'corrected', 2);
    desk.add(8, 'killed', 2);
    desk.add(9, 'left', 1);
    const second = await mirror();
    expect(second.out).toBe('entry 233  228 stories  1 corrected  1 killed  1 left  acknowledged');
    expect(copied()).toEqual(desk.wanted);
    expect(desk.acks.map(({ seq }) => seq)).toEqual([230, 233]);
    const before = desk.requests;
    expect((await mirror()).out).toBe('entry 233  228 stories');
    // The head, and nothing else: what is there is not fetched again.
    expect(desk.requests - before).toBe(1);
  });

  test('killed at any request goes on where it was, and ends equal to the feed', async () => {
    fill(120);
    for (const kill of [1, 2, 30]) {
      const { child, ended } = dateline(['mirror', url, '--to', folder, '--key', key]);
      const from = desk.requests;
      desk.onRequest = (_path, count) => {
        if (count - from === kill) child.kill('SIGKILL');
      };
      expect((await ended).signal).toBe('SIGKILL');
      desk.onRequest = () => {};
      desk.add(kill, 'corrected', 2);
      desk.add(kill + 1, 'killed', 2);
    }
    // What a process leaves that is killed while it writes.
    for (const name of ['state.json.part', 'stories/x.json.part']) writeFileSync(join(folder, name), '{"da');
    expect(await mirror()).toMatchObject({ code: 0, err: '' });
    expect(copied()).toEqual(desk.wanted);
    expect(readdirSync(folder).sort()).toEqual(['state.json', 'stories']);
  });

  test('of a wrong address or key leaves the folder free for the right one', async () => {
    fill(3);
    const wrongFeed = await datelineHere([
      'mirror',
      url.replace('/wire', '/wired'),
      '--to',
      folder,
      '--key',
      key,
    ]);
    expect(wrongFeed).toMatchObject({ code: 1, out: '' });
    const wrongKey = `dls_post_${'w'.repeat(43)}`;
    expect(await datelineHere(['mirror', url, '--to', folder, '--key', wrongKey])).toMatchObject({ code: 1 });
    expect(readdirSync(folder)).toEqual([]);
    expect(await mirror()).toMatchObject({ code: 0, err: '' });
    expect(copied()).toEqual(desk.wanted);
  });

  test('of a subscriber who is suspended in the middle says so, and keeps its state', async () => {
    fill(40);
    await mirror();
    const state = readFileSync(join(folder, 'state.json'), 'utf8');
    for (let n = 41; n <= 80; n++) desk.add(n, 'published', 1);
    desk.onRequest = (path) => {
      if (path.includes('000000000060')) desk.status = 'suspended';
    };
    const refused = await mirror();
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toBe(
      'dateline: The subscriber post is suspended; the copy keeps its state; run the same command again later',
    );
    expect(readFileSync(join(folder, 'state.json'), 'utf8')).toBe(state);
    expect(copied().size).toBeGreaterThanOrEqual(40);
    desk.status = 'active';
    desk.onRequest = () => {};
    expect((await mirror()).out).toBe('entry 80  80 stories  40 published  acknowledged');
    expect(copied()).toEqual(desk.wanted);
  });

  test('makes a copy right again that was damaged, with --verify', async () => {
    fill(12);
    await mirror();
    const stories = join(folder, 'stories');
    const [changed = '', lost = ''] = readdirSync(stories);
    writeFileSync(
      join(stories, changed),
      readFileSync(join(stories, changed), 'utf8').replace('Story', 'Tale'),
    );
    rmSync(join(stories, lost));
    writeFileSync(join(stories, `00000000-0000-8000-8000-${'9'.repeat(12)}.json`), '{}');
    const found = await mirror('--verify');
    expect(found.out.split('\n')).toEqual([
      'entry 12  12 stories',
      'compared 12 stories with the log: 10 right, 1 changed, 1 lost; files not of the feed: 1; all made right',
    ]);
    expect(found.code).toBe(1);
    expect(copied()).toEqual(desk.wanted);
    expect(await mirror('--verify')).toMatchObject({
      code: 0,
      out: 'entry 12  12 stories\ncompared 12 stories with the log: 12 right',
    });
    desk.add(13, 'published', 1);
    desk.add(1, 'killed', 2);
    const { verified } = JSON.parse((await mirror('--verify', '--json')).out);
    expect(verified).toEqual({ right: 11, changed: [], lost: [], surplus: [] });
  });

  test('is made again from the whole log where the state is wrong, and follows a desk that was restored', async () => {
    fill(12);
    await mirror();
    const file = join(folder, 'state.json');
    const state = JSON.parse(readFileSync(file, 'utf8'));
    delete state.stories[Object.keys(state.stories)[0] ?? ''];
    writeFileSync(file, JSON.stringify(state));
    desk.add(13, 'published', 1);
    expect((await mirror()).code).toBe(0);
    expect(copied()).toEqual(desk.wanted);
    desk.entries.splice(6);
    expect((await mirror()).code).toBe(0);
    expect(copied()).toEqual(desk.wanted);
    expect(copied().size).toBe(6);
  });

  test('waits for a page that is written after the log', async () => {
    fill(3);
    const right = [...desk.wanted.values()][1] ?? '';
    desk.setPage(2, right.replace('version 1', 'version 0'));
    let heads = 0;
    desk.onRequest = (path) => {
      if (path.endsWith('/wire.json') && ++heads === 2) desk.setPage(2, right);
    };
    expect(await mirror()).toMatchObject({ code: 0, err: '' });
    expect(copied()).toEqual(desk.wanted);
  });

  test('refuses a log with a gap, and one that does not lead to its digest, and keeps what it has', async () => {
    fill(5);
    await mirror();
    const before = copied();
    desk.add(6, 'published', 1);
    desk.add(7, 'published', 1);
    const [gone] = desk.entries.splice(5, 1);
    expect((await mirror()).err).toContain('the log of wire lacks entry 6');
    if (gone) desk.entries.splice(5, 0, gone);
    const last = desk.entries.at(-1);
    if (last) Object.assign(last, { url: 'http://127.0.0.2:1/private/feeds/wire/stories/x.json' });
    expect((await mirror()).err).toContain('the log names an address of another desk');
    expect(copied().size).toBeGreaterThanOrEqual(before.size);
  });

  test('refuses folders of others, addresses of nothing, and keys of others', async () => {
    writeFileSync(join(folder, 'own.txt'), 'mine');
    const err = async (...args: string[]) => (await datelineHere(['mirror', ...args])).err;
    expect(await err(url, '--to', folder, '--key', key)).toContain('is not empty and is no mirror');
    expect(readdirSync(folder)).toEqual(['own.txt']);
    rmSync(join(folder, 'own.txt'));
    for (const wrong of [
      'x',
      'ftp://x/feeds/a.rss',
      'https://x/',
      'https://u:p@x/feeds/a.rss',
      'https://x/k/y/feeds/a.rss',
    ])
      expect(await err(wrong, '--to', folder), wrong).toContain('is not the address of a feed');
    expect(await err(url, '--to', folder, '--key', 'dl_x')).toContain('must begin with dls_');
    expect(await err(url, '--to', folder)).toContain('this feed needs a key');
    expect(await err(url, '--to', folder, '--key', `${key}x`)).toContain('the key is not valid, or no more');
    fill(1);
    await mirror();
    expect(await err(url.replace('wire', 'other'), '--to', folder)).toContain('is a mirror of wire at');
  });

  test('has its folder for itself', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'lock'), String(process.ppid));
    expect((await mirror()).err).toContain(`process ${process.ppid} mirrors into`);
    // Of a process that there is no more.
    writeFileSync(join(folder, 'lock'), '999999999');
    expect((await mirror()).code).toBe(0);
  });
});

test('a copy that stops anywhere ends equal to the feed (property)', async () => {
  const types: ChangeType[] = [
    'published',
    'corrected',
    'killed',
    'withheld',
    'released',
    'expired',
    'left',
    'joined',
  ];
  const step = fc.record({
    changes: fc.array(fc.record({ n: fc.integer({ min: 1, max: 9 }), type: fc.constantFrom(...types) }), {
      maxLength: 12,
    }),
    stopAt: fc.option(fc.integer({ min: 1, max: 12 })),
  });
  const address = logAddress(url);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const to = join(folder, `run-${++run}`);
      mkdirSync(to);
      desk.entries.splice(0);
      let version = 0;
      for (const { changes, stopAt } of [...steps, { changes: [], stopAt: null }]) {
        for (const { n, type } of changes) desk.add(n, type, ++version);
        const stop = new AbortController();
        const from = desk.requests;
        desk.onRequest = (_path, count) => {
          if (stopAt !== null && count - from === stopAt) stop.abort();
        };
        const client = new MirrorClient(address, key, stop.signal);
        const opened = MirrorFolder.open(to, address);
        const one = { address, client, folder: opened, acknowledges: true, stop: stop.signal };
        await sync(one).catch((error: unknown) => {
          if (!stop.signal.aborted) throw error;
        });
      }
      const stories = readdirSync(join(to, 'stories')).sort();
      expect(stories).toEqual([...desk.wanted.keys()].map((id) => `${id}.json`));
      for (const name of stories)
        expect(readFileSync(join(to, 'stories', name), 'utf8')).toBe(desk.wanted.get(name.slice(0, 36)));
      expect(desk.acks.at(-1)).toEqual({ feed: 'wire', seq: desk.entries.length, digest: desk.digest });
    }),
    { numRuns: 25 },
  );
});
