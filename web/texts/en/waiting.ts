export const waiting = {
  title: 'Waiting for a person',
  detail: 'The chosen story',
  /** Follows a number, for screen readers. */
  count: 'stories',
  choose: 'Choose a story to see why it was held back.',
  empty: 'Nothing waits. Stories that Dateline is not sure about will be here.',
  emptySubmit: 'Submit a story',
  gone: 'This story does not wait any more. Somebody released or refused it.',
  back: 'Waiting',
  openStory: 'Open the story',
  openUpload: 'Open the upload',
  byThemselves: (count: number): string => `Published by ${count === 1 ? 'itself' : 'themselves'} later`,
  onlyOther: {
    agency: 'Only an editor of the desk can release it.',
    operator: 'Only its agency can release it.',
  },
  visibleFrom: 'Readers see it from',
  why: {
    quarantined: 'Why it is quarantined',
    withheld: 'Why it is held back',
    embargoed: 'Why readers do not see it yet',
  },
};

export const acts = {
  names: {
    release: 'Release now',
    releaseAt: 'Release at…',
    correct: 'Correct',
    refuse: 'Refuse',
    hold: 'Hold back',
    kill: 'Kill',
  },
  titles: {
    release: 'Release this story?',
    releaseAt: 'Release this story at a time',
    refuse: 'Refuse this story?',
    hold: 'Hold this story back?',
    kill: 'Kill this story?',
  },
  /** What follows, one by one. */
  explain: {
    release: ['Readers see it in its feeds within seconds.'],
    refuse: ['It is never published.', 'The agency sees your reason in its receipt.'],
    hold: ['It leaves every feed within seconds, until an editor of the desk releases it.'],
    kill: [
      'It leaves every feed within seconds, and its page says only that it was withdrawn, with your reason.',
      'Subscribers that keep copies are told to remove it.',
      'This cannot be undone. To publish it after all, submit its corrected text as a new story.',
    ],
  },
  done: {
    release: (headline: string): string => `Released: ${headline}`,
    releaseAt: (headline: string): string => `Will be released: ${headline}`,
    correct: (headline: string): string => `Corrected: ${headline}`,
    refuse: (headline: string): string => `Refused: ${headline}`,
    hold: (headline: string): string => `Held back: ${headline}`,
    kill: (headline: string): string => `Killed: ${headline}`,
  },
  open: 'Open the story',
  reason: 'Reason',
  reasonMissing: 'Say why.',
  time: (zone: string): string => `Time (${zone})`,
  releaseThen: 'Release then',
  timeIs: (local: string, utc: string): string => `${local}, which is ${utc} UTC`,
  timeInPast: 'Choose a time that is still to come.',
};
