import type { Draft, Problem } from '../story/draft.ts';
import type { Change } from '../story/schema.ts';

/** An upload as it came over the wire. */
export interface Upload {
  bytes: Uint8Array;
  /** Media type without parameters, lower case; absent when not sent. */
  mediaType?: string;
  /** The `charset` parameter of the Content-Type, lower case. */
  charset?: string;
  filename?: string;
  /** Address against which relative links are resolved (Content-Location). */
  baseUrl?: string;
  /** When it was received, UTC ISO 8601: the year of a date without one, the ceiling of a date in the future. */
  receivedAt: string;
}

/** An upload and what detection needs of it: decoded once, shared by all formats. */
export interface Sniff extends Upload {
  /** All bytes decoded to text with `encoding`; line ends as sent, without byte order mark. */
  text: string;
  /** The first 4 KB of `text` with leading white space removed. */
  head: string;
  /** The encoding that was used, WHATWG name, and how it was found. */
  encoding: string;
  encodingSource: 'bom' | 'declared' | 'content-type' | 'utf-8' | 'detected';
  /** What decoding repaired: a wrong label, mojibake and so on. */
  changes: Change[];
}

/** One story of an upload, or why it could not be read. `pointer` is its position in the upload. */
export type ParsedItem = ReadItem | { pointer: string; problems: Problem[] };

export interface ReadItem {
  pointer: string;
  draft: Draft;
  /**
   * Set where the text is read by a library that answers later: the item with its text and whatever else it then has,
   * or the problems. `read` waits for it, and what containers have added to the draft meanwhile counts where the text
   * does not say it.
   */
  finish?: () => Promise<ParsedItem>;
}

export interface Parsed {
  items: ParsedItem[];
  /** Problems of the upload as a whole; with any of these, `items` is empty. */
  problems: Problem[];
}

/** What a format is and how it is recognised. Light: every upload is shown to all of them. */
export interface FormatKind {
  /** Short name, e.g. `nitf`; part of the story's provenance. */
  id: string;
  title: string;
  mediaTypes: readonly string[];
  /** An upload of the format is one story, so that a large one is refused before it is read; see `weigh.ts`. */
  single?: true;
  /**
   * 0 = not this format, 1 = certain. Looks at the content first and at labels second. Binary uploads have an empty
   * `text`: formats of that kind look at `bytes`.
   */
  detect(sniff: Sniff): number;
}

/** Reads one format. Pure: same bytes, same drafts. `parse` never throws for bad input: it returns problems. */
export interface FormatReader {
  parse(sniff: Sniff): Parsed;
}

/** A format with its reader. */
export interface InputFormat extends FormatKind, FormatReader {}

/** What the folder of a format declares in its `kind.ts`. */
export interface DeclaredFormat extends FormatKind {
  /** Loads the reader; `inner` loads what a container reads its files with. */
  load(inner: () => Promise<ReadInner>): Promise<FormatReader>;
  /** Set for containers, 1 or more. One reads files of lower levels only, so that nothing nests without end. */
  level?: number;
}

/** A format whose reader is loaded with the first upload of its kind. */
export interface ListedFormat extends FormatKind {
  /** @throws Error when the reader cannot be loaded, which says nothing about the upload. */
  load(): Promise<InputFormat>;
}

/** Reads a file inside another one (an archive entry, a mail attachment). Never throws. */
export type ReadInner = (upload: Upload) => Parsed;

/** What `read` makes of an upload. With `problems`, `items` is empty. */
export interface ReadUpload {
  /** Id of the format that read it, or `unknown`. */
  format: string;
  sniff: Sniff;
  items: ParsedItem[];
  problems: Problem[];
  /** What decoding and labels needed; also in the changes of each draft. */
  changes: Change[];
  /** The upload is of a kind that is never a story: answer 415, not 400. */
  mediaTypeRefused?: boolean;
}
