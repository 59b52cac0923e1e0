import { limits } from '../../functions/contract/limits.ts';
import { cut } from '../../functions/core/story/cut.ts';
import { type ReceiptAnswer, receiptAnswer } from '../../functions/pipeline/uploads/receipt-answer.ts';
import { receive, type Submission } from '../../functions/pipeline/uploads/receive.ts';
import type { OperatorDesk } from '../connect/ports.ts';
import type { Session } from '../connect/session.ts';
import { CliError, exitCodes } from '../errors.ts';
import type { Output } from '../terminal/output.ts';
import { plain, statusTone, toned } from '../terminal/terminal.ts';
import { asOperator } from './act.ts';
import { existingAgency } from './agency.ts';

/**
 * Performs an operator action on a story. It creates a receipt like an upload, so the reconciler resumes it if this
 * process is interrupted. The provenance names the operator.
 * @throws CliError if no format can read the bytes.
 */
export async function actAsOperator(
  session: Session,
  desk: OperatorDesk,
  agencyId: string,
  submission: Omit<Submission, 'by'>,
): Promise<ReceiptAnswer> {
  const agency = await existingAgency(desk, agencyId);
  const { operation, target = '', targetVersion, reason, releases } = submission;
  const details = {
    agency: agencyId,
    ...(targetVersion !== undefined && { version: targetVersion }),
    ...(reason !== undefined && { reason }),
    ...(releases !== undefined && { releases }),
  };
  const accepted = await asOperator(
    session,
    desk,
    { act: `story.${operation}`, subject: target, details },
    () => receive(desk, agency, { ...submission, by: 'operator' }),
  );
  if (accepted.kind === 'unsupported') throw new CliError(problemText(accepted.problems));
  return receiptAnswer(desk, accepted.receipt, { withStories: false });
}

/**
 * Acts on a story as `actAsOperator` does, or with `dryRun` only says what would happen; then shows the outcome.
 * @throws CliError if no format can read the bytes.
 */
export async function actAndShow(
  { session, desk, dryRun = false }: { session: Session; desk: OperatorDesk; dryRun?: boolean | undefined },
  agencyId: string,
  submission: Omit<Submission, 'by'>,
  verb: string,
): Promise<void> {
  if (!dryRun) return showAnswer(session.out, await actAsOperator(session, desk, agencyId, submission), verb);
  const agency = await existingAgency(desk, agencyId);
  // Loaded on demand: few commands are tried out.
  const { tryOut } = await import('../../functions/pipeline/uploads/dry-run-upload.ts');
  const tried = await tryOut(desk, agency, { ...submission, by: 'operator' });
  if (tried.kind !== 'tried')
    throw new CliError(tried.kind === 'unsupported' ? problemText(tried.problems) : 'this was done already');
  showAnswer(session.out, tried.answer, `would be ${verb}`);
}

const problemText = (problems: readonly { detail: string }[]): string =>
  problems.map(({ detail }) => detail).join('; ');

/** A reason as it is stored with a receipt. */
export const reasonOf = (reason: string): string => cut(reason, limits.killReasonLength);

/** Bytes of a receipt whose action is fully described by its other fields. */
export const reasonBytes = (reason: string | undefined): Uint8Array =>
  Buffer.from(JSON.stringify(reason === undefined ? {} : { reason }));

/** Prints the outcome of an action; sets the exit code if it was refused. */
function showAnswer(out: Output, answer: Pick<ReceiptAnswer, 'results'>, verb: string): void {
  const [result] = answer.results;
  const status = result?.status ?? 'processing';
  out.document(answer, () => [
    status === 'accepted' || status === 'duplicate'
      ? `${toned('good', status === 'accepted' ? verb : `${verb} already`)}  ${result?.storyId} v${result?.version}`
      : `${toned(statusTone(status), status)}  ${(result?.errors ?? []).map(({ detail }) => plain(detail)).join('; ')}`,
    ...(result?.visibility === undefined
      ? []
      : [
          `${toned(statusTone(result.visibility), result.visibility)}  ${plain(result.visibilityReason ?? '')}`,
        ]),
    ...(result?.warnings ?? []).map(({ code, detail }) => toned('doubtful', plain(`${code}: ${detail}`))),
  ]);
  if (status === 'refused') process.exitCode = exitCodes.failed;
}
