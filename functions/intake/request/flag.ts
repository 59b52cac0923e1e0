import type { Context } from 'hono';
import { refuse } from '../../platform/problem.ts';

/**
 * The value of a query parameter that is `true` or `false`; undefined when it is absent. Any other value, spelling or
 * repetition is refused: if it were ignored, something would be done that nobody asked for.
 * @param name its name; every spelling of it is taken
 */
export function flagOf(c: Context, name: string): boolean | undefined {
  const given = Object.entries(c.req.queries()).flatMap(([one, values]) =>
    one.toLowerCase() === name.toLowerCase() ? values : [],
  );
  const [value, ...more] = given.map((one) => one.toLowerCase());
  if (value === undefined) return undefined;
  if (more.length > 0 || (value !== 'true' && value !== 'false')) {
    const errors = [{ pointer: `/${name}`, detail: `${name} is true or false` }];
    refuse('invalid-request', 'Nothing was done', { errors });
  }
  return value === 'true';
}
