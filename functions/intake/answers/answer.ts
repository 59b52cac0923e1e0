import type { Context } from 'hono';
import type { PlacementPorts } from '../../pipeline/uploads/placements.ts';
import { type ResultAnswer, receiptAnswer } from '../../pipeline/uploads/receipt-answer.ts';
import type { Accepted } from '../../pipeline/uploads/receive.ts';
import { refuse } from '../../platform/problem.ts';

/** Answers 202 with the receipt of an upload, or refuses it. */
export async function answer(
  ports: PlacementPorts,
  c: Context,
  accepted: Accepted,
  withKey: boolean,
): Promise<Response> {
  if (accepted.kind !== 'received') refuseUnstored(accepted);
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
  if (allRefused(body.results)) refuseAll(body.results, { receipt: receipt.id, headers });
  return c.json(body, 202, headers);
}

/** Refuses an upload of which nothing was stored. */
export function refuseUnstored(accepted: Exclude<Accepted, { kind: 'received' }>): never {
  if (accepted.kind === 'unsupported') {
    const { problems } = accepted;
    refuse('unsupported-media-type', problems[0]?.detail ?? 'This cannot be read', { errors: problems });
  }
  const detail =
    'This key was used for another upload: other bytes, another Content-Type or file name, another story or method. Use a new key';
  refuse('idempotency-key-reused', detail, { receipt: accepted.receipt.id });
}

export const allRefused = (results: ResultAnswer[]): boolean =>
  results.every((result) => result.status === 'refused');

/** Refuses an upload of which no story was accepted, with every problem of every story. */
export function refuseAll(
  results: ResultAnswer[],
  extra: { receipt?: string; headers?: Record<string, string> } = {},
): never {
  const errors = results.flatMap((result) => result.errors ?? []);
  const detail = errors.length === 1 ? (errors[0]?.detail ?? '') : `${errors.length} problems were found`;
  refuse('invalid-story', detail, { errors, ...extra });
}
