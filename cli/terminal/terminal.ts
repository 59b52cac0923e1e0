import { styleText } from 'node:util';
import stringWidth from 'string-width';

/** Makes text of an agency safe for a terminal: one line, no control characters, no bidi marks. */
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

/** Colours text if standard output is a terminal, unless NO_COLOR (no-color.org) or --no-color is set. */
export const toned = (tone: Tone, text: string): string =>
  styleText(styles[tone], text, { stream: process.stdout });

/** The tone of a status. */
export const statusTone = (status: string): Tone => {
  if (['accepted', 'active', 'done', 'live', 'usable', 'ok', 'published', 'replayed'].includes(status))
    return 'good';
  if (['refused', 'stuck', 'suspended', 'canceled', 'killed', 'failed'].includes(status)) return 'bad';
  return ['quarantined', 'withheld', 'embargoed', 'pending', 'filling'].includes(status)
    ? 'doubtful'
    : 'faint';
};

/** Width on a terminal: zero for colour codes, two for wide characters. */
const width = (text: string): number => stringWidth(text);

/** Lines of a table; columns are separated by two spaces. */
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
