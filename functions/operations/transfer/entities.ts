import { type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { keys, type RowKey } from '../../store/dynamodb/keys.ts';
import type { Row } from '../../store/dynamodb/table.ts';

/*
 * The kinds of rows, told apart by their keys, and what an import requires of each. A row of no known kind is exported
 * as `other`: an export of a newer Dateline must not lose it silently.
 */

const Text = Type.String({ minLength: 1 });
const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T' });
const Whole = Type.Integer({ minimum: 0 });
const Version = {
  version: Whole,
  digest: Text,
  versionCreated: Instant,
  pubStatus: Type.Union(['usable', 'withheld', 'canceled'].map((one) => Type.Literal(one))),
  receipt: Text,
  object: Text,
  storedAt: Instant,
};
const Entry = { storyId: Text, version: Whole, published: Instant, object: Text, at: Instant };
const Ack = Type.Object({
  feed: Text,
  subscriber: Text,
  seq: Whole,
  digest: Text,
  agrees: Type.Boolean(),
  at: Instant,
});
const State = Type.Union([Type.Literal('live'), Type.Literal('gone')]);

/** In a key: any value of that part. */
const any = '*';
/** How `keys` writes version 0. */
const versionZero = '0'.repeat(10);
/** Any version, and what the key of a membership has after it when its terms ended. */
const anyVersion = '(?:\\d{10}|[a-f]\\d{11,16})(?:!.+)?';

const pattern = (key: string, part: string): RegExp =>
  new RegExp(`^${key.replaceAll(any, part).replaceAll(versionZero, anyVersion)}$`);

/** A kind of row: its key with `any` for its parts, and what an import requires of it. */
const kind = (key: RowKey, schema: TSchema) => ({
  pk: pattern(key.pk, '[^#]+'),
  sk: pattern(key.sk, '.+'),
  schema,
});

const kinds = {
  agency: kind(
    keys.agency(any),
    Type.Object({
      id: Text,
      name: Text,
      status: Text,
      keyHashes: Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$' })),
      ratePerSecond: Type.Number(),
      policy: Type.Object({}),
    }),
  ),
  operator: kind(
    keys.operator(any),
    Type.Object({
      id: Text,
      name: Text,
      role: Text,
      status: Text,
      keyHashes: Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$' })),
      ratePerSecond: Type.Number(),
    }),
  ),
  activity: kind(keys.agencyActivity(any), Type.Object({})),
  receipt: kind(
    keys.receipt(any),
    Type.Object({
      id: Text,
      agency: Text,
      operation: Text,
      state: Type.Union(['pending', 'done', 'stuck'].map((one) => Type.Literal(one))),
      receivedAt: Instant,
      rawDigest: Text,
      rawSize: Whole,
    }),
  ),
  // A story that is only known as the one another evolved from has a row without a version.
  story: kind(
    keys.story(any),
    Type.Partial(Type.Object({ id: Text, agency: Text, guid: Text, headline: Type.String(), ...Version })),
  ),
  quarantined: kind(keys.quarantined(any, any), Type.Object({ receipt: Text, object: Text })),
  version: kind(keys.storyVersion(any, 0), Type.Object(Version)),
  feed: kind(
    keys.feed(any),
    Type.Object({ id: Text, title: Text, generation: Whole, revision: Whole, createdAt: Instant }),
  ),
  feedState: kind(keys.feedState(any), Type.Object({ feed: Text })),
  filling: kind(keys.filling(any), Type.Object({ id: Text, generation: Whole })),
  backlog: kind(keys.backlog(any), Type.Object({ id: Text, noted: Whole, first: Instant, last: Instant })),
  membership: kind(keys.membership(any, any, any, 0), Type.Object({ ...Entry, state: State })),
  amendment: kind(
    keys.amendment(any, any),
    Type.Object({ ...Entry, state: State, unarchived: Type.Boolean(), expiresAt: Whole }),
  ),
  archivePage: kind(
    keys.archivePage(any, any),
    Type.Object({ feed: Text, page: Type.Integer({ minimum: 1 }), after: Type.String(), to: Text }),
  ),
  changeLog: kind(
    keys.changeLog(any),
    Type.Object({
      feed: Text,
      seq: Whole,
      digest: Text,
      count: Whole,
      written: Type.Integer(),
      upTo: Type.String(),
    }),
  ),
  changes: kind(
    keys.changes(any, 0),
    Type.Object({ feed: Text, first: Whole, last: Whole, entries: Type.Array(Type.Object({ seq: Whole })) }),
  ),
  loggedStory: kind(
    keys.loggedStory(any, any),
    Type.Object({ storyId: Text, version: Whole, type: Text, seq: Whole }),
  ),
  storyEntry: kind(
    keys.storyEntry(any, any, 0),
    Type.Object({ feed: Text, seq: Whole, type: Text, version: Whole, at: Instant }),
  ),
  ack: kind(keys.ack(any, any), Ack),
  ackHistory: kind(keys.ackHistory(any, any, 0), Ack),
  definitions: kind(keys.definitions(), Type.Object({ revision: Whole })),
  definition: kind(keys.definition(any), Type.Object({ id: Text, generation: Whole })),
  band: kind(keys.band(any), Type.Object({ band: Text, stories: Type.Array(Text), expiresAt: Whole })),
  clusterMember: kind(keys.clusterMember(any, any), Type.Object({})),
  hour: kind(
    keys.hour(any),
    Type.Object({ hour: Text, agencies: Type.Object({}), countedUntil: Type.String() }),
  ),
  uploads: kind(
    keys.uploads(any, any),
    Type.Object({ uploads: Type.Array(Type.Object({ at: Instant, id: Text })) }),
  ),
  audit: kind(
    keys.audit(any, any, any),
    Type.Object({ at: Instant, by: Text, act: Text, subject: Text, details: Type.Object({}) }),
  ),
  subscriber: kind(
    keys.subscriber(any),
    Type.Object({
      id: Text,
      name: Text,
      status: Text,
      feeds: Type.Array(Text),
      keyHashes: Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$' })),
    }),
  ),
  endpoint: kind(
    keys.endpoint(any),
    Type.Object({
      id: Text,
      subscriber: Text,
      url: Text,
      status: Text,
      feeds: Type.Array(Text),
      secrets: Type.Array(Type.Object({ secret: Text })),
    }),
  ),
  endpointCursor: kind(keys.endpointCursor(any, any), Type.Object({ feed: Text, seq: Whole, replay: Whole })),
  delivery: kind(
    keys.delivery(any, any),
    Type.Object({ endpoint: Text, storyId: Text, wanted: Whole, feeds: Type.Object({}) }),
  ),
  hubSubscription: kind(
    keys.hubSubscription(any, any),
    Type.Object({ id: Text, feed: Text, object: Text, topic: Text, callback: Text }),
  ),
  privateFolder: kind(keys.privateFolder(), Type.Object({ folder: Text })),
  reconciler: kind(keys.reconciler(), Type.Object({ checkedUntil: Type.String() })),
} as const;

export type EntityName = keyof typeof kinds | 'other';

/** Rows that mean nothing to another desk: counters of the rate limit, the state of an import, builds that failed, keys on their way to the CDN. */
const temporary = ({ pk, sk }: RowKey): boolean =>
  /^(?:RATE#|IMPORT$)/.test(pk) ||
  (pk.startsWith('FEED#') && sk === keys.feedFailure('').sk) ||
  (pk.startsWith('SUBSCRIBER#') && sk === keys.keysToSync('').sk);

const named = Object.entries(kinds) as [keyof typeof kinds, ReturnType<typeof kind>][];

/** The kind of a row; undefined for one that is not carried to another desk. */
export function entityOf({ pk, sk }: RowKey): EntityName | undefined {
  if (temporary({ pk, sk })) return undefined;
  return named.find(([, entity]) => entity.pk.test(pk) && entity.sk.test(sk))?.[0] ?? 'other';
}

/** What is wrong with a row of a kind; undefined when nothing is. */
export function rowProblem(entity: EntityName, row: RowKey & Row): string | undefined {
  if (typeof row.pk !== 'string' || typeof row.sk !== 'string' || row.pk === '' || row.sk === '')
    return 'the row has no key';
  if (entityOf(row) !== entity) return `${row.pk} ${row.sk} is not the key of a row of the kind ${entity}`;
  if (entity === 'other') return undefined;
  const [error] = Value.Errors(kinds[entity].schema, row);
  return error && `${row.pk} ${row.sk}: ${error.instancePath || '/'} ${error.message}`;
}
