import { setTimeout as sleep } from 'node:timers/promises';
import { builtInFeeds } from '../../functions/contract/feeds.ts';
import { prefixes } from '../../functions/contract/object-keys.ts';
import { feedGuid } from '../../functions/core/feeds/format.ts';
import { keys, type RowKey } from '../../functions/store/dynamodb/keys.ts';
import type { BenchDesk } from './bench-desk.ts';
import type { Sent } from './client-jobs.ts';

/** Ids of all feeds, without the directory. */
export const feedIds = async (desk: BenchDesk): Promise<string[]> =>
  (await desk.feeds.list()).map(({ id }) => id);

/**
 * Waits until every feed matches its membership rows, and until no message is left. Returns the milliseconds of both.
 * @throws Error if this takes longer than `patienceMs`.
 */
export async function awaitIdle(
  desk: BenchDesk,
  patienceMs = 180_000,
): Promise<{ visibleMs: number; drainedMs: number }> {
  const started = performance.now();
  const late = new Set(await feedIds(desk));
  let visibleMs: number | undefined;
  let drainedMs: number | undefined;
  while (visibleMs === undefined || drainedMs === undefined) {
    if (performance.now() - started > patienceMs) {
      throw new Error(
        `After ${patienceMs} ms: ${late.size} feeds behind, ${await desk.backlog()} messages left`,
      );
    }
    for (const feed of late) if (await isCurrent(desk, feed)) late.delete(feed);
    if (late.size === 0) visibleMs ??= performance.now() - started;
    if ((await desk.backlog()) === 0) drainedMs ??= performance.now() - started;
    await sleep(50);
  }
  return { visibleMs, drainedMs };
}

/** Waits until no message is left. */
export async function drained(desk: BenchDesk): Promise<void> {
  do await sleep(200);
  while ((await desk.backlog()) > 0);
}

/** Makes feeds as old as those of a desk that runs: for an hour a new one is read completely with every build. */
export async function makeOld(desk: BenchDesk, feeds: readonly string[]): Promise<void> {
  const day = 86_400_000;
  for (const feed of feeds) {
    await desk.table.change(keys.feedState(feed), {
      update: 'SET countedSince = :since',
      values: { ':since': Date.now() - day },
    });
  }
}

/** Whether the stored JSON feed lists the newest live memberships, and behind them at most older ones that were corrected. */
export async function isCurrent(desk: BenchDesk, feed: string): Promise<boolean> {
  const [definition, text] = await Promise.all([
    desk.feeds.get(feed),
    desk.feedsBucket.text(`${prefixes.feeds}${feed}.json`),
  ]);
  if (!definition || text === undefined) return false;
  const shown = (JSON.parse(text) as { items: { id: string; _tombstone?: object }[] }).items;
  const wanted = (await desk.memberships.newest(feed, definition.size)).filter(
    ({ state }) => state === 'live',
  );
  const ids = shown.filter((item) => item._tombstone === undefined).map(({ id }) => id);
  if (wanted.length < definition.size && ids.length > wanted.length) return false;
  return ids.slice(0, wanted.length).join() === wanted.map(({ storyId }) => feedGuid(storyId)).join();
}

/** Accepted stories without a membership row in one of their three feeds, or without a story page. */
export async function lost(desk: BenchDesk, sent: Sent[]): Promise<string[]> {
  const members = new Map<string, Set<string>>();
  const missing = (await withoutPage(desk, sent)).map((id) => `page of ${id}`);
  for (const { storyId, agency, language } of sent) {
    for (const feed of [builtInFeeds.latest, builtInFeeds.agency(agency), builtInFeeds.language(language)]) {
      const known = members.get(feed) ?? (await membersOf(desk, feed));
      members.set(feed, known);
      if (!known.has(storyId)) missing.push(`${storyId} in ${feed}`);
    }
  }
  return missing;
}

/** Accepted stories without a story page. */
export async function withoutPage(desk: BenchDesk, sent: Sent[]): Promise<string[]> {
  const pages = new Set<string>();
  for await (const { key } of desk.feedsBucket.list(prefixes.storyPages)) pages.add(key);
  return sent.map(({ storyId }) => storyId).filter((id) => !pages.has(`${prefixes.storyPages}${id}.html`));
}

async function membersOf(desk: BenchDesk, feed: string): Promise<Set<string>> {
  const partition = keys.membership(feed, '', '', 0).pk;
  const found = new Set<string>();
  let after: RowKey | undefined;
  do {
    const page = await desk.table.page<{ storyId: string }>(partition, after ? { after } : {});
    for (const { storyId } of page.rows) found.add(storyId);
    after = page.next;
  } while (after);
  return found;
}
