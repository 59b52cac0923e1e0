import type { Site } from '../../core/feeds/format.ts';
import type { Objects } from '../../store/objects.ts';
import type { Table } from '../../store/table.ts';
import type { Desk } from '../desk.ts';

/** What the transfer of a whole desk works with. */
export type TransferPorts = Omit<Desk, 'table' | 'dropBucket' | 'dropQueue' | 'fingerprints' | 'meter'> & {
  table: Table;
  storiesBucket: Objects;
  intakeBucket: Objects;
  site: Site;
};
