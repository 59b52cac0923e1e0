import { readCodeLine } from '../../../normalise/recognise/head/codes.ts';
import { repeatsTitle } from '../../../normalise/recognise/head/forms.ts';
import type { Change } from '../../../story/schema.ts';
import { type HeaderLines, readHeaderLines } from '../text/header-lines.ts';
import type { Line } from './lines.ts';

const step = 'rfc822';
export const officeLabel = "press office's label removed";

/**
 * Takes off the top of a mail's text what is not running text: "Headline: ..." lines, behind up to three short
 * routing codes too, a press office's label, and a repetition of the subject. `lines` loses what was taken.
 */
export function takeTop(
  lines: Line[],
  subject: string | undefined,
  changes: Change[],
): HeaderLines['fields'] {
  const header = takeHeaderLines(lines, changes);
  const headline = header.fields.headline ?? subject;
  for (let turn = 0; turn < 3; turn++) {
    const at = lines.findIndex((line) => line.text.trim() !== '');
    const text = lines[at]?.text.trim() ?? '';
    const repeated = headline !== undefined && repeatsTitle(headline, text);
    const others = lines.slice(at + 1).some((line) => /[\p{L}\p{N}]/u.test(line.text));
    if (!others || !(repeated || readCodeLine(text)?.kind === 'release')) break;
    const reason = repeated ? 'repeated headline removed' : officeLabel;
    changes.push({ step, reason, before: text.slice(0, 200) });
    // Behind "Press release:" the line says better what the story is called; a notice stays in the subject.
    if (repeated && fold(text) !== fold(headline ?? '')) header.fields.headline ??= text;
    for (const line of lines.splice(0, at + 1)) line.drop();
    if (repeated) break;
  }
  return header.fields;
}

function takeHeaderLines(lines: Line[], changes: Change[]): HeaderLines {
  const top = lines.slice(0, 60).map((line) => line.text);
  const filled = top.findIndex((line) => /^\s*headline\s*:/i.test(line));
  const codes = filled > 0 ? top.slice(0, filled).filter((line) => line.trim() !== '') : [];
  const coded = codes.length > 0 && codes.length <= 3 && codes.every((line) => line.length <= 24);
  const header = readHeaderLines(coded ? top.slice(filled) : top);
  if (header.lines === 0) return header;
  if (coded) changes.push({ step, reason: 'routing codes removed', before: codes.join(' / ') });
  for (const line of lines.splice(0, header.lines + (coded ? filled : 0))) line.drop();
  changes.push(...header.changes);
  return header;
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
