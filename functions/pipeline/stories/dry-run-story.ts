import type { Story } from '../../core/story/schema.ts';
import type { ChainRow } from '../../store/entities/stories/chains.ts';
import { Stories, type StoryRow, type VersionRow } from '../../store/entities/stories/stories.ts';
import type { ChangePorts } from './change-story.ts';

/**
 * Ports on which a change of stories is tried out: they read the desk, and keep in memory what would be written, so
 * that a later story of the same upload sees it. Nothing reaches the table, a bucket or a queue.
 */
export function rehearsalOf(ports: ChangePorts): ChangePorts {
  const tried = new TriedRows(ports);
  return {
    now: () => ports.now(),
    fingerprints: ports.fingerprints,
    matcher: ports.matcher,
    stories: triedStories(ports, tried),
    chains: triedChains(tried),
    table: { writeMany: async () => {} },
    feeds: { ensure: async () => true },
    amendments: { note: async () => {} },
    backlogs: { note: async () => {} },
    receiptsQueue: { send: async () => {} },
    quarantine: {
      keep: async () => {},
      get: (...key) => ports.quarantine.get(...key),
      released: async () => {},
      refused: async (storyId, receipt) => {
        const row = await ports.quarantine.get(storyId, receipt);
        return row !== undefined && row.releasedAt === undefined && row.refusedAt === undefined;
      },
    },
  };
}

/** Rows of stories with the changes that were tried. */
class TriedRows {
  readonly #changed = new Map<string, ChainRow>();
  readonly #ports: Pick<ChangePorts, 'chains'>;
  constructor(ports: Pick<ChangePorts, 'chains'>) {
    this.#ports = ports;
  }

  async get(id: string): Promise<ChainRow | undefined> {
    return this.#changed.get(id) ?? (await this.#ports.chains.row(id));
  }

  set<T extends ChainRow>(id: string, row: T): T {
    this.#changed.set(id, row);
    return row;
  }
}

const isStory = (row: ChainRow | undefined): row is StoryRow => row?.version !== undefined;

/** Fields that a version without them removes from the row, as `Stories.advance` does. */
const ofOneVersion = [
  'embargoed',
  'expires',
  'correctionNote',
  'fingerprint',
  'withheldFor',
  'textOf',
  'quiet',
] as const;

function triedStories(ports: ChangePorts, tried: TriedRows): ChangePorts['stories'] {
  const texts = new Map<string, Story>();
  const history = new Map<string, VersionRow>();
  const rowOf = async (id: string): Promise<StoryRow | undefined> => {
    const row = await tried.get(id);
    return isStory(row) ? row : undefined;
  };
  const versionKey = (id: string, version: number): string => `${id} ${version}`;
  return {
    get: rowOf,
    read: async (object) => texts.get(object) ?? (await ports.stories.read(object)),
    write: async (story) => {
      const object = Stories.objectKey(story);
      texts.set(object, story);
      return object;
    },
    version: async (id, version) =>
      history.get(versionKey(id, version)) ?? (await ports.stories.version(id, version)),
    note: async (id, version) => {
      const key = versionKey(id, version.version);
      if (history.has(key) || (await ports.stories.version(id, version.version))) return false;
      history.set(key, version);
      return true;
    },
    advance: async (row, feeds, publishedAt) => {
      const before = await tried.get(row.id);
      const kept: ChainRow = { ...before };
      for (const name of ofOneVersion) delete kept[name];
      const published = before?.published ?? publishedAt;
      const next: StoryRow = {
        ...kept,
        ...row,
        feeds: new Set([...(before?.feeds ?? []), ...feeds]),
        ...(published !== undefined && { published }),
      };
      const { version, digest, versionCreated, pubStatus, receipt, object, storedAt } = next;
      const noted = { version, digest, versionCreated, pubStatus, receipt, object, storedAt };
      history.set(versionKey(row.id, version), noted);
      return tried.set(row.id, next);
    },
    show: async ({ id }, feeds, { publishedAt, clusterId, fingerprint }) => {
      const row = await rowOf(id);
      if (!row) return undefined;
      return tried.set(id, {
        ...row,
        feeds: new Set([...(row.feeds ?? []), ...feeds]),
        ...(publishedAt !== undefined && { published: row.published ?? publishedAt, dueAt: publishedAt }),
        ...(clusterId !== undefined && { clusterId: row.clusterId ?? clusterId }),
        ...(fingerprint !== undefined && { fingerprint: row.fingerprint ?? fingerprint }),
      });
    },
  };
}

function triedChains(tried: TriedRows): ChangePorts['chains'] {
  return {
    row: (id) => tried.get(id),
    succeed: async (id, next, chain) => {
      const row = (await tried.get(id)) ?? {};
      if (row.next !== undefined && row.next !== next.id) return undefined;
      return tried.set(id, { ...row, next: next.id, nextGuid: next.guid, chain: row.chain ?? chain });
    },
    join: async (id, chain, previous) => {
      const row = (await tried.get(id)) ?? {};
      tried.set(id, { ...row, chain: row.chain ?? chain, previous: row.previous ?? previous });
    },
    fixPlace: async (first, at) => {
      const row = (await tried.get(first)) ?? {};
      if (row.published !== undefined) return undefined;
      return tried.set(first, { ...row, place: row.place ?? at }).place;
    },
    inherit: async (id, feeds, { versionBase, updatedBase }) => {
      const row = (await tried.get(id)) ?? {};
      return tried.set(id, {
        ...row,
        versionBase: row.versionBase ?? versionBase,
        updatedBase: row.updatedBase ?? updatedBase,
        feeds: new Set([...(row.feeds ?? []), ...feeds]),
      });
    },
  };
}
