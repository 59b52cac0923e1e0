import { type Static, type TOptional, type TSchema, Type } from 'typebox';
import { highestVersion } from '../../../story/highest-version.ts';
import { AiUse, Association, Author, Credit, License, PubStatus, Subject } from '../../../story/schema.ts';

const Text = (description: string) => Type.Optional(Type.String({ minLength: 1, description }));
const Texts = (description: string) =>
  Type.Optional(Type.Array(Type.String({ minLength: 1 }), { description }));
const Moment = (description: string) =>
  Type.Optional(
    Type.String({
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$',
      description: `${description} ISO 8601 with offset or Z.`,
    }),
  );
const ListOf = <T extends TSchema>(item: T): TOptional<ReturnType<typeof Type.Array<T>>> =>
  Type.Optional(Type.Array(item));

/** Where and when a story was filed. */
const ArticleDateline = Type.Object({
  text: Type.String({ minLength: 1, description: 'As written, e.g. "NEW DELHI, Dec 15 (PTI)".' }),
  place: Text('The place alone.'),
  date: Text('The date as written.'),
  source: Text('The agency named in it.'),
});

/**
 * What an agency sends as application/json: one of these, or an array of them. Only `body` or `text` is required.
 * Names follow IPTC ninjs; common other names (title, author, tags, publishedAt, ...) are understood as well.
 */
export const DatelineArticle = Type.Object(
  {
    guid: Text("The agency's own id of the story, the same for all its versions."),
    version: Type.Optional(Type.Integer({ minimum: 1, maximum: highestVersion })),
    headline: Text('Plain text.'),
    subheadline: Text('Plain text.'),
    byline: Text('With or without "By ".'),
    authors: ListOf(Author),
    dateline: Type.Optional(ArticleDateline),
    located: Texts('Places that the story is about.'),
    slugline: Text('The short name of the story on the wire.'),
    language: Text('BCP 47, e.g. "en" or "pt-BR".'),
    textDirection: Type.Optional(
      Type.Union([Type.Literal('ltr'), Type.Literal('rtl')], {
        description: 'Which way the text runs, where language and letters do not tell.',
      }),
    ),
    body: Text('The running text as HTML.'),
    text: Text(
      'The running text as plain text, a blank line between paragraphs; used where there is no body.',
    ),
    summary: Text('Plain text.'),
    firstCreated: Moment('When the story was first made.'),
    versionCreated: Moment('When this version was made.'),
    embargoed: Moment('Not to be published before this moment.'),
    expires: Moment('To be taken down after this moment.'),
    pubStatus: Type.Optional(PubStatus),
    urgency: Type.Optional(Type.Integer({ minimum: 1, maximum: 9, description: '1 is the most urgent.' })),
    edNote: Text('A note to editors: no part of the text; feeds with a field for it carry it.'),
    keywords: Texts('Free words.'),
    subjects: ListOf(Subject),
    genre: Text('E.g. "analysis".'),
    section: Text('The agency\'s section, e.g. "Business".'),
    creditLine: Text('E.g. "With inputs from PTI".'),
    credits: ListOf(Credit),
    usageTerms: Text('Restrictions on use.'),
    copyrightHolder: Text('Who owns it.'),
    copyrightNotice: Text('As it has to be shown.'),
    license: Type.Optional(License),
    associations: ListOf(Association),
    canonical: Text("The story's own page at the agency."),
    correctionNote: Text('What was corrected.'),
    aiUse: Type.Optional(AiUse),
    evolvedFrom: Text('The guid of the story that this one evolved from.'),
    baseUrl: Text('Address against which relative links are resolved.'),
  },
  { $id: 'DatelineArticle', additionalProperties: true },
);
export type DatelineArticle = Static<typeof DatelineArticle>;
export type ArticleField = keyof DatelineArticle;
