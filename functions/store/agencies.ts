import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Policy } from '../core/normalise/normaliser.ts';
import { keys, work, workKey } from './keys.ts';
import type { Table } from './table.ts';

export interface Agency {
  id: string;
  name: string;
  status: 'active' | 'suspended';
  /** SHA-256 of each valid key, hex. Two while a key is being changed. */
  keyHashes: string[];
  /** Submissions a second before 429. */
  ratePerSecond: number;
  policy: Policy;
}

/** A new key or a suspension is known everywhere after this. */
const freshMs = 5_000;

/** Agencies and their keys. A key is `dl_{agency}_{256 random bits}`, shown once and stored as a hash. */
export class Agencies {
  readonly #table: Table;
  readonly #recent = new LRUCache<string, Agency>({ max: 2000, ttl: freshMs });
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

  async list(): Promise<Agency[]> {
    const { rows } = await this.#table.findWork<Agency>(work.agencies, ' ', '~');
    return rows;
  }

  /** Creates an agency and returns its first key; undefined when the id is taken. */
  async create(agency: Omit<Agency, 'keyHashes' | 'status'>): Promise<string | undefined> {
    const key = newKey(agency.id);
    const created = await this.#table.create({
      ...keys.agency(agency.id),
      ...workKey(work.agencies, agency.id),
      ...agency,
      status: 'active',
      keyHashes: [hashKey(key)],
    });
    return created ? key : undefined;
  }

  /** Sets what the operator decides about an agency's stories; false when there is no such agency. */
  async setPolicy(id: string, policy: Policy): Promise<boolean> {
    const changed = await this.#table.update(keys.agency(id), {
      update: 'SET policy = :policy',
      condition: 'attribute_exists(id)',
      values: { ':policy': policy },
    });
    this.#recent.delete(id);
    return changed !== undefined;
  }

  /** The active agency that a key belongs to; undefined for a wrong key or a suspended agency. */
  async authenticate(key: string): Promise<Agency | undefined> {
    const id = /^dl_([a-z0-9][a-z0-9-]{0,62})_[A-Za-z0-9_-]{43}$/.exec(key)?.[1];
    if (!id) return undefined;
    const agency = await this.get(id);
    const hash = Buffer.from(hashKey(key), 'hex');
    // Every hash is compared, whatever the outcome of the first, so that time tells nothing.
    const matches = (agency?.keyHashes ?? []).map((known) =>
      timingSafeEqual(Buffer.from(known, 'hex'), hash),
    );
    return agency?.status === 'active' && matches.includes(true) ? agency : undefined;
  }

  /**
   * Counts one submission in the current second. Returns false when the agency is over its rate.
   * A fixed window of one second: simple, one write, and a burst can at most double the rate.
   */
  async withinRate(agency: Agency, nowMs: number): Promise<boolean> {
    const second = Math.floor(nowMs / 1000);
    const row = await this.#table.update<{ n: number }>(keys.rate(agency.id, second), {
      update: 'ADD n :one SET expiresAt = :ttl',
      values: { ':one': 1, ':ttl': second + 60 },
    });
    return (row?.n ?? 1) <= agency.ratePerSecond;
  }
}

const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex');
const newKey = (agencyId: string): string => `dl_${agencyId}_${randomBytes(32).toString('base64url')}`;
