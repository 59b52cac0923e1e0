import QuickLRU from 'quick-lru';
import type { Policy } from '../../../core/normalise/normaliser.ts';
import { keys, work, workKey } from '../../dynamodb/keys.ts';
import type { Table } from '../../dynamodb/table.ts';
import {
  hashKey,
  holderOf,
  isKeyOf,
  type KeyHolder,
  keyRotation,
  newKey,
  withNewKey,
} from './access-keys.ts';

export interface Agency extends KeyHolder {
  id: string;
  name: string;
  /** `removed`: only its stories are left; it has no keys and is in no list. */
  status: 'active' | 'suspended' | 'removed';
  /** Submissions a second before 429. */
  ratePerSecond: number;
  policy: Policy;
}

/** Every process knows a new key or a suspension after this time. */
export const freshMs = 5_000;
const prefix = 'dl';

/** Agencies and their keys. A key is `dl_{agency}_{256 random bits}`, shown once and stored as a hash. */
export class Agencies {
  readonly #table: Table;
  readonly #recent = new QuickLRU<string, Agency>({ maxSize: 2000, maxAge: freshMs });
  constructor(table: Table) {
    this.#table = table;
  }

  /** The agency as it was at most `freshMs` ago. */
  async get(id: string): Promise<Agency | undefined> {
    const known = this.#recent.get(id);
    if (known) return known;
    const agency = await this.#table.get<Agency>(keys.agency(id));
    if (agency) this.#recent.set(id, agency);
    return agency;
  }

  /** Every agency, removed ones too. */
  async list(): Promise<Agency[]> {
    return Array.fromAsync(this.#table.everyWork<Agency>(work.agencies, ' ', '~'));
  }

  /** Creates an agency and returns its first key; undefined when the id is taken. */
  async create(agency: Omit<Agency, 'keyHashes' | 'status'>): Promise<string | undefined> {
    const key = newKey(prefix, agency.id);
    const created = await this.#table.create({
      ...keys.agency(agency.id),
      ...workKey(work.agencies, agency.id),
      ...agency,
      status: 'active',
      keyHashes: [hashKey(key)],
    });
    return created ? key : undefined;
  }

  /** Sets the operator's policy for an agency's stories; false when there is no such agency. */
  async setPolicy(id: string, policy: Policy): Promise<boolean> {
    const changed = await this.#table.change(keys.agency(id), {
      update: 'SET policy = :policy',
      condition: 'attribute_exists(id)',
      values: { ':policy': policy },
    });
    this.#recent.delete(id);
    return changed;
  }

  /**
   * Gives an agency a new key, which is returned; its earlier keys are valid until `until`.
   * Undefined when there is no such agency, or when its keys were changed at the same time.
   */
  async rotateKey(id: string, until: string, now: string): Promise<string | undefined> {
    const agency = await this.#table.get<Agency>(keys.agency(id));
    if (!agency) return undefined;
    const key = newKey(prefix, id);
    const changed = await this.#table.change(
      keys.agency(id),
      keyRotation(agency, withNewKey(agency, key, { until, now })),
    );
    this.#recent.delete(id);
    return changed ? key : undefined;
  }

  /** Suspends an agency or reactivates it; false when there is no such agency. */
  async setStatus(id: string, status: Agency['status']): Promise<boolean> {
    const changed = await this.#table.change(keys.agency(id), {
      update: 'SET #status = :status',
      condition: 'attribute_exists(id)',
      names: { '#status': 'status' },
      values: { ':status': status },
    });
    this.#recent.delete(id);
    return changed;
  }

  /** Changes the name or the rate; false when there is no such agency. A new name shows in feeds as they are built. */
  async edit(id: string, change: Partial<Pick<Agency, 'name' | 'ratePerSecond'>>): Promise<boolean> {
    const given = Object.entries(change);
    const changed = await this.#table.change(keys.agency(id), {
      update: `SET ${given.map(([field]) => `#${field} = :${field}`).join(', ')}`,
      condition: 'attribute_exists(id)',
      names: Object.fromEntries(given.map(([field]) => [`#${field}`, field])),
      values: Object.fromEntries(given.map(([field, value]) => [`:${field}`, value])),
    });
    this.#recent.delete(id);
    return changed;
  }

  /** Removes an agency that has no stories, with all its rows. */
  async remove(id: string): Promise<void> {
    await this.#table.remove(keys.agency(id));
    await this.#table.remove(keys.agencyActivity(id));
    this.#recent.delete(id);
  }

  /** Removes an agency whose stories stay: its keys are gone, operators can still act on the stories. */
  async retire(id: string): Promise<boolean> {
    const changed = await this.#table.change(keys.agency(id), {
      update: 'SET #status = :status, keyHashes = :none, retiringKeys = :none',
      condition: 'attribute_exists(id)',
      names: { '#status': 'status' },
      values: { ':status': 'removed', ':none': [] },
    });
    this.#recent.delete(id);
    return changed;
  }

  /** The agency that a key belongs to at an instant, whether active or suspended; undefined for a wrong key. */
  async authenticate(key: string, now: string): Promise<Agency | undefined> {
    const id = holderOf(prefix, key);
    const agency = id === undefined ? undefined : await this.get(id);
    return isKeyOf(agency, key, now) ? agency : undefined;
  }
}
