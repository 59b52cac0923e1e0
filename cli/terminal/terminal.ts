import { styleText } from 'node:util';
import stringWidth from 'string-width';

/**
 * Text of an agency as it may stand on a terminal, on one line: no control characters, which could move the cursor,
 * and none of the marks that turn the order of what follows.
 */
export const plain = (text: string): string =>
  text.replaceAll(/[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();

export type Tone = 'good' | 'bad' | 'doubtful' | 'faint' | 'strong';

const styles = {
  good: 'green',
  bad: 'red',
  doubtful: 'yellow',
  faint: 'dim',
  strong: 'bold',
} as const satisfies Record<Tone, Parameters<typeof styleText>[0]>;

/** Colours a text where standard output is a terminal, unless NO_COLOR (no-color.org) or --no-color say otherwise. */
export const toned = (tone: Tone, text: string): string =>
  styleText(styles[tone], text, { stream: process.stdout });

/** How a status is shown, wherever one is. */
export const statusTone = (status: string): Tone => {
  if (['accepted', 'active', 'done', 'live', 'usable', 'ok', 'replayed'].includes(status)) return 'good';
  if (['refused', 'stuck', 'suspended', 'canceled', 'failed'].includes(status)) return 'bad';
  return ['quarantined', 'withheld', 'pending', 'filling'].includes(status) ? 'doubtful' : 'faint';
};

/** Cells that a text takes on a terminal: none for its colours, two for a wide character. */
const width = (text: string): number => stringWidth(text);

/** Lines of a table: columns side by side, two spaces between them, the last as long as it is. */
export function columns(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, index) => Math.max(...all.map((row) => width(row[index] ?? ''))));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => cell + ' '.repeat(Math.max(0, (widths[index] ?? 0) - width(cell))))
      .join('  ')
      .trimEnd();
  return [toned('faint', line(head)), ...rows.map(line)];
}
