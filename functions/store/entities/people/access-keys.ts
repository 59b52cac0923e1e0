import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a replaced key, and the instant at which it stops being valid. */
export interface RetiringKey {
  hash: string;
  until: string;
}

/** Who has keys: an agency or an operator. Keys themselves are shown once and never stored. */
export interface KeyHolder {
  /** SHA-256 of each valid key, hex. */
  keyHashes: string[];
  /** Replaced keys that are still valid for some time. */
  retiringKeys?: RetiringKey[];
  /** How often the keys were replaced; absent: never, or by version 0.2.0. */
  rotations?: number;
}

/** What the id of a holder may be; it is a part of its keys. */
const holderId = '[a-z0-9][a-z0-9-]{0,62}';

/** Random bytes of a key, as base64url. */
const secretBytes = 32;
const secret = '[A-Za-z0-9_-]{43}';

/** Of nobody: compared with where a holder is unknown, so that its absence takes no less time. */
const noHash = '0'.repeat(64);

/** A new key: prefix, id of the holder, and 256 random bits. */
export const newKey = (prefix: string, id: string): string =>
  `${prefix}_${id}_${randomBytes(secretBytes).toString('base64url')}`;

/** SHA-256 of a key, hex. */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Reads the id of the holder from a key; undefined for what is no key of this prefix. */
export const holderOf = (prefix: string, key: string): string | undefined =>
  new RegExp(`^${prefix}_(${holderId})_${secret}$`).exec(key)?.[1];

/** Whether a key is valid for a holder at an instant. The time that this takes does not reveal which hash matched. */
export function isKeyOf(holder: KeyHolder | undefined, key: string, now: string): boolean {
  const hash = Buffer.from(hashKey(key), 'hex');
  const retiring = (holder?.retiringKeys ?? []).filter(({ until }) => until > now);
  const known = [noHash, ...(holder?.keyHashes ?? []), ...retiring.map((one) => one.hash)];
  const matches = known.map((one) => timingSafeEqual(Buffer.from(one, 'hex'), hash));
  return matches.includes(true);
}

/** The keys of a holder that gets a new one; the earlier ones are valid until `until`. Instants are UTC, ISO 8601. */
export function withNewKey(
  holder: KeyHolder,
  key: string,
  { until, now }: { until: string; now: string },
): Required<Pick<KeyHolder, 'keyHashes' | 'retiringKeys'>> {
  const earlier = holder.retiringKeys ?? [];
  return {
    keyHashes: [hashKey(key)],
    retiringKeys: [
      ...earlier.map((one) => ({ hash: one.hash, until: one.until < until ? one.until : until })),
      ...holder.keyHashes.map((hash) => ({ hash, until })),
    ].filter((one) => one.until > now),
  };
}

/**
 * The update of a holder's row that replaces its keys; it fails when they were replaced at the same time. More fields to
 * set can follow it.
 */
export function keyRotation(
  { rotations }: KeyHolder,
  { keyHashes, retiringKeys }: Pick<KeyHolder, 'keyHashes' | 'retiringKeys'>,
): { update: string; condition: string; values: Record<string, unknown> } {
  return {
    update: 'ADD rotations :one SET keyHashes = :keys, retiringKeys = :retiring',
    // A number, since one of the emulators does not compare lists.
    condition: rotations === undefined ? 'attribute_not_exists(rotations)' : 'rotations = :before',
    values: {
      ':keys': keyHashes,
      ':retiring': retiringKeys ?? [],
      ':one': 1,
      ...(rotations !== undefined && { ':before': rotations }),
    },
  };
}
