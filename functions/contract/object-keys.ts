/** Key prefixes that infrastructure grants access to and that objects are listed by. The keys are below. */
export const prefixes = {
  /** Intake bucket: raw bytes as submitted. */
  raw: 'raw/',
  /** Intake bucket: results of uploads whose result list is too large for a table row. */
  results: 'results/',
  /** Drop bucket: files of agencies, and their receipts. */
  drop: 'drop/',
  /** Stories bucket: canonical JSON, an object a version. */
  stories: 'stories/',
  /** Feeds bucket: heads and archive pages of feeds. */
  feeds: 'feeds/',
  /** Feeds bucket: a story in each of its formats. */
  storyPages: 'stories/',
  /** Feeds bucket: logs of the changes of feeds. */
  changes: 'changes/',
  /** Feeds bucket: the files of the desk in the browser. */
  desk: 'desk/',
} as const;

/** Single objects of the feeds bucket. */
export const publicFiles = {
  directory: 'index.html',
  opml: 'feeds.opml',
  newsSitemap: 'sitemap-news.xml',
  robots: 'robots.txt',
  /** Script of the directory: search, filters and buttons that copy. */
  directoryScript: 'directory.js',
  /** The newest stories, for the search of the directory. */
  search: 'search.json',
} as const;

/** Further single objects of the feeds bucket, written with the directory when the site or the release changes. */
export const siteFiles = {
  favicon: 'favicon.ico',
  sitemap: 'sitemap.xml',
  securityText: '.well-known/security.txt',
  rsl: 'license.xml',
  tdmRep: '.well-known/tdmrep.json',
} as const;

/** Addresses that people and programs try, and the documents where they lead. */
export const shortcuts: Readonly<Record<string, string>> = {
  feed: '/feeds/latest.rss',
  feeds: '/',
  'feeds/': '/',
  atom: '/feeds/latest.atom',
  rss: '/feeds/latest.rss',
  'rss.xml': '/feeds/latest.rss',
  'feed.xml': '/feeds/latest.rss',
  'atom.xml': '/feeds/latest.atom',
  'feed.json': '/feeds/latest.json',
};

/** What a receipt of a dropped file has after the key of the file. */
export const dropReceiptSuffix = '.receipt.json';

/** Names in the braces of a pattern. */
type PartsOf<Pattern extends string> = Pattern extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PartsOf<Rest>
  : never;

/** One kind of object: how its key is built from its parts, and read back. */
export interface KeyKind<Part extends string> {
  of(parts: Readonly<Record<Part, string | number>>): string;
  /** Undefined for a key of another kind. */
  parse(key: string): Record<Part, string> | undefined;
}

/** What a part may hold; any other part is a name without a slash. */
const shapes: Readonly<Record<string, string>> = {
  extension: '[a-z0-9]+',
  version: '\\d+',
  digest: '[^/.]+',
  archivePage: '(?:\\d+-)?\\d+',
  // A path that ends in a slash is a folder.
  path: `[^]*[^/](?<!${dropReceiptSuffix.replaceAll('.', '\\.')})`,
  droppedKey: '[^]+',
};

const part = /\{(\w+)\}/g;

function kind<Pattern extends string>(pattern: Pattern): KeyKind<PartsOf<Pattern>> {
  const source = pattern
    .replaceAll('.', '\\.')
    .replaceAll(part, (_, name: string) => `(?<${name}>${shapes[name] ?? '[^/]+'})`);
  const reader = new RegExp(`^${source}$`);
  // Text and names of parts in turns.
  const pieces = pattern.split(part);
  return {
    of: (parts: Readonly<Record<string, string | number>>) => {
      let key = '';
      for (let at = 0; at < pieces.length; at++) {
        const piece = pieces[at] ?? '';
        key += at % 2 === 0 ? piece : String(parts[piece]);
      }
      return key;
    },
    parse: (key) => reader.exec(key)?.groups as Record<PartsOf<Pattern>, string> | undefined,
  };
}

/** The key of every object, by kind. Keys outlive releases: data of version 0.1.0 is found by them. */
export const objectKeys = {
  /** The digest keeps a reused Idempotency-Key from overwriting the bytes of its first use; see `shortDigest`. */
  raw: kind('raw/{agency}/{receipt}/{digest}'),
  results: kind('results/{agency}/{receipt}.json'),
  /** A file of an agency in the drop bucket; neither a receipt nor a folder. */
  dropped: kind('drop/{agency}/{path}'),
  dropReceipt: kind(`{droppedKey}${dropReceiptSuffix}`),
  /** The digest keeps two writers who race for one version number apart; see `shortDigest`. */
  story: kind('stories/{story}/{version}-{digest}.json'),
  /** The newest entries of a feed. */
  feedHead: kind('feeds/{feed}.{extension}'),
  archivePage: kind('feeds/{feed}/archive/{archivePage}.{extension}'),
  /** A story in one of its formats. */
  rendition: kind('stories/{story}.{extension}'),
  /** The newest entries of the log of a feed's changes, and its full segments, by the number of their first entry. */
  /** A story of a private feed in one of its formats. */
  feedRendition: kind('feeds/{feed}/stories/{story}.{extension}'),
  changesHead: kind('changes/{feed}.json'),
  changesSegment: kind('changes/{feed}/{first}.json'),
} as const;

/** The part of a SHA-256, hex, that a key holds. */
export const shortDigest = (sha256: string): string => sha256.slice(0, 16);

/** Key of the rendition of a story for people. */
export const storyPageKey = (story: string): string => objectKeys.rendition.of({ story, extension: 'html' });

/** Key of the page that says how to subscribe to a feed. */
export const feedPageKey = (feed: string): string => objectKeys.feedHead.of({ feed, extension: 'html' });

/** What the keys of all archive pages of a feed begin with. */
export const archiveFolder = (feed: string): string => `${prefixes.feeds}${feed}/archive/`;

/** What the keys of all segments of the log of a feed's changes begin with. */
export const changesFolder = (feed: string): string => `${prefixes.changes}${feed}/`;

/** What the keys of the pages of stories in a private feed begin with. */
export const storyPagesOf = (feed: string): string => `${prefixes.feeds}${feed}/stories/`;

/** The name of an archive page, e.g. `12`, or `2-12` in the second series. */
export const archivePageName = (page: number, series = 1): string =>
  series === 1 ? String(page) : `${series}-${page}`;

/** Reads the name of an archive page. */
export function parseArchivePage(name: string): { series: number; page: number } {
  const [page, series = 1] = name.split('-').reverse();
  return { series: Number(series), page: Number(page) };
}
