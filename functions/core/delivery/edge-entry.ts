/**
 * What the function at the edge knows of a key: the folder of the private documents, until when the key opens them
 * (seconds since the epoch, 0 for always), and the feeds that it opens. Up to 1 KB, as CloudFront takes it.
 */
export interface EdgeEntry {
  folder: string;
  /** UTC, ISO 8601; absent: always. */
  until?: string;
  /** Ids of feeds, or `*` alone. */
  feeds: readonly string[];
}

/** An entry as text: `folder until feed,feed`. `infra/edge/viewer-request.ts` reads it. */
export const edgeEntry = ({ folder, until, feeds }: EdgeEntry): string =>
  `${folder} ${until === undefined ? 0 : Math.floor(Date.parse(until) / 1000)} ${feeds.join(',')}`;
