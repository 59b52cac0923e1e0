import { setTimeout as sleep } from 'node:timers/promises';
import { type FillingProgress, fillingProgress } from '../functions/pipeline/filling-progress.ts';
import type { OperatorDesk } from './desk.ts';
import { CliError } from './errors.ts';
import { onInterrupt } from './interrupt.ts';
import type { Output } from './output.ts';
import { progress } from './progress.ts';

const lookEveryMs = 500;

/**
 * Waits until a feed is filled, or gone when it was retired, with a bar. Ctrl-C stops the waiting and not the
 * filling, which goes on by itself.
 * @throws CliError when there is no such feed.
 */
export async function awaitFilled(out: Output, desk: OperatorDesk, id: string): Promise<FillingProgress> {
  const interrupt = onInterrupt();
  let bar: ReturnType<typeof progress> | undefined;
  try {
    for (;;) {
      const now = await fillingProgress(desk, id);
      if (!now) throw new CliError(`there is no feed ${id}`);
      if (now.state === 'shown' || now.state === 'retired' || interrupt.stop.aborted) return now;
      if (now.total !== undefined) {
        bar ??= progress(out, 'Filling', now.total);
        bar.at(now.seen ?? 0, `${now.matched ?? 0} found`, now.total);
      }
      await sleep(lookEveryMs);
    }
  } finally {
    bar?.end();
    interrupt.release();
  }
}
