import { continues } from '../../recognise/continuation.ts';
import { isCreditLine } from '../../recognise/credits/credit-line.ts';
import { isFurniture } from '../../recognise/furniture/furniture.ts';
import { isNeverWrapped, standsAlone } from '../../recognise/tail/stands-alone.ts';

/**
 * How a line of plain text relates to the lines around it: `alone` when it is a label or a credit that never continues in
 * the next line, `onward` when it only looks like one and continues the line before. Undefined for ordinary lines.
 */
export type Standing = 'alone' | 'onward' | undefined;

/** The kind of each line. `width` is the length of the longest line, where lines may have been wrapped at it. */
export const standingLines = (lines: readonly string[], width: number | undefined): Standing[] => {
  const looks = labelTest();
  const standings: Standing[] = [];
  let before = '';
  for (const [at, raw] of lines.entries()) {
    const line = raw.trim();
    let standing: Standing;
    if (line !== '') {
      if (!/[\p{L}\p{N}]/u.test(line)) standing = 'alone';
      else if (isWhole(line, before, standings[at - 1], width)) standing = 'alone';
      else if (looks(line)) {
        const open = standings[at - 1] !== 'alone' && !isIndented(raw, lines[at - 1] ?? '');
        const onward = open && continues(before, line, lines[at + 1]?.trim(), width);
        standing = onward ? 'onward' : 'alone';
      }
    }
    standings.push(standing);
    before = line;
  }
  return standings;
};

/** Lines of a paragraph that was wrapped are nearly as long as its width. */
const fullShare = 0.6;

/** A label, a mark or initials below a line that does not run on: blank, complete, a label itself, or plainly short. */
const isWhole = (line: string, before: string, above: Standing, width: number | undefined): boolean =>
  isNeverWrapped(line) ||
  ((before === '' ||
    above === 'alone' ||
    /[.!?…।։።፧။។៕།॥。！？؟۔][)\]"”’'»」』]{0,3}$/u.test(before) ||
    before.length < (width ?? 0) * fullShare) &&
    standsAlone(line));

/** An indent separates paragraphs like a blank line. */
const isIndented = (raw: string, before: string): boolean =>
  /^(?:\t|[ \u00a0\u3000]{2})/.test(raw) && !/^\s/.test(before);

/** Remembers its answers, since page texts and credits are repeated in a text. */
const labelTest = (): ((line: string) => boolean) => {
  const judged = new Map<string, boolean>();
  return (line) => {
    let answer = judged.get(line);
    if (answer === undefined) {
      answer = isFurniture(line) || isCreditLine(line);
      judged.set(line, answer);
    }
    return answer;
  };
};
