import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  backfillProgress,
  feedsUnderWay,
} from '../../functions/pipeline/feed-definitions/backfill-progress.ts';
import { rebuildFeed } from '../../functions/pipeline/feed-definitions/define.ts';
import { previewFeed } from '../../functions/pipeline/feed-definitions/preview.ts';
import { retireFeed } from '../../functions/pipeline/feed-definitions/retire.ts';
import { article, asJson, eventually, sharedDesk, type TestDesk } from '../local-stack.ts';
import { define, operator } from './operator.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await sharedDesk('definitions');
});

const submit = async (
  guid: string,
  fields: Record<string, unknown>,
  headers = asJson as Record<string, string>,
) => {
  const answer = await desk.submit(article({ guid, headline: `Story ${guid}`, ...fields }), headers);
  expect(answer.json.results?.[0]?.status).toBe('accepted');
  return answer.json.results?.[0]?.storyId ?? '';
};
const titles = async (feed: string) =>
  (await desk.feed(feed))?.items.filter((item) => item._tombstone === undefined).map((item) => item.title);
const shows = (feed: string, wanted: string[]) =>
  eventually(async () => {
    const found = await titles(feed);
    return JSON.stringify(found) === JSON.stringify(wanted.map((guid) => `Story ${guid}`)) && found;
  });

const rivers = {
  id: 'rivers',
  title: 'Rivers',
  description: 'Stories about rivers',
  filter: { or: [{ keyword: ['river', 'flood'] }, { section: ['Rivers'] }] },
};

describe('a defined feed', () => {
  test('that is not well defined is refused with every reason', async () => {
    const answer = await define({ id: 'Not An Id', title: '', filter: { keywords: ['x'] } });
    const pointers = 'problems' in answer ? answer.problems.map((problem) => problem.pointer) : [];
    expect(pointers).toEqual(
      expect.arrayContaining(['/description', '/id', '/title', expect.stringMatching(/^\/filter/)]),
    );
    expect('problems' in (await define({ ...rivers, id: 'latest' }))).toBe(true);
  });

  test('holds the stories of before and those that come', async () => {
    await submit('a', { keywords: ['river'] });
    await submit('b', { keywords: ['bread'] });
    expect(await define(rivers)).toMatchObject({ filling: true });
    await submit('c', { section: 'Rivers' });
    await shows('rivers', ['c', 'a']);
    await submit('d', { keywords: ['Flood'] });
    await shows('rivers', ['d', 'c', 'a']);
    await eventually(async () => (await desk.call('GET', '/')).text.includes('Stories about rivers'));
  });

  test('loses a story that is corrected out of it, and a killed one', async () => {
    await desk.call('PUT', '/v1/articles/c', article({ headline: 'Story c', section: 'Bread' }), asJson);
    await shows('rivers', ['d', 'a']);
    await desk.call('DELETE', '/v1/articles/d', '{"reason":"Legal"}', asJson);
    await shows('rivers', ['a']);
  });

  test('changes its filter without a gap for its readers', async () => {
    let watching = true;
    const seen = new Set([JSON.stringify(await titles('rivers'))]);
    const watch = (async () => {
      while (watching) {
        seen.add(JSON.stringify(await titles('rivers')));
        await sleep(20);
      }
    })();
    expect(await define({ ...rivers, filter: { keyword: ['river', 'bread'] } })).toMatchObject({
      filling: true,
    });
    // What ends the wait counts as seen: the watch may be asleep at that moment.
    seen.add(JSON.stringify(await shows('rivers', ['b', 'a'])));
    watching = false;
    await watch;
    expect([...seen].sort()).toEqual(
      [JSON.stringify(['Story a']), JSON.stringify(['Story b', 'Story a'])].sort(),
    );
    await submit('e', { keywords: ['bread'] });
    await shows('rivers', ['e', 'b', 'a']);
  });

  test('changes its title, its size and its formats with the next build', async () => {
    const changed = await define({
      ...rivers,
      filter: { keyword: ['river', 'bread'] },
      title: 'Rivers and bread',
      size: 2,
      formats: ['atom', 'json', 'ninjs'],
    });
    expect(changed).toMatchObject({ filling: false });
    await shows('rivers', ['e', 'b']);
    await eventually(async () =>
      (await desk.call('GET', '/feeds/rivers.atom')).text.includes('Rivers and bread'),
    );
    await eventually(async () => (await desk.call('GET', '/feeds/rivers.ninjs')).status === 200);
  });
});

test('a feed of a Media Topic holds what stands below it, also in the older codes', async () => {
  await submit('race', { subjects: ['medtop:20000991'] });
  await submit('ward', { subjects: ['medtop:20000464'] });
  await define({
    id: 'sport',
    title: 'Sport',
    description: 'x',
    filter: { and: [{ agency: [desk.agency] }, { subject: ['medtop:15000000'] }] },
  });
  await submit('rally', { subjects: ['subj:15039000'] });
  await shows('sport', ['rally', 'race']);
  const rally = (await desk.feed('sport'))?.items.find((item) => item.title === 'Story rally');
  expect(JSON.stringify(rally)).toContain('20000991');
});

describe('an operator', () => {
  test('sees what a definition would hold before it is one', async () => {
    const preview = await previewFeed(operator(), { ...rivers, id: 'thought-of' }, { limit: 1 });
    expect(preview).toMatchObject({ stories: [{ headline: 'Story a', agency: desk.agency }], matched: 1 });
    expect(await previewFeed(operator(), { id: 'thought-of' })).toMatchObject({
      problems: [{ pointer: '/title' }, { pointer: '/description' }],
    });
    expect(await backfillProgress(operator(), 'thought-of')).toBeUndefined();
  });

  test('sees how far a filling has come, and can ask for one', async () => {
    expect(await rebuildFeed(operator(), 'latest')).toBe(false);
    // The message that starts the filling is held back until it was seen to stand at its beginning.
    const held: (() => Promise<void>)[] = [];
    const { receiptsQueue, ...ports } = operator();
    const send: typeof receiptsQueue.send = async (...message) => {
      held.push(() => receiptsQueue.send(...message));
    };
    const holding = Object.assign(Object.create(receiptsQueue) as typeof receiptsQueue, { send });
    expect(await rebuildFeed({ ...ports, receiptsQueue: holding }, 'rivers')).toBe(true);
    expect(held).toHaveLength(1);
    const [under] = await feedsUnderWay(operator());
    expect(under).toMatchObject({ feed: 'rivers', hasReaders: true, state: 'looking' });
    await Promise.all(held.map((sendIt) => sendIt()));
    const shown = await eventually(async () => {
      const progress = await backfillProgress(operator(), 'rivers');
      return progress?.state === 'shown' && progress;
    });
    expect(shown.hasReaders).toBe(true);
    expect(await titles('rivers')).toEqual(['Story e', 'Story b']);
  });
});

describe('a feed that shows one of a cluster', () => {
  const copies = { id: 'copies', title: 'Copies', description: 'Each once', onePerCluster: true };
  const wire = (n: number) => ({
    keywords: ['copies'],
    body: `<p>${'The bakers of the market hall want to sell bread on Sundays and have asked the mayor for an answer by Friday. '.repeat(3)}</p><p>Line ${n}.</p>`,
  });

  test('leaves copies out, and takes the next one when the first is killed', async () => {
    const other = { ...asJson, authorization: `Bearer ${await desk.addAgency('definitions-other')}` };
    await define({ ...copies, filter: { keyword: ['copies'] } });
    await submit('wire', wire(1));
    await submit('copy-1', wire(1), other);
    await submit('copy-2', wire(1), other);
    await submit('alone', { keywords: ['copies'], body: '<p>Quite another thing was said.</p>' });
    await shows('copies', ['alone', 'wire']);
    await desk.call('DELETE', '/v1/articles/wire', '{"reason":"Wrong"}', asJson);
    await shows('copies', ['alone', 'copy-1']);
    await define({ ...copies, onePerCluster: false, filter: { keyword: ['copies'] } });
    await shows('copies', ['alone', 'copy-2', 'copy-1']);
  });
});

describe('a feed of young stories', () => {
  test('loses a story that has grown old, although nothing new comes', async () => {
    const young = { id: 'young', title: 'Young', description: 'Of the last seconds' };
    await define({ ...young, filter: { and: [{ keyword: ['young'] }, { age: { max: 10 / 3600 } }] } });
    await submit('young', { keywords: ['young'] });
    await shows('young', ['young']);
    await eventually(async () => {
      await desk.stack.invoke('reconcile', {});
      return (await titles('young'))?.length === 0;
    });
  });
});

describe('the order of a feed', () => {
  test('is by the newest version or by urgency, where the definition says so', async () => {
    const ordered = (id: string, order: string, size: number) =>
      define({ id, title: id, description: id, order, size, filter: { keyword: ['ordered'] } });
    await submit('one', { keywords: ['ordered'], urgency: 2 });
    await submit('two', { keywords: ['ordered'], urgency: 5 });
    await submit('three', { keywords: ['ordered'] });
    await ordered('by-version', 'updated', 2);
    await ordered('by-urgency', 'urgency', 50);
    await shows('by-urgency', ['one', 'two', 'three']);
    await shows('by-version', ['three', 'two']);
    await desk.call(
      'PUT',
      '/v1/articles/two',
      article({ headline: 'Story two', keywords: ['ordered'], urgency: 1 }),
      asJson,
    );
    await shows('by-urgency', ['two', 'one', 'three']);
    await shows('by-version', ['two', 'three']);
  });
});

describe('the terms of a feed', () => {
  test('stand in its documents and in the headers of its addresses', async () => {
    await define({
      id: 'terms',
      title: 'Terms',
      description: 'Under terms',
      filter: { keyword: ['young'] },
      copyright: '© Harbour Desk',
      image: { url: 'https://img.example/logo.png', alt: 'A lighthouse' },
      license: {
        rsl: { prohibits: ['ai-train'] },
        tdmReservation: true,
        tdmPolicy: 'https://img.example/policy.json',
      },
    });
    const rss = await eventually(async () => {
      const answer = await desk.call('GET', '/feeds/terms.rss');
      return answer.status === 200 && answer;
    });
    expect(rss.headers.get('tdm-reservation')).toBe('1');
    expect(rss.headers.get('tdm-policy')).toBe('https://img.example/policy.json');
    expect(rss.headers.get('link')).toContain('/license.xml>; rel="license"; type="application/rsl+xml"');
    expect(rss.text).toContain('<rsl:prohibits type="usage">ai-train</rsl:prohibits>');
    await eventually(async () =>
      (await desk.call('GET', '/license.xml')).text.includes('url="/feeds/terms.*"'),
    );
    const rules = await fetch(`${desk.stack.url}/.well-known/tdmrep.json`);
    expect(await rules.json()).toContainEqual(
      expect.objectContaining({ location: '/feeds/terms.*', 'tdm-reservation': 1 }),
    );
    expect((await desk.call('GET', '/robots.txt')).text).toContain(`License: ${desk.stack.url}/license.xml`);
    expect(rss.text).toContain('<url>https://img.example/logo.png</url>');
    const latest = await desk.call('GET', '/feeds/latest.rss');
    expect(latest.headers.get('tdm-reservation')).toBeNull();
    expect(latest.text).not.toContain('rsl:');
  });
});

describe('a retired feed', () => {
  const status = async (path: string) => (await desk.call('GET', path)).status;

  test('answers 410, is in no list, and takes no story', async () => {
    expect(await retireFeed(operator(), 'latest')).toBe(false);
    // Its archive and its earlier generations go as well.
    await eventually(async () => (await status('/feeds/by-version/archive/1.json')) === 200);
    expect(await retireFeed(operator(), 'by-version')).toBe(true);
    await eventually(async () => (await status('/feeds/by-version.json')) === 410);
    await eventually(async () => (await status('/feeds/by-version/archive/1.json')) === 404);
    await eventually(async () => !(await desk.call('GET', '/feeds.opml')).text.includes('by-version'));
    expect(await retireFeed(operator(), 'by-version')).toBe(true);
    await submit('later', { keywords: ['ordered'] });
    await shows('by-urgency', ['two', 'one', 'later', 'three']);
    expect(await status('/feeds/by-version.json')).toBe(410);
    const progress = await eventually(async () => {
      const now = await backfillProgress(operator(), 'by-version');
      return now?.state === 'retired' && now;
    });
    expect(progress.hasReaders).toBe(false);
  });

  test('can be defined again, with everything that came meanwhile', async () => {
    await define({ id: 'by-version', title: 'Again', description: 'x', filter: { keyword: ['ordered'] } });
    await shows('by-version', ['later', 'three', 'two', 'one']);
    await eventually(async () => (await desk.call('GET', '/feeds.opml')).text.includes('by-version'));
  });
});
