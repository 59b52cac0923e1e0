import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { limits } from '../../contract/limits.ts';
import { refuse } from '../../platform/problem.ts';

const unpack = promisify(gunzip);

/**
 * Whether the body of a request is packed with gzip, by its Content-Encoding (RFC 9110 §8.4.1: `x-gzip` is the same).
 * Any other coding, and several on top of each other, are refused with what is taken (§15.5.16).
 */
export function isPacked(header: string | undefined): boolean {
  const coding = header?.trim().toLowerCase() ?? '';
  if (coding === 'gzip' || coding === 'x-gzip') return true;
  if (coding === '' || coding === 'identity') return false;
  return refuse('unsupported-media-type', 'Send the body as it is, or with the Content-Encoding gzip', {
    headers: { 'accept-encoding': 'gzip, identity' },
  });
}

/**
 * A gzip body unpacked. Stops as soon as more comes out than an upload may have, so that a small body cannot fill the
 * memory.
 */
export async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return new Uint8Array(await unpack(bytes, { maxOutputLength: limits.httpUpload }));
  } catch (error) {
    if (error instanceof RangeError) {
      return refuse(
        'too-large',
        `The body unpacks to more than ${limits.httpUpload} bytes; put larger files into your drop folder`,
      );
    }
    const detail = 'The body is damaged, or is not in the Content-Encoding gzip';
    return refuse('invalid-request', detail, { errors: [{ pointer: '', detail }] });
  }
}
