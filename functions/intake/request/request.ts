import type { Context } from 'hono';
import { limits } from '../../contract/limits.ts';
import { cut } from '../../core/story/cut.ts';
import type { Submission } from '../../pipeline/uploads/receive.ts';
import { problem } from '../../platform/problem.ts';
import { bytesLost, headerAsSent } from './event.ts';

const longestName = 255;

type Labels = Pick<Submission, 'mediaType' | 'charset' | 'filename' | 'baseUrl' | 'idempotencyKey'>;

/**
 * Reads the labels of an upload from its headers: Content-Type (RFC 9110 §8.3), the file name of
 * Content-Disposition (RFC 6266), Content-Location as base address, Idempotency-Key. A label that cannot be
 * read is left out, since the bytes decide; only a bad Idempotency-Key is refused, because it is a promise, and a
 * Content-Encoding (RFC 9110 §8.4, §15.5.16), because the bytes are then not what they are.
 */
export function labelsOf(c: Context): Labels | Response {
  const [type = '', ...parameters] = (c.req.header('content-type') ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => /^\s*charset="?([\w.:-]{1,40})"?\s*$/.exec(one)?.[1]).find(Boolean);
  const filename = filenameOf(c.req.header('content-disposition') ?? '');
  const baseUrl = httpUrl(c.req.header('content-location'));
  const idempotencyKey = headerAsSent(c, 'idempotency-key');
  const coding = c.req.header('content-encoding')?.trim().toLowerCase() ?? '';
  if (coding !== '' && coding !== 'identity') {
    return problem('unsupported-media-type', 'Send the body as it is, without a Content-Encoding', {
      headers: { 'accept-encoding': 'identity' },
    });
  }
  if (idempotencyKey !== undefined && !/^[\x21-\x7e][\x20-\x7e]*$/.test(idempotencyKey)) {
    return problem('invalid-request', 'Idempotency-Key must be printable ASCII and not empty');
  }
  if ((idempotencyKey?.length ?? 0) > limits.idempotencyKeyLength) {
    return problem(
      'invalid-request',
      `Idempotency-Key may have at most ${limits.idempotencyKeyLength} characters`,
    );
  }
  return {
    ...(type.trim() !== '' && { mediaType: type.trim().slice(0, 200) }),
    ...(charset && { charset }),
    ...(filename && { filename }),
    ...(baseUrl && { baseUrl }),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  };
}

/** The body within the size limit, or a 413 that says where larger uploads go, or a 400 where bytes of it are lost. */
export async function bodyOf(c: Context): Promise<Uint8Array | Response> {
  const tooLarge = (size: number): Response =>
    problem(
      'too-large',
      `The body has ${size} bytes, more than ${limits.httpUpload}; put larger files into your drop folder`,
    );
  const declared = Number(c.req.header('content-length') ?? 0);
  if (declared > limits.httpUpload) return tooLarge(declared);
  if (bytesLost(c)) {
    const detail =
      'The body is not UTF-8 and its bytes were lost on the way; name its charset in Content-Type, or send it as application/octet-stream';
    return problem('invalid-request', detail, { errors: [{ pointer: '', detail }] });
  }
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  return bytes.length > limits.httpUpload ? tooLarge(bytes.length) : bytes;
}

function filenameOf(disposition: string): string | undefined {
  const extended = /filename\*\s*=\s*utf-8''([^;\s]{1,600})/i.exec(disposition)?.[1];
  const plain = /filename\s*=\s*(?:"([^"]{1,255})"|([^;\s]{1,255}))/i.exec(disposition);
  const name = extended ? decoded(extended) : (plain?.[1] ?? plain?.[2]);
  // Only the last part: a file name is a label here and never a path.
  const last = name?.split(/[\\/]/).at(-1) ?? '';
  return cut(last.replaceAll(/[\x00-\x1f\x7f]/g, ''), longestName) || undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not percent-encoded UTF-8 (RFC 8187): as good as no name.
    return undefined;
  }
}

function httpUrl(text: string | undefined): string | undefined {
  const url = text === undefined ? null : URL.parse(text);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : undefined;
}
