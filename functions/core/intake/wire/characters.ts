import { limits } from '../../../contract/limits.ts';

/** The control characters that frame wire messages (ISO 646; IPTC 7901 §3, ANPA 1312 §2). */
export const SOH = '\x01';
export const STX = '\x02';
export const ETX = '\x03';
export const EOT = '\x04';

/** What is said of a message that is too long for a story, before it is taken apart; undefined for all others. */
export const tooLong = (message: string): string | undefined =>
  message.length > limits.storyText
    ? `the message has ${message.length} characters; at most ${limits.storyText} are taken`
    : undefined;

const controls = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/** What may stand in front of a message: SYN, NUL and the DEL (0x7F) with which lines were padded. */
const padding = /^[\x00\x16\x7f\s]*$/;

/** Where the first message of a transmission begins in its first bytes; -1 where something else stands in front. */
export function startOfMessage(opening: string): number {
  const at = opening.indexOf(SOH);
  return at !== -1 && padding.test(opening.slice(0, at)) ? at : -1;
}

/** A line without control characters and trailing blanks; tabs stay. */
export function cleanLine(line: string): string {
  return line.replace(controls, '').trimEnd();
}

/** Lines at CR LF, LF, CR or the doubled CR of teleprinters. */
export function splitLines(text: string): string[] {
  return text.split(/\r+\n?|\n/);
}

/**
 * The messages of a transmission: each begins at SOH and ends at EOT or before the next SOH. `byte` is the
 * position of the SOH in `text`. Anything before the first SOH (SYN, line noise) belongs to none.
 */
export function splitMessages(text: string): { at: number; text: string }[] {
  const messages: { at: number; text: string }[] = [];
  let at = text.indexOf(SOH);
  // One more than an upload may hold is enough to refuse it.
  while (at !== -1 && messages.length <= limits.storiesPerUpload) {
    const next = text.indexOf(SOH, at + 1);
    const whole = text.slice(at + 1, next === -1 ? text.length : next);
    const end = whole.indexOf(EOT);
    // A file of bare SOH bytes would make one empty message a byte.
    const message = end === -1 ? whole : whole.slice(0, end);
    if (message.trim() !== '') messages.push({ at, text: message });
    at = next;
  }
  return messages;
}
