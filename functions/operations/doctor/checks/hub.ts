import { instant } from '../../../pipeline/ports.ts';
import { stateOf } from '../../../store/entities/delivery/hub-subscriptions.ts';
import { hasReaders, isPrivate } from '../../../store/entities/feeds/feeds.ts';
import type { Check } from '../check.ts';

/** Subscriptions that one look asks for. */
const atOnce = 200;

/** What was asked of the hub is verified within seconds, and what failed is tried again in time. */
export const hubWaiting: Check = {
  code: 'hub-waiting',
  on: 'desk',
  severity: 'error',
  title: 'A subscription at the hub is not served although something is due',
  async find(ports, _id, { patienceMs }) {
    const late = await ports.hubSubscriptions.due(instant(ports.now() - patienceMs), atOnce);
    return late.map(({ id, feed, dueAt = '' }) => ({
      about: `${feed} ${id}`,
      detail: `${id} of the feed ${feed} has waited since ${dueAt}`,
    }));
  },
  async repair(ports, _id, { about = '' }) {
    const [feed = '', hub = ''] = about.split(' ');
    await ports.deliveriesQueue.send({ hub, feed });
  },
};

/** Nobody but the callback is told when deliveries fail. */
export const hubFailing: Check = {
  code: 'hub-failing',
  on: 'feed',
  severity: 'notice',
  title: 'A callback of the hub does not take a feed',
  async find(ports, feed) {
    const now = instant(ports.now());
    const all = await Array.fromAsync(ports.hubSubscriptions.of(feed));
    return all
      .filter((one) => stateOf(one, now) === 'active' && one.reason !== undefined)
      .map(({ id, callback, reason }) => ({
        about: id,
        detail: `${id} at ${new URL(callback).hostname}: ${reason}`,
      }));
  },
};

/** Only feeds that anybody may read are topics. */
export const hubOfNoFeed: Check = {
  code: 'hub-of-no-feed',
  on: 'feed',
  severity: 'warning',
  title: 'A subscription at the hub is for a feed that the public does not have',
  async find(ports, feed) {
    const row = await ports.feeds.get(feed);
    if (row && hasReaders(row) && !isPrivate(row)) return [];
    const now = instant(ports.now());
    const all = await Array.fromAsync(ports.hubSubscriptions.of(feed));
    return all
      .filter((one) => stateOf(one, now) === 'active')
      .map(({ id, callback }) => ({ about: id, detail: `${id} at ${new URL(callback).hostname}` }));
  },
  async repair(ports, feed, { about = '' }) {
    await ports.hubSubscriptions.drop({ feed, id: about }, ports.now(), 'the feed is not public any more');
  },
};
