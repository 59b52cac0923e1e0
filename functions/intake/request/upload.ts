import type { Context } from 'hono';
import { limits } from '../../contract/limits.ts';
import { contentTypeOf } from '../../core/intake/content-type.ts';
import { cut } from '../../core/story/cut.ts';
import type { Submission } from '../../pipeline/uploads/receive.ts';
import { refuse } from '../../platform/problem.ts';
import { isPacked, unpacked } from './coding.ts';
import { bytesLost, headerAsSent } from './event.ts';
import { fileOfForm, isForm } from './form.ts';

const longestFilename = 255;

type Labels = Pick<Submission, 'mediaType' | 'charset' | 'filename' | 'baseUrl' | 'idempotencyKey'>;

/** What an agency sent: the bytes and what its headers say of them. */
export type Upload = Labels & Pick<Submission, 'bytes'>;

/** Reads an upload once for all verbs; a bad one is refused. */
export async function uploadOf(c: Context): Promise<Upload> {
  const labels = labelsOf(c);
  const packed = isPacked(c.req.header('content-encoding'));
  const sent = await bodyOf(c);
  const bytes = packed ? await unpacked(sent) : sent;
  const contentType = c.req.header('content-type');
  if (contentType === undefined || !isForm(contentType)) return { bytes, ...labels };
  // The labels of the form itself say nothing about the file in it.
  const { mediaType: _type, charset: _charset, ...others } = labels;
  return { ...others, ...(await fileOfForm(bytes, contentType)) };
}

/**
 * Reads the labels of an upload from its headers: Content-Type (RFC 9110 §8.3), the file name of
 * Content-Disposition (RFC 6266), Content-Location as base address, Idempotency-Key. A label that cannot be
 * read is left out, since the bytes decide. Only a bad Idempotency-Key is refused, because it is a promise.
 */
function labelsOf(c: Context): Labels {
  const contentType = contentTypeOf(c.req.header('content-type'));
  const filename = filenameOf(c.req.header('content-disposition') ?? '');
  const baseUrl = httpUrl(c.req.header('content-location'));
  const idempotencyKey = headerAsSent(c, 'idempotency-key');
  if (idempotencyKey !== undefined && !/^[\x21-\x7e][\x20-\x7e]*$/.test(idempotencyKey)) {
    refuse('invalid-request', 'Idempotency-Key must be printable ASCII and not empty');
  }
  if ((idempotencyKey?.length ?? 0) > limits.idempotencyKeyLength) {
    refuse('invalid-request', `Idempotency-Key may have at most ${limits.idempotencyKeyLength} characters`);
  }
  return {
    ...contentType,
    ...(filename && { filename }),
    ...(baseUrl && { baseUrl }),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  };
}

/** The body within the size limit, or a 413 that says where larger uploads go, or a 400 where bytes of it are lost. */
async function bodyOf(c: Context): Promise<Uint8Array> {
  const checkSize = (size: number): void => {
    if (size <= limits.httpUpload) return;
    const detail = `The body has ${size} bytes, more than ${limits.httpUpload}; put larger files into your drop folder`;
    refuse('too-large', detail);
  };
  checkSize(Number(c.req.header('content-length') ?? 0));
  if (bytesLost(c)) {
    const detail =
      'The body is not UTF-8 and its bytes were lost on the way; name its charset in Content-Type, or send it as application/octet-stream';
    refuse('invalid-request', detail, { errors: [{ pointer: '', detail }] });
  }
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  checkSize(bytes.length);
  return bytes;
}

function filenameOf(disposition: string): string | undefined {
  const extended = /filename\*\s*=\s*utf-8''([^;\s]{1,600})/i.exec(disposition)?.[1];
  const plain = /filename\s*=\s*(?:"([^"]{1,255})"|([^;\s]{1,255}))/i.exec(disposition);
  const name = extended ? decoded(extended) : (plain?.[1] ?? plain?.[2]);
  // Only the last part: a file name is a label here and never a path.
  const last = name?.split(/[\\/]/).at(-1) ?? '';
  return cut(last.replaceAll(/[\x00-\x1f\x7f]/g, ''), longestFilename) || undefined;
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
