import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiError, withQuery } from '../api/client.ts';
import type { Page } from '../api/types.ts';
import { useDesk } from './desk.ts';

export interface Live<T> {
  data?: T;
  error?: ApiError;
  loading: boolean;
  reload(): void;
}

/** After failures the desk is asked less often, up to this. */
const longestPauseMs = 60_000;

/**
 * Reads something again and again, by its ETag: an answer that is the same costs no bytes and draws nothing. Rests while
 * the tab is hidden. The last answer stays while later requests fail.
 *
 * @param path undefined: nothing to read
 * @param everyMs undefined: read once
 */
export function useLive<T>(path: string | undefined, everyMs?: number): Live<T> {
  const { api } = useDesk();
  const [state, setState] = useState<{ path?: string; data?: T; error?: ApiError }>({});
  const [round, setRound] = useState(0);
  const etag = useRef<{ path?: string; tag?: string }>({});
  useEffect(() => {
    if (path === undefined) return;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    const read = async (): Promise<void> => {
      clearTimeout(timer);
      try {
        const known = etag.current.path === path ? etag.current.tag : undefined;
        const fetched = await api.read<T>(path, {
          signal: abort.signal,
          ...(known !== undefined && { etag: known }),
        });
        failures = 0;
        if (fetched) {
          etag.current = { path, ...(fetched.etag !== undefined && { tag: fetched.etag }) };
          setState({ path, data: fetched.body });
        } else
          setState((before) =>
            before.error ? { path, ...(before.data !== undefined && { data: before.data }) } : before,
          );
      } catch (error) {
        if (abort.signal.aborted) return;
        failures++;
        const problem = error instanceof ApiError ? error : new ApiError(0, String(error));
        setState((before) => ({
          path,
          ...(before.path === path && before.data !== undefined && { data: before.data }),
          error: problem,
        }));
        if (!problem.isPassing) return;
      }
      if (everyMs === undefined && failures === 0) return;
      const pause = Math.min((everyMs ?? 5_000) * 2 ** failures, Math.max(longestPauseMs, everyMs ?? 0));
      if (!document.hidden) timer = setTimeout(() => void read(), pause);
    };
    const wake = (): void => {
      if (!document.hidden && everyMs !== undefined) void read();
    };
    document.addEventListener('visibilitychange', wake);
    void read();
    return () => {
      abort.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [api, path, everyMs, round]);
  const reload = useCallback(() => setRound((one) => one + 1), []);
  const mine = state.path === path ? state : {};
  return {
    ...(mine.data !== undefined && { data: mine.data }),
    ...(mine.error !== undefined && { error: mine.error }),
    loading: mine.data === undefined && mine.error === undefined,
    reload,
  };
}

export interface LiveList<T> extends Omit<Live<Page<T>>, 'data'> {
  items: T[];
  /** Reads the next page; undefined when there is none. */
  more?: () => Promise<void>;
}

/**
 * A list whose first page is live and whose further pages are read on demand and stay.
 * @param idOf what an item is known by: one that moves to the first page is not shown twice
 */
export function useList<T>(path: string, idOf: (item: T) => string, everyMs?: number): LiveList<T> {
  const { api } = useDesk();
  const first = useLive<Page<T>>(path, everyMs);
  const [rest, setRest] = useState<{ path?: string; items: T[]; next?: string }>({ items: [] });
  const [failed, setFailed] = useState<ApiError>();
  const mine = rest.path === path ? rest : undefined;
  const next = mine ? mine.next : first.data?.next;
  const more = async (): Promise<void> => {
    if (next === undefined) return;
    try {
      const page = await api.get<Page<T>>(withQuery(path, { cursor: next }));
      setFailed(undefined);
      setRest({
        path,
        items: [...(mine?.items ?? []), ...page.items],
        ...(page.next !== undefined && { next: page.next }),
      });
    } catch (error) {
      setFailed(error instanceof ApiError ? error : new ApiError(0, String(error)));
    }
  };
  const items = new Map<string, T>();
  for (const item of [...(first.data?.items ?? []), ...(mine?.items ?? [])])
    if (!items.has(idOf(item))) items.set(idOf(item), item);
  const error = failed ?? first.error;
  return {
    items: [...items.values()],
    loading: first.loading,
    reload: first.reload,
    ...(error !== undefined && { error }),
    ...(next !== undefined && { more }),
  };
}
