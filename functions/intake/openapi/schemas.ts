import { type TSchema, type TSchemaOptions, Type } from 'typebox';
import { DatelineArticle } from '../../core/intake/formats/json/schema.ts';
import { visibilities } from '../../core/story/placement.ts';
import { Change, PubStatus, Story, Warning } from '../../core/story/schema.ts';
import { problemTypePrefix, problemTypes } from '../../platform/problem.ts';
import { listSchemas } from './list-schemas.ts';
import { subscriberSchemas } from './subscriber-schemas.ts';

/** Request and answer bodies of the HTTP API, for its description. */

const StoryProblem = Type.Object({
  pointer: Type.String({ description: 'JSON pointer (RFC 6901), XPath or byte=N' }),
  detail: Type.String(),
});
const oneOf = (values: readonly string[], options: TSchemaOptions = {}) =>
  Type.Union(
    values.map((value) => Type.Literal(value)),
    options,
  );
const Uuid = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const Version = Type.Integer({ minimum: 0 });
const Feeds = Type.Array(
  Type.Object({ id: Type.String(), href: Type.String({ description: 'As JSON Feed, below the desk' }) }),
);
const resultFields = {
  status: oneOf(['accepted', 'duplicate', 'quarantined', 'refused', 'processing']),
  pointer: Type.Optional(Type.String({ description: 'Where in the upload the story is' })),
  storyId: Type.Optional(Uuid),
  version: Type.Optional(Version),
  visibility: Type.Optional(
    oneOf(visibilities, {
      description:
        'Whether readers see it when the answer is given; absent for a refused story. published: its feeds are written',
    }),
  ),
  visibilityReason: Type.Optional(Type.String({ description: 'One sentence for people' })),
  visibleFrom: Type.Optional(Instant),
  page: Type.Optional(Type.String({ description: 'Address of its page, below the desk' })),
  feeds: Type.Optional(Feeds),
  story: Type.Optional(Type.Partial(Story)),
  changes: Type.Array(Change),
  warnings: Type.Array(Warning),
  errors: Type.Optional(Type.Array(StoryProblem)),
};
const Result = Type.Object(resultFields);
const NamedStory = Type.Object({
  storyId: Uuid,
  agency: Type.Optional(Type.String()),
  guid: Type.Optional(Type.String()),
  headline: Type.Optional(Type.String()),
});
const Corrects = Type.Object(
  { version: Version, headline: Type.String() },
  { description: 'The version that it would replace' },
);
const Similar = Type.Array(NamedStory, {
  description: 'Published stories of nearly the same text, the nearest first',
});
const TriedResult = Type.Object({
  ...resultFields,
  corrects: Type.Optional(Corrects),
  displaces: Type.Optional(NamedStory),
  similar: Type.Optional(Similar),
});
const Receipt = Type.Object({
  receipt: Uuid,
  state: oneOf(['pending', 'done', 'stuck']),
  operation: oneOf(['submit', 'correct', 'kill', 'hold', 'release', 'refuse']),
  receivedAt: Instant,
  finishedAt: Type.Optional(Instant),
  format: Type.Optional(Type.String()),
  filename: Type.Optional(Type.String()),
  results: Type.Array(Result),
});
const at = Type.Optional(
  Type.Object(
    { start: Version, end: Version },
    { description: 'Where it is in the decoded input, UTF-16 code units; absent where it was not found' },
  ),
);
const Preview = Type.Object({
  story: Type.Optional(Type.Partial(Story)),
  page: Type.Optional(Type.String({ description: 'HTML of allow-listed elements' })),
  items: Type.Optional(Type.Record(Type.String(), Type.String(), { description: 'Its item, by format' })),
  changes: Type.Array(Type.Intersect([Change, Type.Object({ at })])),
  warnings: Type.Array(Type.Intersect([Warning, Type.Object({ at })])),
  input: Type.Optional(Type.Object({ text: Type.String(), encoding: Type.String() })),
});
const Consequences = Type.Object({
  feeds: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
  visibleFrom: Type.Optional(Instant),
  corrects: Type.Optional(Corrects),
  displaces: Type.Optional(NamedStory),
  similar: Type.Optional(Similar),
});
const DryRun = Type.Object({
  format: Type.Optional(Type.String({ description: 'Absent for a kill' })),
  results: Type.Array(TriedResult),
  preview: Type.Optional(Preview),
  consequences: Type.Optional(Consequences),
});
const Problem = Type.Object({
  type: oneOf(Object.keys(problemTypes).map((name) => `${problemTypePrefix}${name}`)),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  errors: Type.Optional(Type.Array(StoryProblem)),
  receipt: Type.Optional(Type.String()),
});
const Versions = Type.Object({
  storyId: Uuid,
  guid: Type.String(),
  standing: Type.Integer({ minimum: 0, description: 'The current version' }),
  versions: Type.Array(
    Type.Object({
      version: Version,
      versionCreated: Instant,
      storedAt: Instant,
      pubStatus: PubStatus,
      receipt: Type.String({ description: 'The upload that brought it' }),
      correctionNote: Type.Optional(Type.String()),
    }),
  ),
  cursor: Type.Optional(
    Type.String({ description: 'Ask for the next page with this; absent on the last page' }),
  ),
});
const DiffPart = Type.Object({
  kind: oneOf(['kept', 'added', 'removed']),
  text: Type.String(),
});
const Diff = Type.Object({
  storyId: Uuid,
  from: Version,
  to: Version,
  fields: Type.Array(
    Type.Object({
      field: Type.String(),
      before: Type.Optional(Type.Any()),
      after: Type.Optional(Type.Any()),
    }),
  ),
  blocks: Type.Optional(
    Type.Array(
      Type.Union([DiffPart, Type.Object({ kind: Type.Literal('changed'), parts: Type.Array(DiffPart) })]),
      { description: 'The paragraphs; left out when the text is longer than can be compared' },
    ),
  ),
  markupOnly: Type.Boolean({ description: 'The words are the same and their markup is not' }),
});
const Depth = Type.Object({
  waiting: Type.Integer(),
  inFlight: Type.Integer(),
  delayed: Type.Integer(),
  deadLetters: Type.Integer(),
});
const Some = {
  count: Type.Integer(),
  more: Type.Boolean({ description: 'There are more than were counted' }),
};
const Counts = Type.Record(Type.String(), Type.Number());
const Spread = Type.Object({ count: Type.Integer(), p50: Type.Number(), p99: Type.Number() });
const Status = Type.Object({
  status: oneOf(['ok', 'attention'], {
    description:
      'attention: something failed for good, was given up, waits for over a minute, or a clock is wrong',
  }),
  time: Instant,
  clockAheadSeconds: Type.Optional(
    Type.Integer({ description: 'The newest build or receipt lies so far in the future: a clock is wrong' }),
  ),
  queues: Type.Record(Type.String(), Depth),
  pendingReceipts: Type.Object({ ...Some, oldest: Type.Optional(Instant) }),
  stuckReceipts: Type.Object(Some),
  feeds: Type.Integer(),
  failingFeeds: Type.Array(Type.Object({ feed: Type.String(), since: Instant }), {
    description: 'Feeds whose last builds failed; readers have the content of the last one that did not',
  }),
  filling: Type.Array(
    Type.Object({
      feed: Type.Optional(Type.String({ description: 'Left out when nobody can read it yet' })),
      state: Type.String(),
      hasReaders: Type.Boolean(),
      startedAt: Type.Optional(Instant),
      seen: Type.Optional(Type.Integer()),
      matched: Type.Optional(Type.Integer()),
      total: Type.Optional(Type.Integer()),
    }),
  ),
  latestReceipts: Type.Array(
    Type.Object({
      receipt: Uuid,
      operation: Type.String(),
      state: Type.String(),
      receivedAt: Instant,
      finishedAt: Type.Optional(Instant),
      bytes: Type.Integer(),
      format: Type.Optional(Type.String()),
      results: Counts,
    }),
  ),
  numbers: Type.Optional(
    Type.Object(
      {
        since: Instant,
        counts: Counts,
        reasons: Type.Record(Type.String(), Counts),
        spreads: Type.Record(Type.String(), Spread),
        newestSubmitToVisible: Type.Array(Type.Number(), { description: 'Seconds, oldest first' }),
      },
      {
        description:
          'What the functions have counted since the start; on one machine only, elsewhere CloudWatch has it',
      },
    ),
  ),
});

export const schemas = {
  DatelineArticle,
  Story,
  Receipt,
  DryRun,
  Versions,
  Diff,
  Problem,
  Status,
  ...listSchemas,
  ...subscriberSchemas,
} satisfies Record<string, TSchema>;
