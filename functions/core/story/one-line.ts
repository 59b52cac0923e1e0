import type { Draft } from './draft.ts';
import type { Warning } from './schema.ts';

/** Formats in which line ends part the headline and the paragraphs. */
const byLines: ReadonlySet<string> = new Set(['text', 'markdown']);

/** A single line of this many characters holds several sentences; a brief of one paragraph is shorter. */
const longLine = 400;

/**
 * The warning for a text of one long line: it most likely had line ends, which were removed on the way. Without them its
 * headline, byline and paragraphs cannot be told apart.
 */
export function lostLineBreaks(draft: Pick<Draft, 'body' | 'headline'>, format: string): Warning | undefined {
  const { body, headline } = draft;
  if (!byLines.has(format) || headline !== undefined || body.kind !== 'text') return undefined;
  const text = body.value.trim();
  if (text.length < longLine || /[\n\r\u2028\u2029]/.test(text)) return undefined;
  const detail =
    `The text is one line of ${text.length} characters. If it had line breaks, they were removed on the way: ` +
    'curl does that with -d; send the file with --data-binary';
  return { code: 'one-line', detail };
}
