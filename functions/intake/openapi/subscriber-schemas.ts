import { Type } from 'typebox';
import { purposes } from '../../store/entities/delivery/subscribers.ts';

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

const count = (what: string) => Type.Integer({ minimum: 0, description: `How many ${what}` });
const instant = (description: string) =>
  Type.String({ format: 'date-time', description: `${description} (UTC, ISO 8601)` });
const words = (all: readonly string[], description: string) =>
  Type.Union(
    all.map((one) => Type.Literal(one)),
    { description },
  );

const ReachedBy = Type.Object({
  subscriber: Type.String(
    described('Id of the subscriber; of a push of the hub, host of the callback and a part of the id'),
  ),
  channel: words(
    ['copy', 'webhook', 'hub'],
    'How it is known: an acknowledgement, a call, a push of the hub',
  ),
  state: words(
    ['confirmed', 'delivered', 'open', 'unknown'],
    'confirmed: its copy is right; delivered: it took a call about it (2xx) and has not said more; open: it has an earlier version, or is to be called, and was not reached; unknown: it never said what it has',
  ),
  had: Type.Optional(
    Type.Object(
      { version: Seq('Version, as the feed counts it'), at: instant('When it said so') },
      described('The last version before the change that it is known to have had'),
    ),
  ),
  deliveredAt: Type.Optional(instant('When it took the call; of a push of the hub, at the latest')),
  confirmedAt: Type.Optional(instant('When it confirmed the change')),
});

const Reach = Type.Object(
  {
    storyId: Type.String({ format: 'uuid', description: "Dateline's id of the story" }),
    guid: Type.String(described("The agency's own id of the story")),
    changes: Type.Array(
      Type.Object({
        feed: Type.Optional(Type.String(described('For operators: the feed'))),
        seq: Type.Optional(Seq('For operators: the entry of its log')),
        type: words(['corrected', 'killed', 'withheld', 'expired'], 'What happened to the story'),
        version: Seq('Version, as the feed counts it'),
        at: instant('When it happened'),
        confirmed: count('subscribers have confirmed it'),
        delivered: count('took a call about it, and have not confirmed it'),
        open: count('have an earlier version and were not reached'),
        unknown: count('never said what they have'),
        lastConfirmedAt: Type.Optional(instant('For agencies: the last confirmation')),
        reached: Type.Optional(Type.Array(ReachedBy, described('For operators: each subscriber'))),
      }),
      described('Kills, corrections, holds and ends of terms, the newest first'),
    ),
  },
  described('Whom the kills and corrections of a story have reached, as far as anybody said so'),
);

export const subscriberSchemas = { Acknowledgement, Acknowledged, OwnState, Reach };
