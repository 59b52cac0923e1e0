import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { directoryFeed, headSize, newsSitemapFeed } from '../../../contract/feeds.ts';
import { feedFormatIds } from '../../../contract/formats.ts';
import { contradictions } from '../../../contract/license.ts';
import type { Problem } from '../../story/draft.ts';
import { type Filter, filterProblems } from './filter.ts';
import { feedGroup } from './groups.ts';
import { FeedLicense, WebAddress } from './license.ts';
import { feedOrders } from './order.ts';
import { schemaProblems } from './problems.ts';

const Line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '^[^\\r\\n]*$' });
const oneOf = <T extends string>(values: readonly T[]) =>
  Type.Unsafe<T>(Type.Union(values.map((value) => Type.Literal(value))));

/** A feed as an editor defines it. */
export const FeedDefinition = Type.Object(
  {
    /** Part of the feed's address. */
    id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 64 }),
    title: Line(200),
    description: Line(1000),
    /** BCP 47, when all stories share one. It describes the feed; `filter` decides what is in it. */
    language: Type.Optional(Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$' })),
    /** Absent: every story. */
    filter: Type.Optional(Type.Unsafe<Filter>({})),
    content: Type.Union([Type.Literal('full'), Type.Literal('summary')], { default: 'full' }),
    /** Absent: RSS, Atom and JSON Feed. */
    formats: Type.Optional(Type.Array(oneOf(feedFormatIds), { minItems: 1 })),
    /** Items in the head. */
    size: Type.Integer({ minimum: 1, maximum: 200, default: headSize }),
    /** Most seconds between two builds while a stream of stories lasts. Absent: what the desk has. */
    streamSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
    /** Of the head; the archive is always by first publication. Absent: `published`. */
    order: Type.Optional(oneOf(feedOrders)),
    /** Of stories that are copies of one another only the first is shown. */
    onePerCluster: Type.Optional(Type.Boolean()),
    /** A picture for the feed itself, a logo as a rule. */
    image: Type.Optional(Type.Object({ url: WebAddress, alt: Line(200) }, { additionalProperties: false })),
    /** `private`: only subscribers whose contract covers it read it, with a key. Absent: everybody. */
    visibility: Type.Optional(oneOf(['public', 'private'])),
    /** Whether a log of the changes of a public feed is kept; a private feed always has one. */
    changes: Type.Optional(Type.Boolean()),
    copyright: Type.Optional(Line(500)),
    license: Type.Optional(FeedLicense),
  },
  { additionalProperties: false },
);
export type FeedDefinition = Static<typeof FeedDefinition>;

/** Ids that belong to feeds which exist without being defined. */
const reserved = (id: string): boolean =>
  feedGroup(id) !== 'defined' || id === directoryFeed || id === newsSitemapFeed;

/**
 * A definition as it was sent, read and completed (`content` and `size` have defaults), or every problem that
 * it has, with JSON pointers.
 */
export const readDefinition = (value: unknown): { definition: FeedDefinition } | { problems: Problem[] } => {
  const candidate = Value.Default(FeedDefinition, Value.Clone(value));
  const problems = schemaProblems(FeedDefinition, candidate);
  const { id, filter } = (typeof candidate === 'object' && candidate !== null ? candidate : {}) as Record<
    string,
    unknown
  >;
  if (filter !== undefined) problems.push(...filterProblems(filter, '/filter'));
  if (typeof id === 'string' && reserved(id))
    problems.push({ pointer: '/id', detail: `"${id}" is the name of a built-in feed` });
  const { license } = (problems.length > 0 ? {} : candidate) as Partial<FeedDefinition>;
  if (license) problems.push(...contradictions(license, '/license'));
  return problems.length > 0 ? { problems } : { definition: candidate as FeedDefinition };
};
