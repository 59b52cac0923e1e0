import { type ReceiptAnswer, receiptAnswer } from '../../functions/pipeline/uploads/receipt-answer.ts';
import { receive, type Submission } from '../../functions/pipeline/uploads/receive.ts';
import type { OperatorDesk } from '../connect/ports.ts';
import { CliError, exitCodes } from '../errors.ts';
import type { Output } from '../terminal/output.ts';
import { plain, statusTone, toned } from '../terminal/terminal.ts';
import { existingAgency } from './agency.ts';

/**
 * Does something to a story as its operator, by a receipt like any other: what is cut off here is driven on by the
 * reconciler. The provenance says that it was the operator.
 * @throws CliError when no format reads the bytes.
 */
export async function actAsOperator(
  desk: OperatorDesk,
  agencyId: string,
  submission: Omit<Submission, 'by'>,
): Promise<ReceiptAnswer> {
  const agency = await existingAgency(desk, agencyId);
  const accepted = await receive(desk, agency, { ...submission, by: 'operator' });
  if (accepted.kind === 'unsupported')
    throw new CliError(accepted.problems.map(({ detail }) => detail).join('; '));
  return receiptAnswer(desk, accepted.receipt, { withStories: false });
}

/** The bytes of a receipt whose act is all in its other fields. */
export const reasonBytes = (reason: string | undefined): Uint8Array =>
  Buffer.from(JSON.stringify(reason === undefined ? {} : { reason }));

/** Tells what became of an act; the exit code says whether it was refused. */
export function showAnswer(out: Output, answer: ReceiptAnswer, verb: string): void {
  const [result] = answer.results;
  const status = result?.status ?? 'processing';
  out.document(answer, () => [
    status === 'accepted' || status === 'duplicate'
      ? `${toned('good', status === 'accepted' ? verb : `${verb} already`)}  ${result?.storyId} v${result?.version}`
      : `${toned(statusTone(status), status)}  ${(result?.errors ?? []).map(({ detail }) => plain(detail)).join('; ')}`,
    ...(result?.warnings ?? []).map(({ code, detail }) => toned('doubtful', plain(`${code}: ${detail}`))),
  ]);
  if (status === 'refused') process.exitCode = exitCodes.failed;
}
