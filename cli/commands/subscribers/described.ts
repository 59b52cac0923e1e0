import {
  mayRead,
  type Subscriber,
  validKeys,
} from '../../../functions/store/entities/delivery/subscribers.ts';
import type { OperatorDesk } from '../../connect/ports.ts';

/** A subscriber without its key hashes; `status` says whether its keys open anything now. */
export function described(subscriber: Subscriber, now: string) {
  const { keyHashes: _hashes, retiringKeys: _retiring, revoked: _revoked } = subscriber;
  const { id, name, contact, feeds, purposes, createdAt, endsAt } = subscriber;
  const status = subscriber.status === 'active' && !mayRead(subscriber, now) ? 'expired' : subscriber.status;
  const oldKeyUntil = validKeys(subscriber, now)
    .flatMap(({ until }) => until ?? [])
    .toSorted()
    .at(-1);
  return {
    id,
    name,
    status,
    feeds,
    createdAt,
    ...(contact !== undefined && { contact }),
    ...(purposes !== undefined && { purposes }),
    ...(endsAt !== undefined && { endsAt }),
    ...(oldKeyUntil !== undefined && { oldKeyUntil }),
  };
}

/** Brings a subscriber's keys to the CDN; should this process end before, the reconciler does it. */
export async function tellCdn(desk: OperatorDesk, id: string): Promise<void> {
  const { syncKeysOf } = await import('../../../functions/pipeline/delivery/sync-keys.ts');
  await syncKeysOf(desk, id);
}
