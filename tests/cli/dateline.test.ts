import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OperatorDesk } from '../../cli/connect/ports.ts';
import { operatorOutputs } from '../../functions/contract/functions.ts';
import { deskEnvironment } from '../../local/data-folder.ts';
import { article, asJson, eventually, openDesk, type TestDesk } from '../local-stack.ts';
import { dateline as command, datelineHere, type Ended } from './command.ts';
import { operatorDesk } from './operator.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-command-'));
let desk: TestDesk;
let operator: OperatorDesk;
beforeAll(async () => {
  desk = await openDesk();
  operator = operatorDesk();
  writeFileSync(join(folder, 'desk.json'), JSON.stringify({ environment: deskEnvironment() }));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await desk.close();
});

const dateline = (...args: string[]): Promise<Ended> => datelineHere([...args, '--data', folder]);
/** The document of a command with --json, which must have ended well. */
const json = async (...args: string[]) => {
  const { code, out, err } = await dateline(...args, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
};
const file = (name: string, content: string | object): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const submitted = async (fields: Record<string, unknown>): Promise<{ id: string; receipt: string }> => {
  const { json: answer } = await desk.submit(article(fields), asJson);
  return { id: answer.results?.[0]?.storyId ?? '', receipt: answer.receipt ?? '' };
};
const inFeed = async (id: string, name = 'latest'): Promise<boolean> =>
  (await desk.feed(name))?.items.some((item) => item.id.includes(id) && !item._tombstone) ?? false;

describe('agencies', () => {
  const status = async (key: string): Promise<number> =>
    (await desk.submit(article(), { ...asJson, authorization: `Bearer ${key}` })).status;

  test('an agency is made with a key that works, and no second one of its name', async () => {
    const added = await dateline('agencies', 'add', 'north-wire', 'North Wire', '--rate', '500');
    expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/^dl_north-wire_[\w-]{43}$/) });
    expect(await status(added.out)).toBe(202);
    const again = await dateline('agencies', 'add', 'north-wire', 'North Wire');
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.err).toBe('dateline: there is an agency north-wire already; see dateline agencies list');
    const listed = (await json('agencies', 'list')).find(({ id }: { id: string }) => id === 'north-wire');
    expect(listed).toEqual({
      id: 'north-wire',
      name: 'North Wire',
      status: 'active',
      ratePerSecond: 500,
      policy: {},
    });
  });

  test('an agency is edited, counted and removed, and every act is on record', async () => {
    const key = await desk.addAgency('old-wire');
    await desk.addAgency('no-wire');
    expect(await json('agencies', 'edit', 'old-wire', '--name', 'Old Wire', '--rate', '7')).toMatchObject({
      name: 'Old Wire',
      ratePerSecond: 7,
    });
    const [mine, killed] = [`old-${Date.now()}`, `older-${Date.now()}`];
    const send = async (guid: string): Promise<string> => {
      const headers = { ...asJson, authorization: `Bearer ${key}` };
      return (await desk.submit(article({ guid }), headers)).json.results?.[0]?.storyId ?? '';
    };
    await send(mine);
    await json('articles', 'kill', await send(killed), '--reason', 'Wrong', '--yes', '--by', 'night desk');
    expect(await json('agencies', 'stats', 'old-wire')).toMatchObject({ published: 1, gone: 1, versions: 3 });
    const refused = await dateline('agencies', 'remove', 'old-wire', '--yes');
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('--keep-stories') });
    await json('agencies', 'remove', 'old-wire', '--keep-stories', '--yes');
    await json('agencies', 'remove', 'no-wire', '--yes');
    const left = (await json('agencies', 'list')).map(({ id }: { id: string }) => id);
    expect(left).not.toContain('old-wire');
    expect(left).not.toContain('no-wire');
    await eventually(async () => ((await status(key)) === 401 ? true : undefined));
    // Its story can still be acted on.
    await json('articles', 'kill', mine, '--agency', 'old-wire', '--reason', 'Later', '--yes');

    const acts = await json('audit', '--since', '1h');
    const short = acts.map(({ act, subject }: { act: string; subject: string }) => `${act} ${subject}`);
    expect(short).toEqual(
      expect.arrayContaining(['agency.edit old-wire', 'agency.remove old-wire', 'agency.remove no-wire']),
    );
    const kills = await json('audit', '--act', 'story.kill');
    expect(kills).toHaveLength(2);
    expect(kills[1]).toMatchObject({ by: 'night desk', details: { agency: 'old-wire', reason: 'Wrong' } });
    expect(JSON.stringify(acts)).not.toContain('dl_');
    expect((await json('audit', '--subject', 'old-wire')).map(({ act }: { act: string }) => act)).toEqual([
      'agency.remove',
      'agency.edit',
    ]);
  });

  test('a changed key leaves the old one good for its grace', async () => {
    const first = await desk.addAgency('south-wire');
    const second = (await dateline('agencies', 'rotate-key', 'south-wire', '--grace', '1h')).out;
    expect([await status(first), await status(second)]).toEqual([202, 202]);
    const [listed] = (await json('agencies', 'list')).filter(({ id }: { id: string }) => id === 'south-wire');
    expect(Date.parse(listed.oldKeyUntil)).toBeGreaterThan(Date.now() + 3_000_000);
    const unasked = await dateline('agencies', 'rotate-key', 'south-wire', '--grace', '0');
    expect(unasked).toMatchObject({ code: 2, out: '', err: expect.stringContaining('confirm with --yes') });
  });

  test('a key that is ended and an agency that is suspended are refused within seconds', async () => {
    const old = await desk.addAgency('east-wire');
    const suspended = await desk.addAgency('west-wire');
    expect([await status(old), await status(suspended)]).toEqual([202, 202]);
    const { key } = await json('agencies', 'rotate-key', 'east-wire', '--grace', '0', '--yes');
    expect((await json('agencies', 'suspend', 'west-wire', '--yes')).status).toBe('suspended');
    await eventually(async () => (await status(key)) === 202 && (await status(old)) === 401);
    const refused = await eventually(async () => {
      const answer = await desk.submit(article(), { ...asJson, authorization: `Bearer ${suspended}` });
      return answer.status === 403 && answer;
    });
    expect(refused.json.type).toBe('urn:dateline:problem:agency-suspended');
    expect(await status(`${suspended.slice(0, -1)}_`)).toBe(401);
  });

  test('a suspended agency is taken back', async () => {
    // Nobody has asked for it yet, so that the answer need not be waited for.
    const key = await desk.addAgency('far-wire');
    await json('agencies', 'suspend', 'far-wire', '--yes');
    expect((await json('agencies', 'resume', 'far-wire')).status).toBe('active');
    expect(await status(key)).toBe(202);
  });

  test('a policy is set by a file, shown, and refused with all that is wrong with it', async () => {
    const policy = { missingHeadline: 'refuse', aliases: { NWS: 'North Wire Service' } };
    const set = await dateline('agencies', 'policy', 'test', file('policy.json', policy));
    expect(set.out).toBe('The policy of test is set');
    expect(await json('agencies', 'policy', 'test')).toEqual({ id: 'test', policy });
    const wrong = await dateline(
      'agencies',
      'policy',
      'test',
      file('wrong.json', { missingHeadline: 'x', colour: 1 }),
    );
    expect(wrong.code).toBe(1);
    for (const name of ['/missingHeadline', '/colour']) expect(wrong.err).toContain(name);
  });
});

describe('feeds', () => {
  const rivers = { id: 'rivers', title: 'Rivers', description: 'Rivers', filter: { keyword: ['river'] } };

  test('are previewed, added, edited, filled anew and retired', async () => {
    const { id } = await submitted({ guid: 'river-1', keywords: ['river'] });
    await eventually(() => inFeed(id));
    const path = file('rivers.json', rivers);
    const preview = await json('feeds', 'preview', path);
    expect(preview.stories.map(({ storyId }: { storyId: string }) => storyId)).toEqual([id]);
    const missing = await dateline('feeds', 'edit', path);
    expect(missing).toMatchObject({
      code: 1,
      err: 'dateline: there is no feed rivers; see dateline feeds list',
    });
    const added = await json('feeds', 'add', path, '--wait');
    expect(added).toMatchObject({ feed: 'rivers', state: 'shown' });
    await eventually(() => inFeed(id, 'rivers'));
    expect((await dateline('feeds', 'add', path)).err).toContain('there is a feed rivers already');
    await json('feeds', 'edit', file('rivers.json', { ...rivers, title: 'Rivers and lakes' }));
    const shown = await json('feeds', 'show', 'rivers');
    for (const own of ['pk', 'sk', 'wpk', 'wsk']) expect(shown).not.toHaveProperty(own);
    expect(shown).toMatchObject({ title: 'Rivers and lakes', filter: rivers.filter, builtIn: false });
    expect((await fetch(shown.urls.atom)).status).toBe(200);
    expect((await json('feeds', 'rebuild', 'rivers', '--wait')).state).toBe('shown');
    expect((await dateline('feeds', 'list')).out).toMatch(/^rivers +defined +shown/m);
    await json('feeds', 'retire', 'rivers', '--yes', '--wait');
    expect((await fetch(shown.urls.atom)).status).toBe(410);
  });

  test('a filter that names an agency which the desk has not is said, and stands', async () => {
    const filter = { or: [{ agency: ['test', 'Nobody'] }, { not: { agency: ['no-wire'] } }] };
    const path = file('typo.json', { id: 'typo', title: 'Typo', visibility: 'private', filter });
    const remark = 'agencies that this desk has not: Nobody, no-wire; see dateline agencies list';
    expect((await dateline('feeds', 'preview', path)).err).toContain(remark);
    expect(await dateline('feeds', 'add', path)).toMatchObject({
      code: 0,
      err: expect.stringContaining(remark),
    });
    const right = file('typo.json', {
      id: 'typo',
      title: 'Typo',
      visibility: 'private',
      filter: { agency: ['TEST'] },
    });
    expect((await dateline('feeds', 'edit', right, '--wait')).err).not.toContain('agencies');
    expect((await dateline('feeds', 'show', 'typo')).out).toMatch(/^visibility +private$/m);
    await json('feeds', 'retire', 'typo', '--yes', '--wait');
  });

  test('a definition is refused with every reason', async () => {
    const wrong = file('bad.json', {
      id: 'Bad Id',
      title: '',
      description: 'x',
      filter: { colour: ['red'] },
    });
    const refused = await dateline('feeds', 'add', wrong);
    expect(refused.code).toBe(1);
    for (const pointer of ['/id', '/title', '/filter']) expect(refused.err).toContain(pointer);
  });
});

describe('subscribers', () => {
  const definition = (id: string, visibility: string) =>
    file(`${id}.json`, { id, title: id, visibility, filter: { agency: ['test'] } });
  const read = async (key: string, feed = 'members'): Promise<number> => {
    const headers = { authorization: `Bearer ${key}` };
    return (await fetch(`${desk.stack.url}/private/feeds/${feed}.rss`, { headers })).status;
  };

  test('are added, shown, changed, suspended, ended and removed, and every act is on record', async () => {
    await json('feeds', 'add', definition('members', 'private'), '--wait');
    await json('feeds', 'add', definition('everybody', 'public'), '--wait');
    const wrong = await dateline('subscribers', 'add', 'post', 'The Post', '--feeds', 'everybody,nowhere');
    expect(wrong).toMatchObject({ code: 1, out: '' });
    expect(wrong.err).toBe(
      'dateline: the feed everybody is public and needs no key; there is no feed nowhere; see dateline feeds list',
    );
    const ends = '2999-01-01';
    const added = await dateline(
      'subscribers',
      'add',
      'post',
      'The Post',
      '--feeds',
      'members',
      '--ends',
      ends,
    );
    expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/^dls_post_[\w-]{43}$/) });
    expect(await read(added.out)).toBe(200);
    expect(await json('subscribers', 'show', 'post')).toEqual({
      id: 'post',
      name: 'The Post',
      status: 'active',
      feeds: ['members'],
      createdAt: expect.any(String),
      endsAt: '2999-01-01T00:00:00.000Z',
    });
    expect((await dateline('subscribers', 'add', 'post', 'Post', '--feeds', '*')).code).toBe(1);
    await json('subscribers', 'edit', 'post', '--contact', 'desk@post.example', '--purposes', 'display');
    const rotated = (await dateline('subscribers', 'rotate-key', 'post', '--grace', '1h')).out;
    expect([await read(added.out), await read(rotated)]).toEqual([200, 200]);
    await json('subscribers', 'suspend', 'post', '--yes');
    expect([await read(added.out), await read(rotated)]).toEqual([401, 401]);
    await json('subscribers', 'resume', 'post');
    expect(await read(rotated)).toBe(200);
    await json('subscribers', 'expire', 'post', 'now');
    expect(await read(rotated)).toBe(401);
    expect(await json('subscribers', 'list')).toMatchObject([{ id: 'post', status: 'expired' }]);
    await json('subscribers', 'expire', 'post', 'never');
    expect(await read(rotated)).toBe(200);
    await json('subscribers', 'remove', 'post', '--yes');
    expect(await read(rotated)).toBe(401);
    expect(await json('subscribers', 'list')).toEqual([]);
    expect(await json('subscribers', 'list', '--removed')).toMatchObject([{ id: 'post', status: 'removed' }]);
    const acts = await json('audit', '--act', 'subscriber');
    expect(acts.map(({ act }: { act: string }) => act)).toEqual(
      ['add', 'add', 'edit', 'rotate-key', 'suspend', 'resume', 'expire', 'expire', 'remove']
        .map((act) => `subscriber.${act}`)
        .toReversed(),
    );
    expect(JSON.stringify(acts)).not.toContain('dls_');
  });

  test('are refused with what is wrong', async () => {
    for (const feeds of ['', '*,members', Array.from({ length: 51 }, (_, n) => `f${n}`).join(',')])
      expect((await dateline('subscribers', 'add', 'x', 'X', '--feeds', feeds)).code).toBe(2);
    expect((await dateline('subscribers', 'add', 'x', 'X', '--feeds', '*', '--purposes', 'fun')).code).toBe(
      2,
    );
    expect((await dateline('subscribers', 'expire', 'post', 'tomorrow')).code).not.toBe(0);
    expect((await dateline('subscribers', 'show', 'nobody')).err).toBe(
      'dateline: there is no subscriber nobody; see dateline subscribers list',
    );
  });

  test('a feed keeps its visibility', async () => {
    const refused = await dateline('feeds', 'edit', definition('members', 'public'));
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('is private for ever') });
  });
});

describe('articles', () => {
  test('are submitted with the worst of them in the exit code', async () => {
    const key = await desk.addAgency('files', { ratePerSecond: 2 });
    const place = join(folder, 'files');
    mkdirSync(join(place, 'sub'), { recursive: true });
    for (const n of [1, 2, 3, 4]) file(`files/sub/${n}.json`, article({ guid: `file-${n}` }));
    file('files/wrong.json', article({ guid: 'file-5', embargoed: 'soon', body: '' }));
    file('files/.hidden', 'not for anybody');
    const { code, out, err } = await command([...['articles', 'submit', place], '--data', folder, '--json'], {
      DATELINE_KEY: key,
    }).ended;
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const lines = out.split('\n').map((line) => JSON.parse(line));
    const { summary } = lines.pop();
    expect(summary).toMatchObject({ files: 5, accepted: 4, refused: 1, left: 0, before: 0 });
    const wrong = lines.find((line) => line.file === 'wrong.json');
    expect(wrong).toMatchObject({ status: 'refused', receipt: expect.any(String) });
    expect(wrong.errors.length).toBeGreaterThan(0);
    expect(lines.find((line) => line.file === 'sub/1.json').stories).toMatchObject([
      { status: 'accepted', version: 1 },
    ]);

    const other = await dateline('articles', 'submit', place, '--key', desk.key);
    expect(other).toMatchObject({ code: 1, err: expect.stringContaining('is not the journal of test') });
    const stranger = await dateline(
      'articles',
      'submit',
      place,
      '--no-journal',
      '--key',
      `${key.slice(0, -1)}_`,
    );
    expect(stranger).toMatchObject({
      code: 1,
      err: 'dateline: The key is missing or wrong; This key is not valid',
    });
  });

  test('of the past are submitted as such', async () => {
    const past = '2019-05-04T10:00:00.000Z';
    const given = article({ guid: 'past-1', headline: 'The old pier is opened', firstCreated: past });
    const { code, out } = await dateline(
      ...['articles', 'submit', file('past.json', given), '--backfill', '--no-journal', '--key', desk.key],
      '--json',
    );
    expect(code).toBe(0);
    const [{ stories }] = out.split('\n').map((line) => JSON.parse(line));
    const story = await eventually(async () => {
      const answer = await fetch(`${desk.stack.url}/stories/${stories[0].storyId}.json`);
      return answer.ok && ((await answer.json()) as { published?: string });
    });
    expect(story.published).toBe(past);
  });

  test('a folder whose submission is killed and interrupted is taken in once', async () => {
    const agency = 'archive';
    const key = await desk.addAgency(agency);
    const place = join(folder, 'archive');
    mkdirSync(place);
    const count = 80;
    for (let n = 0; n < count; n++)
      file(
        `archive/${n}.txt`,
        `Story number ${n}\n\nWhat happened on day ${n} of the fair, told at length.\n`,
      );
    const journal = `${place}.journal.jsonl`;
    const entries = (): {
      file: string;
      receipt: string;
      status: string;
      stories: { storyId: string; version: number }[];
    }[] =>
      readFileSync(journal, 'utf8')
        .split('\n')
        .slice(1)
        .flatMap((line) => (line.endsWith('}') ? [JSON.parse(line)] : []));
    const run = () => command(['articles', 'submit', `${place}/`, '--data', folder], { DATELINE_KEY: key });
    const until = (
      run: ReturnType<typeof command>,
      signal: NodeJS.Signals,
      lines: number,
    ): ReturnType<typeof command>['ended'] => {
      let seen = 0;
      run.child.stdout?.on('data', (chunk: Buffer) => {
        const before = seen;
        seen += chunk.toString().split('\n').length - 1;
        // Once: a second interruption does not wait for anything.
        if (before < lines && seen >= lines) run.child.kill(signal);
      });
      return run.ended;
    };
    expect((await until(run(), 'SIGKILL', 12)).signal).toBe('SIGKILL');
    const killedAt = entries().length;
    expect(killedAt).toBeLessThan(count);
    // The power went in the middle of a line.
    writeFileSync(journal, readFileSync(journal, 'utf8').slice(0, -30));
    const interrupted = await until(run(), 'SIGINT', 12);
    expect(interrupted).toMatchObject({
      code: 130,
      err: expect.stringContaining('run the same command again'),
    });
    expect(entries().length).toBeLessThan(count);
    const last = await run().ended;
    expect(last).toMatchObject({
      code: 0,
      err: expect.stringContaining(`${count} of ${count} files: ${count} accepted`),
    });
    const all = entries();
    expect(new Set(all.map((entry) => entry.file)).size).toBe(count);
    const stories = all.flatMap((entry) => entry.stories);
    expect(stories.every(({ version }) => version === 1)).toBe(true);
    expect(new Set(stories.map(({ storyId }) => storyId)).size).toBe(count);
    // One receipt a file, whichever run brought it.
    const receipts = new Set<string>();
    for await (const row of operator.receipts.done('0', '~')) if (row.agency === agency) receipts.add(row.id);
    expect(receipts).toEqual(new Set(all.map((entry) => entry.receipt)));
    expect((await run().ended).err).toContain(`${count} of them by an earlier run`);
  });

  test('are held back, quarantined meanwhile, and released', async () => {
    const { id } = await submitted({ guid: 'hold-1', headline: 'The first text' });
    await eventually(() => inFeed(id));
    const held = await json(
      'articles',
      'hold',
      'hold-1',
      '--agency',
      'test',
      '--reason',
      'Waits for the lawyer',
    );
    expect(held).toMatchObject({
      operation: 'hold',
      state: 'done',
      results: [{ status: 'accepted', version: 2 }],
    });
    await eventually(async () => !(await inFeed(id)));
    expect((await fetch(`${desk.stack.url}/stories/${id}.html`)).status).toBe(410);
    const shown = await json('articles', 'show', id);
    expect(shown).toMatchObject({ pubStatus: 'withheld', feeds: [] });
    expect(shown.provenance.changes.at(-1)).toEqual({
      step: 'operator',
      reason: 'held back by the operator: Waits for the lawyer',
    });

    const newer = await desk.submit(article({ guid: 'hold-1', headline: 'The second text' }), asJson);
    expect(newer.json.results?.[0]?.status).toBe('quarantined');
    const [waits] = (await json('articles', 'quarantined')).filter(
      (one: { storyId: string }) => one.storyId === id,
    );
    expect(waits).toMatchObject({ agency: 'test', code: 'held', headline: 'The second text' });
    const history = (await dateline('articles', 'versions', id)).out;
    expect(history).toMatch(/quarantined[\s\S]*withheld[\s\S]*usable/);

    const receiptNow = async () =>
      (await desk.call('GET', `/v1/receipts/${newer.json.receipt}`)).json.results?.[0]?.visibility;
    expect(await receiptNow()).toBe('quarantined');
    const released = await json('articles', 'release', id);
    expect(released.results).toMatchObject([{ status: 'accepted', version: 3 }]);
    await eventually(async () => (await receiptNow()) === 'published');
    await eventually(async () =>
      (await desk.feed('latest'))?.items.some((item) => item.title === 'The second text'),
    );
    expect(
      (await json('articles', 'quarantined')).map((one: { storyId: string }) => one.storyId),
    ).not.toContain(id);
    expect(await dateline('articles', 'release', id)).toMatchObject({
      code: 1,
      out: expect.stringContaining('Nothing of this story waits'),
    });
  });

  test('a held story is released as it was, and an equal upload is then a duplicate', async () => {
    const { id } = await submitted({ guid: 'hold-2', headline: 'Held and unchanged' });
    await json('articles', 'hold', id);
    expect((await json('articles', 'hold', id)).results[0].status).toBe('duplicate');
    await json('articles', 'release', id);
    await eventually(() => inFeed(id));
    const again = await desk.submit(
      article({ guid: 'hold-2', headline: 'Held and unchanged', x: 1 }),
      asJson,
    );
    expect(again.json.results?.[0]).toMatchObject({ status: 'duplicate', version: 3 });
  });

  test('that wait for a person are listed, and released by agency and reason', async () => {
    const key = await desk.addAgency('waits');
    const send = (headline: string, notice: string) =>
      desk.submit(
        `${headline}\n\n${notice}\n\nThe new bridge opened on Monday, the city said in its own words.`,
        {
          authorization: `Bearer ${key}`,
        },
      );
    const sent = [
      await send('Bridge waits', 'Embargoed until Tuesday morning'),
      await send('Ferry waits', 'Embargoed until Wednesday morning'),
    ];
    const ids = sent.map((answer) => answer.json.results?.[0]?.storyId ?? '');
    expect(sent.map((answer) => answer.json.results?.[0]?.visibility)).toEqual(['withheld', 'withheld']);
    const list = () => json('articles', 'list', '--status', 'withheld', '--agency', 'waits');
    expect(await list()).toMatchObject(
      ids.map((storyId) => ({ storyId, agency: 'waits', code: 'embargo-unreadable' })),
    );
    expect((await dateline('articles', 'release', '--code', 'embargo-unreadable')).code).toBe(2);
    const all = ['articles', 'release', '--agency', 'waits', '--code', 'embargo-unreadable'];
    expect((await json(...all, '--dry-run')).map((one: { storyId: string }) => one.storyId)).toEqual(ids);
    const unconfirmed = await dateline(...all);
    expect(unconfirmed).toMatchObject({ code: 2, err: expect.stringContaining('all 2 stories') });
    const done = await dateline(...all, '--yes');
    expect(done).toMatchObject({ code: 0, err: expect.stringContaining('2 of 2 released') });
    expect(await list()).toEqual([]);
    for (const id of ids) await eventually(() => inFeed(id));
    // Version 2 has the text of this receipt.
    await eventually(async () => {
      const now = await desk.call('GET', `/v1/receipts/${sent[0]?.json.receipt}`, undefined, {
        authorization: `Bearer ${key}`,
      });
      return now.json.results?.[0]?.visibility === 'published';
    });
    expect((await dateline(...all, '--yes')).code).toBe(1);
  });

  test('are tried out, and stay as they are', async () => {
    const { id } = await submitted({ guid: 'tried', headline: 'As it is' });
    const text = file(
      'tried.txt',
      'As it could be\n\nThe bridge opened on Tuesday, a day later than said.\n',
    );
    for (const [act, visibility] of [
      [['correct', id, text], 'pending'],
      [['kill', id, '--reason', 'Legal'], 'killed'],
      [['hold', id], 'withheld'],
    ] as const) {
      const tried = await json('articles', ...act, '--dry-run');
      expect(tried.results).toMatchObject([{ status: 'accepted', version: 2, visibility }]);
    }
    const said = await dateline('articles', 'hold', id, '--dry-run');
    expect(said).toMatchObject({ code: 0, out: expect.stringContaining('would be held') });
    const released = await dateline('articles', 'release', id, '--dry-run');
    expect(released).toMatchObject({ code: 1, out: expect.stringContaining('Nothing of this story waits') });
    const sent = await dateline(
      'articles',
      'submit',
      text,
      '--key',
      desk.key,
      '--url',
      desk.stack.url,
      '--dry-run',
    );
    expect(sent).toMatchObject({ code: 0, err: expect.stringContaining('nothing was stored') });
    const [storyId = ''] = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(sent.out) ?? [];
    expect(await operator.stories.get(storyId)).toBeUndefined();
    expect(await operator.stories.get(id)).toMatchObject({ version: 1, pubStatus: 'usable' });
  });

  test('are corrected and killed, and say so', async () => {
    const { id, receipt } = await submitted({ guid: 'kill-1', headline: 'As it came' });
    const text = file(
      'corrected.txt',
      'As it should be\n\nThe bridge opened on Tuesday, a day later than was said.\n',
    );
    expect((await json('articles', 'correct', id, text)).results).toMatchObject([
      { status: 'accepted', version: 2 },
    ]);
    const human = (await dateline('articles', 'show', id)).out;
    expect(human).toContain('As it should be');
    expect(human).toContain('operator: corrected by the operator');
    expect(human).not.toContain('\u001b[');
    expect(await json('articles', 'show', id, '--version', '1')).toMatchObject({
      headline: 'As it came',
      version: 1,
    });
    expect(await dateline('articles', 'kill', id, '--reason', 'Wrong')).toMatchObject({ code: 2 });
    expect((await json('articles', 'kill', id, '--reason', 'Wrong', '--yes')).operation).toBe('kill');
    expect(await json('articles', 'show', id)).toMatchObject({
      pubStatus: 'canceled',
      correctionNote: 'Wrong',
      body: '',
    });
    const listed = await json('receipts', 'list', '--agency', 'test', '--text', receipt);
    expect(listed).toMatchObject([
      { receiptId: receipt, operation: 'submit', counts: { accepted: 1 }, articles: [{ guid: 'kill-1' }] },
    ]);
    const kills = await json('receipts', 'list', '--text', 'kill-1', '--limit', '1', '--since', '1h');
    expect(kills).toMatchObject([{ operation: 'kill', by: 'operator' }]);
    expect(await json('receipts', 'list', '--text', receipt, '--state', 'refused')).toEqual([]);
    const killings = await json('audit', '--text', 'wrong', '--subject', id);
    expect(killings).toMatchObject([{ act: 'story.kill' }]);
    expect(await json('audit', '--text', 'nobody-said-this', '--subject', id)).toEqual([]);
    const show = await json('receipts', 'show', receipt);
    const raw = await dateline('receipts', 'raw', receipt);
    expect(show).toMatchObject({
      agency: 'test',
      operation: 'submit',
      results: [{ storyId: id, status: 'accepted' }],
    });
    expect(JSON.parse(raw.out)).toMatchObject({ guid: 'kill-1', headline: 'As it came' });
  });

  test('the text of an agency cannot reach the terminal with its control characters', async () => {
    const { id } = await submitted({
      guid: 'escape-1',
      headline: 'Red \u001b[31malert\u202e',
      keywords: ['x\u0007'],
    });
    const { out } = await dateline('articles', 'show', id);
    expect(out).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]/);
  });
});

test('dead letters are looked at without loss, sent again, and dropped', async () => {
  const client = new SQSClient({});
  const { QueueUrls = [] } = await client.send(new ListQueuesCommand({}));
  const base = desk.stack.queueUrls.receipts.replace(/[^/]+$/, '');
  const urlOf = (queue: string): string =>
    base +
    (QueueUrls.find((url) => new RegExp(`${queue}queueDeadLetters`, 'i').test(url))
      ?.split('/')
      .at(-1) ?? '');
  const { receipt } = await submitted({ guid: 'dead-1' });
  const standing = await operator.receipts.get(receipt);
  if (!standing) throw new Error('The receipt is missing');
  const { finishedAt: _at, results: _results, feeds: _feeds, ...pending } = standing;
  const lost = { ...pending, id: '11111111-1111-8111-8111-111111111111', state: 'pending' as const };
  const bytes = await operator.receipts.raw(standing);
  await operator.receipts.create(lost, bytes ?? new Uint8Array());
  const send = (queue: string, body: object, group?: string) =>
    client.send(
      new SendMessageCommand({
        QueueUrl: urlOf(queue),
        MessageBody: JSON.stringify(body),
        ...(group && {
          MessageGroupId: group,
          MessageDeduplicationId: JSON.stringify(body).replaceAll(/\W/g, ''),
        }),
      }),
    );
  await send('receipts', { receipt: lost.id });
  for (let n = 0; n < 24; n++) await send('receipts', { nothing: n });
  await send('feeds', { feed: 'latest' }, 'feed#latest');
  client.destroy();

  const letters = await json('dead-letters', 'show', 'receipts');
  expect(letters).toHaveLength(25);
  expect(await json('dead-letters', 'list')).toContainEqual({ queue: 'receipts', messages: 25 });
  const mine = letters.find(({ body }: { body: string }) => body.includes(lost.id));
  expect(await json('dead-letters', 'replay', 'receipts', mine.id)).toEqual({
    replayed: [mine.id],
    missing: [],
  });
  await eventually(async () => (await operator.receipts.get(lost.id))?.state === 'done');
  const gone = await dateline('dead-letters', 'replay', 'receipts', mine.id);
  expect(gone).toMatchObject({ code: 1, err: expect.stringContaining('not found') });
  expect(await dateline('dead-letters', 'drop', 'receipts', '--all')).toMatchObject({ code: 2 });
  expect((await json('dead-letters', 'drop', 'receipts', '--all', '--yes')).dropped).toHaveLength(24);
  expect((await json('dead-letters', 'replay', 'feeds', '--all')).replayed).toHaveLength(1);
  const left = (await json('dead-letters', 'list')).map(({ messages }: { messages: number }) => messages);
  expect(left).toEqual([0, 0, 0, 0]);
});

test('stories are followed as they are taken in', async () => {
  // On a slow machine the story may be there long before the command looks.
  const since = ['--since', '1h', '--every', '1s'];
  const following = command(['tail', ...since, '--agency', 'test', '--json', '--data', folder]);
  let out = '';
  following.child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  const { id } = await submitted({ guid: 'tail-1', headline: 'Followed' });
  const line = await eventually(async () =>
    out
      .split('\n')
      .slice(0, -1)
      .find((one) => one.includes(id)),
  );
  const told = JSON.parse(line) as Record<string, unknown>;
  expect(told).toMatchObject({
    agency: 'test',
    status: 'accepted',
    operation: 'submit',
    version: 1,
    headline: 'Followed',
  });
  following.child.kill('SIGINT');
  expect((await following.ended).code).toBe(0);
});

describe('which desk', () => {
  const sdk = (): Record<string, string> =>
    Object.fromEntries(Object.entries(deskEnvironment()).filter(([name]) => name.startsWith('AWS_')));
  const outputs = (): [string, string][] =>
    Object.entries(operatorOutputs).map(([variable, output]) => [output, deskEnvironment()[variable] ?? '']);

  test('is told by the file that cdk deploy writes', async () => {
    const path = file('outputs.json', {
      'Dateline-dev-State': { TableName: 'x' },
      'Dateline-dev-Service': Object.fromEntries(outputs()),
    });
    const { code, out } = await command(['feeds', 'list', '--outputs', path], sdk()).ended;
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('latest') });
    const none = await datelineHere([
      'feeds',
      'list',
      '--outputs',
      file('other.json', { Some: { TableName: 'x' } }),
    ]);
    expect(none).toMatchObject({
      code: 1,
      err: expect.stringContaining('contains no outputs of a Service stack'),
    });
  });

  test('is told by CloudFormation', async () => {
    const member = ([key, value]: [string, string]): string =>
      `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`;
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/xml');
      response.end(
        `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>Dateline-dev-Service</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime><Outputs>${outputs().map(member).join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
      );
    });
    const port = await new Promise<number>((done) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        done(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const args = [
      'feeds',
      'list',
      '--stack',
      'Dateline-dev-Service',
      '--endpoint',
      `http://127.0.0.1:${port}`,
    ];
    const { code, out, err } = await command(args, sdk()).ended;
    server.close();
    expect({ code, err, out }).toMatchObject({ code: 0, err: '', out: expect.stringContaining('latest') });
  });

  test('that does not run, or is not named, is one clear line', async () => {
    const dead = { ...deskEnvironment(), AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' };
    mkdirSync(join(folder, 'dead'));
    file('dead/desk.json', { environment: dead });
    const [stopped, unnamed, two, unknown] = await Promise.all([
      command(['feeds', 'list', '--data', join(folder, 'dead')]).ended,
      command(['feeds', 'list', '--data', join(folder, 'nowhere')]).ended,
      command(['feeds', 'list', '--data', folder, '--stack', 'x']).ended,
      command(['feeds', 'lost']).ended,
    ]);
    expect(stopped).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^dateline: .* is not running; start it with npm start/),
    });
    expect(unnamed).toMatchObject({ code: 1, err: expect.stringMatching(/^dateline: no desk is open on/) });
    expect(two).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^dateline: --data, --stack and --outputs select more/),
    });
    expect(unknown.code).toBe(2);
    expect(unknown.err.split('\n')).toHaveLength(1);
  });
});
