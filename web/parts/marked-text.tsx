import type { ComponentChildren } from 'preact';

/** A stretch of a text, in UTF-16 units, and how it is marked. */
export interface Mark {
  start: number;
  end: number;
  kind: string;
  /** Shown on hover, and as number of the mark. */
  title?: string;
  label?: string;
}

/** Puts marks in order and leaves out what is empty, outside of the text, or inside another mark. */
function tidyMarks(marks: readonly Mark[], length: number): Mark[] {
  let from = 0;
  return marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(length, mark.end) }))
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < from) return false;
      from = end;
      return true;
    });
}

/** A text with stretches marked. */
export function MarkedText({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const { start, end, kind, title } of tidyMarks(marks, text.length)) {
    parts.push(text.slice(from, start));
    parts.push(
      <mark class={kind} title={title} key={start}>
        {text.slice(start, end)}
      </mark>,
    );
    from = end;
  }
  parts.push(text.slice(from));
  return <>{parts}</>;
}

/** Marks a text inside another one: the first place where it stands, white space compared as one blank. */
export function findText(text: string, wanted: string): { start: number; end: number } | undefined {
  const words = wanted
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const at = text.indexOf(wanted.trim());
  if (at >= 0) return { start: at, end: at + wanted.trim().length };
  const escaped = words.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  const found = new RegExp(escaped.join('\\s+'), 'u').exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}
