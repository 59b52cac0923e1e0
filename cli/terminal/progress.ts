import { Presets, SingleBar } from 'cli-progress';
import type { Output } from './output.ts';

/** Progress of a long task. */
export interface Progress {
  /** `note` is shown after the bar, e.g. `3 refused`; pass `total` if it has changed. */
  at(done: number, note?: string, total?: number): void;
  end(): void;
}

const silent: Progress = { at: () => {}, end: () => {} };

/** Whether a progress bar is shown: standard error is a terminal, and the output is not JSON. */
export const hasBar = (out: Output): boolean => process.stderr.isTTY === true && !out.json;

/** A progress bar on standard error, if `hasBar`. */
export function progress(out: Output, what: string, total: number): Progress {
  if (!hasBar(out)) return silent;
  const bar = new SingleBar(
    {
      format: `${what} {bar} {value}/{total} {eta_formatted} {note}`,
      hideCursor: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0, { note: '' });
  return {
    at: (done, note = '', now = total) => {
      if (now !== bar.getTotal()) bar.setTotal(now);
      bar.update(done, { note });
    },
    end: () => bar.stop(),
  };
}
