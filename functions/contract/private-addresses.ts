/**
 * Addresses of what only subscribers may read. A reader asks below `/private/` with its key as Basic or Bearer, or below
 * `/k/{key}/`; the function at the edge leads both to the stored documents, below `p/{folder}/`.
 */
export const privateAddress = {
  root: 'private',
  byKey: 'k',
  /** Above the folder of private documents in the feeds bucket. */
  folder: 'p',
  /** In which the function of the request tells that of the response how the reader came. */
  header: 'x-dateline-way',
} as const;

/** Metadata of a private object, for the function that answers readers. */
export const privateMetadata = { visibility: 'private' } as const;

/** What the keys of all objects in the folder begin with. */
export const privatePrefix = (folder: string): string => `${privateAddress.folder}/${folder}/`;

/** An object's key without the folder of private documents, if it is in one. */
export const withoutPrivateFolder = (key: string): string =>
  key.replace(new RegExp(`^${privateAddress.folder}/[0-9a-f]{32}/`), '');
