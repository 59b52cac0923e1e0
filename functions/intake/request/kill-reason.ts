import { limits } from '../../contract/limits.ts';
import { cut } from '../../core/story/cut.ts';

/** Why a story is killed, from the body `{"reason": "…"}` or else from `?reason=`. */
export function reasonOf(bytes: Uint8Array, asked: string | undefined): string | undefined {
  const reason = reasonIn(bytes) ?? asked?.trim();
  return reason ? cut(reason, limits.killReasonLength) : undefined;
}

function reasonIn(bytes: Uint8Array): string | undefined {
  try {
    const body: unknown = JSON.parse(new TextDecoder(encodingOf(bytes)).decode(bytes));
    const reason = typeof body === 'object' && body !== null && 'reason' in body ? body.reason : undefined;
    return typeof reason === 'string' && reason.trim() !== '' ? reason.trim() : undefined;
  } catch {
    // Not JSON: the answer then asks for a reason.
    return undefined;
  }
}

/** JSON begins with an ASCII character, so its first two bytes show UTF-16, with or without a byte order mark. */
function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return 'utf-8';
}
