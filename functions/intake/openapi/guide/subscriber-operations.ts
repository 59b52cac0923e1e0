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
export const subscriberGuides = {
  ownState: {
    tag: 'Subscribers' as const,
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
  acknowledge: {
    tag: 'Subscribers' as const,
    description:
      'Send it when a copy has taken over new entries of the log of a feed. The answer compares the copy with what the feed held after that entry: with `agrees: false` it lacks a story, has one that is gone, or has another version; read the log from the beginning. It is the proof that a kill or a correction has arrived, so send it only for what is done. Repeating it is safe.',
    request: ack,
    answers: { 200: noted },
  },
};
