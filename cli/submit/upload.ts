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

/** The same file of the same name is the same upload, whichever run sends it. */
const idempotencyKey = ({ name, digest }: File): string =>
  createHash('sha256').update(`${name}\0${digest}`).digest('hex');

const firstLookMs = 250;
const longestPauseMs = 5000;

/**
 * Submits one file and returns what became of it. A large upload is asked after until it is done, unless `wait` is
 * false.
 * @throws CliError when the desk cannot be reached or does not let this key in: no other file would fare better.
 */
export async function upload(
  client: ApiClient,
  file: File,
  options: { wait: boolean; signal: AbortSignal },
): Promise<Outcome> {
  const answer = await client.send('POST', '/v1/articles', {
    body: file.bytes,
    signal: options.signal,
    headers: {
      // The bytes decide what they are; a guess by the name would only be noted as a wrong label.
      'content-type': file.mediaType ?? 'application/octet-stream',
      'content-disposition': `attachment; filename*=utf-8''${encodeURIComponent(file.name.split('/').at(-1) ?? '')}`,
      'idempotency-key': idempotencyKey(file),
    },
  });
  let settled = answer;
  for (
    let pause = firstLookMs;
    options.wait && isProcessing(settled);
    pause = Math.min(pause * 2, longestPauseMs)
  ) {
    await sleep(pause, undefined, { signal: options.signal });
    settled = await client.send('GET', `/v1/receipts/${answer.body.receipt}`, { signal: options.signal });
  }
  return outcomeOf(file, settled);
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
