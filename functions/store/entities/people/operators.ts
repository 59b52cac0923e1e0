import QuickLRU from 'quick-lru';
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

/** What an operator may do over the HTTP API; each may do what the one before may. */
export const operatorRoles = ['viewer', 'editor', 'admin'] as const;
export type OperatorRole = (typeof operatorRoles)[number];

/** A person or a program that works for the whole desk over the HTTP API, with a key of its own. */
export interface Operator extends KeyHolder {
  id: string;
  name: string;
  role: OperatorRole;
  status: 'active' | 'suspended';
  /** Requests a second before 429. */
  ratePerSecond: number;
}

/** Every process knows a new key or a suspension after this time. */
const freshMs = 5_000;
const prefix = 'dlo';

/** Operators and their keys. A key is `dlo_{operator}_{256 random bits}`, shown once and stored as a hash. */
export class Operators {
  readonly #table: Table;
  readonly #recent = new QuickLRU<string, Operator>({ maxSize: 500, maxAge: freshMs });
  constructor(table: Table) {
    this.#table = table;
  }

  /** The operator as it was at most `freshMs` ago. */
  async get(id: string): Promise<Operator | undefined> {
    const known = this.#recent.get(id);
    if (known) return known;
    const operator = await this.#table.get<Operator>(keys.operator(id));
    if (operator) this.#recent.set(id, operator);
    return operator;
  }

  /** Every operator, suspended ones too, by id. */
  async list(): Promise<Operator[]> {
    return Array.fromAsync(this.#table.everyWork<Operator>(work.operators, ' ', '~'));
  }

  /** Creates an operator and returns its first key; undefined when the id is taken. */
  async create(operator: Omit<Operator, keyof KeyHolder | 'status'>): Promise<string | undefined> {
    const key = newKey(prefix, operator.id);
    const created = await this.#table.create({
      ...keys.operator(operator.id),
      ...workKey(work.operators, operator.id),
      ...operator,
      status: 'active',
      keyHashes: [hashKey(key)],
    });
    return created ? key : undefined;
  }

  /**
   * Gives an operator a new key, which is returned; its earlier keys are valid until `until`.
   * Undefined when there is no such operator, or when its keys were changed at the same time.
   */
  async rotateKey(id: string, until: string, now: string): Promise<string | undefined> {
    const operator = await this.#table.get<Operator>(keys.operator(id));
    if (!operator) return undefined;
    const key = newKey(prefix, id);
    const changed = await this.#table.change(
      keys.operator(id),
      keyRotation(operator, withNewKey(operator, key, { until, now })),
    );
    this.#recent.delete(id);
    return changed ? key : undefined;
  }

  /** Changes name, role, rate or status; false when there is no such operator. */
  async edit(
    id: string,
    change: Partial<Pick<Operator, 'name' | 'role' | 'ratePerSecond' | 'status'>>,
  ): Promise<boolean> {
    const given = Object.entries(change);
    const changed = await this.#table.change(keys.operator(id), {
      update: `SET ${given.map(([field]) => `#${field} = :${field}`).join(', ')}`,
      condition: 'attribute_exists(id)',
      names: Object.fromEntries(given.map(([field]) => [`#${field}`, field])),
      values: Object.fromEntries(given.map(([field, value]) => [`:${field}`, value])),
    });
    this.#recent.delete(id);
    return changed;
  }

  /** The operator that a key belongs to at an instant, whether active or suspended; undefined for a wrong key. */
  async authenticate(key: string, now: string): Promise<Operator | undefined> {
    const id = holderOf(prefix, key);
    const operator = id === undefined ? undefined : await this.get(id);
    return isKeyOf(operator, key, now) ? operator : undefined;
  }
}

/** Whether a key looks like one of an operator; others are of agencies. */
export const isOperatorKey = (key: string): boolean => key.startsWith(`${prefix}_`);
