import { beforeAll, describe, expect, test } from 'vitest';
import { shortcuts } from '../../functions/contract/object-keys.ts';
import { article, asJson, eventually, sharedDesk, type TestDesk } from '../local-stack.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await sharedDesk('lists');
});

const submitted = async (fields: Record<string, unknown>): Promise<string> => {
  const { json } = await desk.submit(article(fields), asJson);
  return json.results?.[0]?.storyId ?? '';
};
const text = async (path: string): Promise<string> => (await desk.call('GET', path)).text;
const shown = (path: string, what: string) => eventually(async () => (await text(path)).includes(what));

describe('the list of feeds', () => {
  test('names every feed, and the new ones of a new language', async () => {
    await submitted({ guid: 'opml', headline: 'Lighthouse keeper retires' });
    await shown('/feeds.opml', '/feeds/agency-lists.rss');
    const { headers, text: opml } = await desk.call('GET', '/feeds.opml');
    expect(headers.get('content-type')).toBe('text/x-opml; charset=utf-8');
    for (const feed of ['latest', 'agency-lists', 'language-en']) {
      expect(opml).toContain(`xmlUrl="${desk.stack.url}/feeds/${feed}.rss"`);
    }
    expect(opml).not.toContain('language-sv');
    await submitted({
      guid: 'sv',
      headline: 'Fyren får en ny vaktare',
      language: 'sv',
      body: '<p>Fyren på ön får en ny vaktare från och med måndag, säger kommunen i ett meddelande.</p>',
    });
    await shown('/feeds.opml', '/feeds/language-sv.rss');
  });
});

describe('the rules for crawlers', () => {
  test('name the news sitemap', async () => {
    await shown('/robots.txt', `Sitemap: ${desk.stack.url}/sitemap-news.xml`);
    expect((await desk.call('GET', '/robots.txt')).headers.get('content-type')).toBe(
      'text/plain; charset=utf-8',
    );
  });
});

describe('the documents of the site', () => {
  test('are an icon, a map of maps, and usual addresses that lead to the feeds', async () => {
    await eventually(async () => (await desk.call('GET', '/favicon.ico')).status === 200);
    const icon = await fetch(`${desk.stack.url}/favicon.ico`);
    expect(icon.headers.get('content-type')).toBe('image/x-icon');
    expect((await icon.arrayBuffer()).byteLength).toBe(1150);
    expect(await text('/sitemap.xml')).toContain(`<loc>${desk.stack.url}/sitemap-news.xml</loc>`);
    const latest = Object.keys(shortcuts).filter((key) => !/^feeds\/?$/.test(key));
    expect(latest).toEqual(expect.arrayContaining(['feed', 'rss', 'rss.xml', 'atom.xml', 'feed.json']));
    for (const [from, to] of Object.entries(shortcuts)) {
      const { status, headers } = await fetch(`${desk.stack.url}/${from}`, { redirect: 'manual' });
      expect([from, status, headers.get('location')]).toEqual([from, 301, to]);
      const there = await fetch(`${desk.stack.url}/${from}`);
      expect([from, there.status]).toEqual([from, 200]);
      expect(await there.text()).toContain(latest.includes(from) ? 'Latest stories' : '<html');
    }
    // Nobody has said whom to tell of security problems.
    expect((await desk.call('GET', '/.well-known/security.txt')).status).toBe(404);
  });
});

describe('the news sitemap', () => {
  const map = '/sitemap-news.xml';

  test('lists what is published, once a minute, and never what is held', async () => {
    const id = await submitted({ guid: 'mapped', headline: 'Tram line four opens' });
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const elsewhere = await submitted({
      guid: 'elsewhere',
      headline: 'Tram line five opens',
      canonical: 'https://agency.example/tram-five',
    });
    const held = await submitted({ guid: 'held', headline: 'Held tram news', embargoed: later });
    await eventually(async () =>
      (await desk.feed('latest'))?.items.some(({ title }) => title?.startsWith('Tram')),
    );
    await desk.stack.invoke('reconcile', {});
    await shown(map, 'Tram line four opens');
    const xml = await text(map);
    expect(xml).toContain(`<loc>${desk.stack.url}/stories/${id}.html</loc>`);
    expect(xml).not.toContain(held);
    // Search engines list the agency's own page.
    expect(xml).not.toContain(elsewhere);
    expect((await desk.call('GET', map)).headers.get('content-type')).toBe('application/xml; charset=utf-8');
  });

  test('loses a killed story without waiting for its minute', async () => {
    const id = await submitted({ guid: 'gone', headline: 'Poisoned tram headline' });
    await eventually(async () =>
      (await desk.feed('latest'))?.items.some(({ title }) => title?.startsWith('Poisoned')),
    );
    await eventually(async () => {
      await desk.stack.invoke('reconcile', {});
      return (await text(map)).includes(id);
    });
    await desk.call('DELETE', `/v1/articles/${id}`, '{"reason":"Wrong"}', asJson);
    // No reconciler is asked here.
    await eventually(async () => !(await text(map)).includes(id));
    expect(await text(map)).not.toContain('Poisoned');
  });
});

describe('the page of a feed', () => {
  test('is at its address without the script of the desk, and leads to the formats of the feed', async () => {
    await submitted({ guid: 'page', headline: 'Ferry pier gets a roof' });
    await shown('/feeds/agency-lists.html', `${desk.stack.url}/feeds/agency-lists.rss`);
    const { headers } = await desk.call('GET', '/feeds/agency-lists.html');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  });
});

describe('the index of the search', () => {
  interface Found {
    id: string;
    version: number;
    headline: string;
    subjects: string[];
  }
  const found = async (id: string): Promise<Found | undefined> => {
    const answer = await desk.call('GET', '/search.json');
    if (answer.status !== 200) return undefined;
    return (JSON.parse(answer.text) as { stories: Found[] }).stories.find((one) => one.id === id);
  };

  test('follows a story from its first version to its end, and holds nothing that readers must not see', async () => {
    const guid = 'searched';
    const id = await submitted({
      guid,
      headline: 'Otters return to the canal',
      section: 'Nature',
      keywords: ['otters'],
    });
    const secret = await submitted({
      guid: 'later',
      headline: 'Secret of the quay',
      embargoed: '2031-01-01T00:00:00Z',
    });
    const latest = async (): Promise<string> => text('/feeds/latest.json');
    await eventually(async () => (await latest()).includes(id));
    await desk.stack.invoke('reconcile', {});
    const first = await eventually(() => found(id));
    expect(first).toMatchObject({ headline: 'Otters return to the canal', subjects: ['Nature', 'otters'] });
    await desk.call(
      'PUT',
      `/v1/articles/${guid}`,
      article({ headline: 'Beavers return to the canal' }),
      asJson,
    );
    await eventually(async () => (await found(id))?.headline === 'Beavers return to the canal');
    await desk.call('DELETE', `/v1/articles/${guid}`, '{"reason":"Wrong animal"}', asJson);
    await eventually(async () => (await found(id)) === undefined);
    expect(await found(secret)).toBeUndefined();
  });
});
