import { Feed } from 'feed';
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { feedGuid, storyUrl } from '../../functions/core/feeds/format.ts';
import { loadFormat } from '../../functions/core/feeds/formats/index.ts';
import { fullText } from './dateline.ts';
import { info, site, stories, updated } from './stories.ts';

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

const smithFeed = () =>
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
  });
const smithJson = (): string => JSON.stringify(smithFeed());

/** The members of each of our items that `smithFeed` does not write. */
const ownMembers = (): object[] => {
  const { items } = JSON.parse(fullText(json)()) as { items: Record<string, unknown>[] };
  return items.map(({ language, attachments, _dateline }) => ({ language, attachments, _dateline }));
};

/** feedsmith with every field of a story, as we write it. */
export const everyField = (): (() => string) => {
  const own = ownMembers();
  return () => {
    const feed = smithFeed() as { items: object[] };
    return JSON.stringify({ ...feed, items: feed.items.map((item, n) => ({ ...item, ...own[n] })) });
  };
};

const json = await loadFormat('json');

export const peers: Record<string, Record<string, () => string>> = {
  rss: { feed: viaFeed('rss2'), feedsmith: smithRss },
  atom: { feed: viaFeed('atom1'), feedsmith: smithAtom },
  json: { feed: viaFeed('json1'), feedsmith: smithJson },
};
