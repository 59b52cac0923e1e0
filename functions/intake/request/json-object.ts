import type { Context } from 'hono';
import { refuse } from '../../platform/problem.ts';

/** The most bytes of such a body. */
const bodyBytes = 16 * 1024;

/** A JSON pointer (RFC 6901) to a member, of a name that may be long. */
export const pointerOf = (name: string): string =>
  `/${name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/**
 * Reads a small JSON object, of at most 16 KB; an empty body is an empty object.
 * @throws HTTPException 400 for anything else, 413 where it is too large.
 */
export async function membersOf(c: Context): Promise<object> {
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength > bodyBytes) refuse('too-large', `The body has at most ${bodyBytes} bytes`);
  if (bytes.byteLength === 0) return {};
  const value = parsed(new TextDecoder().decode(bytes));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  const detail = 'The body is no JSON object';
  return refuse('invalid-request', detail, { errors: [{ pointer: '', detail }] });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON: the answer says so.
    return undefined;
  }
}
