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

/** Metadata of a public object from which the CDN takes the status of its answer; S3 itself can only answer 200. */
export const statusMetadata = { key: 'status', gone: '410' } as const;

/**
 * Headers of W3C TDMRep, and the metadata of a public object from which the CDN takes them: S3 keeps no header
 * that it does not know.
 */
export const reservationHeaders = { reservation: 'tdm-reservation', policy: 'tdm-policy' } as const;

/** Metadata of a story's page: the version it shows and what else it depends on. */
export const pageVersionMetadata = 'version';
