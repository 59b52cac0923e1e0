import { ownedEndpoints } from '../../../pipeline/delivery/endpoints/of-subscribers.ts';
import { instant } from '../../../pipeline/ports.ts';
import type { Check } from '../check.ts';

/** What is due to an endpoint goes out within seconds, or after the pause of one that fails. */
export const endpointWaiting: Check = {
  code: 'endpoint-waiting',
  on: 'desk',
  severity: 'error',
  title: 'An endpoint is not called although something is due',
  async find(ports, _id, { patienceMs }) {
    const late = instant(ports.now() - patienceMs);
    const active = (await ownedEndpoints(ports)).filter(
      ({ isCalled, endpoint: { status, pausedUntil = '' } }) =>
        isCalled && status === 'active' && pausedUntil <= late,
    );
    const troubles = await Promise.all(
      active.map(async ({ endpoint: { id, subscriber } }) => {
        const [first] = await ports.deliveries.due(id, 1);
        if (first?.dueAt === undefined || first.dueAt > late) return [];
        return [{ about: id, detail: `${id} of ${subscriber} has waited since ${first.dueAt}` }];
      }),
    );
    return troubles.flat();
  },
  async repair(ports, _id, { about = '' }) {
    await ports.deliveriesQueue.send({ endpoint: about });
  },
};

/** Stories that are counted as waiting; more are `1000+`. */
const counted = 1000;

/** It is tried again, and its subscriber hears of no kill until then. */
export const endpointFailing: Check = {
  code: 'endpoint-failing',
  on: 'desk',
  severity: 'notice',
  title: 'An endpoint fails, and calls wait for it',
  async find(ports) {
    const failing = (await ownedEndpoints(ports)).filter(
      ({ isCalled, endpoint: { status, failures = 0 } }) => isCalled && status === 'active' && failures > 0,
    );
    const troubles = await Promise.all(
      failing.map(async ({ endpoint: { id, subscriber, failures, lastFailure = '' } }) => {
        const waiting = (await ports.deliveries.due(id, counted)).length;
        if (waiting === 0) return [];
        const calls = waiting >= counted ? `${counted}+` : String(waiting);
        const detail = `${id} of ${subscriber}: ${failures} failures, the last one ${lastFailure}; waiting: ${calls}`;
        return [{ about: id, detail }];
      }),
    );
    return troubles.flat();
  },
};

/** Its subscriber hears of no kill any more. */
export const endpointDisabled: Check = {
  code: 'endpoint-disabled',
  on: 'desk',
  severity: 'notice',
  title: 'An endpoint is disabled',
  async find(ports) {
    return (await ports.endpoints.list())
      .filter(({ status }) => status === 'disabled')
      .map(({ id, subscriber, reason, disabledAt }) => ({
        about: id,
        detail: `${id} of ${subscriber}, since ${disabledAt ?? ''}: ${reason ?? ''}`,
      }));
  },
};

/** Whoever has no contract is not called; its address would stay for nothing. */
export const endpointOfNobody: Check = {
  code: 'endpoint-of-nobody',
  on: 'desk',
  severity: 'warning',
  title: 'An endpoint belongs to no subscriber, or to one that was removed',
  async find(ports) {
    return (await ownedEndpoints(ports))
      .filter(({ subscriber }) => subscriber === undefined || subscriber.status === 'removed')
      .map(({ endpoint: { id, subscriber } }) => ({ about: id, detail: `${id} of ${subscriber}` }));
  },
  async repair(ports, _id, { about = '' }) {
    await ports.endpoints.remove(about);
  },
};
