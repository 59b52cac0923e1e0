import { type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { RowKey } from '../../store/dynamodb/keys.ts';
import type { Row } from '../../store/dynamodb/table.ts';

/*
 * What the rows of the table are, told by their keys (`store/dynamodb/keys.ts`), and what an import asks of them. A row that
 * none of these knows is carried as `other`: an export of a newer Dateline must not lose it in silence.
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
const State = Type.Union([Type.Literal('live'), Type.Literal('gone')]);

interface Entity {
  /** Patterns of partition and sort key. */
  pk: RegExp;
  sk: RegExp;
  schema: TSchema;
}

const entities = {
  agency: {
    pk: /^AGENCY#[^#]+$/,
    sk: /^AGENCY$/,
    schema: Type.Object({
      id: Text,
      name: Text,
      status: Text,
      keyHashes: Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$' })),
      ratePerSecond: Type.Number(),
      policy: Type.Object({}),
    }),
  },
  activity: { pk: /^AGENCY#[^#]+$/, sk: /^ACTIVITY$/, schema: Type.Object({}) },
  receipt: {
    pk: /^RECEIPT#/,
    sk: /^RECEIPT$/,
    schema: Type.Object({
      id: Text,
      agency: Text,
      operation: Text,
      state: Type.Union(['pending', 'done', 'stuck'].map((one) => Type.Literal(one))),
      receivedAt: Instant,
      rawDigest: Text,
      rawSize: Whole,
    }),
  },
  // A story that is only known as the one another evolved from has a row without a version.
  story: {
    pk: /^STORY#/,
    sk: /^CURRENT$/,
    schema: Type.Partial(
      Type.Object({ id: Text, agency: Text, guid: Text, headline: Type.String(), ...Version }),
    ),
  },
  quarantined: { pk: /^STORY#/, sk: /^Q#/, schema: Type.Object({ receipt: Text, object: Text }) },
  version: { pk: /^STORY#/, sk: /^V#(?:\d{10}|[a-f]\d{11,16})$/, schema: Type.Object(Version) },
  feed: {
    pk: /^FEED#[^#]+$/,
    sk: /^DEFINITION$/,
    schema: Type.Object({ id: Text, title: Text, generation: Whole, revision: Whole, createdAt: Instant }),
  },
  feedState: { pk: /^FEED#[^#]+$/, sk: /^STATE$/, schema: Type.Object({ feed: Text }) },
  filling: { pk: /^FEED#[^#]+$/, sk: /^FILLING$/, schema: Type.Object({ id: Text, generation: Whole }) },
  membership: { pk: /^FEED#[^#]+#STORIES$/, sk: /#/, schema: Type.Object({ ...Entry, state: State }) },
  amendment: {
    pk: /^FEED#[^#]+#AMENDED$/,
    sk: /./,
    schema: Type.Object({ ...Entry, state: State, unarchived: Type.Boolean(), expiresAt: Whole }),
  },
  archivePage: {
    pk: /^FEED#[^#]+#ARCHIVE$/,
    sk: /#/,
    schema: Type.Object({ feed: Text, page: Type.Integer({ minimum: 1 }), after: Type.String(), to: Text }),
  },
  definitions: { pk: /^DEFINITIONS$/, sk: /^#$/, schema: Type.Object({ revision: Whole }) },
  definition: { pk: /^DEFINITIONS#FEEDS$/, sk: /./, schema: Type.Object({ id: Text, generation: Whole }) },
  band: {
    pk: /^BAND#/,
    sk: /^STORIES$/,
    schema: Type.Object({ band: Text, stories: Type.Array(Text), expiresAt: Whole }),
  },
  clusterMember: { pk: /^CLUSTER#/, sk: /./, schema: Type.Object({}) },
  reconciler: { pk: /^RECONCILER$/, sk: /^STATE$/, schema: Type.Object({ checkedUntil: Type.String() }) },
} as const satisfies Record<string, Entity>;

export type EntityName = keyof typeof entities | 'other';

/** Rows that are of a moment and worth nothing elsewhere: counters of a second, and the state of an import. */
const passing = /^(RATE#|IMPORT$)/;

const named = Object.entries(entities) as [keyof typeof entities, Entity][];

/** What a row is; undefined for one that is not carried to another desk. */
export function entityOf({ pk, sk }: RowKey): EntityName | undefined {
  if (passing.test(pk)) return undefined;
  return named.find(([, entity]) => entity.pk.test(pk) && entity.sk.test(sk))?.[0] ?? 'other';
}

/** What is wrong with a row that says it is one of these; undefined when nothing is. */
export function rowProblem(entity: EntityName, row: RowKey & Row): string | undefined {
  if (typeof row.pk !== 'string' || typeof row.sk !== 'string' || row.pk === '' || row.sk === '')
    return 'the row has no key';
  if (entityOf(row) !== entity) return `${row.pk} ${row.sk} is not the key of a row of the sort ${entity}`;
  if (entity === 'other') return undefined;
  const [error] = Value.Errors(entities[entity].schema, row);
  return error && `${row.pk} ${row.sk}: ${error.instancePath || '/'} ${error.message}`;
}
