import { setTimeout as sleep } from 'node:timers/promises';
import type { ChangeType } from '../../functions/core/delivery/change.ts';
import { digestOf, type Holdings, replay } from '../../functions/core/delivery/replay.ts';
import { parallelMap } from '../../functions/pipeline/parallel-map.ts';
import { CliError } from '../errors.ts';
import type { LogAddress } from './address.ts';
import type { MirrorClient } from './client.ts';
import { type MirrorFolder, storyDigest } from './folder.ts';
import { entriesAfter, type Head, readHead } from './log.ts';
import { type Verified, verify } from './verify.ts';

export interface Mirror {
  address: LogAddress;
  client: MirrorClient;
  folder: MirrorFolder;
  /** Acknowledge what is done: only subscribers can. */
  acknowledges: boolean;
  /** Read the whole log and every file, and compare them. */
  verify?: boolean;
  stop: AbortSignal;
}

/** What one round came to. */
export interface Synced {
  seq: number;
  stories: number;
  changes: Partial<Record<ChangeType, number>>;
  /** Whether the desk said that the copy is right; undefined when it was not asked. */
  agrees?: boolean;
  /** False while the desk still adds to the log what the feed held before. */
  complete: boolean;
  /** What the files were before, where that was asked for. */
  verified?: Verified;
}

const parallelFetches = 8;
/** A page may be written a moment after the log, and the log a moment after a page. */
const rounds = 20;
const roundMs = 1_500;

/**
 * Brings a copy up to the head of the log, and acknowledges it. Kills, and whatever else has left, go first. A copy that
 * does not hold what the log says it must is made again from the whole log.
 * @throws CliError for a desk that cannot be read; the copy keeps what it has.
 */
export async function sync(mirror: Mirror): Promise<Synced> {
  const { address, client, folder, stop } = mirror;
  let known: { head: Head; etag: string | undefined } | undefined;
  let verified: Verified | undefined;
  for (let round = 0; ; round++) {
    known = (await readHead(client, address, known?.etag)) ?? known;
    if (!known) throw new CliError(`${address.head} has no content`);
    const { head } = known;
    folder.begin();
    const changes: Synced['changes'] = {};
    const wanted = await wantedBy(mirror, head, changes);
    if (mirror.verify) verified ??= verify(folder, wanted);
    for (const id of folder.ids) if (!wanted.has(id)) folder.remove(id);
    const late = await fetchMissing(mirror, wanted);
    if (late.length === 0) {
      folder.progress = { ...folder.progress, seq: head.seq, holdings: wanted };
      folder.save();
      const agrees = await acknowledged(mirror);
      const { seq, complete } = head;
      return {
        ...{ seq, stories: wanted.size, changes, complete },
        ...(agrees !== undefined && { agrees }),
        ...(verified && { verified }),
      };
    }
    if (round === rounds)
      throw new CliError(
        `${late.length} stories are not what the log says, ${late[0]} first`,
        'the copy has everything else; run the same command again later',
      );
    await sleep(roundMs, undefined, { signal: stop });
  }
}

/** What the copy must hold at the head of the log. */
async function wantedBy(mirror: Mirror, head: Head, changes: Synced['changes']): Promise<Holdings> {
  const { folder, verify: isWhole = false } = mirror;
  const { seq, holdings } = folder.progress;
  // A desk that was restored from a backup has a shorter log.
  const isBehind = seq > head.seq;
  const wanted = await replayed(
    mirror,
    head,
    isBehind ? 0 : seq,
    isBehind ? new Map() : new Map(holdings),
    changes,
  );
  // The state of the copy may be what is wrong.
  if (digestOf(wanted) === head.digest && !isWhole) return wanted;
  const whole = await replayed(mirror, head, 0, new Map(), {});
  if (digestOf(whole) === head.digest) return whole;
  throw new CliError(
    `the log of ${head.feed} does not lead to the digest that it states`,
    'the copy stays as it is; tell the operator of the desk',
  );
}

async function replayed(
  { client, address }: Mirror,
  head: Head,
  after: number,
  holdings: Holdings,
  changes: Synced['changes'],
): Promise<Holdings> {
  for await (const entries of entriesAfter(client, address, head, after)) {
    replay(holdings, entries);
    for (const { type } of entries) changes[type] = (changes[type] ?? 0) + 1;
  }
  return holdings;
}

/** Fetches stories that have no file, or not that of the version; returns those that the desk does not show as logged. */
async function fetchMissing(
  { client, folder, verify: isWhole }: Mirror,
  wanted: Holdings,
): Promise<string[]> {
  const { holdings } = folder.progress;
  const missing = [...wanted].filter(([id, { digest }]) => {
    const isTaken = folder.ids.has(id) && holdings.get(id)?.digest === digest;
    // An earlier run may have written the file and not the state.
    return !(isTaken && !isWhole) && (digest === '' || folder.digestIn(id) !== digest);
  });
  const late = await parallelMap(
    missing,
    parallelFetches,
    async ([id, { url, digest }]): Promise<string[]> => {
      const { status, text } = await client.get(url);
      const found = status === 200 ? storyDigest(text) : undefined;
      if (found === undefined || (digest !== '' && found !== digest)) return [id];
      folder.put(id, text);
      return [];
    },
  );
  return late.flat();
}

async function acknowledged({ client, folder, acknowledges }: Mirror): Promise<boolean | undefined> {
  const { seq, acknowledged: before, holdings } = folder.progress;
  if (!acknowledges || before === seq) return undefined;
  const { agrees } = await client.acknowledge(seq, digestOf(holdings));
  folder.progress = { ...folder.progress, acknowledged: seq };
  folder.save();
  return agrees;
}
