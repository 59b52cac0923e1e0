import { instant, type PipelinePorts } from '../../pipeline/ports.ts';
import type { Submission } from '../../pipeline/uploads/receive.ts';

export type OnRecordPorts = Pick<PipelinePorts, 'audit' | 'now'>;

/** An act on a story, and who asked for it. */
export interface Deed {
  /** As `nameOf` names a caller. */
  by: string;
  /** Whose story it is. */
  agency: string;
  submission: Pick<
    Submission,
    'operation' | 'target' | 'targetVersion' | 'reason' | 'releases' | 'releaseAt'
  >;
}

/**
 * Does something that the record of acts must show. The row is written first, so that an act that is interrupted
 * half-way is on record; a failed act says why.
 */
export async function onRecord<T>(
  { audit, now }: OnRecordPorts,
  { by, agency, submission }: Deed,
  run: () => Promise<T>,
): Promise<T> {
  const { operation, target, targetVersion, reason, releases, releaseAt } = submission;
  const details = Object.fromEntries(
    Object.entries({ agency, version: targetVersion, reason, releases, releaseAt }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  const act = { at: instant(now()), by, act: `story.${operation}`, subject: target ?? agency, details };
  const failed = await audit.note(act);
  try {
    return await run();
  } catch (error) {
    await failed(error instanceof Error ? error.message : String(error));
    throw error;
  }
}
