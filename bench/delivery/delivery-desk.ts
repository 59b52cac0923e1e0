import { setTimeout as sleep } from 'node:timers/promises';
import { logAddress } from '../../cli/mirror/address.ts';
import { syncKeysOf } from '../../functions/pipeline/delivery/sync-keys.ts';
import { defineFeed } from '../../functions/pipeline/feed-definitions/define.ts';
import { instant } from '../../functions/pipeline/ports.ts';
import { keyStoreOf } from '../../functions/platform/composition.ts';
import type { Invoke } from '../../local/functions/invoke.ts';
import { type BenchDesk, openBenchDesk } from '../desk/bench-desk.ts';
import { wireStory } from '../desk/wire-stories.ts';

/** The private feed of all measurements: every story of the agency. */
export const feed = 'wire';

/** A desk with a private feed, and what measurements of deliveries do with it. */
export interface DeliveryDesk {
  desk: BenchDesk;
  /** Address of the private feed. */
  feedUrl: string;
  /** A new subscriber of the feed, and its key, which the CDN knows. */
  subscribe(id: string): Promise<string>;
  suspend(id: string): Promise<void>;
  /** An endpoint that follows the feed from now on. */
  listen(id: string, url: string): Promise<void>;
  /** Submits a story and returns its id. */
  submit(n: number): Promise<string>;
  kill(storyId: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a desk whose functions may call this machine. */
export async function openDeliveryDesk(around?: (invoke: Invoke) => Invoke): Promise<DeliveryDesk> {
  process.env.OUTGOING_LOOPBACK = 'allowed';
  const desk = await openBenchDesk(1, { metered: true, ...(around && { around }) });
  const [agency] = desk.agencies;
  const { id: agencyId = '', key: agencyKey = '' } = agency ?? {};
  const definition = { id: feed, title: 'Wire', description: 'Wire', filter: { agency: [agencyId] } };
  await defineFeed(desk, { ...definition, visibility: 'private' });
  await until(async () => (await desk.changeLogs.get(feed))?.rows !== undefined);
  const { KEY_STORE_ARN = '' } = process.env;
  const keys = { ...desk, keyStore: keyStoreOf({ KEY_STORE_ARN }) };
  const { url } = desk.stack;
  const headers = { authorization: `Bearer ${agencyKey}`, 'content-type': 'application/json' };
  return {
    desk,
    feedUrl: logAddress(`${url}/private/feeds/${feed}.json`).head.replace('/changes/', '/feeds/'),
    subscribe: async (id) => {
      const contract = { id, name: id, feeds: [feed], createdAt: instant(Date.now()) };
      const key = await desk.subscribers.create(contract);
      await syncKeysOf(keys, id);
      return key ?? '';
    },
    suspend: async (id) => {
      await desk.subscribers.setStatus(id, 'suspended');
      await syncKeysOf(keys, id);
    },
    listen: async (id, to) => {
      await desk.feedStates.follow(feed);
      const seq = (await desk.changeLogs.get(feed))?.seq ?? 0;
      const [subscriber = ''] = id.split('.');
      const secrets = [{ secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}` }];
      const endpoint = { id, subscriber, url: to, feeds: [feed], secrets, createdAt: instant(Date.now()) };
      await desk.endpoints.create(endpoint, [{ feed, seq, replay: 0 }]);
    },
    submit: async (n) => {
      const answer = await fetch(`${url}/v1/articles`, { method: 'POST', headers, body: wireStory(n) });
      const { results } = (await answer.json()) as { results?: { storyId?: string }[] };
      return results?.[0]?.storyId ?? '';
    },
    kill: async (storyId) => {
      const body = JSON.stringify({ reason: 'Wrong' });
      const answer = await fetch(`${url}/v1/articles/${storyId}`, { method: 'DELETE', headers, body });
      if (!answer.ok) throw new Error(`The kill of ${storyId} was answered with ${answer.status}`);
      await answer.text();
    },
    close: () => desk.close(),
  };
}

/** Looks every few milliseconds. @throws Error after two minutes. */
export async function until<T>(look: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (const end = Date.now() + 120_000; Date.now() < end; await sleep(5)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error('What was waited for did not come within two minutes');
}
