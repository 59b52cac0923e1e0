import { keys, type RowKey } from '../../dynamodb/keys.ts';
import type { Row, Table } from '../../dynamodb/table.ts';
import { type Membership, placeOf } from '../feeds/memberships.ts';

export type ClusterMember = Pick<Membership, 'storyId' | 'published'>;

/** Which published stories are copies of which: the members of a cluster but for the story that it is named after. */
export class Clusters {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** The row of a published story in its cluster; the same for every repetition. */
  static rows(story: { id: string; published?: string; clusterId?: string }): (RowKey & Row)[] {
    const { id, published, clusterId } = story;
    if (published === undefined || clusterId === undefined || clusterId === id) return [];
    const member: ClusterMember = { storyId: id, published };
    return [{ ...keys.clusterMember(clusterId, placeOf(member)), ...member }];
  }

  /** The members by first publication, the oldest first. Strongly consistent. */
  async members(clusterId: string): Promise<ClusterMember[]> {
    return Array.fromAsync(this.#table.rows<ClusterMember>(keys.clusterMember(clusterId, '').pk));
  }
}
