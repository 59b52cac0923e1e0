import type { Change, Story, Warning } from '../../functions/core/story/schema.ts';

/** What the pages read of the API's answers; `/v1/openapi.json` describes all of them. Instants are UTC, ISO 8601. */

export interface Me {
  kind: 'agency' | 'operator';
  id: string;
  name: string;
  role?: 'viewer' | 'editor' | 'admin';
  /** For operators: whom the desk has. */
  agencies?: { id: string; name: string }[];
  site: { url: string; title?: string; feeds: { id: string; title: string }[] };
}

/** A page of a list; `next` is the cursor of the page after it. */
export interface Page<T> {
  items: T[];
  next?: string;
}

export interface WaitingItem {
  kind: 'quarantined' | 'withheld' | 'embargoed';
  storyId: string;
  guid?: string;
  agencyId: string;
  agencyName?: string;
  headline: string;
  language?: string;
  since: string;
  code?: string;
  reason: string;
  /** The text that caused it. */
  line?: string;
  receiptId?: string;
  visibleFrom?: string;
}

export interface StoryItem {
  storyId: string;
  guid?: string;
  agencyId: string;
  headline: string;
  language?: string;
  state: string;
  /** Absent for an upload that waits and has no version before it. */
  version?: number;
  published?: string;
  updated: string;
  embargoed?: string;
  page?: string;
  /** The upload that waits. */
  receiptId?: string;
}

export type Act = 'release' | 'releaseAt' | 'correct' | 'refuse' | 'hold' | 'kill';

export interface StoryAnswer extends Story {
  appearsIn?: { feedId: string; title: string; url: string }[];
  page?: string;
  visibility?: string;
  visibilityReason?: string;
  visibleFrom?: string;
  /** What this key may do with the story now. */
  acts?: Act[];
}

export interface VersionItem {
  version: number;
  versionCreated: string;
  storedAt: string;
  pubStatus: string;
  receipt: string;
  correctionNote?: string;
}

export interface Problem {
  pointer: string;
  detail: string;
  line?: number;
}

export interface ReceiptItem {
  receiptId: string;
  agencyId: string;
  receivedAt: string;
  state: string;
  format?: string;
  filename?: string;
  operation?: string;
  /** Stories by their outcome. */
  counts?: Record<string, number>;
  articles: { guid?: string; storyId?: string; headline?: string; status: string }[];
  /** `line` is the text that the problem is about. */
  problems: { detail: string; pointer?: string; line?: string }[];
}

/** A change and where in the decoded input its text was. */
export interface PlacedChange extends Change {
  at?: { start: number; end: number };
}

export interface UploadResult {
  status: 'accepted' | 'duplicate' | 'processing' | 'quarantined' | 'refused';
  storyId?: string;
  version?: number;
  visibility?: string;
  visibilityReason?: string;
  visibleFrom?: string;
  page?: string;
  feeds?: JoinedFeed[];
  corrects?: { version: number; headline: string };
  displaces?: NamedStory;
  similar?: NamedStory[];
  story?: Partial<Story>;
  changes: Change[];
  warnings: Warning[];
  errors?: Problem[];
}

export interface JoinedFeed {
  id: string;
  title?: string;
  href?: string;
  /** Only subscribers read it. */
  private?: boolean;
  /** How many subscribers read it; told of private feeds, and only to operators. */
  subscribers?: number;
}

export interface NamedStory {
  storyId: string;
  agency?: string;
  guid?: string;
  headline?: string;
}

export type ItemFormat = 'rss' | 'atom' | 'json' | 'ninjs' | 'newsmlg2' | 'nitf';

/** What readers would see; of a refused story only what was changed. */
export interface Preview {
  story?: Partial<Story>;
  /** The body as readers get it, sanitised HTML. */
  page?: string;
  items?: Partial<Record<ItemFormat, string>>;
  changes: PlacedChange[];
}

export interface UploadAnswer {
  receipt?: string;
  state?: string;
  receivedAt?: string;
  finishedAt?: string;
  format?: string;
  filename?: string;
  results: UploadResult[];
  preview?: Preview;
}

/** Messages of a queue, about as many. */
export interface QueueDepth {
  waiting: number;
  inFlight: number;
  delayed: number;
  deadLetters: number;
}

export interface Numbers {
  now: {
    queues?: Record<string, QueueDepth>;
    feedsBehind?: number;
    /** Stories that readers do not see, by kind. */
    waiting?: { quarantined: number; withheld: number; embargoed: number; more: boolean };
  };
  hours: {
    hour: string;
    agencies: { id: string; accepted: number; refused: number; quarantined: number }[];
    refusedBy: { code: string; count: number }[];
    /** Milliseconds. */
    visible?: { p50: number; p99: number };
  }[];
  quietAgencies?: { agencyId: string; agencyName: string; lastAcceptedAt: string; quietAfterHours: number }[];
}
