/** What links, the CDN and the builder need to know of a format; how it is rendered is in `core/feeds`. */
export interface FormatKind<Id extends string = string> {
  id: Id;
  title: string;
  /** File name extension without dot. */
  extension: string;
  /** With charset where the format has one. */
  mediaType: string;
}

/** Each kind with its name as its id. */
const named = <Id extends string>(kinds: Record<Id, Omit<FormatKind, 'id'>>) =>
  Object.fromEntries(
    Object.entries<Omit<FormatKind, 'id'>>(kinds).map(([id, kind]) => [id, { id, ...kind }]),
  ) as {
    readonly [Name in Id]: FormatKind<Name>;
  };

/** Formats of feeds, `{baseUrl}/feeds/{feed}.{extension}`, in the order in which a reader is offered them. */
export const feedFormatKinds = named({
  rss: { title: 'RSS 2.0', extension: 'rss', mediaType: 'application/rss+xml; charset=utf-8' },
  atom: { title: 'Atom 1.0', extension: 'atom', mediaType: 'application/atom+xml; charset=utf-8' },
  json: { title: 'JSON Feed 1.1', extension: 'json', mediaType: 'application/feed+json; charset=utf-8' },
  ninjs: { title: 'ninjs 3.1', extension: 'ninjs', mediaType: 'application/json; charset=utf-8' },
  ninjs2: { title: 'ninjs 2.2', extension: 'ninjs2', mediaType: 'application/json; charset=utf-8' },
  newsmlg2: {
    title: 'NewsML-G2',
    extension: 'newsml',
    mediaType: 'application/vnd.iptc.g2.newsmessage+xml; charset=utf-8',
  },
});
export type FeedFormatId = keyof typeof feedFormatKinds;
export const feedFormatIds = Object.keys(feedFormatKinds) as FeedFormatId[];

/**
 * Formats of single stories, `{baseUrl}/stories/{story}.{extension}`, in the order in which a reader is offered them.
 * `STORY_FORMATS` is a comma list of their ids, `html` always among them.
 */
export const storyFormatKinds = named({
  html: { title: 'Web page', extension: 'html', mediaType: 'text/html; charset=utf-8' },
  json: { title: 'Dateline JSON', extension: 'json', mediaType: 'application/json; charset=utf-8' },
  ninjs: { title: 'ninjs 3.1', extension: 'ninjs', mediaType: 'application/json; charset=utf-8' },
  newsmlg2: {
    title: 'NewsML-G2',
    extension: 'newsml',
    mediaType: 'application/vnd.iptc.g2.newsitem+xml; charset=utf-8',
  },
  nitf: { title: 'NITF 3.6', extension: 'nitf', mediaType: 'application/nitf+xml; charset=utf-8' },
  md: { title: 'Markdown', extension: 'md', mediaType: 'text/markdown; charset=utf-8' },
  txt: { title: 'Plain text', extension: 'txt', mediaType: 'text/plain; charset=utf-8' },
});
export type StoryFormatId = keyof typeof storyFormatKinds;
export const storyFormatIds = Object.keys(storyFormatKinds) as StoryFormatId[];
