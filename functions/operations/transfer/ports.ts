import type { Site } from '../../core/feeds/format.ts';
import type { PipelinePorts } from '../../pipeline/ports.ts';
import type { Table } from '../../store/dynamodb/table.ts';
import type { Objects } from '../../store/s3/objects.ts';

/** What the transfer of a whole desk works with. */
export type TransferPorts = Omit<PipelinePorts, 'table' | 'dropBucket' | 'dropQueue' | 'meter'> & {
  table: Table;
  storiesBucket: Objects;
  intakeBucket: Objects;
  site: Site;
};
