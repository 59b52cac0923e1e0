import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from '../errors.ts';
import type { ApiAnswer, ApiClient } from './client.ts';
import { type Outcome, worst } from './outcome.ts';

export interface File {
  name: string;
  bytes: Uint8Array;
  digest: string;
  mediaType?: string;
}

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Same name and bytes: same upload, in every run. */
const idempotencyKey = ({ name, digest }: File, backfill: boolean): string =>
  createHash('sha256')
    .update(`${name}\0${digest}${backfill ? '\0backfill' : ''}`)
    .digest('hex');

const firstPauseMs = 250;
const longestPauseMs = 5000;

/**
 * Submits one file and returns its outcome. Polls the receipt of a large upload until it is done, unless `wait` is
 * false.
 * @throws CliError if the desk cannot be reached or rejects the key, which would affect every other file too.
 */
export async function upload(
  client: ApiClient,
  file: File,
  options: { wait: boolean; signal: AbortSignal; dryRun?: boolean; backfill?: boolean },
): Promise<Outcome> {
  const { dryRun = false, backfill = false } = options;
  const asked = [...(dryRun ? ['dryRun=true'] : []), ...(backfill ? ['backfill=true'] : [])];
  const query = asked.length > 0 ? `?${asked.join('&')}` : '';
  const answer = await client.send('POST', `/v1/articles${query}`, {
    body: file.bytes,
    signal: options.signal,
    headers: {
      // The server detects the format from the bytes; a guess by name would only cause a warning.
      'content-type': file.mediaType ?? 'application/octet-stream',
      'content-disposition': `attachment; filename*=utf-8''${encodeURIComponent(file.name.split('/').at(-1) ?? '')}`,
      'idempotency-key': idempotencyKey(file, backfill),
    },
  });
  let latest = answer;
  for (
    let pause = firstPauseMs;
    options.wait && isProcessing(latest);
    pause = Math.min(pause * 2, longestPauseMs)
  ) {
    await sleep(pause, undefined, { signal: options.signal });
    latest = await client.send('GET', `/v1/receipts/${answer.body.receipt}`, { signal: options.signal });
  }
  return outcomeOf(file, latest);
}

const isProcessing = ({ body }: ApiAnswer): boolean =>
  body.receipt !== undefined && (body.results ?? []).some(({ status }) => status === 'processing');

function outcomeOf({ name: file, digest }: File, { status, body }: ApiAnswer): Outcome {
  const results = body.results ?? [];
  const receipt = body.receipt === undefined ? {} : { receipt: body.receipt };
  if (results.length > 0) {
    return {
      file,
      digest,
      ...receipt,
      status: worst(results.map((result) => result.status)),
      stories: results.map((result) => ({
        status: result.status,
        ...(result.storyId !== undefined && { storyId: result.storyId }),
        ...(result.version !== undefined && { version: result.version }),
        ...(result.story?.headline !== undefined && { headline: result.story.headline }),
        ...(result.visibility !== undefined && { visibility: result.visibility }),
        ...(result.visibleFrom !== undefined && { visibleFrom: result.visibleFrom }),
      })),
      errors: results.flatMap((result) => result.errors ?? []),
    };
  }
  if (status < 400 || status >= 500) throw new CliError(`the desk answers ${status} ${body.title ?? ''}`);
  const errors = body.errors?.length
    ? body.errors
    : [{ pointer: '', detail: body.detail ?? `status ${status}` }];
  return { file, digest, ...receipt, status: 'refused', stories: [], errors };
}
