import { compareKeys, syncAllKeys } from '../../../pipeline/delivery/sync-keys.ts';
import type { Check } from '../check.ts';

/** The CDN opens private feeds by a copy of the subscribers' keys. */
export const subscriberKeys: Check = {
  code: 'subscriber-keys',
  on: 'desk',
  severity: 'error',
  title: 'The keys at the CDN are not those of the subscribers',
  async find(ports) {
    // Each look at the CDN costs; a desk without subscribers has nothing there.
    if ((await ports.subscribers.list()).length === 0) return [];
    const { wrong, surplus } = await compareKeys(ports);
    if (wrong.size + surplus.length === 0) return [];
    const detail = `${wrong.size} keys do not open what they should, ${surplus.length} open something and should not`;
    return [{ detail }];
  },
  async repair(ports) {
    await syncAllKeys(ports);
  },
};
