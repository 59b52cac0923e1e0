/**
 * A loader that loads at its first call. `import()` keeps modules too, but asks its resolver each time, which a busy
 * function would notice. What could not be loaded is tried again at the next call.
 */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}
