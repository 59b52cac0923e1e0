import { limits } from '../../../functions/contract/limits.ts';
import { t } from '../../texts/index.ts';

/** What is to be submitted: a text that was typed or pasted, or one file. */
export type Input =
  | { kind: 'text'; text: string; filename?: string }
  | { kind: 'file'; name: string; bytes: Uint8Array };

export const emptyInput: Input = { kind: 'text', text: '' };

export const isEmpty = (input: Input): boolean =>
  input.kind === 'text' ? input.text.trim() === '' : input.bytes.length === 0;

/** What the input is called: the name of its file, or nothing. */
export const nameOf = (input: Input): string => (input.kind === 'text' ? (input.filename ?? '') : input.name);

/** Why a file cannot be sent, whatever is in it; undefined where nothing speaks against it. */
export function problemOf({ name, size }: Pick<File, 'name' | 'size'>): string | undefined {
  if (size === 0) return t.submit.emptyFile(name);
  return size > limits.httpUpload ? t.submit.tooLarge(name) : undefined;
}

/** Longer texts are not put into the text field, which would get slow. */
const mostCharacters = 300_000;

/** A file as an input: its text when it is one, so that it can be seen and changed. */
export function inputOfFile(name: string, bytes: Uint8Array): Input {
  const text = textOf(bytes);
  return text === undefined || text.length > mostCharacters
    ? { kind: 'file', name, bytes }
    : { kind: 'text', text, filename: name };
}

/** The text of bytes that are UTF-8 and no program's; undefined for others, which stay as they are. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? undefined : text;
  } catch {
    // Not UTF-8.
    return undefined;
  }
}

/**
 * Body and labels of the request. As `octet-stream` the format is found from the bytes alone, as in a dropped file; a
 * text that only looks like a story in a format would be labelled wrongly otherwise.
 */
export function requestOf(input: Input): { body: BodyInit; headers: Record<string, string> } {
  const name = input.kind === 'text' ? input.filename : input.name;
  return {
    body: input.kind === 'text' ? input.text : new Blob([new Uint8Array(input.bytes)]),
    headers: {
      'content-type': input.kind === 'text' ? typeOf(input.text) : 'application/octet-stream',
      ...(name !== undefined && { 'content-disposition': disposition(name) }),
    },
  };
}

/** Texts that begin like a document are found by what they hold; anything else is plain text in UTF-8. */
const typeOf = (text: string): string =>
  /^\s*[<{[]/.test(text) ? 'application/octet-stream' : 'text/plain; charset=utf-8';

/** RFC 6266: any name, in ASCII. */
export const disposition = (name: string): string =>
  `attachment; filename*=utf-8''${encodeURIComponent(name)}`;
