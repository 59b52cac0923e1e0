import { type Static, Type } from 'typebox';

/** The shape of a story. Names follow IPTC ninjs 3 and NewsML-G2. All dates are UTC, ISO 8601. */

const Text = () => Type.String({ minLength: 1 });
const Instant = () =>
  Type.String({
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})?Z$',
    description: 'UTC, ISO 8601',
  });

export const PubStatus = Type.Union([
  Type.Literal('usable'),
  Type.Literal('withheld'),
  Type.Literal('canceled'),
]);
export type PubStatus = Static<typeof PubStatus>;

export const Author = Type.Object({ name: Text(), role: Type.Optional(Text()) });
export type Author = Static<typeof Author>;

/** `text` is the dateline as written, e.g. "NEW DELHI, Dec 15 (PTI)". */
export const Dateline = Type.Object({
  text: Text(),
  place: Type.Optional(Text()),
  date: Type.Optional(Text()),
  source: Type.Optional(Text()),
});
export type Dateline = Static<typeof Dateline>;

/** `scheme` is `medtop` (IPTC Media Topics), `subj` (IPTC subject codes) or an agency's own vocabulary. */
export const Subject = Type.Object({ scheme: Text(), code: Text(), name: Type.Optional(Text()) });
export type Subject = Static<typeof Subject>;

/** An acknowledgement such as "With inputs from PTI", taken apart. `asWritten` is the verbatim line. */
export const Credit = Type.Object({
  name: Text(),
  kind: Type.Union([Type.Literal('agency'), Type.Literal('outlet'), Type.Literal('person')]),
  role: Type.Union([
    Type.Literal('source'),
    Type.Literal('inputs'),
    Type.Literal('quoted'),
    Type.Literal('distributor'),
  ]),
  asWritten: Text(),
});
export type Credit = Static<typeof Credit>;

/** One file of a picture or other media. Sizes in pixels and bytes. */
export const Rendition = Type.Object({
  href: Text(),
  mediaType: Type.Optional(Text()),
  width: Type.Optional(Type.Integer({ minimum: 1 })),
  height: Type.Optional(Type.Integer({ minimum: 1 })),
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  name: Type.Optional(Text()),
});
export type Rendition = Static<typeof Rendition>;

export const Association = Type.Object({
  type: Type.Union([
    Type.Literal('picture'),
    Type.Literal('video'),
    Type.Literal('audio'),
    Type.Literal('graphic'),
    Type.Literal('document'),
  ]),
  renditions: Type.Array(Rendition),
  guid: Type.Optional(Text()),
  headline: Type.Optional(Text()),
  caption: Type.Optional(Text()),
  creditLine: Type.Optional(Text()),
  alt: Type.Optional(Text()),
  /** A code of IPTC's vocabulary, or an address: how far the picture was made by AI. */
  digitalSourceType: Type.Optional(Text()),
});
export type Association = Static<typeof Association>;

/** A post or video on another site; a link in the body. */
export const Embed = Type.Object({
  type: Type.Union([
    Type.Literal('youtube'),
    Type.Literal('x'),
    Type.Literal('instagram'),
    Type.Literal('facebook'),
    Type.Literal('tiktok'),
    Type.Literal('vimeo'),
    Type.Literal('other'),
  ]),
  url: Text(),
  id: Type.Optional(Text()),
});
export type Embed = Static<typeof Embed>;

/**
 * How far AI had a part in the text, and who answers for it (EU AI Act, art. 50). `digitalSourceType` is a code of IPTC's
 * vocabulary or an address; absent where it says what `extent` says.
 */
export const AiUse = Type.Object({
  /** `assisted`: people wrote it with the help of AI. */
  extent: Type.Union([Type.Literal('none'), Type.Literal('assisted'), Type.Literal('generated')]),
  digitalSourceType: Type.Optional(Text()),
  tool: Type.Optional(Text()),
  reviewedBy: Type.Optional(Text()),
  reviewedAt: Type.Optional(Instant()),
  /** Who holds editorial responsibility. */
  responsible: Type.Optional(Type.Object({ name: Text(), url: Type.Optional(Text()) })),
});
export type AiUse = Static<typeof AiUse>;

/** One thing the normaliser did, with the reason and short excerpts. */
export const Change = Type.Object({
  step: Text(),
  reason: Text(),
  before: Type.Optional(Type.String()),
  after: Type.Optional(Type.String()),
});
export type Change = Static<typeof Change>;

/** A doubt about a story that did not stop it. */
export const Warning = Type.Object({ code: Text(), detail: Text() });
export type Warning = Static<typeof Warning>;

/** Reserved rights for machine use (RSL 1.0, TDMRep). */
export const License = Type.Object({
  rsl: Type.Optional(Text()),
  tdmReservation: Type.Optional(Type.Boolean()),
  tdmPolicy: Type.Optional(Text()),
});
export type License = Static<typeof License>;

/**
 * The position of a story among those that evolved from one another; other stories have none. Feeds show a
 * chain as one item, the newest story of it, under the id of the first.
 */
export const Chain = Type.Object({
  /** Dateline's id of the first story, which is the item's for ever. */
  first: Text(),
  /** Version of the item: rises through all versions of all stories of the chain. */
  version: Type.Optional(Type.Integer({ minimum: 0 })),
  /** Dateline's ids of the story before and of the one after. */
  previous: Type.Optional(Text()),
  next: Type.Optional(Text()),
});
export type Chain = Static<typeof Chain>;

const contentFields = {
  headline: Text(),
  /** True when the upload had no headline and one was made from its text. */
  headlineDerived: Type.Optional(Type.Boolean()),
  subheadline: Type.Optional(Text()),
  byline: Type.Optional(Text()),
  authors: Type.Array(Author),
  dateline: Type.Optional(Dateline),
  located: Type.Array(Text()),
  slugline: Type.Optional(Text()),
  language: Type.String({ minLength: 2, description: 'BCP 47' }),
  textDirection: Type.Union([Type.Literal('ltr'), Type.Literal('rtl')]),
  /** Allow-listed HTML. */
  body: Type.String(),
  /** The body as plain text, a blank line between blocks. */
  text: Type.String(),
  summary: Type.Optional(Text()),
  wordCount: Type.Integer({ minimum: 0 }),
  firstCreated: Type.Optional(Instant()),
  versionCreated: Instant(),
  embargoed: Type.Optional(Instant()),
  expires: Type.Optional(Instant()),
  pubStatus: PubStatus,
  urgency: Type.Optional(Type.Integer({ minimum: 1, maximum: 9 })),
  edNote: Type.Optional(Text()),
  keywords: Type.Array(Text()),
  subjects: Type.Array(Subject),
  genre: Type.Optional(Text()),
  section: Type.Optional(Text()),
  creditLine: Type.Optional(Text()),
  credits: Type.Array(Credit),
  usageTerms: Type.Optional(Text()),
  copyrightHolder: Type.Optional(Text()),
  copyrightNotice: Type.Optional(Text()),
  license: Type.Optional(License),
  associations: Type.Array(Association),
  embeds: Type.Array(Embed),
  links: Type.Object({ canonical: Type.Optional(Text()) }),
  correctionNote: Type.Optional(Text()),
  aiUse: Type.Optional(AiUse),
  /** The agency's guid of the story that this one evolved from. */
  evolvedFrom: Type.Optional(Text()),
} as const;

/** What the normaliser makes: everything about a story but its identity in Dateline. */
export const StoryContent = Type.Object(contentFields);
export type StoryContent = Static<typeof StoryContent>;

export const Story = Type.Object({
  /** Dateline's id: a UUID made of agency and guid, the same for all versions. */
  id: Text(),
  /** The agency's own id of the story. */
  guid: Text(),
  /** 0 only for a story that was killed before it came. */
  version: Type.Integer({ minimum: 0 }),
  agency: Text(),
  /** The agency's name, for readers. Not stored with the version: agencies are renamed. */
  agencyName: Type.Optional(Text()),
  /** When the story was first in a feed; absent before that. */
  published: Type.Optional(Instant()),
  /** When it changed last, as readers see it; absent where that is `versionCreated`. Not stored with the version. */
  updated: Type.Optional(Instant()),
  clusterId: Type.Optional(Text()),
  /** The agency's guid of the story that evolved from this one. */
  evolvedTo: Type.Optional(Text()),
  chain: Type.Optional(Chain),
  /** It is in private feeds only; absent: it is public. */
  access: Type.Optional(Type.Literal('private')),
  /** Hash of the content; equal digests mean that nothing a reader sees has changed. */
  digest: Text(),
  ...contentFields,
  provenance: Type.Object({
    receipt: Text(),
    format: Text(),
    changes: Type.Array(Change),
    /** Code of the warning for which Dateline withheld it; the operator may release it. */
    withheldFor: Type.Optional(Type.Literal('embargo-unreadable')),
    /** When its agency published it first, where the upload asks that it come into the archives under that date. */
    firstPublished: Type.Optional(Instant()),
    /** The version whose text it has, where the operator made this one by holding or releasing the story. */
    textOf: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
});
export type Story = Static<typeof Story>;
