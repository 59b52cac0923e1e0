import type { Warning } from './schema.ts';

/** Formats in which line ends part the headline and the paragraphs. */
const byLines: ReadonlySet<string> = new Set(['text', 'markdown']);

/** A single line of this many characters holds several sentences; a brief of one paragraph is shorter. */
const longLine = 400;

/**
 * The warning for an upload that is one long line: it most likely had line ends, which were removed on the way. Without
 * them its headline, byline and paragraphs cannot be told apart.
 * @param text the whole upload, decoded
 */
export function lostLineBreaks(text: string, format: string): Warning | undefined {
  if (!byLines.has(format)) return undefined;
  const line = text.trim();
  if (line.length < longLine || /[\n\r\u2028\u2029]/.test(line)) return undefined;
  const detail =
    `The text is one line of ${line.length} characters. If it had line breaks, they were removed on the way: ` +
    'curl does that with -d; send the file with --data-binary';
  return { code: 'one-line', detail };
}
