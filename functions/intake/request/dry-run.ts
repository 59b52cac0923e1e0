import type { Context } from 'hono';
import { refuse } from '../../platform/problem.ts';

/**
 * Whether `?dryRun=` asks that nothing be stored. Any other spelling is refused: if it were ignored, a test would be
 * published.
 */
export function isDryRun(c: Context): boolean {
  const values = valuesOf(c).map((one) => one.toLowerCase());
  const [value = 'false', ...more] = values;
  if (more.length > 0 || (value !== 'true' && value !== 'false')) refuseAtDryRun('dryRun is true or false');
  return value === 'true';
}

const valuesOf = (c: Context): string[] =>
  Object.entries(c.req.queries()).flatMap(([name, values]) =>
    name.toLowerCase() === 'dryrun' ? values : [],
  );

function refuseAtDryRun(detail: string): never {
  refuse('invalid-request', 'Nothing was done', { errors: [{ pointer: '/dryRun', detail }] });
}
