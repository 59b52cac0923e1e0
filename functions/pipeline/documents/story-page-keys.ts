import { prefixes } from '../../contract/objects.ts';

/** Name of the object metadata that tells which version a page shows, and what else it depends on; see `shownOf`. */
export const pageVersionKey = 'version';

export const page = 'html';
export const renditionKey = (id: string, extension: string): string =>
  `${prefixes.storyPages}${id}.${extension}`;

export const storyPageKey = (id: string): string => renditionKey(id, page);
