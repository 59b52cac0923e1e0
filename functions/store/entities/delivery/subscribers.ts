import { randomUUID } from 'node:crypto';
import { limits } from '../../../contract/limits.ts';
import { keys, work, workKey } from '../../dynamodb/keys.ts';
import type { Table } from '../../dynamodb/table.ts';
import { setFields } from '../../dynamodb/updates.ts';
import {
  hashKey,
  holderOf,
  isKeyOf,
  type KeyHolder,
  keyRotation,
  newKey,
  withNewKey,
} from '../people/access-keys.ts';

/** What a subscriber may do with stories, by contract. Told to nobody else; enforced by no one but the parties. */
export const purposes = ['display', 'grounding', 'training', 'archive'] as const;
export type Purpose = (typeof purposes)[number];

/** Every private feed. */
export const everyFeed = '*';

/** Somebody who reads private feeds with a key. Instants are UTC, ISO 8601. */
export interface Subscriber extends KeyHolder {
  id: string;
  name: string;
  /** Whom to tell: an e-mail address or a page. */
  contact?: string;
  /** `removed`: it has no key and is in no list; who had which story stays known. */
  status: 'active' | 'suspended' | 'removed';
  /** Ids of the feeds that it may read, or `everyFeed` alone. */
  feeds: string[];
  purposes?: Purpose[];
  /** Hashes of the last keys that are valid no more: they have to leave the CDN. */
  revoked?: string[];
  createdAt: string;
  /** When its contract ends; absent: never. */
  endsAt?: string;
}

/** What an operator may change of a subscriber; `null` removes a field. */
export interface SubscriberEdit {
  name?: string;
  contact?: string | null;
  feeds?: string[];
  purposes?: Purpose[] | null;
  endsAt?: string | null;
}

interface KeysToSync {
  id: string;
  changedAt: string;
  /** Tells this change from the next one. */
  change: string;
}

const prefix = 'dls';

/** Hashes that are kept as revoked: older ones have left the CDN long ago. */
const revokedKept = 20;

/** Subscribers and their keys. A key is `dls_{subscriber}_{256 random bits}`, shown once and stored as a hash. */
export class Subscribers {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** Before each change of what keys open: should the process end after the change, the reconciler finds the mark. */
  async #mark(id: string): Promise<void> {
    const changedAt = new Date().toISOString();
    await this.#table.put({
      ...keys.keysToSync(id),
      ...workKey(work.keysToSync, changedAt),
      id,
      changedAt,
      change: randomUUID(),
    });
  }

  /** Subscribers whose keys changed by `until` and have not reached the CDN, the oldest change first. */
  async toSync(until: string, limit: number): Promise<string[]> {
    const { rows } = await this.#table.findWork<KeysToSync>(work.keysToSync, '0', until, { limit });
    return rows.map(({ id }) => id);
  }

  /** The change of a subscriber's keys that has not reached the CDN, and for `synced`; undefined when there is none. */
  async lastChange(id: string): Promise<string | undefined> {
    return (await this.#table.get<KeysToSync>(keys.keysToSync(id)))?.change;
  }

  /** Notes that the CDN has the keys as they were after a change, unless they have changed again. */
  async synced(id: string, change: string): Promise<void> {
    await this.#table.remove(keys.keysToSync(id), {
      condition: '#change = :change',
      names: { '#change': 'change' },
      values: { ':change': change },
    });
  }

  /** Strongly consistent. */
  async get(id: string): Promise<Subscriber | undefined> {
    return this.#table.get<Subscriber>(keys.subscriber(id));
  }

  /** Every subscriber, in the order of their ids. Eventually consistent. */
  async list(): Promise<Subscriber[]> {
    return Array.fromAsync(this.#table.everyWork<Subscriber>(work.subscribers, ' ', '~'));
  }

  /** Creates a subscriber and returns its first key; undefined when the id is taken. */
  async create(subscriber: Omit<Subscriber, 'keyHashes' | 'status'>): Promise<string | undefined> {
    const { id } = subscriber;
    const key = newKey(prefix, id);
    await this.#mark(id);
    const created = await this.#table.create({
      ...keys.subscriber(id),
      ...workKey(work.subscribers, id),
      ...subscriber,
      status: 'active',
      keyHashes: [hashKey(key)],
    });
    return created ? key : undefined;
  }

  /** False when there is no such subscriber. */
  async edit(id: string, change: SubscriberEdit): Promise<boolean> {
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    const set = Object.fromEntries(given.filter(([, value]) => value !== null));
    const removed = given.filter(([, value]) => value === null).map(([name]) => name);
    // The id is set to itself: an update has to set something.
    const { update, names, values } = setFields({ ...set, id }, removed);
    await this.#mark(id);
    return this.#table.change(keys.subscriber(id), {
      update,
      names,
      values,
      condition: 'attribute_exists(#id)',
    });
  }

  /** Suspends a subscriber or lets it read again; false when there is no such subscriber. */
  async setStatus(id: string, status: Subscriber['status']): Promise<boolean> {
    await this.#mark(id);
    return this.#table.change(keys.subscriber(id), {
      update: 'SET #status = :status',
      condition: 'attribute_exists(id)',
      names: { '#status': 'status' },
      values: { ':status': status },
    });
  }

  /**
   * Gives a subscriber a new key, which is returned; its earlier keys are valid until `until`, the newest of them at
   * most. Undefined when there is no such subscriber, or when its keys were changed at the same time.
   */
  async rotateKey(id: string, until: string, now: string): Promise<string | undefined> {
    const subscriber = await this.get(id);
    if (!subscriber) return undefined;
    const key = newKey(prefix, id);
    const next = withNewKey(subscriber, key, { until, now });
    const retiringKeys = next.retiringKeys.slice(-limits.retiringKeys);
    const rotation = keyRotation(subscriber, { ...next, retiringKeys });
    const kept = new Set(retiringKeys.map(({ hash }) => hash));
    const earlier = [...subscriber.keyHashes, ...(subscriber.retiringKeys ?? []).map(({ hash }) => hash)];
    const ended = earlier.filter((hash) => !kept.has(hash));
    await this.#mark(id);
    const changed = await this.#table.change(keys.subscriber(id), {
      ...rotation,
      update: `${rotation.update}, revoked = :revoked`,
      values: {
        ...rotation.values,
        ':revoked': [...ended, ...(subscriber.revoked ?? [])].slice(0, revokedKept),
      },
    });
    return changed ? key : undefined;
  }

  /** Takes all keys of a subscriber; false when there is none, or when its keys were changed at the same time. */
  async remove(id: string): Promise<boolean> {
    const subscriber = await this.get(id);
    if (!subscriber) return false;
    const { keyHashes, retiringKeys = [], revoked = [] } = subscriber;
    const ended = [...keyHashes, ...retiringKeys.map(({ hash }) => hash), ...revoked];
    await this.#mark(id);
    const rotation = keyRotation(subscriber, { keyHashes: [] });
    return this.#table.change(keys.subscriber(id), {
      ...rotation,
      update: `${rotation.update}, revoked = :revoked, #status = :removed`,
      names: { '#status': 'status' },
      values: {
        ...rotation.values,
        ':removed': 'removed',
        ':revoked': ended.slice(0, revokedKept),
      },
    });
  }

  /** The subscriber that a key belongs to at an instant, whatever its status; undefined for a wrong key. */
  async authenticate(key: string, now: string): Promise<Subscriber | undefined> {
    const id = holderOf(prefix, key);
    const subscriber = id === undefined ? undefined : await this.get(id);
    return isKeyOf(subscriber, key, now) ? subscriber : undefined;
  }
}

/** A key that opens feeds, by its hash; `until`: it ends then. */
export interface ValidKey {
  hash: string;
  until?: string;
}

/** The keys of a subscriber that are valid at an instant, whatever its status. */
export const validKeys = (
  subscriber: Pick<Subscriber, 'keyHashes' | 'retiringKeys'> | undefined,
  now: string,
): ValidKey[] => [
  ...(subscriber?.keyHashes ?? []).map((hash) => ({ hash })),
  ...(subscriber?.retiringKeys ?? []).filter(({ until }) => until > now),
];

/** Whether a subscriber may read anything at an instant: neither suspended nor at the end of its contract. */
export const mayRead = ({ status, endsAt }: Pick<Subscriber, 'status' | 'endsAt'>, now: string): boolean =>
  status === 'active' && (endsAt === undefined || endsAt > now);

/** Whether the contract of a subscriber covers a feed. */
export const covers = ({ feeds }: Pick<Subscriber, 'feeds'>, feed: string): boolean =>
  feeds.includes(everyFeed) || feeds.includes(feed);
