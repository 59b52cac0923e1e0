import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BackfillProgress,
  backfillProgress,
} from '../../functions/pipeline/feed-definitions/backfill-progress.ts';
import type { OperatorDesk } from '../connect/ports.ts';
import { CliError } from '../errors.ts';
import { onInterrupt } from '../terminal/interrupt.ts';
import type { Output } from '../terminal/output.ts';
import { progress } from '../terminal/progress.ts';

const pollEveryMs = 500;

/**
 * Waits until a feed is filled, or removed if it was retired, with a progress bar. Ctrl-C stops the waiting; the
 * backfill continues.
 * @throws CliError if there is no such feed.
 */
export async function awaitFilled(out: Output, desk: OperatorDesk, id: string): Promise<BackfillProgress> {
  const interrupt = onInterrupt();
  let bar: ReturnType<typeof progress> | undefined;
  try {
    for (;;) {
      const now = await backfillProgress(desk, id);
      if (!now) throw new CliError(`there is no feed ${id}`);
      if (now.state === 'shown' || now.state === 'retired' || interrupt.stop.aborted) return now;
      if (now.total !== undefined) {
        bar ??= progress(out, 'Filling', now.total);
        bar.at(now.seen ?? 0, `${now.matched ?? 0} found`, now.total);
      }
      await sleep(pollEveryMs);
    }
  } finally {
    bar?.end();
    interrupt.release();
  }
}
