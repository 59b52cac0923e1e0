import type { Output } from './output.ts';
import { hasBar } from './progress.ts';

/** A running count on a terminal, for a task of unknown size. */
export function runningCount(out: Output, what: string): { at(done: number): void; end(): void } {
  if (!hasBar(out)) return { at: () => {}, end: () => {} };
  let shownAt = 0;
  return {
    at: (done) => {
      const now = performance.now();
      if (now - shownAt < 200) return;
      shownAt = now;
      process.stderr.write(`\r${what} ${done}`);
    },
    end: () => process.stderr.write('\r\x1b[K'),
  };
}
