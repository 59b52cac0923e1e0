import { useCallback, useState } from 'preact/hooks';
import { useDesk } from './desk.ts';

/**
 * A state that is kept while other screens are shown, until it is set to undefined or the session ends: what somebody has
 * written is not lost when they look something up.
 *
 * @param key what the draft is of
 * @param begin what it is before anything was written
 */
export function useDraft<T>(key: string, begin: () => T): [T, (draft: T | undefined) => void] {
  const { drafts } = useDesk();
  const [draft, setDraft] = useState<T>(() => (drafts.has(key) ? (drafts.get(key) as T) : begin()));
  const keep = useCallback(
    (next: T | undefined) => {
      if (next === undefined) drafts.delete(key);
      else {
        drafts.set(key, next);
        setDraft(next);
      }
    },
    [drafts, key],
  );
  return [draft, keep];
}
