/**
 * Reads by key that many wait for at once. Each answer is from a read that began after it was asked for, so that nobody
 * gets what is older; who asks while a read is under way shares the next one.
 */
export function sharedReads<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const running = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();
  return (key) => {
    const waiting = next.get(key);
    if (waiting) return waiting;
    const begin = (): Promise<T> => {
      next.delete(key);
      const one = read(key);
      running.set(key, one);
      return one;
    };
    // A read that failed has told those who waited for it.
    const mine = (running.get(key) ?? Promise.resolve()).then(begin, begin);
    next.set(key, mine);
    return mine;
  };
}
