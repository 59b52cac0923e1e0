import type { RowKey } from '../../store/dynamodb/keys.ts';
import type { Row } from '../../store/dynamodb/table.ts';
import type { WholeObject } from './object-lines.ts';
import type { TransferPorts } from './ports.ts';
import { rowName } from './verify.ts';

type Ports = Pick<TransferPorts, 'table' | 'storiesBucket' | 'intakeBucket'>;

const rowsAtOnce = 200;
const objectsAtOnce = 16;
/** Bytes of objects that are held before they are written. */
const bytesAtOnce = 4 * 1024 * 1024;

/** Writes rows and objects in groups: of a group, objects first, so that no row is ever without its objects. */
export class Writer {
  readonly #ports: Ports;
  readonly #rows = new Map<string, RowKey & Row>();
  #objects: WholeObject[] = [];
  #bytes = 0;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  row(row: RowKey & Row): void {
    this.#rows.set(rowName(row), row);
  }

  object(object: WholeObject): void {
    this.#objects.push(object);
    this.#bytes += object.bytes.length;
  }

  get full(): boolean {
    return (
      this.#rows.size >= rowsAtOnce || this.#objects.length >= objectsAtOnce || this.#bytes >= bytesAtOnce
    );
  }

  async flush(): Promise<void> {
    await Promise.all(
      this.#objects.map(({ bucket, key, contentType, bytes }) =>
        (bucket === 'stories' ? this.#ports.storiesBucket : this.#ports.intakeBucket).put(key, bytes, {
          contentType,
        }),
      ),
    );
    await this.#ports.table.writeMany([...this.#rows.values()]);
    this.#objects = [];
    this.#bytes = 0;
    this.#rows.clear();
  }
}
