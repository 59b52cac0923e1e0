import { type TSchema, Type } from 'typebox';
import { DatelineArticle } from '../../core/intake/formats/json/schema.ts';
import { Change, PubStatus, Story, Warning } from '../../core/story/schema.ts';
import { problemTypes } from '../../platform/problem.ts';

/** The shapes of what the HTTP API takes and answers, for its description. */

const StoryProblem = Type.Object({
  pointer: Type.String({ description: 'JSON pointer (RFC 6901), XPath or byte=N' }),
  detail: Type.String(),
});
const status = ['accepted', 'duplicate', 'quarantined', 'refused', 'processing'].map((one) =>
  Type.Literal(one),
);
const Result = Type.Object({
  status: Type.Union(status),
  pointer: Type.Optional(Type.String({ description: 'Where in the upload the story stands' })),
  storyId: Type.Optional(Type.String({ format: 'uuid' })),
  version: Type.Optional(Type.Integer({ minimum: 0 })),
  story: Type.Optional(Type.Partial(Story)),
  changes: Type.Array(Change),
  warnings: Type.Array(Warning),
  errors: Type.Optional(Type.Array(StoryProblem)),
});
const Receipt = Type.Object({
  receipt: Type.String({ format: 'uuid' }),
  state: Type.Union([Type.Literal('pending'), Type.Literal('done'), Type.Literal('stuck')]),
  operation: Type.Union([Type.Literal('submit'), Type.Literal('correct'), Type.Literal('kill')]),
  receivedAt: Type.String({ format: 'date-time' }),
  finishedAt: Type.Optional(Type.String({ format: 'date-time' })),
  format: Type.Optional(Type.String()),
  results: Type.Array(Result),
});
const DryRun = Type.Object({ format: Type.String(), results: Type.Array(Result) });
const Problem = Type.Object({
  type: Type.Union(Object.keys(problemTypes).map((name) => Type.Literal(`urn:dateline:problem:${name}`))),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  errors: Type.Optional(Type.Array(StoryProblem)),
  receipt: Type.Optional(Type.String()),
});
const Moment = () => Type.String({ format: 'date-time' });
const Versions = Type.Object({
  storyId: Type.String({ format: 'uuid' }),
  guid: Type.String(),
  standing: Type.Integer({ minimum: 0, description: 'The version that stands' }),
  versions: Type.Array(
    Type.Object({
      version: Type.Integer({ minimum: 0 }),
      versionCreated: Moment(),
      storedAt: Moment(),
      pubStatus: PubStatus,
      receipt: Type.String({ description: 'The upload that brought it' }),
      correctionNote: Type.Optional(Type.String()),
    }),
  ),
  cursor: Type.Optional(Type.String({ description: 'There is more; ask with this' })),
});
const DiffPart = Type.Object({
  kind: Type.Union([Type.Literal('kept'), Type.Literal('added'), Type.Literal('removed')]),
  text: Type.String(),
});
const Diff = Type.Object({
  storyId: Type.String({ format: 'uuid' }),
  from: Type.Integer({ minimum: 0 }),
  to: Type.Integer({ minimum: 0 }),
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
  status: Type.Union([Type.Literal('ok'), Type.Literal('attention')], {
    description:
      'attention: something failed for good, was given up, waits for over a minute, or a clock is wrong',
  }),
  time: Type.String({ format: 'date-time' }),
  clockAheadSeconds: Type.Optional(
    Type.Integer({ description: 'The newest build or receipt lies so far in the future: a clock is wrong' }),
  ),
  queues: Type.Record(Type.String(), Depth),
  pendingReceipts: Type.Object({ ...Some, oldest: Type.Optional(Type.String({ format: 'date-time' })) }),
  stuckReceipts: Type.Object(Some),
  feeds: Type.Integer(),
  filling: Type.Array(
    Type.Object({
      feed: Type.Optional(Type.String({ description: 'Left out when nobody can read it yet' })),
      state: Type.String(),
      hasReaders: Type.Boolean(),
      startedAt: Type.Optional(Type.String({ format: 'date-time' })),
      seen: Type.Optional(Type.Integer()),
      matched: Type.Optional(Type.Integer()),
      total: Type.Optional(Type.Integer()),
    }),
  ),
  latestReceipts: Type.Array(
    Type.Object({
      receipt: Type.String({ format: 'uuid' }),
      operation: Type.String(),
      state: Type.String(),
      receivedAt: Type.String({ format: 'date-time' }),
      finishedAt: Type.Optional(Type.String({ format: 'date-time' })),
      bytes: Type.Integer(),
      format: Type.Optional(Type.String()),
      results: Counts,
    }),
  ),
  numbers: Type.Optional(
    Type.Object(
      {
        since: Type.String({ format: 'date-time' }),
        counts: Counts,
        reasons: Type.Record(Type.String(), Counts),
        spreads: Type.Record(Type.String(), Spread),
        newestSubmitToVisible: Type.Array(Type.Number(), { description: 'Seconds, oldest first' }),
      },
      {
        description:
          'What the functions have told since the start; on one machine only, elsewhere CloudWatch has it',
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
} satisfies Record<string, TSchema>;
