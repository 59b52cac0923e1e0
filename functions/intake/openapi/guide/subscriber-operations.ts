import type { Guide } from './guide.ts';

const digest = '5c1f0be2f6c4d1b7a1c04e1d3ad58c3f6d7b7a6f5a9b8c7d6e5f403122314156';
const ack = { feed: 'wire-premium', seq: 231, digest };
const noted = {
  ...ack,
  head: 231,
  agrees: true,
  acknowledgedAt: '2026-12-01T08:49:12.014Z',
  behind: 0,
};

/** What the description says of the operations of subscribers. */
export const subscriberGuides: Readonly<Record<string, Guide>> = {
  ownState: {
    tag: 'Subscribers',
    description:
      'With the key of a subscriber. `behind` is how many entries of the log of a feed its copy lacks, by its last acknowledgement. A suspended subscriber, and one whose contract has ended, gets `403 subscriber-suspended`.',
    answers: {
      200: {
        id: 'morning-post',
        name: 'The Morning Post',
        feeds: ['wire-premium'],
        purposes: ['display'],
        endsAt: '2027-12-31T00:00:00.000Z',
        copies: [{ ...noted, head: 233, behind: 2 }],
      },
    },
  },
  reach: {
    tag: 'Subscribers',
    description:
      'For each kill, correction, hold and end of terms, in each feed with a log: how many subscribers have confirmed it, how many took a call about it, how many are known to have an earlier version, how many never said. An operator sees which. An agency sees the numbers for its own stories. What is in the logs of the CDN is no proof and does not count.',
    answers: {
      200: {
        storyId: '91d39165-2086-8fd1-b671-170eae017ae0',
        guid: 'harbour:2026-4711',
        changes: [
          {
            feed: 'wire-premium',
            seq: 231,
            type: 'killed',
            version: 3,
            at: '2026-12-01T08:49:09.620Z',
            confirmed: 1,
            delivered: 0,
            open: 0,
            unknown: 0,
            reached: [
              {
                subscriber: 'morning-post',
                channel: 'copy',
                state: 'confirmed',
                had: { version: 2, at: '2026-12-01T08:30:00.000Z' },
                confirmedAt: '2026-12-01T08:49:12.014Z',
              },
            ],
          },
        ],
      },
    },
  },
  acknowledge: {
    tag: 'Subscribers',
    description:
      'Send it when a copy has taken over new entries of the log of a feed. The answer compares the copy with what the feed held after that entry: with `agrees: false` it lacks a story, has one that is gone, or has another version; read the log from the beginning. It is the proof that a kill or a correction has arrived, so send it only for what is done. Repeating it is safe.',
    request: ack,
    answers: { 200: noted },
  },
};
