import { LRUCache } from 'lru-cache';
import type { PipelinePorts } from './ports.ts';

type Agencies = Pick<PipelinePorts['agencies'], 'get'>;

/** A new name is in everything that is built a minute later; what was built before keeps the old one. */
const ttlMs = 60_000;

/** By desk: a process may work for several. Agencies that are gone are noted too, as an empty text. */
const known = new WeakMap<Agencies, LRUCache<string, string>>();

/** The name of an agency for readers; undefined when there is no such agency any more. */
export async function agencyName(agencies: Agencies, id: string): Promise<string | undefined> {
  const names = known.get(agencies) ?? new LRUCache<string, string>({ max: 2000, ttl: ttlMs });
  known.set(agencies, names);
  const name = names.get(id) ?? (await agencies.get(id))?.name ?? '';
  if (!names.has(id)) names.set(id, name);
  return name === '' ? undefined : name;
}

/** The field of a story that its renderers take the name from. */
export const agencyField = (name: string | undefined): { agencyName?: string } =>
  name === undefined ? {} : { agencyName: name };
