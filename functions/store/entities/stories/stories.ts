import { LRUCache } from 'lru-cache';
import { objectKeys, shortDigest } from '../../../contract/object-keys.ts';
import type { Story } from '../../../core/story/schema.ts';
import { keys, type RowKey, work, workKey } from '../../dynamodb/keys.ts';
import type { Row, Table } from '../../dynamodb/table.ts';
import type { Objects } from '../../s3/objects.ts';
import type { StoryRow, VersionRow } from './story-rows.ts';

export type { StoryRow, VersionRow } from './story-rows.ts';

/**
 * Versions written or read lately. A version never changes, so an entry never expires. Saves reads of what this process
 * has just stored, for the answer to an upload and the pages of a story. Bounded by the characters of their texts: a
 * version may have a million.
 */
const recent = new LRUCache<string, Story>({
  max: 500,
  maxSize: 16_000_000,
  // The text, the text in its markup, and some thousand characters of all other fields.
  sizeCalculation: ({ body, text }) => body.length + text.length + 4_000,
});

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

  /** What a story's row and its history say of a version alike, without its object. */
  static versionFields(
    story: Omit<VersionRow, 'receipt' | 'object' | 'storedAt'>,
    receipt: string,
    storedAt: string,
  ): Omit<VersionRow, 'object'> {
    const { version, digest, versionCreated, pubStatus, correctionNote } = story;
    const fields = { version, digest, versionCreated, pubStatus, receipt, storedAt };
    return { ...fields, ...(correctionNote !== undefined && { correctionNote }) };
  }

  /** The history row of the current version; the same for every repetition. */
  static versionRow(row: StoryRow): RowKey & Row {
    const fields = Stories.versionFields(row, row.receipt, row.storedAt);
    return { ...keys.storyVersion(row.id, row.version), ...fields, object: row.object };
  }

  /** When the current version was released from its embargo and its rows were complete; undefined for others. */
  static releasedAt(row: StoryRow & { wpk?: unknown; wsk?: string }): string | undefined {
    return row.wpk === work.done ? row.wsk : undefined;
  }

  async get(id: string): Promise<StoryRow | undefined> {
    const row = await this.#table.get<StoryRow>(keys.story(id));
    // A row with links alone waits for its story.
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
   * Makes a version the current one. `feeds` are added to those that the story has ever been in. `publishedAt` becomes
   * the first publication unless there was one before; undefined for a story that may not be published yet. `seen` is
   * the current version that this one was compared with, and whether this one may be stored only while nobody has
   * published the story. Returns the row as it is now, or undefined when another version is current by now.
   */
  async advance(
    row: Omit<StoryRow, 'feeds' | 'published'>,
    feeds: string[],
    publishedAt: string | undefined,
    seen: { version: number | undefined; unpublished?: boolean },
  ): Promise<StoryRow | undefined> {
    const held = row.pubStatus === 'usable' && row.embargoed !== undefined && publishedAt === undefined;
    const withheld = row.pubStatus === 'withheld';
    const fields: Record<string, unknown> = {
      ...row,
      ...(held && row.embargoed && workKey(work.held, row.embargoed)),
      ...(withheld && workKey(work.withheld, row.storedAt)),
    };
    const removed = [
      ...(held || withheld ? [] : ['wpk', 'wsk']),
      ...(row.embargoed === undefined ? ['embargoed'] : []),
      ...(row.expires === undefined ? ['expires'] : []),
      ...(row.correctionNote === undefined ? ['correctionNote'] : []),
      ...(row.fingerprint === undefined ? ['fingerprint'] : []),
      ...(row.withheldFor === undefined ? ['withheldFor'] : []),
      ...(row.textOf === undefined ? ['textOf'] : []),
      ...(row.quiet === undefined ? ['quiet'] : []),
      ...(row.access === undefined ? ['access'] : []),
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
   * Completes the row of a version that is shown: the feeds that it is in besides those it names already, its first
   * publication, its cluster and the fingerprint behind it. A published story keeps its time, and a cluster stays as it
   * is. A held story stays among the held ones until `released`, so that a crash in between is noticed. Returns the row
   * as it is now, or undefined when another version is current by now.
   */
  async show(
    row: Pick<StoryRow, 'id' | 'version'>,
    feeds: string[],
    shown: { publishedAt?: string; clusterId?: string | undefined; fingerprint?: string },
  ): Promise<StoryRow | undefined> {
    const { publishedAt, clusterId, fingerprint } = shown;
    const set = [
      ...(publishedAt === undefined
        ? []
        : ['published = if_not_exists(published, :published)', 'dueAt = :published']),
      ...(clusterId === undefined ? [] : ['clusterId = if_not_exists(clusterId, :cluster)']),
      ...(fingerprint === undefined ? [] : ['fingerprint = if_not_exists(fingerprint, :fingerprint)']),
    ];
    return this.#table.update<StoryRow>(keys.story(row.id), {
      update: [
        set.length > 0 ? `SET ${set.join(', ')}` : '',
        feeds.length > 0 ? 'ADD #feeds :feeds' : '',
      ].join(' '),
      condition: '#version = :version',
      names: { '#version': 'version', ...(feeds.length > 0 && { '#feeds': 'feeds' }) },
      values: {
        ':version': row.version,
        ...(publishedAt !== undefined && { ':published': publishedAt }),
        ...(clusterId !== undefined && { ':cluster': clusterId }),
        ...(fingerprint !== undefined && { ':fingerprint': fingerprint }),
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

  /** Adds a partition to the feeds that the story has ever been in; returns the row as it is now. */
  async join(id: string, partition: string): Promise<StoryRow | undefined> {
    return this.#table.update<StoryRow>(keys.story(id), {
      update: 'ADD #feeds :feeds',
      condition: 'attribute_exists(#version)',
      names: { '#feeds': 'feeds', '#version': 'version' },
      values: { ':feeds': new Set([partition]) },
    });
  }

  /** Adds a version that was never current to the story's history. Returns false when one of its number is there. */
  async note(id: string, version: VersionRow): Promise<boolean> {
    return this.#table.create({ ...keys.storyVersion(id, version.version), ...version });
  }

  /** Held stories whose embargo ended by `until`. */
  async due(until: string, limit: number): Promise<StoryRow[]> {
    const { rows } = await this.#table.findWork<StoryRow>(work.held, '0', until, { limit });
    return rows;
  }

  /** All stories under an embargo, the next to be published first. */
  embargoed(): AsyncGenerator<StoryRow> {
    return this.#table.everyWork<StoryRow>(work.held, '0', '~');
  }

  /** All withheld stories, the oldest first; those that version 0.2.0 or earlier stored once `listWithheld` was called. */
  withheld(): AsyncGenerator<StoryRow> {
    return this.#table.everyWork<StoryRow>(work.withheld, '0', '~');
  }

  /** The stories of `withheld`, the newest first, up to an instant. */
  withheldNewest(until = '~'): AsyncGenerator<StoryRow> {
    const options = { newestFirst: true, limit: 100 };
    return this.#table.everyWork<StoryRow>(work.withheld, '0', until, options);
  }

  /** Whether a withheld story is among those of `withheld`. */
  static isListed(row: StoryRow & { wpk?: unknown }): boolean {
    return row.wpk === work.withheld;
  }

  /** Lists a withheld story, unless another version is current by now. */
  async listWithheld({ id, version, storedAt }: StoryRow): Promise<void> {
    await this.#table.change(keys.story(id), {
      update: 'SET wpk = :withheld, wsk = :at',
      condition: '#version = :version',
      names: { '#version': 'version' },
      values: { ':withheld': work.withheld, ':at': storedAt, ':version': version },
    });
  }
}
