/** Object key prefixes, by bucket. */
export const prefixes = {
  /** Intake bucket: raw bytes as submitted, `raw/{agency}/{receipt}`. */
  raw: 'raw/',
  /** Intake bucket: results of uploads whose result list is too large for a table row. */
  results: 'results/',
  /** Drop bucket: `drop/{agency}/…`. */
  drop: 'drop/',
  /** Stories bucket: canonical JSON, `stories/{storyId}/{version}.json`. */
  stories: 'stories/',
  /** Feeds bucket: `feeds/{feed}.{extension}`. */
  feeds: 'feeds/',
  /** Feeds bucket: a story in each of its formats, `stories/{storyId}.{extension}`. */
  storyPages: 'stories/',
} as const;

/** Objects of the feeds bucket that stand alone. */
export const publicFiles = {
  directory: 'index.html',
  opml: 'feeds.opml',
  newsSitemap: 'sitemap-news.xml',
  robots: 'robots.txt',
} as const;

/**
 * Media types of the public documents, by folder and file name extension. The CDN gives a document its type from
 * here: what is stored may carry a plainer one, since CloudFront compresses only types of a fixed list.
 */
export const mediaTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': {
    html: 'text/html; charset=utf-8',
    opml: 'text/x-opml; charset=utf-8',
    xml: 'application/xml; charset=utf-8',
    txt: 'text/plain; charset=utf-8',
  },
  feeds: {
    rss: 'application/rss+xml; charset=utf-8',
    atom: 'application/atom+xml; charset=utf-8',
    json: 'application/feed+json; charset=utf-8',
    ninjs: 'application/json; charset=utf-8',
    ninjs2: 'application/json; charset=utf-8',
    newsml: 'application/vnd.iptc.g2.newsmessage+xml; charset=utf-8',
  },
  stories: {
    html: 'text/html; charset=utf-8',
    json: 'application/json; charset=utf-8',
    ninjs: 'application/json; charset=utf-8',
    newsml: 'application/vnd.iptc.g2.newsitem+xml; charset=utf-8',
    nitf: 'application/nitf+xml; charset=utf-8',
    md: 'text/markdown; charset=utf-8',
    txt: 'text/plain; charset=utf-8',
  },
};

/** Metadata of a public object from which the CDN takes the status of its answer; S3 itself can say 200 only. */
export const statusMetadata = { key: 'status', gone: '410' } as const;

/**
 * Headers of W3C TDMRep, and the metadata of a public object from which the CDN takes them: S3 keeps no header
 * that it does not know.
 */
export const reservationHeaders = { reservation: 'tdm-reservation', policy: 'tdm-policy' } as const;

/** A drop receipt stands beside the dropped object under its key plus this suffix. */
export const dropReceiptSuffix = '.receipt.json';
