import { keys } from '../../dynamodb/keys.ts';
import type { Table } from '../../dynamodb/table.ts';
import { setFields } from '../../dynamodb/updates.ts';
import { feedOfPartition } from './definitions.ts';
import type { Membership } from './memberships.ts';

/** A story of a feed that was corrected, killed or brought back after it had been published. */
export interface Amendment extends Membership {
  /** The archive page that holds the story has still to be written again. */
  unarchived: boolean;
  /** Seconds since the epoch. */
  expiresAt: number;
  /** No news: heads do not show it. */
  quiet?: boolean;
  /** The row has everything that a head needs of the membership; absent in rows of older versions. */
  whole?: true;
}

/** Heads show a kill or a correction for this long, even when the story has left their newest ones. */
const tellDays = 30;
const tellMs = tellDays * 86_400_000;

/** When an amendment was noted, milliseconds. */
export const notedAt = ({ expiresAt }: Pick<Amendment, 'expiresAt'>): number => expiresAt * 1000 - tellMs;

/**
 * Corrections and kills that a builder could not see in the newest rows of a feed. They are rows and not messages, so
 * that a lost message cannot leave a killed story in an archive page.
 */
export class Amendments {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Notes an amended version in one feed, unless a newer one is noted, and counts it in the state of the feed. It is
   * counted after it is written: a builder that has read the count before finds another one next time, and one that
   * reads it afterwards finds the amendment. Whoever stops in between repeats both.
   */
  async note(feed: string, entry: Membership & { quiet?: boolean }, nowMs: number): Promise<void> {
    const { storyId, version, published, state, object, at, ...maybe } = entry;
    const { updated, reason, cause, receipt, dueAt, story, previous, clusterId, quiet, backfilledAt } = maybe;
    const links = { story, previous, clusterId };
    const optional = { updated, reason, cause, receipt, dueAt, ...links, quiet, backfilledAt };
    const expiresAt = Math.floor((nowMs + tellMs) / 1000);
    const noted = { storyId, version, published, state, object, at, ...optional };
    const { update, names, values } = setFields(
      { ...noted, unarchived: true, whole: true, expiresAt },
      Object.keys(optional),
    );
    const isNoted = await this.#table.change(keys.amendment(feed, storyId), {
      update,
      names,
      values,
      condition: 'attribute_not_exists(#version) OR #version <= :version',
    });
    if (!isNoted) return;
    const id = feedOfPartition(feed);
    await this.#table.change(keys.feedState(id), {
      update: 'SET feed = :feed ADD amended :one',
      values: { ':feed': id, ':one': 1 },
    });
  }

  /** What is noted for a feed and has not expired. */
  async of(feed: string, nowMs: number): Promise<Amendment[]> {
    const partition = keys.amendment(feed, '').pk;
    const noted = await Array.fromAsync(this.#table.rows<Amendment>(partition));
    return noted.filter((row) => row.expiresAt * 1000 > nowMs);
  }

  /**
   * Notes that the archive shows an amendment. One of a live story is removed, unless it is kept for the head, which
   * shows what was corrected last.
   */
  async archived(feed: string, amendment: Amendment, options: { keep?: boolean } = {}): Promise<void> {
    const key = keys.amendment(feed, amendment.storyId);
    const same = {
      condition: 'version = :version AND #state = :state',
      names: { '#state': 'state' },
      values: { ':version': amendment.version, ':state': amendment.state },
    };
    if (amendment.state === 'live' && !options.keep) return this.#table.remove(key, same);
    await this.#table.change(key, {
      ...same,
      update: 'SET unarchived = :false',
      values: { ...same.values, ':false': false },
    });
  }
}
