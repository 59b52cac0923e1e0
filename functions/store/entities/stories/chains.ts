import { keys } from '../../dynamodb/keys.ts';
import type { Table, Update } from '../../dynamodb/table.ts';
import type { ChainLinks } from './chain-links.ts';
import type { StoryRow } from './stories.ts';

/** A story's row, or the links that wait for it. */
export type ChainRow = ChainLinks & Partial<Omit<StoryRow, keyof ChainLinks>>;

/** The links between stories. Every write is one conditional write of one row, and may be repeated. */
export class Chains {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** A story's row, also where it has links alone. */
  async row(id: string): Promise<ChainRow | undefined> {
    return this.#table.get<ChainRow>(keys.story(id));
  }

  /**
   * Notes which story replaced a story, which becomes the beginning of `chain` unless it is in one. Undefined when
   * another story has replaced it before.
   */
  async succeed(
    id: string,
    next: { id: string; guid: string },
    chain: string,
  ): Promise<ChainRow | undefined> {
    return this.#update(id, {
      update: 'SET #next = :next, nextGuid = :guid, #chain = if_not_exists(#chain, :chain)',
      condition: 'attribute_not_exists(#next) OR #next = :next',
      names: { '#next': 'next', '#chain': 'chain' },
      values: { ':next': next.id, ':guid': next.guid, ':chain': chain },
    });
  }

  /** Notes which story a story replaced; what was written first stays. */
  async join(id: string, chain: string, previous: string): Promise<void> {
    await this.#update(id, {
      update: 'SET #chain = if_not_exists(#chain, :chain), #previous = if_not_exists(#previous, :previous)',
      names: { '#chain': 'chain', '#previous': 'previous' },
      values: { ':chain': chain, ':previous': previous },
    });
  }

  /** Fixes the position of a chain whose first story is not published; undefined when that one is by now. */
  async fixPlace(first: string, at: string): Promise<string | undefined> {
    const row = await this.#update(first, {
      update: 'SET #place = if_not_exists(#place, :at)',
      condition: 'attribute_not_exists(published)',
      names: { '#place': 'place' },
      values: { ':at': at },
    });
    return row?.place;
  }

  /** Takes over what the story before has left: the feeds it was in, the versions it has used up, and its last time. */
  async inherit(
    id: string,
    feeds: string[],
    { versionBase, updatedBase }: { versionBase: number; updatedBase: string },
  ): Promise<ChainRow | undefined> {
    return this.#update(id, {
      update: `SET versionBase = if_not_exists(versionBase, :base), updatedBase = if_not_exists(updatedBase, :updated)${feeds.length > 0 ? ' ADD #feeds :feeds' : ''}`,
      ...(feeds.length > 0 && { names: { '#feeds': 'feeds' } }),
      values: {
        ':base': versionBase,
        ':updated': updatedBase,
        ...(feeds.length > 0 && { ':feeds': new Set(feeds) }),
      },
    });
  }

  #update(id: string, change: Update): Promise<ChainRow | undefined> {
    return this.#table.update<ChainRow>(keys.story(id), change);
  }
}
