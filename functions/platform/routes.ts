import { routes } from '../contract/routes.ts';

/** Whether a path matches a pattern of API Gateway: `{id+}` takes the rest of the path, `{id}` one part of it. */
const fits = (pattern: string, path: string): boolean =>
  new RegExp(
    `^${pattern
      .replaceAll('.', '\\.')
      .replaceAll(/\{\w+\+\}/g, '[^]+')
      .replaceAll(/\{\w+\}/g, '[^/]+')}$`,
  ).test(path);

const known = routes.map((route) => {
  const [verb = '', pattern = ''] = route.split(' ');
  return { route, verb, pattern };
});

/** The route of the contract that API Gateway picks: a route of the method before one of `ANY`. */
export function routeOf(method: string, path: string): string | undefined {
  const fitting = known.filter(({ pattern }) => fits(pattern, path));
  const picked = [method, 'ANY'].map((verb) => fitting.find((one) => one.verb === verb));
  return picked.find((one) => one !== undefined)?.route;
}

/** Methods that a path takes; empty for an unknown path. `HEAD` goes with `GET` (RFC 9110 §9.3.2). */
export function methodsAt(path: string): string[] {
  const verbs = known.filter(({ pattern, verb }) => verb !== 'ANY' && fits(pattern, path));
  return [...new Set(verbs.flatMap(({ verb }) => (verb === 'GET' ? ['GET', 'HEAD'] : [verb])))];
}
