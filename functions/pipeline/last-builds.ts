import QuickLRU from 'quick-lru';

/**
 * When feeds were built last, as far as this process knows: milliseconds since the epoch by feed. The time only grows,
 * so one that is out of date errs on the side of another look at the feed's row. Under load most messages ask for a
 * build that another of them has brought, and are answered by this without a request.
 */
export type LastBuilds = QuickLRU<string, number>;

export const lastBuilds = (): LastBuilds => new QuickLRU({ maxSize: 1000 });
