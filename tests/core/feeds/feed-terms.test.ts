import { parseFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { type FeedInfo, feedUrl } from '../../../functions/core/feeds/format.ts';
import { atom, json, newsmlg2, ninjs, ninjs2, rss } from './loaded.ts';
import { haveSchemas, jsonSchemaProblems, newsmlSchema, xsdProblems } from './schemas.ts';
import { feedOf, latest, plainStory, site, storyId } from './stories.ts';
import { checkFeed } from './w3c/check.ts';
import { attribute, child, children, parseTree, walk } from './w3c/tree.ts';

const rslNamespace = 'https://rslstandard.org/rsl';
const atomNamespace = 'http://www.w3.org/2005/Atom';
const info: FeedInfo = {
  ...latest,
  image: { url: 'https://feeds.example.com/logo.png?a=1&b=2', alt: 'A lighthouse & a quay' },
  copyright: '© 2026 Harbour Desk & partners',
  license: { url: 'https://feeds.example.com/terms', tdmReservation: true },
};
const licensed: FeedInfo = {
  ...info,
  license: {
    ...info.license,
    rsl: {
      permits: ['search', 'ai-index'],
      prohibits: ['ai-train'],
      payment: 'subscription',
      standard: 'https://rsl.example.org/standard',
      server: 'https://licences.example.com/rsl',
    },
  },
};
const now = '2026-03-10T00:00:00Z';
const check = (format: typeof rss, of: FeedInfo) =>
  checkFeed(feedOf(format, [plainStory(1)], { info: of }), feedUrl('latest', format.extension, site), now);

describe('a feed with a picture, a copyright line and a licence', () => {
  it.each([rss, atom])('has nothing that the W3C validator warns of in $title', (format) => {
    expect(check(format, info)).toEqual([]);
  });

  it('says so in RSS', () => {
    const { feed } = parseFeed(feedOf(rss, [plainStory(1)], { info }));
    expect(feed).toMatchObject({
      copyright: info.copyright,
      image: {
        url: info.image?.url,
        title: 'Harbour Desk: Latest stories',
        link: 'https://feeds.example.com/',
        description: info.image?.alt,
      },
    });
  });

  it('says so in Atom', () => {
    const { feed } = parseFeed(feedOf(atom, [plainStory(1)], { info }));
    expect(feed).toMatchObject({ rights: { value: info.copyright }, logo: info.image?.url });
    const root = parseTree(feedOf(atom, [], { info }));
    const links = children(root, atomNamespace, 'link').filter((one) => attribute(one, 'rel') === 'license');
    expect(links.map((one) => attribute(one, 'href'))).toEqual(['https://feeds.example.com/terms']);
  });

  it('says so in JSON Feed', () => {
    expect(JSON.parse(feedOf(json, [], { info }))).toMatchObject({
      icon: info.image?.url,
      _dateline: { copyright: info.copyright, license: info.license },
    });
  });

  it.skipIf(!haveSchemas)('is valid by the schemas of the news formats (beside the repository)', () => {
    const feed = (format: typeof rss) => feedOf(format, [plainStory(1)], { info });
    expect(jsonSchemaProblems('ninjs-schema_3.1.json')(JSON.parse(feed(ninjs)))).toEqual([]);
    expect(jsonSchemaProblems('ninjs-schema_2.2.json')(JSON.parse(feed(ninjs2)))).toEqual([]);
    expect(xsdProblems(newsmlSchema)(feed(newsmlg2))).toEqual([]);
  });

  it('says so in ninjs', () => {
    expect(JSON.parse(feedOf(ninjs, [], { info }))).toMatchObject({
      copyrightNotice: info.copyright,
      rightsInfo: { linkedRights: 'https://feeds.example.com/terms' },
    });
  });
});

describe('RSL terms', () => {
  const item = rss.renderItem(plainStory(1), site, 'full');
  const { before, render } = rss.itemTerms ?? { before: '', render: () => undefined };
  const terms = render(storyId(1), licensed, site) ?? '';
  const items = [item.slice(0, -before.length) + terms + before];
  const feed = rss.renderFeed({ info: licensed, updated: now, tombstones: [], items }, site);

  it('stand in each item of RSS, in the namespace that the root declares', () => {
    expect(item.endsWith(before)).toBe(true);
    const content = [...walk(parseTree(feed))].find(
      (one) => one.uri === rslNamespace && one.local === 'content',
    );
    expect(content && attribute(content, 'url')).toBe(`https://feeds.example.com/stories/${storyId(1)}.html`);
    expect(content && attribute(content, 'server')).toBe('https://licences.example.com/rsl');
    const license = content && child(content, rslNamespace, 'license');
    const told = license?.children.map((one) => [one.local, attribute(one, 'type'), one.text]);
    expect(told).toEqual([
      ['permits', 'usage', 'ai-index,search'],
      ['prohibits', 'usage', 'ai-train,ai-input'],
      ['payment', 'subscription', ''],
      ['copyright', undefined, info.copyright],
      ['terms', undefined, 'https://feeds.example.com/terms'],
    ]);
  });

  it('cost the one warning that the namespace is not known, and only where they are asked for', () => {
    const findings = checkFeed(feed, feedUrl('latest', 'rss', site), now);
    expect(findings.map((finding) => finding.rule)).toEqual(['UnknownNamespace']);
    expect(render(storyId(1), info, site)).toBeUndefined();
    expect(feedOf(rss, [plainStory(1)], { info })).not.toContain('rsl');
  });
});
