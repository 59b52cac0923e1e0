/**
 * What Ctrl-C means to a long work: `stop` at the first, finish what is under way; `abort` at the second, leave it.
 * SIGTERM is a first. `release` gives the signals back.
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
