import { Feed } from 'feed';
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { feedGuid, storyUrl } from '../../functions/core/feeds/format.ts';
import type { Makers } from './interleaved.ts';
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

export const peers: Record<string, Makers> = {
  rss: { feed: viaFeed('rss2'), feedsmith: smithRss },
  atom: { feed: viaFeed('atom1'), feedsmith: smithAtom },
  json: { feed: viaFeed('json1'), feedsmith: smithJson },
};
