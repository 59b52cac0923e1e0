import type { Story, StoryContent } from '../../../functions/core/story/schema.ts';
import type { IngestPorts } from '../../../functions/pipeline/ports.ts';
import type { BuildMessage, ReceiptMessage } from '../../../functions/queues/messages.ts';
import type { Agency } from '../../../functions/store/entities/people/agencies.ts';
import type { ChainRow } from '../../../functions/store/entities/stories/chains.ts';
import type { Band } from '../../../functions/store/entities/stories/fingerprints.ts';
import type { Quarantined } from '../../../functions/store/entities/stories/quarantine.ts';
import {
  Stories,
  type StoryRow,
  type VersionRow,
} from '../../../functions/store/entities/stories/stories.ts';
import type { Receipt } from '../../../functions/store/entities/uploads/receipts.ts';

export const startedAt = Date.parse('2026-11-30T12:00:00.000Z');
export const at = (seconds: number): string => new Date(startedAt + seconds * 1000).toISOString();

export const agency: Agency = {
  id: 'agency',
  name: 'Agency',
  status: 'active',
  keyHashes: [],
  ratePerSecond: 1,
  policy: {},
};

type Row = Record<string, unknown> & { pk: string; sk: string };

/** The part of a desk that stories are changed on, in memory: rows with the conditions of the real ones. */
export class MemoryDesk {
  nowMs = startedAt;
  /** Rows of stories, with the links that wait for a story. */
  readonly rows = new Map<string, ChainRow>();
  readonly texts = new Map<string, Story>();
  /** What was written in batches, the newest of a key. */
  readonly written = new Map<string, Row>();
  readonly quarantined: Quarantined[] = [];
  readonly timers: ReceiptMessage[] = [];
  readonly builds: BuildMessage[] = [];
  /** Feeds that every story is in. */
  partitions = ['latest'];
  /** Number of reads of stories' rows. */
  reads = 0;
  /** Called before each conditional write of a story's row: another writer, or a crash. */
  beforeWrite: () => Promise<void> | void = () => undefined;
  /** Called before each batch. */
  beforeBatch: () => void = () => undefined;

  story(id: string): StoryRow | undefined {
    const row = this.rows.get(id);
    return row?.version === undefined ? undefined : (row as StoryRow);
  }

  /** Sort keys and rows of one partition. */
  partition(pk: string): Row[] {
    return [...this.written.values()].filter((row) => row.pk === pk);
  }

  async #change(id: string, when: (row: ChainRow) => boolean, fields: Partial<StoryRow>, feeds: string[]) {
    await this.beforeWrite();
    const row = this.rows.get(id) ?? {};
    if (!when(row)) return undefined;
    const all = new Set([...(row.feeds ?? []), ...feeds]);
    const next = { ...row, ...fields, ...(all.size > 0 && { feeds: all }) };
    this.rows.set(id, next);
    return next;
  }

  readonly #stories = {
    get: async (id: string) => {
      this.reads++;
      return this.story(id);
    },
    read: async (object: string) => this.texts.get(object),
    write: async (story: Story) => {
      const object = Stories.objectKey(story);
      this.texts.set(object, story);
      return object;
    },
    version: async (id: string, version: number) =>
      this.partition(`STORY#${id}`).find((row) => row.version === version),
    note: async (id: string, version: VersionRow) => {
      const key = `STORY#${id} V${version.version}`;
      if (this.written.has(key)) return false;
      this.written.set(key, { pk: `STORY#${id}`, sk: String(version.version), ...version });
      return true;
    },
    advance: (
      row: StoryRow,
      feeds: string[],
      publishedAt: string | undefined,
      seen: { version: number | undefined; unpublished?: boolean },
    ) =>
      this.#change(
        row.id,
        (now) => now.version === seen.version && !(seen.unpublished && now.published),
        { ...row, ...(publishedAt && { published: this.rows.get(row.id)?.published ?? publishedAt }) },
        feeds,
      ),
    show: (
      { id, version }: StoryRow,
      feeds: string[],
      shown: { publishedAt?: string; clusterId?: string; fingerprint?: string },
    ) => {
      const { publishedAt, clusterId, fingerprint } = shown;
      const before = this.rows.get(id);
      const published = before?.published ?? publishedAt;
      return this.#change(
        id,
        (now) => now.version === version,
        {
          ...(published && { published }),
          ...(publishedAt && { dueAt: publishedAt }),
          ...(clusterId && { clusterId: before?.clusterId ?? clusterId }),
          ...(fingerprint && { fingerprint }),
        },
        feeds,
      );
    },
    due: async (until: string) =>
      [...this.rows.values()].filter((row) => !row.published && row.embargoed && row.embargoed <= until),
    released: async () => undefined,
  };

  readonly #chains = {
    row: async (id: string) => {
      this.reads++;
      return this.rows.get(id);
    },
    succeed: (id: string, next: { id: string; guid: string }, chain: string) =>
      this.#change(
        id,
        (row) => row.next === undefined || row.next === next.id,
        { next: next.id, nextGuid: next.guid, chain: this.rows.get(id)?.chain ?? chain },
        [],
      ),
    join: (id: string, chain: string, previous: string) => {
      const row = this.rows.get(id);
      const links = { chain: row?.chain ?? chain, previous: row?.previous ?? previous };
      return this.#change(id, () => true, links, []);
    },
    inherit: (id: string, feeds: string[], base: { versionBase: number; updatedBase: string }) =>
      this.#change(id, () => true, { ...base }, feeds),
    fixPlace: async (_first: string, published: string) => published,
  };

  ports(): IngestPorts {
    const ports = {
      now: () => this.nowMs,
      stories: this.#stories,
      chains: this.#chains,
      agencies: { get: async () => agency },
      matcher: { current: async () => () => this.partitions.map((partition) => ({ partition })) },
      fingerprints: {
        bands: async (names: string[]): Promise<Band[]> =>
          names.map((band) => ({ band, stories: this.#band(band) })),
      },
      table: {
        writeMany: async (rows: Row[]) => {
          this.beforeBatch();
          for (const row of rows) this.written.set(`${row.pk} ${row.sk}`, row);
        },
      },
      feeds: { ensure: async () => undefined },
      amendments: { note: async () => undefined },
      quarantine: {
        keep: async (row: Quarantined) => void this.quarantined.push(row),
        get: async (storyId: string, receipt: string) =>
          this.quarantined.find((row) => row.storyId === storyId && row.receipt === receipt),
        released: async () => undefined,
      },
      receiptsQueue: { send: async (message: ReceiptMessage) => void this.timers.push(message) },
      feedsQueue: {
        sendGrouped: async (all: { message: BuildMessage }[]) =>
          void this.builds.push(...all.map(({ message }) => message)),
      },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    };
    return ports as unknown as IngestPorts;
  }

  #band(band: string): Band['stories'] {
    const [row] = this.partition(`BAND#${band}`);
    return ((row?.stories ?? []) as string[]).map((text) => {
      const [storyId = '', fingerprint = '', until = '0'] = text.split(' ');
      return { storyId, fingerprint, until: Number(until) };
    });
  }
}

export const receipt = (id: string, more: Partial<Receipt> = {}): Receipt => ({
  id,
  agency: agency.id,
  operation: 'submit',
  state: 'pending',
  receivedAt: at(0),
  rawDigest: '',
  rawSize: 0,
  ...more,
});

/** A text long enough to be compared with others. */
export const longText = (start: string): string =>
  `${start} ${'The lock keepers of the old canal go on strike from Monday, their union told the port in a letter. '.repeat(3)}`;

export const content = (more: Partial<StoryContent> = {}): StoryContent => {
  const text = more.text ?? longText('Strike.');
  return {
    headline: 'Strike at the canal',
    authors: [],
    located: [],
    language: 'en',
    textDirection: 'ltr',
    body: `<p>${text}</p>`,
    text,
    wordCount: text.split(' ').length,
    versionCreated: at(0),
    pubStatus: 'usable',
    keywords: [],
    subjects: [],
    credits: [],
    associations: [],
    embeds: [],
    links: {},
    ...more,
  };
};
