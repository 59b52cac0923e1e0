import { plainWords, repeatsTitle, speaksOfEmbargo } from '../../../normalise/recognise/head/forms.ts';
import { isMailNotice } from '../../../normalise/recognise/tail/notice.ts';
import { isProse } from '../../../normalise/recognise/tail/prose.ts';
import { asPage, closing, covering, greeting, thanks } from './letter-words.ts';

/**
 * The letter in which a story comes: who is addressed, what is said of the story, how the letter closes. Told by where a
 * line stands and how it is written, so that the language matters little; by words where nothing else tells.
 */

export interface Cut {
  /** Lines `from` up to, not including, `to`. */
  from: number;
  to: number;
  reason: string;
}

export interface Letter {
  /** What the mail says its story is called. */
  subject?: string | undefined;
  /** The display name of whoever sent it. */
  sender?: string | undefined;
}

/** A short note for the desk is no more than this behind the greeting, in characters. */
const longestNote = 300;
const mostAbove = 12;
const mostBelow = 12;

/** What stands over the story: the link to the mail as a page, and a greeting with its note. */
export function coverCuts(
  lines: readonly string[],
  from: number,
  to: number,
  { subject, sender }: Letter,
): Cut[] {
  const cuts: Cut[] = [];
  const filled: number[] = [];
  for (let at = from; at < to && filled.length < mostAbove; at++) if (lines[at]?.trim()) filled.push(at);
  const running = (at: number): boolean =>
    lines.slice(at, to).some((line) => line.trim().length > 60 || /[.。]$/.test(line.trim()));
  for (const at of filled.slice(0, 6)) {
    const text = lines[at]?.trim().replace(/^\W{1,10}/, '');
    if (asPage.test(text?.slice(0, 160) ?? '') && running(at + 1))
      cuts.push({ from: at, to: at + 1, reason: 'link to the mail as a page' });
  }
  const title = filled.find((at, index) => index > 0 && subject && repeatsTitle(subject, lines[at] ?? ''));
  const office = filled.find((at) => isOffice(lines[at] ?? '', sender));
  if (office !== undefined && title !== undefined && office < title)
    cuts.push({ from: office, to: office + 1, reason: 'name of the sender' });
  const at = filled.slice(0, 3).find((one) => isGreeting(lines, one, title));
  if (at === undefined || !running(at + 1)) return cuts;
  if (title !== undefined) return [...cuts, ...noteCuts(lines, at, title)];
  cuts.push({ from: at, to: at + 1, reason: 'greeting' });
  let end = at + 1;
  while (end < to && !lines[end]?.trim()) end++;
  let next = end;
  while (next < to && lines[next]?.trim()) next++;
  const note = lines.slice(end, next).join(' ').trim();
  if (covering.test(note) && note.length <= longestNote && running(next))
    cuts.push({ from: end, to: next, reason: 'covering note' });
  return cuts;
}

/** Everything between the greeting and the line that repeats the subject goes with the letter, but no notice. */
function noteCuts(lines: readonly string[], from: number, to: number): Cut[] {
  const cuts: Cut[] = [{ from, to: from + 1, reason: 'greeting' }];
  if (lines.slice(from, to).join(' ').length > 2 * longestNote) return cuts;
  for (let at = from + 1; at < to; at++) {
    const line = lines[at]?.trim() ?? '';
    if (line === '' || /\p{N}/u.test(line) || speaksOfEmbargo(line)) continue;
    cuts.push({ from: at, to: at + 1, reason: 'covering note' });
  }
  return cuts;
}

/** By its words, or by its form: a few words with a comma or a colon behind them and an empty line below. */
function isGreeting(lines: readonly string[], at: number, title: number | undefined): boolean {
  const line = lines[at]?.trim() ?? '';
  if (title !== undefined && at >= title) return false;
  if (greeting.test(line)) return true;
  const isShort = line.length <= 60 && line.split(/\s+/).length <= 7;
  const isAddress = isShort && /^\p{L}[^\p{N}"“«„]*[,，،!:：]$/u.test(line);
  return isAddress && title !== undefined && (lines[at + 1] ?? '').trim() === '';
}

/** "City of Duluth" over a release of "City of Duluth Communications". */
function isOffice(line: string, sender: string | undefined): boolean {
  const text = plainWords(line);
  return sender !== undefined && text.includes(' ') && ` ${plainWords(sender)} `.includes(` ${text} `);
}

/** Where the letter closes: "Kind regards," in any language, with a name and what goes with it below; -1 for nowhere. */
export function closingAt(lines: readonly string[], from: number, to: number, { sender }: Letter): number {
  for (let at = Math.max(from, to - mostBelow - 4); at < to; at++) {
    const line = lines[at]?.trim() ?? '';
    if (line === '' || line.length > 60) continue;
    const below = lines.slice(at + 1, to).filter((one) => one.trim() !== '');
    if (below.length > mostBelow || !below.every(isBelowClosing)) continue;
    if (closing.test(line)) return withThanks(lines, from, at);
    if ((lines[at - 1] ?? '').trim() !== '' || isProse(line)) continue;
    const [name = ''] = below;
    const isAddressed = /^\p{L}[^\p{N}"“«„.?!:]*[,，،]$/u.test(line) && line.split(/\s+/).length <= 6;
    if (isAddressed && (isSender(name, sender) || isNameLike(name))) return withThanks(lines, from, at);
    if (isSender(line, sender)) return withThanks(lines, from, at);
  }
  return -1;
}

/** Short, and no sentence of the story; or what mail programs and houses set below a mail. */
const isBelowClosing = (line: string): boolean => {
  const text = line.trim();
  if (isMailNotice(text)) return true;
  return text.length <= 80 && !/\p{L}{2}[.!?]["'”’]?$/u.test(text.replace(/(?:Inc|Ltd|Co|e\.V|Dr)\.$/, ''));
};

const isNameLike = (line: string): boolean =>
  /^\p{Lu}[\p{L}\p{M}.'’-]*(?:\s(?:\p{Ll}{1,3}\s)?\p{Lu}[\p{L}\p{M}.'’-]*){0,4}$/u.test(line.trim());

/** The sender's whole name, or one word of it. */
const isSender = (line: string, sender: string | undefined): boolean => {
  const name = plainWords(line);
  const whole = plainWords(sender ?? '');
  return name.length > 2 && (name === whole || (whole.includes(' ') && whole.split(' ').includes(name)));
};

/** A sentence of thanks above the closing belongs to the letter. */
function withThanks(lines: readonly string[], from: number, at: number): number {
  let end = at;
  while (end > from && (lines[end - 1] ?? '').trim() === '') end--;
  let start = end;
  while (start > from && (lines[start - 1] ?? '').trim() !== '') start--;
  const text = lines.slice(start, end).join(' ').trim();
  return text.length <= 140 && thanks.test(text) ? start : at;
}
