/** The frame around the screens, and what several of them say. */
export const shell = {
  /** BCP 47, for dates and numbers. */
  locale: 'en-GB',
  brand: 'Dateline',
  skip: 'Skip to content',
  navigation: 'Desk',
  screens: {
    waiting: 'Waiting',
    submit: 'Submit',
    stories: 'Stories',
    uploads: 'Uploads',
    numbers: 'Numbers',
  },
  signOut: 'Sign out',
  readersSite: 'Readers’ site ↗',
  roles: { viewer: 'viewer', editor: 'editor', admin: 'admin' },
  loading: 'Loading…',
  working: 'Working…',
  tryAgain: 'Try again',
  showMore: 'Show more',
  noneYet: 'None among the newest. Go on to search older ones.',
  close: 'Close',
  cancel: 'Cancel',
  nothingHere: 'There is nothing at this address',
  backToStart: 'Go to what waits',
  untitled: 'Without a headline',
  justNow: 'just now',
  days: (days: number, clock: string): string => `${days} d ${clock}`,
  left: (time: string): string => `${time} left`,
  due: 'due now',
  keys: 'Keys: j down, k up, Enter opens.',
  version: (version: number): string => `version ${version}`,
  bytes: (bytes: number): string =>
    bytes < 1000
      ? `${bytes} bytes`
      : bytes < 1_000_000
        ? `${(bytes / 1000).toFixed(1)} kB`
        : `${(bytes / 1_000_000).toFixed(1)} MB`,

  quoted: (outlet: string): string => `${outlet} (quoted in the text)`,
  yes: 'yes',
  no: 'no',

  states: {
    published: 'published',
    pending: 'on its way',
    embargoed: 'embargoed',
    quarantined: 'quarantined',
    withheld: 'held back',
    held: 'held back',
    killed: 'killed',
    expired: 'expired',
    superseded: 'superseded',
    accepted: 'accepted',
    duplicate: 'duplicate',
    refused: 'refused',
    rejected: 'refused',
    processing: 'processing',
    done: 'done',
    stuck: 'stuck',
  } as Readonly<Record<string, string>>,
};
