import { Feed } from 'feed';
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { feedBytes } from '../functions/core/feeds/assemble.ts';
import { type FeedFormat, feedGuid, type Site, storyUrl } from '../functions/core/feeds/format.ts';
import { feedFormat, feedFormats } from '../functions/core/feeds/index.ts';
import { compileDefinitions } from '../functions/core/feeds/select/compile.ts';
import type { FeedDefinition } from '../functions/core/feeds/select/definition.ts';
import type { Story } from '../functions/core/story/schema.ts';

/** Median milliseconds of one feed to bytes, its size, and what follows from both. */
export interface FeedFigure {
  format: string;
  maker: string;
  milliseconds: number;
  bytes: number;
  itemsPerSecond: number;
  megabytesPerSecond: number;
  /** Times the floor of that format. */
  timesFloor: number;
}

export interface FeedsResult {
  feeds: FeedFigure[];
  /** Per format: full render against the floor and the best peer, rebuild with 49 kept fragments against the peer. */
  ratios: Record<string, { fullToFloor: number; bestPeerToFull: number; bestPeerToRebuild: number }>;
  matching: { definitions: number; candidates: number; microsecondsPerStory: number };
}

const itemCount = 50;
const site: Site = { baseUrl: 'https://feeds.example.com', title: 'Bench' };
const info = {
  id: 'latest',
  title: 'Latest stories',
  description: 'The newest stories',
  content: 'full' as const,
};
const updated = '2026-03-01T09:00:00Z';

const paragraph =
  '<p>The ministers met in the capital on Monday &amp; agreed to resume talks, officials said, adding that a ' +
  '<a href="https://example.com/a?b=1&amp;c=2">joint statement</a> would follow within the week. “Nothing is settled,” ' +
  'one aide told reporters.</p>\n';
const body = paragraph.repeat(Math.ceil(4200 / paragraph.length));

const story = (n: number): Story => ({
  id: `0f1e2d3c-4b5a-5687-9788-${String(n).padStart(12, '0')}`,
  guid: `n${n}`,
  version: 1,
  agency: 'nna',
  published: '2026-03-01T08:00:00Z',
  digest: 'd',
  headline: `Ministers & envoys agree to resume talks (${n})`,
  authors: [{ name: 'Mira Okafor' }],
  located: ['Port Ella'],
  language: 'en',
  textDirection: 'ltr',
  body: `${body}<p>${n}</p>`,
  text: 'The ministers met in the capital on Monday & agreed to resume talks, officials said.',
  summary: 'The ministers met in the capital on Monday & agreed to resume talks.',
  wordCount: 640,
  versionCreated: `2026-03-01T08:00:${String(n % 60).padStart(2, '0')}Z`,
  pubStatus: 'usable',
  keywords: ['talks'],
  subjects: [{ scheme: 'medtop', code: '20000638', name: 'diplomacy' }],
  creditLine: 'Northern News Agency',
  credits: [],
  usageTerms: 'Not for use in print',
  copyrightNotice: '© 2026 Northern News Agency',
  associations: [
    {
      type: 'picture',
      caption: 'The ministers',
      creditLine: 'Ana Ruiz/NNA',
      renditions: [
        { href: `https://media.example.org/${n}.jpg`, mediaType: 'image/jpeg', width: 1200, height: 800 },
      ],
    },
  ],
  embeds: [],
  links: {},
  provenance: { receipt: 'r', format: 'text', changes: [] },
});
const stories = Array.from({ length: itemCount }, (_, n) => story(n));

const encoded = (format: FeedFormat, one: Story): Buffer => Buffer.from(format.renderItem(one, site, 'full'));
const full = (format: FeedFormat) => (): Buffer =>
  feedBytes(
    format,
    { info, updated, items: stories.map((one) => encoded(format, one)), tombstones: [] },
    site,
  );
const rebuild = (format: FeedFormat) => {
  const kept = stories.slice(1).map((one) => encoded(format, one));
  return (): Buffer =>
    feedBytes(
      format,
      { info, updated, items: [encoded(format, stories[0] ?? story(0)), ...kept], tombstones: [] },
      site,
    );
};
/** The same from fragments kept as text. */
const fullText = (format: FeedFormat) => (): string =>
  format.renderFeed(
    { info, updated, items: stories.map((one) => format.renderItem(one, site, 'full')), tombstones: [] },
    site,
  );

/** The `feed` package: one model, three renderers. */
const viaFeed = (render: 'rss2' | 'atom1' | 'json1') => (): string => {
  const feed = new Feed({
    id: `${site.baseUrl}/feeds/latest`,
    title: info.title,
    description: info.description,
    link: `${site.baseUrl}/`,
    copyright: '',
    updated: new Date(updated),
    feedLinks: { rss: `${site.baseUrl}/feeds/latest.rss` },
  });
  for (const one of stories) {
    feed.addItem({
      id: feedGuid(one.id),
      guid: feedGuid(one.id),
      title: one.headline,
      link: storyUrl(one.id, site),
      date: new Date(one.versionCreated),
      published: new Date(one.published ?? updated),
      description: one.summary ?? '',
      content: one.body,
      author: one.authors.map(({ name }) => ({ name })),
      category: one.subjects.map(({ name, code }) => ({ name: name ?? code, term: code })),
      image: one.associations[0]?.renditions[0]?.href ?? '',
    });
  }
  return feed[render]();
};

const smithRss = (): string =>
  generateRssFeed({
    title: info.title,
    link: `${site.baseUrl}/`,
    description: info.description,
    lastBuildDate: new Date(updated),
    items: stories.map((one) => ({
      title: one.headline,
      link: storyUrl(one.id, site),
      guid: { value: feedGuid(one.id), isPermaLink: false },
      pubDate: new Date(one.published ?? updated),
      description: one.summary ?? '',
      categories: one.subjects.map(({ name, code }) => ({ name: name ?? code })),
      content: { encoded: one.body },
      dc: { creators: one.authors.map(({ name }) => name) },
      media: {
        contents: one.associations.map(({ renditions: [file] }) => ({
          url: file?.href ?? '',
          medium: 'image' as const,
        })),
      },
    })),
  });

const smithAtom = (): string =>
  generateAtomFeed({
    id: `${site.baseUrl}/feeds/latest`,
    title: { value: info.title },
    updated: new Date(updated),
    entries: stories.map((one) => ({
      id: feedGuid(one.id),
      title: { value: one.headline },
      published: new Date(one.published ?? updated),
      updated: new Date(one.versionCreated),
      links: [{ href: storyUrl(one.id, site), rel: 'alternate' }],
      authors: one.authors.map(({ name }) => ({ name })),
      categories: one.subjects.map(({ name, code }) => ({ term: code, label: name ?? code })),
      summary: { value: one.summary ?? '' },
      content: { value: one.body, type: 'html' },
    })),
  });

const smithJson = (): string =>
  JSON.stringify(
    generateJsonFeed({
      title: info.title,
      home_page_url: `${site.baseUrl}/`,
      description: info.description,
      items: stories.map((one) => ({
        id: feedGuid(one.id),
        url: storyUrl(one.id, site),
        title: one.headline,
        content_html: one.body,
        summary: one.summary ?? '',
        date_published: new Date(one.published ?? updated),
        date_modified: new Date(one.versionCreated),
        authors: one.authors.map(({ name }) => ({ name })),
        tags: one.subjects.map(({ name, code }) => name ?? code),
        image: one.associations[0]?.renditions[0]?.href ?? '',
      })),
    }),
  );

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escapeOnce = (text: string): string =>
  text.replace(/[&<>]/g, (character) => entities[character] ?? character);

/** The least that can be done: a template and one escape pass over what is put in. */
const floorXml = (): string => {
  const items = stories.map((one) => {
    const link = storyUrl(one.id, site);
    return `<item><title>${escapeOnce(one.headline)}</title><link>${link}</link><guid>${feedGuid(one.id)}</guid><pubDate>${one.published}</pubDate><description>${escapeOnce(one.summary ?? '')}</description><content>${escapeOnce(one.body)}</content></item>`;
  });
  return `<?xml version="1.0"?><rss><channel><title>${info.title}</title>${items.join('')}</channel></rss>`;
};

/** The same object that our feed is, from `JSON.stringify`. */
const floorJson = (): (() => string) => {
  const format = feedFormat('json');
  const feed: unknown = JSON.parse(fullText(format)());
  return () => JSON.stringify(feed);
};

type Makers = Record<string, () => string | Buffer>;
const peers: Record<string, Makers> = {
  rss: { feed: viaFeed('rss2'), feedsmith: smithRss },
  atom: { feed: viaFeed('atom1'), feedsmith: smithAtom },
  json: { feed: viaFeed('json1'), feedsmith: smithJson },
};

const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Runs all makers in turn, so that what the machine does beside them falls on all alike. Milliseconds to bytes. */
const interleaved = (
  makers: Makers,
  rounds: number,
): Record<string, { milliseconds: number; bytes: number }> => {
  const times = new Map(Object.keys(makers).map((name) => [name, [] as number[]]));
  const sizes: Record<string, number> = {};
  for (let round = -5; round < rounds; round += 1) {
    for (const [name, make] of Object.entries(makers)) {
      const start = performance.now();
      const made = make();
      const bytes = typeof made === 'string' ? Buffer.from(made) : made;
      const took = performance.now() - start;
      sizes[name] = bytes.length;
      if (round >= 0) times.get(name)?.push(took);
    }
  }
  return Object.fromEntries(
    [...times].map(([name, all]) => [name, { milliseconds: median(all), bytes: sizes[name] ?? 0 }]),
  );
};

const definitionCount = 10_000;
const definitions: FeedDefinition[] = Array.from({ length: definitionCount }, (_, n) => ({
  id: `f${n}`,
  title: `f${n}`,
  description: `f${n}`,
  content: 'full',
  size: 50,
  filter: {
    and: [
      { language: ['en'] },
      {
        or: [
          { keyword: [`k${n % 2000}`, n % 100 === 0 ? 'talks' : 'x'] },
          { subject: [`medtop:${20000000 + n}`] },
        ],
      },
      { not: { section: ['sport'] } },
    ],
  },
}));

const matching = (rounds: number): FeedsResult['matching'] => {
  const compiled = compileDefinitions(definitions);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    for (const one of stories) compiled.matching(one, updated);
    times.push(((performance.now() - start) * 1000) / stories.length);
  }
  return {
    definitions: definitionCount,
    candidates: compiled.candidates(story(1)),
    microsecondsPerStory: median(times),
  };
};

/** Feeds and filters, measured beside two packages that make feeds and beside the least that can be done. */
export const benchFeeds = (rounds = 60): FeedsResult => {
  const feeds: FeedFigure[] = [];
  const ratios: FeedsResult['ratios'] = {};
  for (const format of feedFormats.filter(({ id }) => Object.hasOwn(peers, id))) {
    const floor = format.id === 'json' ? floorJson() : floorXml;
    const measured = interleaved(
      {
        floor,
        ...peers[format.id],
        dateline: full(format),
        'dateline as text': fullText(format),
        'dateline rebuild': rebuild(format),
      },
      rounds,
    );
    const time = (maker: string): number => measured[maker]?.milliseconds ?? Number.NaN;
    for (const [maker, { milliseconds, bytes }] of Object.entries(measured)) {
      feeds.push({
        format: format.id,
        maker,
        milliseconds,
        bytes,
        itemsPerSecond: (itemCount / milliseconds) * 1000,
        megabytesPerSecond: bytes / milliseconds / 1000,
        timesFloor: milliseconds / time('floor'),
      });
    }
    const best = Math.min(...Object.keys(peers[format.id] ?? {}).map(time));
    ratios[format.id] = {
      fullToFloor: time('dateline') / time('floor'),
      bestPeerToFull: best / time('dateline'),
      bestPeerToRebuild: best / time('dateline rebuild'),
    };
  }
  return { feeds, ratios, matching: matching(rounds) };
};

/** The result for people. */
export const feedsTable = ({
  feeds,
  ratios,
  matching: { definitions: count, candidates, microsecondsPerStory },
}: FeedsResult): string => {
  const row = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  const lines = [
    row(['format', 'maker', 'ms', 'items/s', 'MB/s', '× floor']),
    row(['---', '---', '---:', '---:', '---:', '---:']),
    ...feeds.map((one) =>
      row([
        one.format,
        one.maker,
        one.milliseconds.toFixed(3),
        Math.round(one.itemsPerSecond),
        Math.round(one.megabytesPerSecond),
        one.timesFloor.toFixed(2),
      ]),
    ),
    '',
    row(['format', 'full / floor', 'best peer / full', 'best peer / rebuild']),
    row(['---', '---:', '---:', '---:']),
    ...Object.entries(ratios).map(([format, ratio]) =>
      row([
        format,
        ratio.fullToFloor.toFixed(2),
        ratio.bestPeerToFull.toFixed(2),
        ratio.bestPeerToRebuild.toFixed(1),
      ]),
    ),
    '',
    `One story against ${count} definitions: ${microsecondsPerStory.toFixed(1)} µs, ${candidates} asked.`,
  ];
  return lines.join('\n');
};

if (import.meta.main) process.stdout.write(`${feedsTable(benchFeeds())}\n`);
