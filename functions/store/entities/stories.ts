import QuickLRU from 'quick-lru';
import { objectKeys, shortDigest } from '../../contract/objects.ts';
import type { PubStatus, Story } from '../../core/story/schema.ts';
import { keys, type RowKey, work, workKey } from '../dynamodb/keys.ts';
import type { Row, Table } from '../dynamodb/table.ts';
import type { Objects } from '../s3/objects.ts';
import type { ChainLinks } from './chains.ts';

/** The standing version of a story: small, the body lies in S3 under `object`. */
export interface StoryRow extends ChainLinks {
  id: string;
  agency: string;
  guid: string;
  version: number;
  digest: string;
  versionCreated: string;
  pubStatus: PubStatus;
  headline: string;
  /** Receipt that brought this version. */
  receipt: string;
  object: string;
  storedAt: string;
  /** What readers are told of when this version came, later than for every one before it; see `core/story/shown-time`. */
  updated?: string;
  /** From when on readers should see this version: when it was received, or when its embargo was found to be over. */
  dueAt?: string;
  /** When the story was first published; fixes its place in every feed for ever. */
  published?: string;
  embargoed?: string;
  /** When its terms of use end. */
  expires?: string;
  clusterId?: string;
  /** Of the published text; see `Fingerprints`. */
  fingerprint?: string;
  /** Every feed the story has ever been in. */
  feeds?: Set<string>;
  correctionNote?: string;
}

export interface VersionRow {
  version: number;
  digest: string;
  versionCreated: string;
  pubStatus: PubStatus;
  receipt: string;
  object: string;
  storedAt: string;
  correctionNote?: string;
}

/**
 * Versions written or read a moment ago. A version never changes, so an entry is right for ever; the answer to an
 * upload and the pages of a story need not fetch what this process has just stored.
 */
const recent = new QuickLRU<string, Story>({ maxSize: 500 });

/** Stories: rows in the table, canonical JSON in the stories bucket. */
export class Stories {
  readonly #table: Table;
  readonly #objects: Objects;
  constructor(table: Table, objects: Objects) {
    this.#table = table;
    this.#objects = objects;
  }

  static objectKey = ({ id, version, digest }: Pick<Story, 'id' | 'version' | 'digest'>): string =>
    objectKeys.story.of({ story: id, version, digest: shortDigest(digest) });

  /** What to write so that the version that stands is in the story's history; the same for every repetition. */
  static versionRow(row: StoryRow): RowKey & Row {
    const { version, digest, versionCreated, pubStatus, receipt, object, storedAt, correctionNote } = row;
    const noted: VersionRow = { version, digest, versionCreated, pubStatus, receipt, object, storedAt };
    return {
      ...keys.storyVersion(row.id, version),
      ...noted,
      ...(correctionNote !== undefined && { correctionNote }),
    };
  }

  async get(id: string): Promise<StoryRow | undefined> {
    const row = await this.#table.get<StoryRow>(keys.story(id));
    // Links that wait for their story are not a story.
    return row?.version === undefined ? undefined : row;
  }

  async version(id: string, version: number): Promise<VersionRow | undefined> {
    return this.#table.get<VersionRow>(keys.storyVersion(id, version));
  }

  /** Versions in the story's history, newest first; `below` is the version number to go on from. */
  async versions(id: string, limit: number, below?: number): Promise<VersionRow[]> {
    if (below === 0) return [];
    const oldest = keys.storyVersion(id, 0).sk;
    const newest = below === undefined ? 'V#~' : keys.storyVersion(id, below - 1).sk;
    const { rows } = await this.#table.page<VersionRow>(keys.story(id).pk, {
      newestFirst: true,
      limit,
      between: [oldest, newest],
    });
    return rows;
  }

  /** A version that this process has stored or read a moment ago. */
  recent(object: string): Story | undefined {
    return recent.get(object);
  }

  /** Takes over a version that another process has stored; it is found by what it holds. */
  takeOver(story: Story): void {
    recent.set(Stories.objectKey(story), story);
  }

  async read(object: string): Promise<Story | undefined> {
    const known = recent.get(object);
    if (known) return known;
    const text = await this.#objects.text(object);
    if (text === undefined) return undefined;
    const story = JSON.parse(text) as Story;
    recent.set(object, story);
    return story;
  }

  /** Stores the canonical JSON and returns its key. */
  async write(story: Story): Promise<string> {
    const object = Stories.objectKey(story);
    await this.#objects.put(object, JSON.stringify(story), { contentType: 'application/json' });
    recent.set(object, story);
    return object;
  }

  /**
   * Makes a version the standing one if it is newer than what stands; `feeds` are added to those the story has
   * ever been in. `publishedAt` is taken as first publication unless there was one before; leave it out for a
   * story that may not be published yet. `seen` is what stood when this one was made: the version whose times it had
   * to be later than, and whether all depends on nobody having published the story yet. Returns the row as it is now, or undefined when another version stands by now.
   */
  async advance(
    row: Omit<StoryRow, 'feeds' | 'published'>,
    feeds: string[],
    publishedAt: string | undefined,
    seen: { version: number | undefined; unpublished?: boolean },
  ): Promise<StoryRow | undefined> {
    const held = row.pubStatus === 'usable' && row.embargoed !== undefined && publishedAt === undefined;
    const fields: Record<string, unknown> = {
      ...row,
      ...(held && row.embargoed && workKey(work.held, row.embargoed)),
    };
    const removed = [
      ...(held ? [] : ['wpk', 'wsk']),
      ...(row.embargoed === undefined ? ['embargoed'] : []),
      ...(row.expires === undefined ? ['expires'] : []),
      ...(row.correctionNote === undefined ? ['correctionNote'] : []),
      ...(row.fingerprint === undefined ? ['fingerprint'] : []),
    ];
    const set = Object.keys(fields).filter((name) => fields[name] !== undefined);
    const clauses = set.map((name) => `#${name} = :${name}`);
    if (publishedAt !== undefined) clauses.push('#published = if_not_exists(#published, :published)');
    return this.#table.update<StoryRow>(keys.story(row.id), {
      update: [
        `SET ${clauses.join(', ')}`,
        removed.length > 0 ? `REMOVE ${removed.map((name) => `#${name}`).join(', ')}` : '',
        feeds.length > 0 ? 'ADD #feeds :feeds' : '',
      ].join(' '),
      condition: [
        seen.version === undefined
          ? 'attribute_not_exists(#version)'
          : '#version = :seen AND #version < :version',
        ...(seen.unpublished ? ['attribute_not_exists(#published)'] : []),
      ].join(' AND '),
      names: Object.fromEntries(
        [
          ...set,
          ...removed,
          ...(publishedAt || seen.unpublished ? ['published'] : []),
          ...(feeds.length > 0 ? ['feeds'] : []),
          'version',
        ].map((name) => [`#${name}`, name]),
      ),
      values: {
        ...Object.fromEntries(set.map((name) => [`:${name}`, fields[name]])),
        ...(publishedAt && { ':published': publishedAt }),
        ...(seen.version !== undefined && { ':seen': seen.version }),
        ...(feeds.length > 0 && { ':feeds': new Set(feeds) }),
      },
    });
  }

  /**
   * Gives a held story its time of publication. It stays among the held ones until `released`, so that a crash
   * in between is noticed. Returns undefined when another version stands by now.
   */
  async release(row: StoryRow, feeds: string[], publishedAt: string): Promise<StoryRow | undefined> {
    return this.#table.update<StoryRow>(keys.story(row.id), {
      update: `SET #published = if_not_exists(#published, :published), dueAt = :published ${feeds.length > 0 ? 'ADD #feeds :feeds' : ''}`,
      condition: '#version = :version',
      names: {
        '#published': 'published',
        '#version': 'version',
        ...(feeds.length > 0 && { '#feeds': 'feeds' }),
      },
      values: {
        ':published': publishedAt,
        ':version': row.version,
        ...(feeds.length > 0 && { ':feeds': new Set(feeds) }),
      },
    });
  }

  /** Notes that a released story is in its feeds: from now on only their builds have to be checked. */
  async released(row: StoryRow, at: string): Promise<void> {
    await this.#table.change(keys.story(row.id), {
      update: 'SET wpk = :done, wsk = :at',
      condition: '#version = :version',
      names: { '#version': 'version' },
      values: { ':done': work.done, ':at': at, ':version': row.version },
    });
  }

  /** Adds a partition of memberships to those the story has ever been in; returns the row as it is now. */
  async join(id: string, partition: string): Promise<StoryRow | undefined> {
    return this.#table.update<StoryRow>(keys.story(id), {
      update: 'ADD #feeds :feeds',
      condition: 'attribute_exists(#version)',
      names: { '#feeds': 'feeds', '#version': 'version' },
      values: { ':feeds': new Set([partition]) },
    });
  }

  /** Notes a version that never stood in the story's history. Returns false when one of its number is there. */
  async note(id: string, version: VersionRow): Promise<boolean> {
    return this.#table.create({ ...keys.storyVersion(id, version.version), ...version });
  }

  /** Held stories whose embargo ended by `until`. */
  async due(until: string, limit: number): Promise<StoryRow[]> {
    const { rows } = await this.#table.findWork<StoryRow>(work.held, '0', until, { limit });
    return rows;
  }
}
