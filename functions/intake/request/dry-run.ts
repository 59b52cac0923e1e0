import type { Context } from 'hono';
import { refuse } from '../../platform/problem.ts';
import { flagOf } from './flag.ts';

/**
 * Whether `?dryRun=` asks that nothing be stored.
 * @throws HTTPException for a preview of what is not a dry run: somebody who wants to look must not publish.
 */
export function isDryRun(c: Context): boolean {
  const nothingStored = flagOf(c, 'dryRun') === true;
  if (!nothingStored && flagOf(c, 'preview') === true) {
    const errors = [
      { pointer: '/dryRun', detail: 'A preview is one of a dry run: ?dryRun=true&preview=true' },
    ];
    refuse('invalid-request', 'Nothing was done', { errors });
  }
  return nothingStored;
}
