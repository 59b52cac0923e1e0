import { isDeepStrictEqual } from 'node:util';
import type { FeedFormatId } from '../core/feeds/format.ts';
import { type FeedDefinition, readDefinition } from '../core/feeds/select/definition.ts';
import type { Problem } from '../core/story/draft.ts';
import type { Desk } from './desk.ts';
import { instant } from './desk.ts';
import { hint } from './settle.ts';

type Ports = Pick<Desk, 'feeds' | 'definitions' | 'receiptsQueue' | 'feedsQueue' | 'now'>;

/** `filling`: past stories are being looked through; the feed changes for its readers when that is done. */
export type Defined = { problems: Problem[] } | { definition: FeedDefinition; filling: boolean };

/** The reconciler looks at a filling that has stood still for this long. */
export const fillPatienceMs = 120_000;

/**
 * Defines a feed, or defines it anew. A new or changed filter fills a generation of memberships in the
 * background; readers keep what they have until it is complete. Any other change shows with the next build.
 */
export async function defineFeed(ports: Ports, input: unknown): Promise<Defined> {
  const read = readDefinition(input);
  if ('problems' in read) return read;
  const { definition } = read;
  const [row, entry, underWay] = await Promise.all([
    ports.feeds.get(definition.id),
    ports.definitions.get(definition.id),
    ports.definitions.filling(definition.id),
  ]);
  const now = instant(ports.now());
  const { id, filter, formats, ...shown } = definition;
  const generation = entry?.generation ?? 0;
  const filling = entry === undefined || !isDeepStrictEqual(entry.filter, filter);
  // A filling under way was for another filter: its generation is left behind for good.
  const next = Math.max(generation, entry?.filling ?? 0, underWay?.generation ?? 0) + 1;
  const target = filling ? next : entry?.filling;
  await ports.feeds.put({
    ...shown,
    id,
    ...(formats && { formats: formats as FeedFormatId[] }),
    builtIn: false,
    generation: row?.generation ?? 0,
    revision: (row?.revision ?? 0) + 1,
    createdAt: row?.createdAt ?? now,
  });
  await ports.definitions.put({
    id,
    ...(filter && { filter }),
    generation,
    ...(target !== undefined && { filling: target }),
  });
  if (filling) {
    const start = { id, generation: next, cursor: '', seen: 0, matched: 0, startedAt: now };
    await ports.definitions.putFilling(start, instant(ports.now() + fillPatienceMs));
    await ports.receiptsQueue.send({ fill: id });
  } else {
    await hint(ports, { feeds: [id], stories: [] }, `define-${id}-${ports.now()}`);
  }
  return { definition, filling };
}
