import type { Context } from 'hono';
import type { PipelinePorts } from '../../pipeline/ports.ts';
import { type ResultAnswer, receiptAnswer } from '../../pipeline/uploads/receipt-answer.ts';
import type { Accepted } from '../../pipeline/uploads/receive.ts';
import { problem } from '../../platform/problem.ts';

/** The answer to what was accepted: 202 with its receipt, or the problem with it. */
export async function answer(
  ports: Pick<PipelinePorts, 'stories'>,
  c: Context,
  accepted: Accepted,
  withKey: boolean,
): Promise<Response> {
  if (accepted.kind === 'unsupported') {
    return problem('unsupported-media-type', accepted.problems[0]?.detail ?? 'This cannot be read', {
      errors: accepted.problems,
    });
  }
  if (accepted.kind === 'key-mismatch') {
    return problem('idempotency-key-reused', 'Use a new key for a new upload', {
      receipt: accepted.receipt.id,
    });
  }
  const { receipt, repeated } = accepted;
  const body = await receiptAnswer(ports, receipt, {
    withStories: true,
    asDuplicate: repeated && !withKey,
    fresh: !repeated,
  });
  const headers = {
    location: `/v1/receipts/${receipt.id}`,
    'cache-control': 'no-store',
    ...(repeated && { 'idempotency-replayed': 'true' }),
  };
  if (!allRefused(body.results)) return c.json(body, 202, headers);
  return refusal(body.results, { receipt: receipt.id, headers });
}

export const allRefused = (results: ResultAnswer[]): boolean =>
  results.every((result) => result.status === 'refused');

/** Every problem of every story, when none was taken. */
export function refusal(
  results: ResultAnswer[],
  extra: { receipt?: string; headers?: Record<string, string> } = {},
): Response {
  const errors = results.flatMap((result) => result.errors ?? []);
  const detail = errors.length === 1 ? (errors[0]?.detail ?? '') : `${errors.length} problems were found`;
  return problem('invalid-story', detail, { errors, ...extra });
}
