import { beforeAll, describe, expect, test } from 'vitest';
import { article, asJson, eventually, sharedDesk, type TestDesk } from '../local-stack.ts';
import { embargoes } from './life-cycle/embargoes.ts';
import { languages } from './life-cycle/languages.ts';
import { rewrites } from './life-cycle/rewrites.ts';
import { terms } from './life-cycle/terms.ts';
import { times } from './life-cycle/times.ts';
import { verbsOf } from './life-cycle/verbs.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await sharedDesk('life-cycle');
});

const feeds = ['latest', 'agency-life-cycle', 'language-en'];
const guidOf = (storyId: string | undefined) => `urn:uuid:${storyId}`;

async function submitted(fields: Record<string, unknown>): Promise<string> {
  const { status, json } = await desk.submit(article(fields), asJson);
  expect(status).toBe(202);
  return json.results?.[0]?.storyId ?? '';
}

const inFeed = async (feed: string, storyId: string) =>
  (await desk.feed(feed))?.items.find((item) => item.id === guidOf(storyId));

/** Waits until a feed shows a story with this headline. */
const shown = (feed: string, storyId: string, headline: string) =>
  eventually(async () => {
    const item = await inFeed(feed, storyId);
    return item?.title === headline && item;
  });

describe('a story in its feeds', () => {
  test('stands in latest, in its agency and in its language, in all formats, with a page of its own', async () => {
    const id = await submitted({ guid: 'everywhere', headline: 'Everywhere at once' });
    for (const feed of feeds) {
      await shown(feed, id, 'Everywhere at once');
      for (const extension of ['rss', 'atom']) {
        const { status, text } = await desk.call('GET', `/feeds/${feed}.${extension}`);
        expect(status).toBe(200);
        expect(text).toContain(guidOf(id));
        expect(text).toContain('Everywhere at once');
      }
    }
    const page = await eventually(async () => {
      const answer = await desk.call('GET', `/stories/${id}.html`);
      return answer.status === 200 && answer;
    });
    expect(page.text).toContain('Everywhere at once');
    await eventually(async () => (await desk.call('GET', '/')).text.includes('Everywhere at once'));
  });

  test('a correction keeps its place and its guid', async () => {
    const id = await submitted({ guid: 'corrected', headline: 'Wrong headline' });
    await shown('latest', id, 'Wrong headline');
    await submitted({ guid: 'newer', headline: 'A newer story' });
    const put = await desk.call(
      'PUT',
      '/v1/articles/corrected',
      article({ headline: 'Right headline', correctionNote: 'Headline' }),
      asJson,
    );
    expect(put.status).toBe(202);
    expect(put.json.results?.[0]).toMatchObject({ status: 'accepted', storyId: id, version: 2 });
    const again = await desk.call(
      'PUT',
      `/v1/articles/${id}`,
      article({ headline: 'Right headline', correctionNote: 'Headline' }),
      asJson,
    );
    expect(again.json.results?.[0]).toMatchObject({ status: 'duplicate', version: 2 });

    for (const feed of feeds) {
      await shown(feed, id, 'Right headline');
      const items = (await desk.feed(feed))?.items ?? [];
      expect(items.filter((item) => item.id === guidOf(id))).toHaveLength(1);
      const order = items.map((item) => item.title);
      expect(order.indexOf('A newer story')).toBeLessThan(order.indexOf('Right headline'));
    }
    expect((await desk.call('GET', `/v1/articles/${id}`)).json).toMatchObject({
      version: 2,
      headline: 'Right headline',
    });
    expect((await desk.call('GET', `/v1/articles/${id}?version=1`)).json).toMatchObject({
      headline: 'Wrong headline',
    });
    expect((await desk.call('GET', `/v1/articles/${id}?version=9`)).status).toBe(404);
  });

  test('a return to an earlier text is a new version', async () => {
    const id = await submitted({ guid: 'to-and-fro', headline: 'First text' });
    for (const [headline, version] of [
      ['Second text', 2],
      ['First text', 3],
      ['Second text', 4],
    ] as const) {
      const { json } = await desk.call('PUT', `/v1/articles/${id}`, article({ headline }), asJson);
      expect(json.results?.[0]).toMatchObject({ status: 'accepted', version });
    }
  });

  test('versions that arrive in reverse leave the newest standing', async () => {
    let id = '';
    for (const version of [3, 2, 1]) {
      const { json } = await desk.submit(
        article({ guid: 'reverse', version, headline: `Version ${version} of it` }),
        asJson,
      );
      expect(json.results?.[0]).toMatchObject({ status: 'accepted', version });
      id = json.results?.[0]?.storyId ?? '';
    }
    await shown('latest', id, 'Version 3 of it');
    expect((await desk.call('GET', `/v1/articles/reverse`)).json).toMatchObject({
      version: 3,
      headline: 'Version 3 of it',
    });
    expect((await desk.call('GET', `/v1/articles/reverse?version=1`)).json.headline).toBe('Version 1 of it');
    const conflict = await desk.submit(
      article({ guid: 'reverse', version: 3, headline: 'Another version 3' }),
      asJson,
    );
    expect(conflict.status).toBe(422);
    expect(conflict.json.errors?.[0]?.pointer).toBe('/version');
  });

  test('a correction of a story that moved to another language leaves the old feed', async () => {
    const id = await submitted({
      guid: 'moved',
      headline: 'Ein Haus am See wird verkauft',
      language: 'en',
      body: '<p>Das Haus am See ist am Montag verkauft worden, sagte der Makler der Zeitung.</p>',
    });
    await shown('latest', id, 'Ein Haus am See wird verkauft');
    await desk.call(
      'PUT',
      `/v1/articles/${id}`,
      article({
        headline: 'Das Haus am See ist verkauft',
        language: 'de',
        body: '<p>Das Haus am See ist am Montag verkauft worden, sagte der Makler der Zeitung in einem Gespräch.</p>',
      }),
      asJson,
    );
    await shown('language-de', id, 'Das Haus am See ist verkauft');
    await eventually(async () => {
      const item = await inFeed('language-en', id);
      return item === undefined || item._tombstone !== undefined;
    });
  });
});

describe('a kill', () => {
  test('leaves every feed and every page, and stays dead', async () => {
    const id = await submitted({
      guid: 'killed',
      headline: 'To be killed',
      body: '<p>The poisonous sentence must be gone from everywhere once the story is killed.</p>',
    });
    for (const feed of feeds) await shown(feed, id, 'To be killed');
    const without = await desk.call('DELETE', `/v1/articles/${id}`, '{}', asJson);
    expect(without.status).toBe(400);
    expect(without.json.errors?.[0]?.pointer).toBe('/reason');
    const killed = await desk.call('DELETE', `/v1/articles/${id}`, '{"reason":"Legal"}', asJson);
    expect(killed.status).toBe(202);
    expect(killed.json.results?.[0]).toMatchObject({ status: 'accepted', version: 2 });

    for (const feed of feeds) {
      for (const extension of ['rss', 'atom', 'json']) {
        await eventually(
          async () => !(await desk.call('GET', `/feeds/${feed}.${extension}`)).text.includes('poisonous'),
        );
      }
    }
    await eventually(async () => !(await desk.call('GET', `/stories/${id}.html`)).text.includes('poisonous'));
    expect((await desk.call('GET', `/feeds/latest.atom`)).text).toContain('deleted-entry');
    const shownNow = await desk.call('GET', `/v1/articles/${id}`);
    expect(shownNow.json).toMatchObject({ pubStatus: 'canceled', body: '' });
    expect((await desk.call('GET', `/v1/articles/${id}?version=1`)).status).toBe(410);

    const late = await desk.submit(
      article({ guid: 'killed', headline: 'A late delivery of the same story' }),
      asJson,
    );
    expect(late.json.results?.[0]).toMatchObject({ status: 'quarantined', warnings: [{ code: 'killed' }] });
    const twice = await desk.call('DELETE', `/v1/articles/${id}`, '{"reason":"Legal"}', asJson);
    expect(twice.json.results?.[0]?.status).toBe('duplicate');
  });

  test('that comes before its story holds the story', async () => {
    const kill = await desk.call(
      'DELETE',
      '/v1/articles/not-here-yet',
      '{"reason":"Withdrawn at the source"}',
      asJson,
    );
    expect(kill.status).toBe(202);
    expect(kill.json.results?.[0]).toMatchObject({
      status: 'accepted',
      warnings: [{ code: 'not-seen-yet' }],
    });
    const late = await desk.submit(article({ guid: 'not-here-yet', version: 1 }), asJson);
    expect(late.json.results?.[0]).toMatchObject({ status: 'quarantined', warnings: [{ code: 'killed' }] });
  });

  test('is undone by a correction, which brings the story back to its place', async () => {
    const id = await submitted({ guid: 'undone', headline: 'Killed by mistake' });
    await shown('latest', id, 'Killed by mistake');
    await desk.call('DELETE', `/v1/articles/${id}`, '{"reason":"Mistake"}', asJson);
    await eventually(async () => (await inFeed('latest', id))?.title !== 'Killed by mistake');
    const back = await desk.call('PUT', `/v1/articles/${id}`, article({ headline: 'Alive again' }), asJson);
    expect(back.json.results?.[0]).toMatchObject({ status: 'accepted', version: 3 });
    await shown('latest', id, 'Alive again');
  });
});

const verbs = verbsOf(() => desk);
embargoes(verbs);
terms(verbs);
rewrites(verbs);
times(verbs);
languages(verbs);
