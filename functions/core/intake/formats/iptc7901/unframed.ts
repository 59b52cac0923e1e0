import type { Sniff } from '../../format.ts';
import { EOT, ETX, SOH, STX, splitLines } from '../../wire/characters.ts';

/** Source and number, priority, category and count of words, all of them: "eca00075 3 i 510    dpa 1003". */
const fullHeader = /^[a-z]{2,4}[ -]?\d{3,6} [1-9] [a-z]{1,3} \d{1,6}(?:\s|$)/i;
/** The divider below a headline, and the group of day and time at the end. */
const divider = /\s=\s*$/;
const timeGroup = /^\W*\d{6}(?:\s*[A-Z]{1,4})?\s+\p{L}{3,4}\.?(?:\s+\d{2,4})?\W*$/iu;
/** The start of message of telegraphy (ITU-T F.31): ZCZC, the channel and the number of the message. */
const start = /^ZCZC\b/;
const farthest = 12;

/** How sure it is that a text without SOH is a message that has lost its frame, or has the frame of telegraphy. */
export function unframedScore({ head, text }: Sniff): number {
  const bare = head.replace(/^[\x00\x16\x7f\s]+/, '');
  const lines = splitLines(bare);
  const telegraphy = start.test(bare);
  if ((!telegraphy && !fullHeader.test(lines[0] ?? '')) || text.includes(SOH)) return 0;
  if (telegraphy) return 0.97;
  const opening = lines.slice(1, farthest);
  const last = splitLines(text.slice(-200)).filter((line) => line.trim() !== '');
  const framed = text.includes(STX) || opening.some((line) => divider.test(line));
  return framed || last.slice(-3).some((line) => timeGroup.test(line)) ? 0.95 : 0;
}

/** Messages of a text without SOH, as they would stand behind one; `at` is their place in the text. */
export function unframedMessages(text: string, most: number): { at: number; text: string }[] {
  const telegraphy = /^[\x00\x16\x7f\s]*ZCZC\b/.test(text.slice(0, 200));
  const messages: { at: number; text: string }[] = [];
  let at = 0;
  for (const part of telegraphy ? text.split(/^(?=ZCZC\b)/m) : text.split(EOT)) {
    if (messages.length > most) break;
    const message = start.test(part) ? fromTelegraphy(part) : part.replace(/^[\x00\x16\x7f\s]+/, '');
    if (message.trim() !== '') messages.push({ at, text: message });
    at += part.length + (telegraphy ? 0 : 1);
  }
  return messages;
}

/** A line that says to whom a message goes: "YY TDR", "WWUS53 KLOT 121200". */
const routing = /^(?:[A-Z]{1,3}(?: [A-Z]{2,4})?|[A-Z]{4}\d{2} [A-Z]{4} \d{6}.{0,10})$/;
const endOfMessage = /^N{4}\s*$/;

/** The message between ZCZC and NNNN in the frame of IPTC 7901. */
function fromTelegraphy(part: string): string {
  const [first = '', ...lines] = splitLines(part.split(endOfText)[0] ?? '');
  const id = first.replace(start, '').trim();
  while (routing.test(lines[0]?.trim() ?? '-')) lines.shift();
  const end = lines.findIndex((line) => endOfMessage.test(line.trim()));
  if (end !== -1) lines.splice(end);
  const headline = lines.findIndex((line) => line.trim() !== '');
  const { slug, title } = fieldsOf(lines[headline] ?? '');
  if (title !== undefined) lines[headline] = title;
  return [`${id}\n${slug}${STX}`, lines.join('\n'), ETX].join('');
}

const endOfText = /[\x03\x04]/;

/** ":RACING :Harbour wall repaired": fields behind colons, of which the last is the headline. */
function fieldsOf(line: string): { slug: string; title?: string } {
  if (!line.trim().startsWith(':')) return { slug: '' };
  const fields = line.split(/(?:^|\s):/).map((field) => field.trim());
  const title = fields.pop() ?? '';
  return title === '' ? { slug: '' } : { slug: fields.filter((field) => field !== '').join('/'), title };
}
