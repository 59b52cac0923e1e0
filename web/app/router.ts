import { useEffect, useState } from 'preact/hooks';

/** Where the user is: `#/stories/ID?state=killed`. After the hash, since the desk is one static file. */
export interface Route {
  screen: string;
  id?: string;
  params: Readonly<Record<string, string>>;
}

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [screen = '', ...rest] = path.split('/');
  const id = decoded(rest.join('/'));
  return {
    screen,
    ...(id !== '' && { id }),
    params: Object.fromEntries(new URLSearchParams(query)),
  };
}

export function href(
  screen: string,
  id?: string,
  params: Readonly<Record<string, string | undefined>> = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value) query.set(name, value);
  const text = query.toString();
  return `#/${screen}${id === undefined ? '' : `/${encodeURIComponent(id)}`}${text === '' ? '' : `?${text}`}`;
}

export const go = (to: string): void => {
  location.hash = to;
};

/** Goes there without a step that "back" would return to. */
export const replace = (to: string): void => {
  history.replaceState(null, '', to);
  dispatchEvent(new HashChangeEvent('hashchange'));
};

export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const change = (): void => setRoute(parseRoute(location.hash));
    addEventListener('hashchange', change);
    return () => removeEventListener('hashchange', change);
  }, []);
  return route;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Typed by hand.
    return text;
  }
}
