import { type TSchema, Type } from 'typebox';
import { storyActs } from '../../core/story/allowed-acts.ts';
import { visibilities } from '../../core/story/placement.ts';
import { Story } from '../../core/story/schema.ts';
import { articleStates } from '../../pipeline/lists/articles.ts';
import { waitingKinds } from '../../pipeline/lists/waiting.ts';
import { operatorRoles } from '../../store/entities/people/operators.ts';

/** Answers of the lists, for the description of the HTTP API. */

const Id = Type.String({ minLength: 1 });
const Uuid = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const word = (words: readonly string[]) => Type.Union(words.map((one) => Type.Literal(one)));

/** One page of a list. */
const pageOf = (item: TSchema) =>
  Type.Object({
    items: Type.Array(item),
    next: Type.Optional(Type.String({ description: 'The `cursor` of the next page; absent at the end' })),
  });

const Me = Type.Object({
  kind: word(['agency', 'operator']),
  id: Id,
  name: Type.String(),
  role: Type.Optional(word(operatorRoles)),
  agencies: Type.Optional(
    Type.Array(Type.Object({ id: Id, name: Type.String() }), { description: 'Of an operator: all' }),
  ),
  site: Type.Object({
    url: Type.String({ description: 'Relative to the desk' }),
    feeds: Type.Array(Type.Object({ id: Id, title: Type.String() })),
  }),
});

const WaitingPage = pageOf(
  Type.Object({
    kind: word(waitingKinds),
    storyId: Uuid,
    guid: Id,
    agencyId: Id,
    agencyName: Type.String(),
    headline: Type.String(),
    language: Type.String({ description: 'BCP 47' }),
    since: Instant,
    code: Type.String({ description: 'Code of the warning, or held, withheld, embargo' }),
    reason: Type.String({ description: 'A sentence for an editor' }),
    line: Type.Optional(Type.String({ description: 'The text of the upload that caused it' })),
    receiptId: Type.Optional(Id),
    visibleFrom: Type.Optional(Instant),
  }),
);

const ArticlePage = pageOf(
  Type.Object({
    storyId: Uuid,
    guid: Id,
    agencyId: Id,
    headline: Type.String(),
    language: Type.String({ description: 'BCP 47' }),
    state: word(articleStates),
    version: Type.Optional(Type.Integer({ minimum: 0 })),
    published: Type.Optional(Instant),
    updated: Instant,
    embargoed: Type.Optional(Instant),
    page: Type.Optional(Type.String({ description: 'Address of its page, below the desk' })),
    receiptId: Type.Optional(Type.String({ description: 'The upload that waits' })),
  }),
);

const Status = word(['accepted', 'duplicate', 'quarantined', 'refused', 'processing']);
const ReceiptPage = pageOf(
  Type.Object({
    receiptId: Id,
    agencyId: Id,
    operation: word(['submit', 'correct', 'kill', 'hold', 'release', 'refuse']),
    by: Type.Optional(Type.Literal('operator')),
    receivedAt: Instant,
    finishedAt: Type.Optional(Instant),
    state: word(['pending', 'done', 'stuck']),
    format: Type.Optional(Type.String()),
    filename: Type.Optional(Type.String()),
    bytes: Type.Integer(),
    counts: Type.Record(Type.String(), Type.Integer(), {
      description: 'How many stories came to which outcome',
    }),
    articles: Type.Array(
      Type.Object({
        guid: Type.Optional(Id),
        storyId: Type.Optional(Uuid),
        headline: Type.Optional(Type.String()),
        status: Status,
      }),
      { description: 'The first stories; of an upload with very many none, its own address has them' },
    ),
    problems: Type.Array(
      Type.Object({
        detail: Type.String(),
        pointer: Type.Optional(Type.String()),
        line: Type.Optional(Type.String({ description: 'The text that it is about' })),
      }),
    ),
  }),
);

/** The current version of a story, or one that waits, with what the caller may do with it. */
const ShownStory = Type.Intersect([
  Story,
  Type.Object({
    visibility: Type.Optional(word(visibilities)),
    visibilityReason: Type.Optional(Type.String()),
    visibleFrom: Type.Optional(Instant),
    page: Type.Optional(Type.String({ description: 'Address of its page, below the desk' })),
    appearsIn: Type.Optional(
      Type.Array(Type.Object({ feedId: Id, title: Type.String(), url: Type.String() }), {
        description: 'Feeds that show it, or will; absent for an earlier version',
      }),
    ),
    acts: Type.Optional(Type.Array(word(storyActs), { description: 'What this key may do with it now' })),
    withheldFor: Type.Optional(word(['held', 'withheld', 'embargo-unreadable'])),
    waiting: Type.Optional(
      Type.Array(
        Type.Object({
          receiptId: Id,
          since: Instant,
          headline: Type.String(),
          code: Type.String(),
          reason: Type.String(),
          line: Type.Optional(Type.String()),
        }),
        { description: 'Versions in the quarantine, the newest first; `receipt` shows one' },
      ),
    ),
  }),
]);

const Count = Type.Integer({ minimum: 0 });
const Numbers = Type.Object({
  now: Type.Object({
    queues: Type.Record(Type.String(), Type.Record(Type.String(), Count), {
      description: 'Messages by queue: waiting, inFlight, delayed, deadLetters',
    }),
    feedsBehind: Type.Integer({ description: 'Feeds that lack what was finished a minute ago' }),
    waiting: Type.Object({
      quarantined: Count,
      withheld: Count,
      embargoed: Count,
      more: Type.Boolean({ description: 'There are more than were counted' }),
    }),
  }),
  hours: Type.Array(
    Type.Object({
      hour: Instant,
      agencies: Type.Array(
        Type.Object({ id: Id, accepted: Count, duplicate: Count, quarantined: Count, refused: Count }),
      ),
      refusedBy: Type.Array(Type.Object({ code: Id, count: Count })),
      visible: Type.Optional(
        Type.Object(
          { p50: Type.Number(), p99: Type.Number() },
          { description: 'Milliseconds from the receipt until readers saw it, to about a tenth' },
        ),
      ),
    }),
    { description: 'Oldest first; hours without any uploads are left out' },
  ),
  quietAgencies: Type.Array(
    Type.Object({
      agencyId: Id,
      agencyName: Type.String(),
      lastAcceptedAt: Instant,
      quietAfterHours: Type.Number(),
    }),
  ),
});

const ActPage = pageOf(
  Type.Object({
    at: Instant,
    by: Type.String(),
    act: Id,
    subject: Type.String(),
    details: Type.Record(Type.String(), Type.Unknown()),
    failed: Type.Optional(Type.String({ description: 'Why it was not done' })),
  }),
);

export const listSchemas = {
  Numbers,
  ActPage,
  Me,
  ShownStory,
  WaitingPage,
  ArticlePage,
  ReceiptPage,
} satisfies Record<string, TSchema>;
