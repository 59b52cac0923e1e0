import type {
  AiUse,
  Association,
  Author,
  Change,
  Credit,
  Dateline,
  Embed,
  License,
  PubStatus,
  Subject,
} from './schema.ts';

/**
 * What an input format could read off an upload, before it is normalised.
 * A field that the upload does not state is absent. Dates are UTC ISO 8601; a parser that meets an
 * unreadable date leaves the field out and records a change, except for an embargo (see `embargoText`).
 */
export interface Draft {
  guid?: string;
  version?: number;
  headline?: string;
  subheadline?: string;
  /** As written, with or without "By ". */
  byline?: string;
  authors?: Author[];
  dateline?: Dateline;
  located?: string[];
  slugline?: string;
  /** BCP 47 as stated by the upload; checked against the text by the normaliser. */
  language?: string;
  /** As stated; else the normaliser decides. */
  textDirection?: 'ltr' | 'rtl';
  /** The running text. `text` is plain; lines may be hard-wrapped, blocks are parted by blank lines or indents. */
  body: { kind: 'html' | 'text'; value: string };
  summary?: string;
  firstCreated?: string;
  versionCreated?: string;
  embargoed?: string;
  /** An embargo that could not be read as a time: the story is held until an operator checks it. */
  embargoText?: string;
  /** Fields of unknown names that sound like an embargo. A moment still to come in one of them holds the story. */
  mayWait?: NamedTime[];
  expires?: string;
  /**
   * Of the times above, those that were sent without a zone: as the clocks of the agency showed them, ISO 8601
   * without offset, and what the parser made of them for want of a zone.
   */
  zoneless?: Partial<Record<'firstCreated' | 'versionCreated' | 'expires' | 'embargoed', ZonelessTime>>;
  pubStatus?: PubStatus;
  urgency?: number;
  edNote?: string;
  /** Said to editors and not for publication: never part of a story, only read for an embargo. */
  privateNotes?: string[];
  keywords?: string[];
  subjects?: Subject[];
  genre?: string;
  section?: string;
  creditLine?: string;
  credits?: Credit[];
  usageTerms?: string;
  copyrightHolder?: string;
  copyrightNotice?: string;
  license?: License;
  associations?: Association[];
  embeds?: Embed[];
  /** The story's own page at the agency. */
  canonical?: string;
  correctionNote?: string;
  aiUse?: AiUse;
  evolvedFrom?: string;
  /** Address against which relative links are resolved. */
  baseUrl?: string;
  /** What the parser itself repaired or left out. */
  changes: Change[];
}

/** A field as the upload names it, with its value as written. */
export interface NamedTime {
  name: string;
  value: string;
}

export interface ZonelessTime {
  wall: string;
  read: string;
  /** The abbreviation that was sent with it, where it has several meanings, e.g. "IST". */
  zone?: string;
}

/** One thing that is wrong with an upload. `pointer` is a JSON pointer, an XPath or `byte=N`. */
export interface Problem {
  pointer: string;
  detail: string;
}
