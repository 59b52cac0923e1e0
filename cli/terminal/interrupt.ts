/**
 * Handles Ctrl-C and SIGTERM in a long command: the first sets `stop` (finish running work), the second `abort`.
 * `release` restores the default handling.
 */
export function onInterrupt(): { stop: AbortSignal; abort: AbortSignal; release(): void } {
  const stop = new AbortController();
  const abort = new AbortController();
  const interrupt = (): void => (stop.signal.aborted ? abort.abort() : stop.abort());
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return {
    stop: stop.signal,
    abort: abort.signal,
    release: () => {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
    },
  };
}
