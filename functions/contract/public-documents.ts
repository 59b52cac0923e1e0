import { type FormatKind, feedFormatKinds, storyFormatKinds } from './formats.ts';

const typesOf = (kinds: Readonly<Record<string, FormatKind>>): Record<string, string> =>
  Object.fromEntries(Object.values(kinds).map(({ extension, mediaType }) => [extension, mediaType]));

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
  // `html` is the page that says how to subscribe.
  feeds: { ...typesOf(feedFormatKinds), html: 'text/html; charset=utf-8' },
  stories: typesOf(storyFormatKinds),
  changes: { json: 'application/json; charset=utf-8' },
};

/** Metadata of a public object from which the CDN takes the status of its answer; S3 itself can only answer 200. */
export const statusMetadata = { key: 'status', gone: '410', moved: '301', location: 'location' } as const;

/**
 * Header with the SHA-256 of a document before it is compressed (draft-ietf-httpbis-unencoded-digest): the CDN compresses,
 * and the digests of RFC 9530 are over what is sent.
 */
export const digestHeader = 'unencoded-digest';

/** Headers that scripts of any site may read, besides those that the Fetch standard always allows. */
export const exposedHeaders = ['ETag', 'Last-Modified', 'Link', 'Unencoded-Digest'] as const;

/**
 * Headers that the CDN takes from the metadata of a public object, which has the same name: S3 keeps no header that it
 * does not know. Two of W3C TDMRep, `Content-Usage` of AIPREF, `Link` to a licence, and the digest.
 */
export const headersOfMetadata = [
  'tdm-reservation',
  'tdm-policy',
  'content-usage',
  'link',
  digestHeader,
] as const;

/** Metadata of a story's page: the version it shows and what else it depends on. */
export const pageVersionMetadata = 'version';
