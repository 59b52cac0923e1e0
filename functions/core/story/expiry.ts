import type { PubStatus } from './schema.ts';

const dayMs = 86_400_000;

/**
 * When a story has to leave the feeds: at the end that its agency states, or so many days after it was first shown,
 * whichever comes first. Undefined: never, and for a story that is not usable. `shown` is the first publication, or the
 * time for which that is planned. All times are UTC, ISO 8601.
 */
export function expiryOf(terms: {
  pubStatus: PubStatus;
  expires?: string;
  shown: string;
  days?: number | undefined;
}): string | undefined {
  const { pubStatus, expires: stated, shown, days } = terms;
  if (pubStatus !== 'usable') return undefined;
  const byPolicy = days === undefined ? undefined : new Date(Date.parse(shown) + days * dayMs).toISOString();
  if (stated === undefined || byPolicy === undefined) return stated ?? byPolicy;
  return Date.parse(stated) < Date.parse(byPolicy) ? stated : byPolicy;
}
