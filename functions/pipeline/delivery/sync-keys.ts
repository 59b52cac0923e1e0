import { edgeEntry } from '../../core/delivery/edge-entry.ts';
import type { KeyStore } from '../../store/edge/key-store.ts';
import type { PrivateFolder } from '../../store/entities/delivery/private-folder.ts';
import {
  mayRead,
  type Subscriber,
  type Subscribers,
  validKeys,
} from '../../store/entities/delivery/subscribers.ts';
import { instant, type PipelinePorts } from '../ports.ts';

export interface SyncPorts extends Pick<PipelinePorts, 'now'> {
  subscribers: Pick<Subscribers, 'get' | 'list' | 'toSync' | 'lastChange' | 'synced'>;
  privateFolder: Pick<PrivateFolder, 'name'>;
  /** Loads the client of the CDN's key store, which hardly any process needs. */
  keyStore(): Promise<Pick<KeyStore, 'all' | 'change'>>;
}

/** Changes of keys that one run of the reconciler takes over. */
const atOnce = 100;
/** Whoever changed a key takes it over himself, a moment later. */
const patienceMs = 15_000;

/** Makes the CDN's key store say of one subscriber what the table says: new keys open, revoked ones do not. Idempotent. */
export async function syncKeysOf(ports: SyncPorts, id: string): Promise<void> {
  const change = await ports.subscribers.lastChange(id);
  const [subscriber, folder] = await Promise.all([ports.subscribers.get(id), ports.privateFolder.name()]);
  if (subscriber) {
    const puts = entriesOf(subscriber, folder, instant(ports.now()));
    const deletes = hashesOf(subscriber).filter((hash) => !puts.has(hash));
    await (await ports.keyStore()).change({ puts, deletes });
  }
  if (change !== undefined) await ports.subscribers.synced(id, change);
}

/**
 * Takes over the changes of keys that whoever made them did not: returns how many. `impatient`: the key store may be
 * empty, as after a start on one machine.
 */
export async function syncChangedKeys(ports: SyncPorts, impatient = false): Promise<number> {
  if (impatient && (await ports.subscribers.list()).length > 0) await syncAllKeys(ports);
  const until = instant(ports.now() - (impatient ? 0 : patienceMs));
  const ids = await ports.subscribers.toSync(until, atOnce);
  for (const id of ids) await syncKeysOf(ports, id);
  return ids.length;
}

/** Keys, by their hashes, of which the key store does not say what the table says. */
export interface KeyDifferences {
  /** Keys that would not open what they should, or that would open more. */
  wrong: Map<string, string>;
  /** Keys that belong to no subscriber who may read. */
  surplus: string[];
}

/** Compares the whole key store with the table: some requests to CloudFront for every fifty keys. */
export async function compareKeys(ports: SyncPorts): Promise<KeyDifferences> {
  const [subscribers, folder, stored] = await Promise.all([
    ports.subscribers.list(),
    ports.privateFolder.name(),
    ports.keyStore().then((store) => store.all()),
  ]);
  const now = instant(ports.now());
  const wanted = new Map(subscribers.flatMap((one) => [...entriesOf(one, folder, now)]));
  return {
    wrong: new Map([...wanted].filter(([hash, entry]) => stored.get(hash) !== entry)),
    surplus: [...stored.keys()].filter((hash) => !wanted.has(hash)),
  };
}

/** Makes the whole key store say what the table says. Returns what was different. */
export async function syncAllKeys(ports: SyncPorts): Promise<KeyDifferences> {
  const found = await compareKeys(ports);
  const store = await ports.keyStore();
  await store.change({ puts: found.wrong, deletes: found.surplus });
  return found;
}

/** The entries of the keys that open something now, by the hash of the key. */
function entriesOf(subscriber: Subscriber, folder: string, now: string): Map<string, string> {
  if (!mayRead(subscriber, now)) return new Map();
  const { endsAt, feeds } = subscriber;
  return new Map(
    validKeys(subscriber, now).map(({ hash, until = endsAt }) => {
      const ends = [until, endsAt].filter((one) => one !== undefined).sort()[0];
      return [hash, edgeEntry({ folder, feeds, ...(ends !== undefined && { until: ends }) })];
    }),
  );
}

const hashesOf = ({ keyHashes, retiringKeys = [], revoked = [] }: Subscriber): string[] => [
  ...keyHashes,
  ...retiringKeys.map(({ hash }) => hash),
  ...revoked,
];
