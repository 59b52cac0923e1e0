import { Type } from 'typebox';
import { purposes } from '../../store/entities/subscribers.ts';

/** Bodies of the operations of subscribers. */

const described = (description: string) => ({ description });
const Feed = Type.String({ minLength: 1, ...described('Id of the feed') });
const Seq = (description: string) => Type.Integer({ minimum: 0, description });
const Digest = (description: string) => Type.String({ pattern: '^[0-9a-f]{64}$', description });
const behind = Seq('Entries of the log that the copy does not have');

const noted = {
  seq: Seq('Newest entry that the copy has, as it was acknowledged last'),
  digest: Digest('Digest of the copy, as it was acknowledged'),
  agrees: Type.Boolean(described('Whether the copy is what the feed held after that entry')),
  acknowledgedAt: Type.String({
    format: 'date-time',
    description: 'When it was acknowledged (UTC, ISO 8601)',
  }),
};

const Acknowledgement = Type.Object(
  {
    feed: Feed,
    seq: Seq('Number of the newest entry of the log that the copy has; 0 before the first'),
    digest: Digest(
      'Of the stories that the copy holds: the sum modulo 2^256 of SHA-256 over `storyId NUL version NUL live`, in hexadecimal digits',
    ),
  },
  { additionalProperties: false, ...described('How far a copy of a feed goes, and what it holds') },
);

const Acknowledged = Type.Object(
  {
    feed: Feed,
    head: Seq('Newest entry of the log now'),
    ...noted,
    behind,
    wanted: Type.Optional(Digest('The digest that the copy should have; absent where it has it')),
  },
  described('What was noted of a copy, and whether it is right'),
);

const Copy = Type.Object({
  feed: Feed,
  head: Seq('Newest entry of the log now'),
  ...Object.fromEntries(Object.entries(noted).map(([name, schema]) => [name, Type.Optional(schema)])),
  behind,
});

const OwnState = Type.Object(
  {
    id: Type.String({ minLength: 1, ...described('Id of the subscriber') }),
    name: Type.String(described('Name of the subscriber')),
    feeds: Type.Array(Type.String(), described('Private feeds that the contract covers; `*` for every one')),
    purposes: Type.Optional(
      Type.Array(Type.Union(purposes.map((one) => Type.Literal(one))), described('What the contract allows')),
    ),
    endsAt: Type.Optional(
      Type.String({ format: 'date-time', description: 'When the contract ends (UTC, ISO 8601)' }),
    ),
    copies: Type.Array(
      Copy,
      described('Each private feed that may be read, and each public one that was acknowledged'),
    ),
  },
  described('What a subscriber may read, and how far its copies go'),
);

export const subscriberSchemas = { Acknowledgement, Acknowledged, OwnState };
