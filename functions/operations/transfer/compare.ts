import { prefixes } from '../../contract/object-keys.ts';
import type { ObjectInfo } from '../../store/s3/objects.ts';
import type { TransferPorts } from './ports.ts';
import { openExport } from './read-export.ts';

export interface Comparison {
  same: number;
  /** Keys of documents that have other bytes than those of the exported desk. */
  differing: string[];
  missing: string[];
}

/** How many differing documents are named; the comparison stops there. */
const named = 100;

/**
 * Compares the public documents with those of the exported desk: equal entity tags mean equal bytes. Both lists are in
 * the order of the keys, so that neither is held in memory.
 */
export async function comparePublic(
  ports: Pick<TransferPorts, 'feedsBucket'>,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Comparison> {
  const found: Comparison = { same: 0, differing: [], missing: [] };
  const here = below(ports, [prefixes.feeds, prefixes.storyPages]);
  let next = await here.next();
  for await (const item of (await openExport(bytes)).items) {
    if (item.kind !== 'public') continue;
    while (!next.done && next.value.key < item.key) next = await here.next();
    const object = next.done || next.value.key !== item.key ? undefined : next.value;
    if (object?.etag === item.etag) found.same++;
    else (object ? found.differing : found.missing).push(item.key);
    if (found.differing.length + found.missing.length >= named) break;
  }
  return found;
}

async function* below(
  { feedsBucket }: Pick<TransferPorts, 'feedsBucket'>,
  all: readonly string[],
): AsyncGenerator<ObjectInfo, undefined> {
  for (const prefix of all) yield* feedsBucket.list(prefix);
  return undefined;
}
